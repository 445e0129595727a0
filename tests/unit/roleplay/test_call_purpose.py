"""Whoever keeps the door asks once more what the call is about, and is no wall to who says it."""

import pytest

from bot.roleplay.exchange.call_purpose import says_what_about
from bot.roleplay.scorecard.card import score_talk
from bot.scenario.vocabulary import Move as M
from bot.scenario.vocabulary import Situation
from tests.support.talking import lines_of, sell
from tests.support.worlds import SCENARIOS, graded, world_of

LAWYERS, INSURERS = (SCENARIOS / f"{name}.yaml" for name in ("legal-audit-builder", "fleet-insurance-couriers"))
ASKS_FOR_BOSS = graded(2, M.GREETING, M.DECISION_MAKER)


@pytest.mark.parametrize(
    ("path", "reply"),
    [
        (LAWYERS, "Здравствуйте, соедините с директором."),
        (LAWYERS, "Лидия, добрый день! Меня зовут Антон, бюро «Буква и подпись». Подскажите, кто у вас решает?"),
        (LAWYERS, "Здравствуйте, это «Верхний ряд»? Мне бы поговорить с Русланом Тимуровичем."),
        (LAWYERS, "Добрый день, звоню по важному вопросу. С кем можно это обсудить?"),
        (LAWYERS, "Здравствуйте, у меня коммерческое предложение, переключите на руководителя, пожалуйста."),
        (INSURERS, "Good morning, could you put me through to the boss please?"),
        (INSURERS, "Hello, this is Peter. Who is in charge there, and when can I reach her?"),
        (INSURERS, "Hi, I'm calling about an important business matter, can I speak to Nora?"),
    ],
)
def test_a_name_and_whom_one_asks_for_tell_nothing(path, reply):
    assert not says_what_about(world_of(path), reply, asked=False)


@pytest.mark.parametrize(
    ("path", "reply"),
    [
        (LAWYERS, "Здравствуйте. По договору на склад в Заречье, соедините с директором."),
        (LAWYERS, "Добрый день, Антон, проверка договоров подряда. Кто у вас этим занимается?"),
        (LAWYERS, "Мы юристы для строителей, разбираем неустойки. С кем поговорить?"),
        (LAWYERS, "У вас три иска в картотеке, хочу поговорить с тем, кто решает."),
        (INSURERS, "Good morning, Peter from Harbour Mutual, it's about the insurance of your vans. Who decides?"),
        (INSURERS, "Hello, you are looking for new drivers, and each has to be covered. Who would I speak to?"),
        (INSURERS, "Hi, we replace a damaged van within a day. Could you put me through?"),
    ],
)
def test_a_word_of_what_is_sold_tells_what_the_call_is_about(path, reply):
    assert says_what_about(world_of(path), reply, asked=False)


def test_what_is_strange_to_the_file_takes_a_few_words_and_the_second_time_one():
    world = world_of(LAWYERS)
    assert says_what_about(world, "Здравствуйте, насчёт отгрузки кирпича и паллет, кто решает?", asked=False)
    assert not says_what_about(world, "Здравствуйте, насчёт кирпича, кто решает?", asked=False)
    assert says_what_about(world, "Насчёт кирпича, соедините, пожалуйста.", asked=True)
    assert not says_what_about(world, "Соедините, пожалуйста, с директором.", asked=True)


def at_the_door(*replies, grade=ASKS_FOR_BOSS):
    return sell(world_of(LAWYERS), *replies, grade=grade)


def test_she_asks_once_more_and_puts_through_whoever_says_why():
    bare, told = "Здравствуйте, соедините с директором.", "По договору на склад. Соедините, пожалуйста."
    world, talk, turns = at_the_door(bare, told)
    assert [turn.stage for turn in turns] == ["qualification", "qualification"]
    assert turns[0].answer[0].text in lines_of(world, Situation.GATEKEEPER_ASKS)
    assert talk.state == "contact"


def test_what_she_was_told_counts_though_the_judge_did_not_see_it():
    world, talk, turns = at_the_door("Здравствуйте! По договору на склад. Соедините с директором, пожалуйста.")
    assert talk.state == "contact"
    assert not score_talk(world, talk, turns).failed


def test_a_boor_is_not_put_through_for_naming_a_matter():
    _, talk, _ = at_the_door("Договор на склад, быстро соедини!", grade=graded(0, M.DECISION_MAKER, M.RUDENESS))
    assert talk.gatekeeper
