"""The rule book: `docs/scenario-rules.md` as the rules themselves tell it."""

import re
from collections.abc import Iterator, Mapping

from bot.scenario.messages import READING, Message
from bot.scenario.rule_messages import MESSAGES
from bot.scenario.rules import ALL, MEANING_RULES, NOTES, PLAYBOOK_RULES, TEXT_RULES
from bot.scenario.rules.finding import Ruled
from bot.scenario.yaml_reader import MAX_BYTES, MAX_DEPTH, MAX_NODES

HEAD = """# The rule book of scenario files

Written by `sparring check --rules` from the rules themselves; do not edit it by hand.

`sparring check FILE` holds a file against these rules with the code that the bot loads it with. An **error** keeps a
scenario off the shelf, a **warning** does not, a **note** is only told with `--notes`. A line may exempt itself from a
warning or a note by ending in `# noqa: SC101` or `# noqa: few-facts`. `--format json` and `--format github` are for
scripts and for GitHub Actions; `--fix` mends what is marked so, and nothing else of the file changes by it. Numbers
never change their meaning.

"""

GROUPS: Mapping[str, str] = {
    "1": "The customer and his facts",
    "2": "Product, price and brief",
    "3": "Objections",
    "4": "Wording and letters",
    "5": "How it plays",
    "6": "Playbooks",
}

SAMPLES: Mapping[str, object] = {
    # what a test of the file says
    "test": "who asks before he offers sells",
    "replies": 6,
    "turn": 4,
    "stage": "needs",
    "found": "refused",
    "expected": "`deal`",
    "last": "No, thank you.",
    "left": "`feedback`, `next_deal`",
    "bounds": "≥ 70",
    # what reading says
    "key": "price",
    "value": "`actve`",
    "entry": "`price`",
    "first": 12,
    "instead": "did you mean `active`?",
    "id": "hours",
    "known": "now, hours, spend",
    "playbook": "active",
}
"""What stands in the messages of the rule book for what they name, where the next table has nothing else."""

SAMPLES_OF: Mapping[str, Mapping[str, object]] = {
    "too-large": {"size": 600, "limit": MAX_BYTES // 1024},
    "unreadable": {"what": "Permission denied"},
    "syntax": {"what": "expected ',' or ']'"},
    "invisible": {"character": "U+200B"},
    "too-deep": {"limit": MAX_DEPTH},
    "too-many": {"limit": MAX_NODES},
    "hollow-key": {"key": "points", "hollow": "product", "line": 40},
    "foreign-letters": {"key": "\u0440rice", "meant": "price"},
    "unknown-key": {"key": "fakts", "instead": "did you mean `facts`?"},
    "missing-key": {"key": "goal", "about": ": what the trainee is to reach"},
    "unknown-word": {"value": "`sceptical`", "instead": "did you mean `sceptic`?"},
    "wrong-kind": {"expected": "a number", "value": "`sixty`"},
    "key-elsewhere": {"homes": "`product`"},
    "key-too-deep": {"key": "objections"},
    "colon-in-text": {"entry": "`says`", "key": "Well"},
    "number-for-text": {"entry": "`title`", "value": "`2024`", "read": "as a number"},
    "list-without-dashes": {"entry": "`facts`", "first": "id"},
    "empty": {"entry": "`influencers`"},
    "empty-needed": {"entry": "`goal`"},
    "out-of-range": {"value": "`0`", "rule": "write more than 0"},
    "bad-id": {"value": "`Seeds, first call`"},
    "inconsistent": {"what": "stage ids must differ; given twice: needs"},
    "cut-by-comma": {"key": "and on Mondays"},
    "too-few-answers": {"needed": 3, "count": 2},
    "unknown-stage": {"value": "`nedes`", "instead": "did you mean `needs`?"},
    "unknown-place": {"value": "`prooof`", "instead": "did you mean `proof`?"},
    "unknown-placeholder": {"name": "prise", "known": "customer, price, product"},
    "same-id": {"id": "clean-shop-windows", "other": "windows.yaml"},
    "unknown-fact": {"id": "houres"},
    "unknown-objection": {"id": "prooof", "known": "own-people, proof"},
    "bounds-crossed": {"at_least": 70, "at_most": 50},
    "test-stage": {"found": "needs", "expected": "presentation"},
    "test-reaches": {"expected": "closing"},
    "test-score": {"found": 52.5},
    "test-discount": {"found": 12, "bounds": "≤ 10"},
    "test-fact": {"expected": "hours", "found": "now, spend"},
    "test-untold": {"expected": "cheated"},
    "test-met": {"expected": "proof", "found": "own-people"},
    "test-agreed": {"stage": "feedback", "last": "All right, let's do it."},
    "test-unsettled": {"stage": "closing", "last": "Fine. What do you need?"},
}
"""By code of a message what is said there in place of the above."""

_SECTION = re.compile(r"^(Why|Bad|Good): ", re.MULTILINE)
_LINES = re.compile(r"\s*\n\s*")
"""Only these are joined: an example may be about the spaces in it."""


def rulebook() -> str:
    """The whole rule book, in Markdown."""
    return HEAD + "".join(_rules()) + "".join(_reading())


def _rules() -> Iterator[str]:
    numbered = sorted(ALL.values(), key=lambda rule: MESSAGES[rule.ID].number)
    for digit, title in GROUPS.items():
        yield f"## {title}\n\n"
        for rule in numbered:
            if MESSAGES[rule.ID].number[2] == digit:
                yield _rule(rule, MESSAGES[rule.ID])


def _rule(rule: Ruled, message: Message) -> str:
    what, *parts = _SECTION.split((rule.__doc__ or "").strip())
    told = dict(zip(parts[::2], (_LINES.sub(" ", part.strip()) for part in parts[1::2]), strict=True))
    marks = [rule.SEVERITY.value]
    marks += ["mended by `--fix`"] if rule.ID in TEXT_RULES else []
    marks += ["needs the model"] if rule.ID in MEANING_RULES else []
    marks += ["told with `--notes`"] if rule.ID in NOTES else []
    marks += ["in playbooks"] if rule.ID in PLAYBOOK_RULES else []
    return (
        f"### {message.number} {rule.ID}\n\n*{', '.join(marks)}*\n\n**{' '.join(what.split())}**\n\n"
        f"Why: {told['Why']}\n\n- Bad: {told['Bad']}\n- Good: {told['Good']}\n\n"
    )


def _reading() -> Iterator[str]:
    yield "## What stands in the way of reading a file\n\nAll are errors, and cannot be exempted. "
    yield "Names and numbers in the messages are examples.\n\n"
    yield "| number | code | what it says |\n|---|---|---|\n"
    for code, message in sorted(READING.items(), key=lambda item: item[1].number):
        told = message.en.format(**{**SAMPLES, **SAMPLES_OF.get(code, {})}).replace("|", "\\|")
        yield f"| {message.number} | {code} | {told} |\n"
