"""The customer speaks another language than `language` says.

Why: replies are graded and lines are chosen in that language, so that the talk turns bilingual.
Bad: `language: en` over Russian lines.
Good: `language: ru`, or the lines in English.
"""

from collections.abc import Iterator

from bot.scenario.model import Scenario
from bot.scenario.problems import Severity
from bot.scenario.rules.finding import Finding
from bot.scenario.vocabulary import Language

ID = "wrong-language"
SEVERITY = Severity.WARNING
HALF = 0.5


def check(scenario: Scenario) -> Iterator[Finding]:
    """Every place where the scenario breaks the rule."""
    spoken = [*scenario.customer.opening, *(text for fact in scenario.customer.facts for text in fact.says)]
    letters = [character for character in "".join(spoken) if character.isalpha()]
    if not letters:
        return
    russian = sum("\u0400" <= character <= "\u04ff" for character in letters) / len(letters) > HALF
    if russian is not (scenario.language is Language.RU):
        yield Finding(path=("language",), values={"language": scenario.language.value})
