"""The verdict, the sum behind the score, and what of it is told in a chat."""

import re
from dataclasses import replace

import pytest

from bot.roleplay.haggling.deal import Haggled
from bot.roleplay.scorecard.card import score_talk
from bot.roleplay.scorecard.help_levels import Help
from bot.roleplay.scorecard.lesson import Extent, Gap, Missed
from bot.roleplay.scorecard.seller_type import Impression, SellerType
from bot.roleplay.scorecard.verdict import passed
from bot.roleplay.scorecard.whole_score import WholeScore
from bot.scenario.vocabulary import Band, Language, Outcome
from bot.scenario.vocabulary import Move as M
from bot.telegram.picture import scorecard_picture
from bot.texts.catalogue import texts
from bot.texts.insight import told_scorecard, whole_scorecard
from bot.texts.rendering import quoted
from bot.texts.scorecard import scorecard_pieces
from tests.support.talking import ASK, DULL, LET_IN, RUDE, SHOW, numbered, sell
from tests.support.worlds import BOTH, world_of

HAGGLED = {"listed": 1090.0, "floor": 1035.0, "bid": None, "agreed": 1035.0, "rounds": 1, "traded": True}


def talk_of(path, *grades, hints=0):
    world, talk, turns = sell(world_of(path), *numbered(grades, "({})"))
    return world, score_talk(world, talk, turns, Help(hints=hints)), turns


def shown(path, *grades, hints=0, pieces=scorecard_pieces, **changes):
    world, card, turns = talk_of(path, *grades, hints=hints)
    return [piece.text for piece in pieces(replace(card, **changes), world, turns, texts(world.scenario.language))]


@pytest.mark.parametrize(
    ("path", "verdict", "missing"),
    [
        (BOTH[0], r"Пока не зачтено\. Оценка: \d+ из 100 \(", "Для зачёта не хватило: согласия клиента"),
        (BOTH[1], r"Not passed yet\. Score: \d+ of 100 \(", "Missing for a pass: the customer's yes"),
    ],
)
def test_a_talk_that_is_not_passed_has_no_good_mark_beside_it_but_what_it_lacked(path, verdict, missing):
    lines = shown(path, LET_IN, ASK, ASK, score=64.0, band=Band.GOOD)
    place = next(number for number, line in enumerate(lines) if re.match(verdict, line))
    assert lines[place + 1].startswith(missing)


@pytest.mark.parametrize(("path", "verdict"), [(BOTH[0], "Зачтено. Оценка: 64"), (BOTH[1], "Passed. Score: 64")])
def test_a_talk_that_is_passed_says_so(path, verdict):
    lines = shown(path, LET_IN, ASK, ASK, score=64.0, band=Band.FAIR, outcome=Outcome.DEAL, failed=())
    assert any(line.startswith(verdict) for line in lines)
    assert not any(line.startswith(("Для зачёта", "Missing for a pass")) for line in lines)


def test_a_deal_with_too_few_points_says_how_many_it_takes():
    lines = shown(BOTH[1], LET_IN, ASK, ASK, score=44.0, band=Band.WEAK, outcome=Outcome.DEAL, failed=())
    assert "Missing for a pass: a score of 50 or more" in lines


@pytest.mark.parametrize(
    ("path", "price", "given"),
    [
        (BOTH[0], "Цена сделки: 1 035 ₽ × 5 = 5 175 ₽", "В торге вы уступили 275 ₽ от цены 5 450 ₽."),
        (
            BOTH[1],
            "Price agreed: $1,035 × 5 = $5,175",
            "Given away in haggling: $275 of $5,450.",
        ),
    ],
)
def test_the_price_of_several_is_reckoned_out(path, price, given):
    world, card, turns = talk_of(path, LET_IN, ASK, ASK)
    card = replace(card, outcome=Outcome.DEAL, haggled=Haggled(**HAGGLED), price=5175.0, pieces=5, discount=0.0)
    lines = [piece.text for piece in scorecard_pieces(card, world, turns, texts(world.scenario.language))]
    lines = [line.replace("\N{NO-BREAK SPACE}", " ") for line in lines]
    assert price in lines
    assert any(line.startswith(given) for line in lines)


@pytest.mark.parametrize(("path", "off"), [(BOTH[0], "скидка 1,2 %"), (BOTH[1], "1.2% off")], ids=["ru", "en"])
def test_a_discount_is_written_as_in_each_language(path, off):
    world, card, turns = talk_of(path, LET_IN, ASK, ASK)
    card = replace(card, outcome=Outcome.DEAL, price=988.0, discount=1.2)
    lines = [piece.text for piece in scorecard_pieces(card, world, turns, texts(world.scenario.language))]
    assert any(line.endswith(off) for line in lines)


@pytest.mark.parametrize("path", BOTH, ids=["ru", "en"])
@pytest.mark.parametrize("hints", [0, 1, 9])
@pytest.mark.parametrize("grades", [(LET_IN, ASK, DULL, DULL), (DULL,) * 4, (LET_IN, ASK, ASK, SHOW, RUDE, RUDE)])
def test_the_parts_that_are_shown_come_to_the_score(path, grades, hints):
    world, card, turns = talk_of(path, *grades, hints=hints)
    lines = [p.text for p in scorecard_pieces(card, world, turns, texts(world.scenario.language))]
    (sum_line,) = (line for line in lines if line.startswith(("Как сложилась оценка", "How the score adds up")))
    parts = [int(number.replace("−", "-")) for number in re.findall(r"−?\d+", sum_line)]
    assert sum(parts) == round(card.score)


def test_a_hint_costs_in_the_sum_what_it_was_said_to_cost():
    whole = WholeScore(played=57.4, reached=54.5, allowed=54.5, final=51.5)
    lines = shown(BOTH[1], LET_IN, ASK, DULL, score=51.5, whole=whole)
    assert "How the score adds up: 58 for the stages played, −3 for those never reached, −3 for hints" in lines


@pytest.mark.parametrize("path", BOTH, ids=["ru", "en"])
def test_stages_that_the_talk_never_reached_have_a_dash(path):
    world, card, _ = talk_of(path, LET_IN, ASK, DULL)
    lines = shown(path, LET_IN, ASK, DULL)
    closing = world.playbook.stage("closing")
    assert closing in card.course
    assert f"{closing.title.get(world.scenario.language)}: –" in lines


@pytest.mark.parametrize(
    ("path", "play_on", "left"),
    [(BOTH[0], "Сыграйте подольше", "клиент ушёл"), (BOTH[1], "Play a little longer", "the customer left")],
)
def test_whoever_was_left_by_the_customer_is_not_told_to_play_longer(path, play_on, left):
    stopped, gone = (" ".join(shown(path, RUDE, **how)) for how in ({}, {"outcome": Outcome.HUNG_UP}))
    assert play_on in stopped
    assert left not in stopped
    assert left in gone
    assert play_on not in gone


def test_whoever_was_left_early_learns_from_it_all_the_same():
    _, card, _ = talk_of(BOTH[0], RUDE, RUDE)
    assert (card.outcome, card.score, passed(card)) == (Outcome.HUNG_UP, None, False)
    assert card.lesson.mistake is M.RUDENESS


@pytest.mark.parametrize(("path", "button"), [(BOTH[0], "«Запись разговора»"), (BOTH[1], "“Transcript”")])
def test_a_chat_reads_the_lesson_first_and_where_the_rest_stands(path, button):
    grades = (LET_IN, ASK, DULL, RUDE)
    told, whole = shown(path, *grades, pieces=told_scorecard), shown(path, *grades, pieces=whole_scorecard)
    assert button in told[-1]
    assert len("".join(told)) < len("".join(whole))
    words = texts(world_of(path).scenario.language)
    order = [told.index(words(f"card.{title}")) for title in ("lesson", "strengths", "numbers")]
    assert order == sorted(order)
    assert words("card.stages") not in told, "the picture shows them"
    quotes = re.findall(r"[«“]\(\d\)[»”]", " ".join(told))
    assert len(quotes) == len(set(quotes)), "no reply is quoted twice"


def test_whom_the_customer_saw_is_told_after_a_talk_that_went_well():
    talk = (LET_IN, ASK, ASK, SHOW)
    title = texts(Language.EN)("card.seller", seller="an expert")
    won = {"outcome": Outcome.DEAL, "score": 80.0, "band": Band.GOOD, "failed": ()}
    for pieces in (told_scorecard, whole_scorecard):
        assert title in shown(BOTH[1], *talk, pieces=pieces, **won)
        assert title not in shown(BOTH[1], *talk, pieces=pieces, **{**won, "outcome": Outcome.REFUSED})


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Понимаю. А с чем сравниваете?", "Понимаю. А с чем сравниваете?"),
        ("Понимаю, что это дорого. А с чем вы сравниваете нашу цену?", "Понимаю, что это дорого…"),
        ("I see that it is dear, but what do you set it against", "I see that it is dear…"),
        ("Да, а что если мы сначала попробуем на одном участке", "Да, а что если мы сначала попробуем на…"),
    ],
)
def test_a_long_quotation_ends_with_a_phrase_where_one_fits(text, quote):
    assert quoted(text, 40) == quote


def test_a_picture_shows_a_long_title_and_no_score():
    world, card, _ = talk_of(BOTH[0], RUDE, RUDE)
    card = replace(card, title="Очень длинное название $сценария$ для витрины " * 2)
    assert scorecard_picture(card, texts(world.scenario.language)).startswith(b"\x89PNG")


@pytest.mark.parametrize(
    ("path", "missing", "why"),
    [
        (BOTH[0], "Для зачёта не хватило: конца разговора (", "Клиент согласился, но до конца разговор не дошёл"),
        (BOTH[1], "Missing for a pass: the end of the talk (", "The customer said yes, and the talk was stopped"),
    ],
)
def test_a_talk_stopped_after_the_yes_does_not_lack_the_yes(path, missing, why):
    lines = shown(path, LET_IN, ASK, ASK, score=64.0, band=Band.GOOD, said_yes=True)
    assert any(line.startswith(missing) for line in lines)
    assert any(line.startswith(why) for line in lines)


@pytest.mark.parametrize(
    ("path", "extent", "why"),
    [
        (BOTH[0], Extent.LACKED, "Не хватило: «"),
        (BOTH[0], Extent.PART, "Не до конца: «"),
        (BOTH[0], Extent.ELSEWHERE, "Получилось на другом этапе: «"),
        (BOTH[1], Extent.LACKED, "Missing: “"),
        (BOTH[1], Extent.PART, "Only in part: “"),
        (BOTH[1], Extent.ELSEWHERE, "Came at another stage: “"),
    ],
)
@pytest.mark.parametrize(("score", "explained"), [(78.0, True), (86.0, False)])
@pytest.mark.parametrize("pieces", [scorecard_pieces, told_scorecard], ids=["whole", "chat"])
def test_a_low_stage_says_what_was_not_earned_however_good_its_replies(path, extent, why, score, explained, pieces):
    _, card, _ = talk_of(path, LET_IN, ASK, ASK)
    needs = next(of for of in card.stages if of.stage.id == "needs")
    missed = Missed(criterion=needs.stage.criteria[0], extent=extent, lost=10.0)
    gap = Gap(stage=needs.stage, mistake=None, penalty=0.0, missed=(missed,))
    changes = {"stages": (replace(needs, score=score),), "gaps": (gap,), "lesson": None, "course": (needs.stage,)}
    lines = shown(path, LET_IN, ASK, ASK, pieces=pieces, **changes)
    title = needs.stage.title.get(world_of(path).scenario.language)
    assert any(line.startswith(f"{title}: 78. {why}") for line in lines) is explained


@pytest.mark.parametrize("path", BOTH, ids=["ru", "en"])
def test_the_needs_that_were_not_found_are_named(path):
    missed = [fact.about[0] for fact in world_of(path).scenario.customer.facts if fact.need]
    assert all(any(topic in line for line in shown(path, LET_IN)) for topic in missed)
    assert not any(missed[0] in line for line in shown(path, LET_IN, needs_missed=tuple(missed[1:])))


@pytest.mark.parametrize("seller", [SellerType.CONSULTANT, SellerType.PRESENTER])
@pytest.mark.parametrize("path", BOTH, ids=["ru", "en"])
def test_the_next_step_towards_the_expert_is_told_in_a_chat_as_one_tip(path, seller):
    world = world_of(path)
    seen = Impression(seller=seller, signs=(), towards_expert=(M.OPEN_QUESTION, M.EVIDENCE))
    won = {"outcome": Outcome.DEAL, "score": 80.0, "band": Band.GOOD, "failed": (), "impression": seen}
    text = "\n".join(shown(path, LET_IN, ASK, ASK, SHOW, pieces=told_scorecard, **won))
    tips = [world.playbook.tips[move].get(world.scenario.language) for move in seen.towards_expert]
    assert [tip in text for tip in tips] == [True, False]
    alone = {**won, "impression": replace(seen, towards_expert=())}
    for asked in ("вопрос", "совет", "uestion", "advice"):
        told = shown(path, LET_IN, ASK, ASK, SHOW, pieces=told_scorecard, **alone)
        about = told[
            told.index(next(line for line in told if line.startswith(("Кто вы в глазах", "How the customer saw")))) + 1
        ]
        assert asked not in about, "what anybody may have done well is no advice"


def test_a_chat_says_nothing_of_a_stage_whose_weak_replies_had_their_notes():
    _, card, _ = talk_of(BOTH[1], LET_IN, ASK, DULL, DULL)
    weak = {gap.stage.title.get(Language.EN) for gap in card.gaps if gap.weak_replies and gap.missed}
    assert weak
    lines = shown(BOTH[1], LET_IN, ASK, DULL, DULL, pieces=told_scorecard, lesson=None)
    assert not any(line.startswith(f"{title}: ") for line in lines for title in weak)
    lines = shown(BOTH[1], LET_IN, ASK, DULL, DULL, lesson=None)
    assert any(re.match(f"{title}: .*(Missing|Only in part): ", line) for line in lines for title in weak)
