"""A placeholder that this scenario has no value for.

Why: the customer would say a sentence with a hole in it.
Bad: `Is {extra} included?`, and no `extras`.
Good: an extra under `product`, or the sentence without it.
"""

import re
from collections.abc import Iterator

from bot.scenario.problems import Severity
from bot.scenario.rules.finding import Finding, Subject
from bot.scenario.walking import texts_of

ID = "empty-placeholder"
SEVERITY = Severity.WARNING

PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")
KEYS = {"seller": "seller", "extra": "product.extras", "discount": "bargaining"}
"""Where the value of a placeholder comes from."""


def check(subject: Subject) -> Iterator[Finding]:
    """Every place where the scenario breaks the rule."""
    scenario = subject.scenario
    given = {
        "seller": scenario.seller is not None,
        "extra": bool(scenario.product.extras),
        "discount": scenario.bargaining is not None,
    }
    for path, text in texts_of(scenario):
        for name in PLACEHOLDER.findall(text):
            if not given.get(name, True):
                yield Finding(path=path, values={"name": name, "key": KEYS[name]})
