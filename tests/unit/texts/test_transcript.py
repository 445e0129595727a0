"""The file of a talk, as the trainee and as a manager reads it."""

import re
from datetime import UTC, datetime

import pytest
import yaml

from bot.grading.types import Grade, Reason, ReasonCode
from bot.roleplay.scorecard.card import score_talk
from bot.scenario.vocabulary import Language
from bot.texts.catalogue import FOLDER, texts
from bot.texts.transcript import transcript
from tests.support.talking import LET_IN, numbered, sell
from tests.support.worlds import world_of

DAY = datetime(2026, 11, 27, 12, tzinfo=UTC)
UNTRUE = Grade(value=0, reason=Reason(code=ReasonCode.FALSE, quote="a", against="b"))


def written(language=Language.RU, trainee=None, grades=(LET_IN, UNTRUE)):
    world, talk, turns = sell(world_of(), *numbered(grades, "({})"))
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


ADDRESSED = {Language.RU: r"\b(вы|вас|вам|вами|ваш\w*)\b", Language.EN: r"\b(you|your|yours)\b"}


@pytest.fixture(params=Language)
def words(request):
    return texts(request.param)


@pytest.fixture
def catalogue(words):
    """All that there are words for."""
    return yaml.safe_load((FOLDER / f"{words.language.value}.yaml").read_text(encoding="utf-8"))


def test_words_about_another_address_nobody_and_take_what_those_to_himself_do(words, catalogue):
    for key, text in catalogue["about"].items():
        assert not re.search(ADDRESSED[words.language], text, re.IGNORECASE), key
        assert sorted(re.findall(r"\{\w+\}", text)) == sorted(re.findall(r"\{\w+\}", words(key))), key


@pytest.mark.parametrize("section", ["reasons", "outcomes", "again"])
def test_all_that_addresses_the_trainee_can_be_said_of_another(words, catalogue, section):
    told = {name: words.about("Анна")(f"{section}.{name}") for name in catalogue[section]}
    assert {name: text for name, text in told.items() if re.search(ADDRESSED[words.language], text, re.I)} == {}
