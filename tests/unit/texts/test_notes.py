"""The coach's note under a reply."""

from dataclasses import replace

import pytest

from bot.grading.types import FoundMove, Grade, Reason, ReasonCode
from bot.roleplay.scorecard.coaching import tip_for
from bot.roleplay.state.machine import Trigger
from bot.roleplay.turn import NOTHING
from bot.scenario.vocabulary import Language
from bot.scenario.vocabulary import Move as M
from bot.texts.catalogue import texts
from bot.texts.notes import note_pieces
from bot.texts.rendering import uncapital
from tests.support.talking import sell
from tests.support.worlds import BOTH, graded, world_of

RU, EN = BOTH


def note(path, grade, reply="Это дорого?", *, at="contact", events=(), now=None):
    """The lines under a reply at a stage that led to these events, and to another stage perhaps."""
    world = world_of(path)
    (turn,) = sell(world, (reply, graded(2, M.GREETING)), at=at).turns
    turn = replace(turn, grade=grade, reply=reply, stage=at, events=tuple(event.value for event in events))
    return [piece.text for piece in note_pieces(turn, world, texts(world.scenario.language), now)]


def weak(value, quote, *moves, missing=M.REASON_FOR_CONTACT):
    found = graded(value, *moves)
    return replace(found, reason=Reason(code=ReasonCode.WEAK, quote=quote, missing=missing))


@pytest.mark.parametrize(("path", "said"), [(RU, "Без оценки: клиенту нужны слова"), (EN, "Not graded: the customer")])
def test_a_smile_alone_gets_no_grade(path, said):
    (only,) = note(path, NOTHING, "👍")
    assert only.startswith(said)


@pytest.mark.parametrize(
    ("path", "words", "said"), [(RU, "Ну вот", "пока слишком коротко"), (EN, "So well", "too short so far")]
)
def test_a_word_or_two_are_too_short(path, words, said):
    _, reason, *_ = note(path, weak(1, words), words)
    assert words in reason
    assert said in reason


def test_a_short_first_sentence_is_not_the_whole_reply():
    reply = "Ок, не лезу. Тогда про деньги: они лежат в банке, застройщик их увидит только после сдачи."
    reason = note(RU, weak(1, "Ок, не лезу."), reply)[1]
    assert "слишком коротко" not in reason
    assert "они лежат в банке" in reason


@pytest.mark.parametrize(("path", "again"), [(RU, "Хорошо:"), (EN, "Good:")])
def test_good_is_said_once(path, again):
    head, reason, *_ = note(path, graded(2, M.OPEN_QUESTION))
    assert head in {"2 из 3, хорошо", "2 of 3, good"}
    assert not reason.startswith(again)


@pytest.mark.parametrize(("path", "said"), [(RU, "закрытый вопрос"), (EN, "a closed question")])
@pytest.mark.parametrize(("value", "praised"), [(1, False), (2, True)])
def test_a_closed_question_is_no_praise_for_a_weak_reply(path, said, value, praised):
    grade = graded(value, M.GREETING, M.CLOSED_QUESTION)
    grade = weak(value, "Вас цена интересует сейчас?", M.GREETING, M.CLOSED_QUESTION) if value < 2 else grade
    assert any(said in line for line in note(path, grade)[2:]) is praised


@pytest.mark.parametrize(("path", "said"), [(RU, "Клиент согласен."), (EN, "The customer has said yes.")])
@pytest.mark.parametrize(
    ("events", "told"),
    [((Trigger.ADVANCE, Trigger.AGREE), True), ((Trigger.AGREE, Trigger.ACCEPT), False), ((Trigger.ADVANCE,), False)],
)
def test_the_first_yes_is_told_while_the_details_are_open(path, said, events, told):
    lines = note(path, graded(3, M.NEXT_STEP), events=events)
    assert any(line.startswith(said) for line in lines) is told


@pytest.mark.parametrize(("path", "named"), [(RU, "предложение следующего шага"), (EN, "a next step")])
@pytest.mark.parametrize(("events", "told"), [((Trigger.AGREE,), False), ((Trigger.STALL,), True)])
def test_nobody_is_told_to_ask_for_the_yes_that_he_has_just_got(path, named, events, told):
    reason = Reason(code=ReasonCode.GOOD, move=M.DETAILS, quote="Адрес?", missing=M.NEXT_STEP)
    grade = replace(graded(2, M.DETAILS), reason=reason, advice=M.NEXT_STEP)
    lines = note(path, grade, events=events)
    assert any(named in line for line in lines) is told
    assert any(line.startswith(("Совет:", "Tip:")) for line in lines) is told


def test_a_tip_does_not_ask_for_what_the_reply_holds():
    world = world_of(RU)
    value, trade = (c.tip for c in world.stage("bargaining").criteria if M.VALUE_FRAMING in c.any)
    for shown, tip in (
        ((M.PRICE,), value),
        ((M.BENEFIT,), trade),
        ((M.BENEFIT, M.TRADE), world.playbook.tips[M.VALUE_FRAMING]),
    ):
        assert tip_for(world, "bargaining", replace(graded(2, *shown), advice=M.VALUE_FRAMING)) == tip


@pytest.mark.parametrize(("path", "said"), [(RU, "Дальше: презентация."), (EN, "Next: presentation.")])
@pytest.mark.parametrize(
    ("now", "told"), [("presentation", True), ("contact", False), ("refused", False), (None, False)]
)
def test_the_stage_that_begins_is_named(path, said, now, told):
    assert (said in note(path, graded(2, M.GREETING), now=now)) is told


@pytest.mark.parametrize(("path", "said"), [(RU, "Дальше: сделка."), (EN, "Next: the deal.")])
@pytest.mark.parametrize(
    ("events", "now", "told"),
    [
        ((Trigger.LEAD_ON,), "closing", True),
        ((Trigger.STALL,), "closing", False),
        ((Trigger.LEAD_ON,), "refused", False),
    ],
)
def test_the_stage_that_the_seller_led_on_to_is_named_though_his_reply_counts_to_it(path, said, events, now, told):
    assert (said in note(path, graded(2, M.GREETING), at="closing", events=events, now=now)) is told


@pytest.mark.parametrize(
    ("title", "inside"), [("Показ CRM", "показ CRM"), ("СПИН и вопросы", "СПИН и вопросы"), ("The deal", "the deal")]
)
def test_a_title_inside_a_sentence_begins_small_and_keeps_its_names(title, inside):
    assert uncapital(title) == inside


def test_a_reply_quoted_for_its_first_words_is_quoted_whole_where_it_fits():
    reply = "Семена у нас хорошие, всхожесть девяносто два процента, и партию меняем бесплатно, если не взошло"
    grade = weak(1, reply[:80].rsplit(" ", 1)[0])
    assert f"«{reply}»" in note(RU, grade, reply)[1]


def test_a_close_grade_says_so_in_its_head():
    grade = Grade(value=2, reason=Reason(code=ReasonCode.GOOD, move=M.GREETING, quote="Hello"), uncertain=True)
    assert note(EN, grade)[0] == "2 of 3, good (a close call)"


@pytest.mark.parametrize(("path", "said"), [(RU, "рано"), (EN, "early")])
@pytest.mark.parametrize(
    ("stage", "value", "moves", "told"),
    [
        ("needs", 1, (M.BENEFIT, M.PRICE), True),
        ("needs", 1, (M.NEXT_STEP,), True),
        ("needs", 1, (M.PRICE,), False),
        ("needs", 1, (M.CLOSED_QUESTION,), False),
        ("needs", 2, (M.BENEFIT,), False),
        ("presentation", 1, (M.BENEFIT,), False),
    ],
)
def test_whoever_sells_before_he_has_asked_is_told_that_it_is_early(path, said, stage, value, moves, told):
    lines = note(path, weak(value, "Берите", *moves), "Берите, не пожалеете", at=stage)
    assert any(said in line for line in lines[2:]) is told


@pytest.mark.parametrize("path", BOTH)
@pytest.mark.parametrize(
    ("value", "code", "move", "said"),
    [
        (2, ReasonCode.GOOD, None, ("По делу: «Сорок»", "To the point: “Сорок”")),
        (2, ReasonCode.GOOD, M.PRICE, ("Удалось: цена, «Сорок».", "What works: a price, “Сорок”.")),
        (
            3,
            ReasonCode.EXCELLENT,
            None,
            ("То, что нужно на этом этапе: «Сорок»", "Just what this stage needs: “Сорок”"),
        ),
    ],
)
def test_a_good_reply_is_praised(path, value, code, move, said):
    grade = Grade(value=value, reason=Reason(code=code, move=move, quote="Сорок"))
    assert any(words in note(path, grade)[1] for words in said)


@pytest.mark.parametrize(("path", "said"), [(RU, "До отличной оценки"), (EN, "For the top grade")])
@pytest.mark.parametrize("move", [None, M.PRICE])
@pytest.mark.parametrize(("missing", "told"), [(None, False), (M.BENEFIT, True)])
def test_what_would_make_it_better_is_told_only_where_there_is_something(path, said, move, missing, told):
    grade = Grade(value=2, reason=Reason(code=ReasonCode.GOOD, move=move, quote="Сорок", missing=missing))
    assert (said in note(path, grade)[1]) is told


@pytest.mark.parametrize(("path", "said"), [(RU, "Похоже"), (EN, "What seems")])
@pytest.mark.parametrize(("value", "unsure", "told"), [(0, True, True), (0, False, False), (1, True, False)])
def test_a_mistake_that_is_only_likely_is_called_so(path, said, value, unsure, told):
    grade = replace(graded(value, M.GIVING_UP), uncertain=unsure)
    assert note(path, grade)[1].startswith(said) is told


@pytest.mark.parametrize(("confidence", "named"), [(0.9, True), (0.7, False)])
def test_only_what_is_sure_is_praised_beside_the_reason(confidence, named):
    grade = graded(2, M.OPEN_QUESTION)
    other = FoundMove(move=M.ACTIVE_LISTENING, confidence=confidence, evidence="…")
    lines = note(EN, replace(grade, moves=(*grade.moves, other)))
    assert any(texts(Language.EN)("moves.active_listening") in line for line in lines) is named
