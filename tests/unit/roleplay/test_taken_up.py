"""A later talk takes up the one before: what was said then, whether he has decided, who else sits at the table."""

import pytest

from bot.grading.types import ReasonCode
from bot.roleplay.next_talk import aim_after, call_again
from bot.roleplay.scorecard.card import score_talk
from bot.roleplay.state.doubts import RaisedObjection, Standing
from bot.roleplay.state.mood import Mood
from bot.roleplay.state.talk import StageRecord
from bot.roleplay.turn import open_talk
from bot.scenario.vocabulary import Achievement, Outcome, Situation
from bot.scenario.vocabulary import Move as M
from tests.support.ordering import MEETING
from tests.support.talking import ORDER, customer, numbered, says, sell, text
from tests.support.worlds import BOTH, ENGLISH, RUSSIAN, graded, world_of

HELLO = graded(1, M.GREETING, code=ReasonCode.WEAK)
NOTHING = graded(1, code=ReasonCode.WEAK)
ASIDE = graded(0, M.IRRELEVANT, M.GREETING)
SHOW_AND_ASK = graded(3, M.BENEFIT, M.EVIDENCE, M.ACTIVE_LISTENING, M.OPEN_QUESTION, points=["fresh", "delivery"])
WON_OVER = Mood(interest=90, trust=90, patience=80)
ASKED = [M.OPEN_QUESTION, M.CLARIFICATION, M.ACTIVE_LISTENING, M.ACKNOWLEDGEMENT]
FRIEND = {"role": "colleague", "name": "Вера", "opening": ["Лишь бы не кислый.", "А доставка сколько стоит?"]}


def later(path, *replies, outcome=Outcome.MEETING, mood=WON_OVER, left=(), **changes):
    """A talk that follows one with that outcome."""
    world = world_of(path, **changes)
    first = open_talk(world, 1, "presentation").talk
    first.told.facts, first.told.points, first.mood = ["taste", "shop"], ["fresh"], mood
    first.spoken.lines += [line for fact in world.scenario.customer.facts for line in fact.says]
    first.doubts.raised = [RaisedObjection(id=doubt, standing=Standing.LEFT) for doubt in left]
    first.stages["needs"] = StageRecord(moves=ASKED, reached={Achievement.NEEDS_FOUND: 1.0}, passed=True)
    first.outcome, first.state = outcome, outcome.value
    world = world.towards(aim_after(world, outcome))
    return sell(world, *replies, so_far=call_again(world, first, 2).talk)


def test_what_sums_up_the_first_talk_is_quoted_to_its_last_word():
    reply = (
        "Last time you told me, and I have thought about it a good deal since, that the coffee is sour and that "
        "somebody has to carry it from the shop."
    )
    _, _, [turn] = later(ENGLISH, (reply, HELLO))
    assert turn.grade.reason.quote == reply


@pytest.mark.parametrize("outcome", [Outcome.MEETING, Outcome.CALLBACK])
@pytest.mark.parametrize(
    ("path", "reply"),
    [
        (RUSSIAN, "Добрый день, это Павел! В прошлый раз вы рассказывали, что кофе кислый и носите его сами."),
        (RUSSIAN, "Здравствуйте! Мы с вами говорили про магазин и про тяжёлые пакеты, я Павел."),
        (RUSSIAN, "Добрый день! Напомню: у вас жалуются на кислый вкус."),
        (RUSSIAN, "Ольга, здравствуйте! По телефону вы жаловались на магазин."),
        (RUSSIAN, "Здравствуйте, помню, что вам надоело таскать пакеты."),
        (RUSSIAN, "Добрый день. Остановились мы на том, что кофе кислый. То есть кислый кофе, верно?"),
        (ENGLISH, "Good morning, it's Paul. Last time you told me that the coffee is sour."),
        (ENGLISH, "Hello again! When we spoke you said you carry it from the shop."),
        (ENGLISH, "Hi Olga, let me recap: sour coffee, and somebody has to carry it."),
        (ENGLISH, "Good afternoon. I remember that you were sick of carrying it from the shop."),
        (ENGLISH, "Hello! You mentioned the sour coffee on the phone. Shall I show you ours?"),
        (ENGLISH, "Hi, it's Paul. We had got as far as the shop and its sour coffee."),
    ],
)
def test_an_opening_that_sums_up_the_first_talk_is_welcome(path, reply, outcome):
    world, talk, [turn] = later(path, (reply, HELLO), outcome=outcome)
    assert turn.grade.value >= 2
    assert turn.grade.has(M.REASON_FOR_CONTACT)
    assert turn.grade.has(M.ACTIVE_LISTENING)
    assert says(world, turn, "listened_to")
    assert talk.state != "contact"


@pytest.mark.parametrize(
    ("path", "reply"),
    [
        (RUSSIAN, "Здравствуйте, это Павел, мы созванивались."),
        (RUSSIAN, "Добрый день! Перезваниваю, как обещал."),
        (ENGLISH, "Hello, it's Paul, calling back as agreed."),
        (ENGLISH, "Good morning, thanks for having me."),
    ],
)
def test_what_only_says_that_there_was_one_is_polite_and_sums_up_nothing(path, reply):
    world, _, [turn] = later(path, (reply, ASIDE))
    assert not turn.grade.has(M.IRRELEVANT), "the talk before is the matter"
    assert not turn.grade.has(M.ACTIVE_LISTENING)
    assert turn.grade.value == 1
    assert says(world, turn, "listening")


@pytest.mark.parametrize("path", BOTH, ids=["ru", "en"])
@pytest.mark.parametrize("outcome", [Outcome.MEETING, Outcome.CALLBACK, Outcome.REFUSED])
def test_nobody_is_asked_again_who_he_is(path, outcome):
    world, _, turns = later(path, ("…?", NOTHING), ("!", NOTHING), outcome=outcome)
    assert not any(says(world, turn, Situation.WHO_IS_IT, Situation.WHAT_IS_IT_ABOUT) for turn in turns)


@pytest.mark.parametrize("path", BOTH, ids=["ru", "en"])
def test_hello_is_enough_to_begin_a_meeting_but_earns_no_reason(path):
    world, talk, turns = later(path, *numbered([HELLO, SHOW_AND_ASK], "{}"), **MEETING)
    assert [turn.stage for turn in turns] == ["contact", "presentation"]
    contact = next(score for score in score_talk(world, talk, turns).stages if score.stage.id == "contact")
    assert {e.criterion.id for e in contact.earned if e.share} == {"introduced", "consent"}


@pytest.mark.parametrize("path", BOTH, ids=["ru", "en"])
def test_in_a_meeting_he_is_shown_things_before_the_price_comes_up(path):
    world, talk, turns = later(path, *numbered([HELLO, SHOW_AND_ASK, SHOW_AND_ASK], "{}"), **MEETING)
    assert talk.state == "presentation"
    assert talk.told.points == ["fresh", "delivery"], "what he was only told of counts once it is shown"
    assert not any(says(world, turn, "asks_price") for turn in turns)
    named = {"ru": "Килограмм стоит 1800 рублей.", "en": "It is $18 a kilo."}[world.scenario.language]
    talk = sell(world, (named, graded(3, M.PRICE, M.BENEFIT)), so_far=talk).talk
    assert talk.state != "presentation", "whoever speaks of the price goes on to it"


def test_his_words_of_the_meeting_do_for_no_order():
    own = customer(lines={"agree": ["Приду!"], "gives_day": ["В четверг."]})
    world, talk, _ = later(RUSSIAN, **MEETING, customer=own)
    talk.state, talk.haggle.named, talk.haggle.settled = "closing", True, True
    talk.doubts.forestalled = [objection.id for objection in world.scenario.objections]
    sale = sell(world, ("Оформляем? Когда привезти?", ORDER), so_far=talk)
    assert sale.talk.agreement.outcome is Outcome.DEAL
    assert not {"Приду!", "В четверг."} & set(sale.answers[0])


@pytest.mark.parametrize(
    ("path", "question"),
    [
        (RUSSIAN, "Ну что, надумали?"),
        (RUSSIAN, "Что решили?"),
        (RUSSIAN, "Успели всё обдумать?"),
        (ENGLISH, "Have you decided?"),
        (ENGLISH, "Have you had time to think it over?"),
        (ENGLISH, "Did you come to a decision?"),
    ],
)
def test_asked_whether_he_has_decided_he_says_where_he_stands(path, question):
    cold = Mood(interest=20, trust=20, patience=60)
    world, _, [turn] = later(path, (question, NOTHING), outcome=Outcome.CALLBACK, mood=cold)
    assert says(world, turn, "not_yet")
    world, _, [turn] = later(path, (question, NOTHING), outcome=Outcome.CALLBACK)
    assert says(world, turn, "how_it_went"), "whoever would take it speaks well of the talk"
    world, _, [turn] = later(path, (question, NOTHING), outcome=Outcome.CALLBACK, left=["expensive"])
    doubt = world.scenario.objections[0].says[0].rstrip(".")
    assert doubt in text(turn)


def with_a_friend():
    return customer(influencers=[FRIEND])


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
    _, _, turns = later(RUSSIAN, ("1", HELLO), (reply, SHOW_AND_ASK), **MEETING, customer=with_a_friend())
    assert [line.speaker for line in turns[-1].answer] == ["Вера"]


def test_on_the_phone_nobody_else_speaks():
    asked = ("Вера, а вы что скажете?", NOTHING)
    _, _, [turn] = later(RUSSIAN, asked, outcome=Outcome.CALLBACK, customer=with_a_friend())
    assert "Вера" not in {line.speaker for line in turn.answer}


def test_whoever_is_spoken_of_is_not_spoken_to():
    told = ("Кофе для Веры привезём отдельно.", SHOW_AND_ASK)
    _, _, turns = later(RUSSIAN, ("1", HELLO), told, **MEETING, customer=with_a_friend())
    assert "Вера" not in {line.speaker for line in turns[-1].answer}
