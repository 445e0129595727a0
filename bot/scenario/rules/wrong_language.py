"""The customer speaks another language than `language` says.

Why: replies are graded and lines are chosen in that language, so that the talk turns bilingual.
Bad: `language: en` over Russian lines.
Good: `language: ru`, or the lines in English.
"""

import re
from collections.abc import Iterator

from bot.scenario.model import Scenario
from bot.scenario.problems import Severity
from bot.scenario.rules.finding import Finding, Subject
from bot.scenario.vocabulary import Language
from bot.scenario.yaml_reader import Path

ID = "wrong-language"
SEVERITY = Severity.WARNING
HALF = 0.5
LONG = 20
"""Letters from which a single line tells its language: names and models may be foreign."""

_LETTER = re.compile(r"[^\W\d_]")
_CYRILLIC = re.compile("[\u0400-\u04ff]")


def check(subject: Subject) -> Iterator[Finding]:
    """Every place where the scenario breaks the rule."""
    scenario = subject.scenario
    expected = scenario.language is Language.RU
    values = {"language": scenario.language.value}
    if _russian("".join(text for _, text in _spoken(scenario))) not in (expected, None):
        yield Finding(path=("language",), values=values)
        return
    for path, text in _spoken(scenario):
        if len(_LETTER.findall(text)) >= LONG and _russian(text) is not expected:
            yield Finding(path=path, values=values)


def _spoken(scenario: Scenario) -> Iterator[tuple[Path, str]]:
    """Whole sentences of the customer and of the brief."""
    yield ("brief",), scenario.brief
    for n, text in enumerate(scenario.customer.opening):
        yield ("customer", "opening", n), text
    for i, fact in enumerate(scenario.customer.facts):
        for key, texts in (("about", fact.about), ("says", fact.says)):
            for n, text in enumerate(texts):
                yield ("customer", "facts", i, key, n), text
    for i, objection in enumerate(scenario.objections):
        for n, text in enumerate(objection.says):
            yield ("objections", i, "says", n), text


def _russian(text: str) -> bool | None:
    """Whether most letters are Russian; None where there are none."""
    letters = len(_LETTER.findall(text))
    return len(_CYRILLIC.findall(text)) / letters > HALF if letters else None
