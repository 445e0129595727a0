"""What he answers: the question that was put, in the reply in which it was put, and warmth to warmth."""

import random

import pytest

from bot.app.mind import Mind, open_mind
from bot.roleplay.exchange.lines import choose
from bot.roleplay.exchange.trace import origin
from bot.roleplay.turn import open_talk, take_turn
from bot.roleplay.understanding.need_questions import leaves_it_to_him
from bot.roleplay.understanding.small_talk import feels_with, indifferent
from tests.support.worlds import library

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


@pytest.fixture(scope="module")
def mind() -> Mind:
    return open_mind()


def played(mind, scenario, *replies, seed=4, stage=None):
    """The talk after these replies, and where each line of the last answer stands in the file."""
    world = mind.world(library(), scenario)
    talk, turn = open_talk(world, seed, stage).talk, None
    for reply in replies:
        taken = take_turn(world, talk, reply, mind.grader)
        talk, turn = taken.talk, taken.turn
    assert turn is not None
    return talk, [origin(world, talk, line.text) or "" for line in turn.answer]


@pytest.mark.parametrize(("scenario", "hello", "asks", "fact"), LETS_ASK)
def test_what_wins_him_over_is_answered_at_once_and_behind_his_fine(mind, scenario, hello, asks, fact):
    talk, origins = played(mind, scenario, hello, asks)
    assert fact in talk.told.facts
    told = next(place for place in range(len(origins)) if f"facts.{fact}" in origins[place])
    assert not any("consent" in place for place in origins)
    assert all("yields" not in place for place in origins[told:])


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
    ],
)
def test_words_that_feel_with_him(words):
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
    ],
)
def test_words_of_somebody_who_does_not_care(words):
    assert indifferent(words)


@pytest.mark.parametrize("words", ["Берите любой, оба хороши", "You may take it home today", "Вам не всё равно, и мне"])
def test_words_of_somebody_who_does(words):
    assert not indifferent(words)
    assert not feels_with(words)


@pytest.mark.parametrize(
    "words", ["Расскажите подробнее?", "Что ещё важно?", "What's the hardest part?", "Tell me more"]
)
def test_questions_that_leave_to_him_what_he_tells(words):
    assert leaves_it_to_him(words)
    assert not leaves_it_to_him("And what got her so keen on it?")


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
