"""A later talk takes up the one before: what was said then, whether he has decided, who else sits at the table."""

import pytest

from bot.grading.types import ReasonCode
from bot.roleplay.next_talk import aim_after, call_again
from bot.roleplay.scorecard.card import score_talk
from bot.roleplay.state.doubts import RaisedObjection, Standing
from bot.roleplay.state.mood import Mood
from bot.roleplay.state.talk import StageRecord
from bot.roleplay.turn import open_talk, take_turn
from bot.scenario.vocabulary import Achievement, Outcome
from bot.scenario.vocabulary import Move as M
from tests.support.worlds import BOTH, ENGLISH, MINIMAL, ScriptedJudge, graded, world_of

HELLO = graded(1, M.GREETING, code=ReasonCode.WEAK)
DULL = graded(1, code=ReasonCode.WEAK)
ASIDE = graded(0, M.IRRELEVANT, M.GREETING)
SHOW = graded(3, M.BENEFIT, M.EVIDENCE, M.ACTIVE_LISTENING, M.OPEN_QUESTION, points=["fresh", "delivery"])
WON_OVER = Mood(interest=90, trust=90, patience=80)
ASKED = [M.OPEN_QUESTION, M.CLARIFICATION, M.ACTIVE_LISTENING, M.ACKNOWLEDGEMENT]
FRIEND = {"role": "colleague", "name": "Вера", "opening": ["Лишь бы не кислый.", "А доставка сколько стоит?"]}


def later(path, replies, grades, *, outcome=Outcome.MEETING, mood=WON_OVER, left=(), points=("fresh",), **changes):
    """The turns of a talk that follows one with that outcome, and that talk."""
    world = world_of(path, **changes)
    first = open_talk(world, 1, "presentation").talk
    first.told.facts, first.told.points, first.mood = ["taste", "shop"], list(points), mood
    first.spoken.lines += [line for fact in world.scenario.customer.facts for line in fact.says]
    first.doubts.raised = [RaisedObjection(id=doubt, standing=Standing.LEFT) for doubt in left]
    first.stages["needs"] = StageRecord(moves=ASKED, reached={Achievement.NEEDS_FOUND: 1.0}, passed=True)
    first.outcome, first.state = outcome, outcome.value
    world = world.towards(aim_after(world, outcome))
    talk, turns, judge = call_again(world, first, 2).talk, [], ScriptedJudge(*grades)
    for reply in replies:
        taken = take_turn(world, talk, reply, judge)
        talk = taken.talk
        turns.append(taken.turn)
    return world, talk, turns


def said_in(world, turn, situation):
    pools = world.playbook.lines[world.scenario.language][situation].values()
    return any(line.text in pool for pool in pools for line in turn.answer)


def meeting(path):
    return {"aim": "meeting", "bargaining": None, "customer": world_of(path).scenario.customer.model_dump()}


def test_what_sums_up_the_first_talk_is_quoted_to_its_last_word():
    reply = (
        "Last time you told me, and I have thought about it a good deal since, that the coffee is sour and that "
        "somebody has to carry it from the shop."
    )
    _, _, [turn] = later(ENGLISH, [reply], [HELLO])
    assert turn.grade.reason.quote == reply


@pytest.mark.parametrize("outcome", [Outcome.MEETING, Outcome.CALLBACK])
@pytest.mark.parametrize(
    ("path", "reply"),
    [
        (MINIMAL, "Добрый день, это Павел! В прошлый раз вы рассказывали, что кофе кислый и носите его сами."),
        (MINIMAL, "Здравствуйте! Мы с вами говорили про магазин и про тяжёлые пакеты, я Павел."),
        (MINIMAL, "Добрый день! Напомню: у вас жалуются на кислый вкус."),
        (MINIMAL, "Ольга, здравствуйте! По телефону вы жаловались на магазин."),
        (MINIMAL, "Здравствуйте, помню, что вам надоело таскать пакеты."),
        (MINIMAL, "Добрый день. Остановились мы на том, что кофе кислый. То есть кислый кофе, верно?"),
        (ENGLISH, "Good morning, it's Paul. Last time you told me that the coffee is sour."),
        (ENGLISH, "Hello again! When we spoke you said you carry it from the shop."),
        (ENGLISH, "Hi Olga, let me recap: sour coffee, and somebody has to carry it."),
        (ENGLISH, "Good afternoon. I remember that you were sick of carrying it from the shop."),
        (ENGLISH, "Hello! You mentioned the sour coffee on the phone. Shall I show you ours?"),
        (ENGLISH, "Hi, it's Paul. We had got as far as the shop and its sour coffee."),
    ],
)
def test_an_opening_that_sums_up_the_first_talk_is_welcome(path, reply, outcome):
    world, talk, [turn] = later(path, [reply], [HELLO], outcome=outcome)
    assert turn.grade.value >= 2
    assert turn.grade.has(M.REASON_FOR_CONTACT)
    assert turn.grade.has(M.ACTIVE_LISTENING)
    assert said_in(world, turn, "listened_to")
    assert talk.state != "contact"


@pytest.mark.parametrize(
    ("path", "reply"),
    [
        (MINIMAL, "Здравствуйте, это Павел, мы созванивались."),
        (MINIMAL, "Добрый день! Перезваниваю, как обещал."),
        (ENGLISH, "Hello, it's Paul, calling back as agreed."),
        (ENGLISH, "Good morning, thanks for having me."),
    ],
)
def test_what_only_says_that_there_was_one_is_polite_and_sums_up_nothing(path, reply):
    world, _, [turn] = later(path, [reply], [ASIDE])
    assert not turn.grade.has(M.IRRELEVANT), "the talk before is the matter"
    assert not turn.grade.has(M.ACTIVE_LISTENING)
    assert turn.grade.value == 1
    assert said_in(world, turn, "listening")


@pytest.mark.parametrize("path", BOTH, ids=["ru", "en"])
@pytest.mark.parametrize("outcome", [Outcome.MEETING, Outcome.CALLBACK, Outcome.REFUSED])
def test_nobody_is_asked_again_who_he_is(path, outcome):
    world, _, turns = later(path, ["…?", "!"], [DULL, DULL], outcome=outcome)
    assert not any(said_in(world, turn, ask) for turn in turns for ask in ("who_is_it", "what_is_it_about"))


@pytest.mark.parametrize("path", BOTH, ids=["ru", "en"])
def test_hello_is_enough_to_begin_a_meeting_but_earns_no_reason(path):
    world, talk, turns = later(path, ["1", "2"], [HELLO, SHOW, SHOW], **meeting(path))
    assert [turn.stage for turn in turns] == ["contact", "presentation"]
    contact = next(score for score in score_talk(world, talk, turns).stages if score.stage.id == "contact")
    assert {e.criterion.id for e in contact.earned if e.share} == {"introduced", "consent"}


@pytest.mark.parametrize("path", BOTH, ids=["ru", "en"])
def test_in_a_meeting_he_is_shown_things_before_the_price_comes_up(path):
    world, talk, turns = later(path, ["1", "2", "3"], [HELLO, SHOW, SHOW, SHOW], **meeting(path))
    assert talk.state == "presentation"
    assert talk.told.points == ["fresh", "delivery"], "what he was only told of counts once it is shown"
    assert not any(said_in(world, turn, "asks_price") for turn in turns)
    named = {"ru": "Килограмм стоит 1800 рублей.", "en": "It is $18 a kilo."}[world.scenario.language]
    taken = take_turn(world, talk, named, ScriptedJudge(graded(3, M.PRICE, M.BENEFIT)))
    assert taken.talk.state != "presentation", "whoever speaks of the price goes on to it"


def test_his_words_of_the_meeting_do_for_no_order():
    customer = {
        **world_of().scenario.customer.model_dump(),
        "lines": {"agree": ["Приду!"], "gives_day": ["В четверг."]},
    }
    world, talk, _ = later(MINIMAL, [], [], aim="meeting", bargaining=None, customer=customer)
    talk.state, talk.haggle.named, talk.haggle.settled = "closing", True, True
    talk.doubts.forestalled = [objection.id for objection in world.scenario.objections]
    order = graded(3, M.NEXT_STEP, M.DETAILS)
    taken = take_turn(world, talk, "Оформляем? Когда привезти?", ScriptedJudge(order))
    assert taken.talk.agreement.outcome is Outcome.DEAL
    assert not {"Приду!", "В четверг."} & {line.text for line in taken.turn.answer}


@pytest.mark.parametrize(
    ("path", "question"),
    [
        (MINIMAL, "Ну что, надумали?"),
        (MINIMAL, "Что решили?"),
        (MINIMAL, "Успели всё обдумать?"),
        (ENGLISH, "Have you decided?"),
        (ENGLISH, "Have you had time to think it over?"),
        (ENGLISH, "Did you come to a decision?"),
    ],
)
def test_asked_whether_he_has_decided_he_says_where_he_stands(path, question):
    cold = Mood(interest=20, trust=20, patience=60)
    world, _, [turn] = later(path, [question], [DULL], outcome=Outcome.CALLBACK, mood=cold)
    assert said_in(world, turn, "not_yet")
    world, _, [turn] = later(path, [question], [DULL], outcome=Outcome.CALLBACK)
    assert said_in(world, turn, "how_it_went"), "whoever would take it speaks well of the talk"
    world, _, [turn] = later(path, [question], [DULL], outcome=Outcome.CALLBACK, left=["expensive"])
    doubt = world.scenario.objections[0].says[0].rstrip(".")
    assert doubt in " ".join(line.text for line in turn.answer)


@pytest.mark.parametrize(
    "reply",
    [
        "Вера, а вы что скажете, вам же его пить?",
        "А что думает Вера?",
        "Попробуйте и вы, Вера!",
        "Ну а Вера как считает, подойдёт вкус?",
    ],
)
def test_in_a_meeting_whoever_came_along_answers_for_herself(reply):
    changes = meeting(MINIMAL)
    changes["customer"]["influencers"] = [FRIEND]
    _, _, turns = later(MINIMAL, ["1", reply], [HELLO, SHOW, DULL], **changes)
    assert [line.speaker for line in turns[-1].answer] == ["Вера"]


def test_on_the_phone_nobody_else_speaks():
    customer = {**world_of().scenario.customer.model_dump(), "influencers": [FRIEND]}
    reply = "Вера, а вы что скажете?"
    _, _, [turn] = later(MINIMAL, [reply], [DULL], outcome=Outcome.CALLBACK, customer=customer)
    assert "Вера" not in {line.speaker for line in turn.answer}


def test_whoever_is_spoken_of_is_not_spoken_to():
    changes = meeting(MINIMAL)
    changes["customer"]["influencers"] = [FRIEND]
    _, _, turns = later(MINIMAL, ["1", "Кофе для Веры привезём отдельно."], [HELLO, SHOW, SHOW], **changes)
    assert "Вера" not in {line.speaker for line in turns[-1].answer}
