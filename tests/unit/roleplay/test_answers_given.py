"""What he answers: the question that was put, in the reply in which it was put, and warmth to warmth."""

import random
from dataclasses import replace

import pytest

from bot.grading.types import FoundPoint
from bot.roleplay.exchange.hearing import hear
from bot.roleplay.exchange.lines import candidates, choose
from bot.roleplay.exchange.questions_put import questions_put
from bot.roleplay.exchange.trace import origin
from bot.roleplay.turn import open_talk
from bot.roleplay.understanding.need_questions import leaves_it_to_him
from bot.roleplay.understanding.small_talk import feels_with, indifferent
from bot.scenario.vocabulary import Achievement, Move, Situation
from tests.support.talking import sell
from tests.support.worlds import SCENARIOS, graded, library, world_of

LETS_ASK = [
    (
        "tour-company-outing",
        "Здравствуйте, Юлия! Меня зовут Илья, фирма «Тропа». У вас юбилей, звоню про выезд для коллектива. Удобно?",
        "Понимаю, вы заняты, письмо пришлю. Буквально один вопрос: что в прошлый раз пошло не так?",
        "weather",
    ),
    (
        "seeds-landscape-designer",
        "Здравствуйте! Я Олег, магазин семян «Росток». Видел ваш цветник, звоню из-за распродажи семян. Есть минута?",
        "Понимаю, почта завалена. Один вопрос: как всходят семена, которые вы берёте?",
        "germination",
    ),
]


def played(mind, scenario, *replies, seed=4, stage=None):
    """The talk after these replies, and where each line of the last answer stands in the file."""
    world = mind.world(library(), scenario)
    _, talk, turns = sell(world, *replies, grade=mind.grader, at=stage, seed=seed)
    return talk, [origin(world, talk, line.text) or "" for line in turns[-1].answer]


@pytest.mark.parametrize(("scenario", "hello", "asks", "fact"), LETS_ASK)
def test_what_wins_him_over_is_answered_at_once_and_behind_his_fine(mind, scenario, hello, asks, fact):
    talk, origins = played(mind, scenario, hello, asks)
    assert fact in talk.told.facts
    told = next(place for place in range(len(origins)) if f"facts.{fact}" in origins[place])
    assert not any("consent" in place for place in origins)
    assert all("yields" not in place for place in origins[told:])


@pytest.mark.parametrize(("scenario", "hello", "asks", "fact"), LETS_ASK)
def test_what_he_answers_as_the_next_stage_begins_was_asked_there(mind, scenario, hello, asks, fact):
    talk, _ = played(mind, scenario, hello, asks)
    assert talk.state == "needs"
    assert {Move.OPEN_QUESTION, Move.CLARIFICATION} & set(talk.stages["needs"].moves)
    assert talk.stages["needs"].turns == 0


def test_nobody_refuses_to_answer_and_answers_in_the_same_breath(mind):
    _, [place] = played(mind, "route-planning-demo", "What does all that feel like from the inside?", stage="needs")
    assert "instead" in place
    assert "customer.facts" in place
    assert "deflect" not in place


@pytest.mark.parametrize(
    ("scenario", "first", "then"),
    [
        ("mattress-sore-back", "На чём спите сейчас?", "Что вас в нём не устраивает?"),
        ("tour-company-outing", "Что планируете?", "Что будет, если оставить всё как в прошлый раз?"),
        ("office-coffee-architects", "What do people drink now?", "What problems does that cause?"),
    ],
)
def test_a_good_question_after_what_it_leads_to_is_answered(mind, scenario, first, then):
    _, places = played(mind, scenario, first, then, stage="needs")
    assert not any("deflect" in place for place in places), places


def test_a_day_proposed_before_he_is_known_comes_later(mind):
    test_drive = "Shall we do a test drive on Thursday?"
    talk, [place] = played(mind, "used-family-car", "What do you drive now?", test_drive, stage="needs", seed=3)
    assert "puts_off" in place
    assert talk.agreement.put_off == 1


def test_what_he_told_is_said_again_to_whoever_asks_for_it_again(mind):
    talk, [place] = played(
        mind, "office-coffee-architects", "Is it your call?", "Whose decision is it, yours?", "Is it your call?",
        stage="needs",
    )  # fmt: skip
    assert talk.told.facts == ["decides"]
    assert "facts.decides" in place or "already_told" in place


@pytest.mark.parametrize(
    ("reply", "stage"), [("one minute before lunch?", "contact"), ("monday or tuesday then?", "bargaining")]
)
def test_leave_and_the_day_of_the_next_step_ask_for_none_of_his_facts(mind, reply, stage):
    world = mind.world(library(), "card-terminal-bistro")
    heard = hear(world, open_talk(world, 3, stage).talk, reply, graded(2, Move.ALTERNATIVE_QUESTION))
    assert heard.asked == ()


def test_asked_how_long_it_takes_he_adds_nothing_that_holds_no_time(mind):
    who = "hi Rosie, Pete from Shortway. saw the new Millbrook contract, a lot of extra miles. who does the rounds?"
    talk, _ = played(mind, "route-planning-demo", who, "how long does that take you of an evening", seed=6)
    assert talk.told.facts == ["planning"]
    assert talk.told.deepened == []


def test_what_is_owned_up_to_at_hello_was_told(mind):
    hello = "Morning, Kev. The bad bit first: rear left door had a dent and was painted. What's the car for?"
    talk, _ = played(mind, "used-family-car", hello, seed=3)
    assert "hidden-damage/0" in talk.doubts.answered


def test_what_is_told_at_hello_earns_nothing_of_the_advice_until_it_is_told_there_again():
    world = world_of(SCENARIOS / "hiking-boots-coast-path.yaml")
    points = tuple(FoundPoint(id=one.id, confidence=0.96, evidence="…") for one in world.points[:2])
    hello = replace(graded(2, Move.GREETING, Move.BENEFIT), points=points)
    talk = sell(world, ("Morning! These are narrow and grippy.", hello)).talk
    talk.told.facts.extend(fact.id for fact in world.scenario.customer.facts)
    for moves, told, share in (((Move.OPEN_QUESTION,), (), 0.0), ((Move.BENEFIT,), points, 1.0)):
        talk.state = "consultation"
        grade = replace(graded(2, *moves), points=told)
        _, talk, turns = sell(world, ("Narrow and grippy, so they hold you.", grade), so_far=talk)
        assert talk.stages["consultation"].reached[Achievement.POINTS_TOLD] == share
    so_what = {line for pool in candidates(world, Situation.SO_WHAT) for line in pool}
    assert not so_what.intersection(line.text for line in turns[-1].answer)


@pytest.mark.parametrize(
    ("scenario", "told", "reply"),
    [
        ("hiking-boots-coast-path", ("walk", "blisters"), "You said the heels blister, so: the heel cup is narrow."),
        (
            "hiking-boots-coast-path",
            ("blisters", "downhill"),
            "So blisters on both heels, the knee on the way down: have I got that right?",
        ),
        (
            "card-terminal-bistro",
            ("queue", "payout"),
            "So on Sunday morning you would already have Saturday's takings on your account.",
        ),
    ],
)
def test_nobody_says_that_he_cannot_answer_where_nothing_was_asked(mind, scenario, told, reply):
    world = mind.world(library(), scenario)
    talk = open_talk(world, 3, "needs").talk
    talk.told.facts.extend(told)
    _, talk, (turn,) = sell(world, (reply, graded(2, Move.ACTIVE_LISTENING)), so_far=talk)
    assert not any("instead" in (origin(world, talk, line.text) or "") for line in turn.answer)


def test_a_choice_between_two_prices_asks_for_none_of_his_facts(mind):
    offer = "Тогда так: по 8 950 за три набора до октября или по 9 300 без договора. Что удобнее?"
    talk, _ = played(mind, "wholesale-small-hotel", offer, stage="needs")
    assert talk.told.facts == []


def test_who_is_told_in_numbers_of_men_and_not_in_weeks(mind):
    talk, _ = played(mind, "seeds-landscape-designer", "Сколько человек у вас в бригаде?", stage="needs")
    assert "deadlines" not in talk.told.facts


def test_feeling_with_him_is_no_survey(mind):
    hello = "Hello, welcome! What makes you think about an e-bike?"
    _, origins = played(mind, "commuter-e-bike", hello, "Oh no, that sounds tiring", seed=5)
    assert [place for place in origins if "listened_to" in place]


@pytest.mark.parametrize(
    "words",
    [
        "Ouch, he just drove past you?",
        "oh dear, all alone",
        "That sounds rough.",
        "What a shame!",
        "Ох, и никто не помог?",
        "Надо же, сорок минут!",
        "Очень неприятно, сочувствую",
        "Ой, как обидно!",
        "Жаль, что так вышло.",
        "Как жаль вашу куртку!",
        "It’s hard on you, all that carrying",
        "That must be hard to carry",
        "That's tough.",
    ],
)
def test_sympathy_is_heard_in_many_words(words):
    assert feels_with(words)


@pytest.mark.parametrize(
    "words",
    [
        "не знаю, берите или не берите, мне всё равно",
        "хотите берите, не хотите не берите",
        "да мне без разницы",
        "take it or leave it",
        "I dont know, you tell me. do you want them or not",
        "it's all the same to me",
        "Мне всё равно, решайте сами",
        "Мне абсолютно всё равно, что вы там решите",
        "Не нравится, не берите",
        "I don’t care if you buy it",
        "honestly I couldn't care less",
        "Makes no difference to me.",
    ],
)
def test_indifference_is_heard_in_many_words(words):
    assert indifferent(words)


@pytest.mark.parametrize(
    "words",
    [
        "Берите любой, оба хороши",
        "You may take it home today",
        "Вам не всё равно, и мне",
        "Мне не все равно, что вы возьмете",
        "Мне всё равно нужно уточнить размер",
        "Мне всё равно, какой вы выберете: оба хороши",
        "Если хотите, берите на пробу",
        "Если не нравится, не берите: подберём другой",
        "I don't care about the commission, I want it to suit you",
        "I don't care how long it takes, we'll find one",
        "It makes no difference to me which one you choose: both are good",
        "It's all the same to me, which colour would you like?",
        "Увы, такого цвета нет.",
        "Жаль, но скидок не даём.",
        "Жаль, такого цвета у нас нет",
        "Ой, забыл спросить, какой у вас размер",
        "It's hard to say.",
        "That's a tough question",
        "It's tough nylon, it lasts for years",
    ],
)
def test_words_that_sound_like_either_are_neither_sympathy_nor_indifference(words):
    assert not indifferent(words)
    assert not feels_with(words)


@pytest.mark.parametrize(
    "words",
    [
        "Расскажите подробнее?",
        "Что ещё важно?",
        "Что ещё?",
        "Что ещё вас беспокоит?",
        "What's the hardest part?",
        "Tell me more",
        "What matters to you most?",
        "What else should I know?",
        "How do you manage it today?",
    ],
)
def test_some_questions_leave_to_him_what_he_tells(words):
    assert leaves_it_to_him(words)


@pytest.mark.parametrize(
    "words",
    ["And what got her so keen on it?", "How do you get to work?", "Что ещё у вас болит?", "Do most of you drive?"],
)
def test_other_questions_want_one_thing_told(words):
    assert not leaves_it_to_him(words)


@pytest.mark.parametrize(
    "question",
    [
        "How long does it take you to get here?",
        "What do you take with you?",
        "How does that work for you now?",
        "What would work best in your kitchen?",
        "Which of your vans goes farthest?",
        "What do your drivers say about it?",
        "Как вы выбираете поставщика?",
        "Как вы берёте товар на складе?",
    ],
)
def test_a_need_is_asked_for_beside_a_price_as_well(question):
    reply = f"It's £1,140. {question}"
    talk = open_talk(world_of(), 1, "bargaining").talk
    assert questions_put(talk, reply, graded(2, Move.PRICE)).plain == (question,)


@pytest.mark.parametrize(
    "question",
    [
        "Which would you prefer?",
        "What works best for you?",
        "How does that sound?",
        "So what do you say?",
        "Which of these suits you?",
        "Which one will you take?",
        "Which works better for you?",
        "Что выбираете?",
        "Как вам удобнее?",
        "Какой вариант вам ближе?",
    ],
)
def test_his_choice_is_asked_for_beside_a_price_and_no_fact(question):
    talk = open_talk(world_of(), 1, "bargaining").talk
    assert questions_put(talk, f"It's £1,140. {question}", graded(2, Move.PRICE)).plain == ()


@pytest.mark.parametrize(
    ("reply", "questions"),
    [
        (
            "How many guests, what day, and where is it?",
            ("How many guests", "what day", "where is it?"),
        ),
        (
            "How many guests, what's the budget, when do you need it?",
            ("How many guests", "what's the budget", "when do you need it?"),
        ),
        ("Сколько гостей, на какой день, и кто заказывает?", ("Сколько гостей", "на какой день", "кто заказывает?")),
        ("How do you store it, when it's cold?", ("How do you store it, when it's cold?",)),
        ("When you get home today, what will you say?", ("When you get home today, what will you say?",)),
        ("Кто этим займётся, когда вы устанете?", ("Кто этим займётся, когда вы устанете?",)),
    ],
)
def test_the_questions_of_a_list_are_told_apart(reply, questions):
    talk = open_talk(world_of(), 1, "needs").talk
    assert questions_put(talk, reply, graded(2)).plain == questions


def test_nobody_closes_a_story_that_he_has_not_told(mind):
    pool = ("Вот такая у меня история!", "Поможете?")
    talk = open_talk(mind.world(library(), "coat-and-scarf"), 1).talk
    assert {choose(iter([pool]), talk, random.Random(n)) for n in range(9)} == {"Поможете?"}
    talk.told.facts.append("friday")
    assert {choose(iter([pool]), talk, random.Random(n)) for n in range(9)} == set(pool)


def test_a_question_in_place_of_an_answer_to_his_bid_is_no_yes(mind):
    offer = "We could do 379 with a game. It is a good one, and the warranty is two years."
    asks = "What would she do with it after the first week, who'd she play with?"
    talk, _ = played(mind, "vr-headset-birthday", offer, asks, seed=3, stage="bargaining")
    assert talk.haggle.bids == [370]
    assert not talk.haggle.settled


def test_with_questions_alone_nobody_puts_off_the_end_of_the_haggling(mind):
    asks = ("What would she do with it after the first week?", "What does she like best?", "Who would she play with?")
    talk, _ = played(mind, "vr-headset-birthday", "We could do 379 with a game.", *asks, seed=3, stage="bargaining")
    assert len(talk.haggle.bids) > 1 or talk.haggle.settled or talk.ended
