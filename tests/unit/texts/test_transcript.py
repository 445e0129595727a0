"""The file of a talk, as the trainee and as a manager reads it."""

import re
from datetime import UTC, datetime

import pytest

from bot.grading.types import Grade, Reason, ReasonCode
from bot.roleplay.scorecard.card import score_talk
from bot.roleplay.turn import open_talk, take_turn
from bot.scenario.vocabulary import Language
from bot.scenario.vocabulary import Move as M
from bot.texts.catalogue import texts
from bot.texts.transcript import transcript
from tests.support.worlds import BOTH, ScriptedJudge, graded, world_of

DAY = datetime(2026, 11, 27, 12, tzinfo=UTC)
LET_IN = graded(3, M.GREETING, M.REASON_FOR_CONTACT, M.PERMISSION, M.PERSONALISATION)
UNTRUE = Grade(value=0, reason=Reason(code=ReasonCode.FALSE, quote="a", against="b"))


def written(language=Language.RU, trainee=None, grades=(LET_IN, UNTRUE)):
    world, judge, turns = world_of(BOTH[0]), ScriptedJudge(*grades), []
    talk = open_talk(world, 1).talk
    for number in range(len(grades)):
        taken = take_turn(world, talk, f"({number + 1})", judge)
        talk = taken.talk
        turns.append(taken.turn)
    card = score_talk(world, talk, turns)
    return transcript((), turns, card, world, texts(language), day=DAY, trainee=trainee)


def test_the_result_comes_first_and_turns_stand_apart():
    text = written()
    title, day, *_ = text.splitlines()
    assert title
    assert day == "27.11.2026"
    assert text.index("Итог: ") < text.index("\n\nРазговор\n\n") < text.index("\n\n1. Вы\n> (1)\n")
    assert re.search(r"\n\n2\. Вы\n> \(2\)\n\[0 из 3\] Вы сказали", text)
    assert "\n\n\n" not in text


@pytest.mark.parametrize(
    ("language", "told", "day"),
    [(Language.RU, "Клиент услышал", "27.11.2026"), (Language.EN, "The customer heard", "27 Nov 2026")],
)
def test_a_manager_reads_of_the_trainee_by_name(language, told, day):
    text = written(language, "Анна {0}")
    assert text.splitlines()[1] == f"Анна {{0}} · {day}"
    assert "\n\n2. Анна {0}\n> (2)\n[0 " in text
    assert told in text


@pytest.mark.parametrize(
    ("language", "addressed"), [(Language.RU, r"\b(вы|вас|вам|вами|ваш\w*)\b"), (Language.EN, r"\b(you|your|yours)\b")]
)
def test_what_is_said_of_another_addresses_nobody(language, addressed):
    words = texts(language)
    for key, text in words.about("Анна")._words["about"].items():
        assert not re.search(addressed, text, re.IGNORECASE), key
        places = re.findall(r"\{\w+\}", text)
        assert sorted(places) == sorted(re.findall(r"\{\w+\}", own(words, key))), key


def own(words, key):
    """The words of the trainee himself."""
    section, name = key.split(".")
    return words._words[section][name]


@pytest.mark.parametrize("section", ["reasons", "outcomes", "again"])
@pytest.mark.parametrize(
    ("language", "addressed"), [(Language.RU, r"\b(вы|вас|вам|вами|ваш\w*)\b"), (Language.EN, r"\b(you|your|yours)\b")]
)
def test_all_that_addresses_the_trainee_can_be_said_of_another(section, language, addressed):
    words = texts(language)
    told = words.about("Анна")._instead
    for name, text in words._words[section].items():
        assert f"{section}.{name}" in told or not re.search(addressed, text, re.IGNORECASE), name
