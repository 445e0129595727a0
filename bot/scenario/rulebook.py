"""The rule book: `docs/scenario-rules.md` as the rules themselves tell it."""

import re
from collections.abc import Iterator, Mapping

from bot.scenario.messages import READING, Message
from bot.scenario.rule_messages import MESSAGES
from bot.scenario.rules import ALL, MEANING_RULES, NOTES, PLAYBOOK_RULES, TEXT_RULES
from bot.scenario.rules.finding import Ruled

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
    yield "## What stands in the way of reading a file\n\nAll are errors, and cannot be exempted.\n\n"
    yield "| number | code | what it says |\n|---|---|---|\n"
    for code, message in READING.items():
        told = message.en.replace("{{", "{").replace("}}", "}").replace("|", "\\|")
        yield f"| {message.number} | {code} | {told} |\n"
