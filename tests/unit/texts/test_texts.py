import re
from collections.abc import Iterator

import pytest
import yaml

from bot.app.shelf import PLAYBOOKS
from bot.grading.types import ReasonCode
from bot.roleplay.scorecard.aida import Rung
from bot.roleplay.scorecard.classic_mistakes import Classic
from bot.roleplay.scorecard.seller_type import SellerType
from bot.roleplay.state.talk import Why
from bot.scenario.vocabulary import Band, HelpLevel, Language, Move, Outcome
from bot.texts.catalogue import FOLDER, plural_form, texts

RU, EN = Language.RU, Language.EN
DONE = re.compile(r"(?:[a-z]+ed|said|gave|held|took|met|the|there) ", re.IGNORECASE)
"""First words of what is told as done. "Not yet done: Said hello" is no sentence."""


def entries(words, path=()) -> Iterator[tuple[str, str]]:
    for key, value in words.items():
        if isinstance(value, dict) and "many" in value:
            yield ".".join((*path, key)), value["many"]
        elif isinstance(value, dict):
            yield from entries(value, (*path, key))
        else:
            yield ".".join((*path, key)), value


def catalogue(language):
    return dict(entries(yaml.safe_load((FOLDER / f"{language}.yaml").read_text(encoding="utf-8"))))


def test_both_languages_have_the_same_words_with_the_same_places_to_fill():
    ru, en = catalogue("ru"), catalogue("en")
    assert ru.keys() == en.keys()
    for key, text in ru.items():
        assert sorted(re.findall(r"\{\w+\}", text)) == sorted(re.findall(r"\{\w+\}", en[key])), key


@pytest.mark.parametrize("language", list(Language))
def test_every_word_of_the_core_can_be_said(language):
    words = texts(language)
    keys = [
        *(f"moves.{move.value}" for move in Move),
        *(f"outcomes.{outcome.value}" for outcome in Outcome),
        *(f"why.{why.value}" for why in Why),
        *(f"sellers.{seller.value}" for seller in SellerType),
        *(f"seller_advice.{seller.value}" for seller in SellerType),
        *(f"rungs.{rung.value}" for rung in Rung),
        *(f"bands.{band.value}" for band in Band),
        *(f"help.{level.value}" for level in HelpLevel),
        *(f"{part}.{classic.value}" for classic in Classic for part in ("classic", "classic_advice")),
    ]
    assert all(words(key) for key in keys)
    assert all(words(f"reasons.{code.value}", move="m", quote="q", missing="x", against="a") for code in ReasonCode)


@pytest.mark.parametrize(
    ("language", "n", "form"),
    [(RU, 1, "one"), (RU, 2, "few"), (RU, 5, "many"), (RU, 11, "many"), (RU, 12, "many"), (RU, 21, "one"),
     (RU, 104, "few"), (RU, 111, "many"), (EN, 1, "one"), (EN, 0, "many"), (EN, 21, "many")],
)  # fmt: skip
def test_a_number_takes_the_plural_form_of_its_language(language, n, form):
    assert plural_form(language, n) == form


def test_counted_things_agree_with_their_number():
    assert [texts(RU)("count.replies", n=n) for n in (1, 3, 7)] == ["1 реплика", "3 реплики", "7 реплик"]


@pytest.mark.parametrize("playbook", ["active", "passive"])
def test_what_is_graded_is_worded_as_a_thing_to_do(playbook):
    stages = yaml.safe_load((PLAYBOOKS / f"{playbook}.yaml").read_text(encoding="utf-8"))["stages"]
    graded = [criterion["text"]["en"] for stage in stages for criterion in stage["criteria"]]
    assert [text for text in graded if DONE.match(text)] == []
