"""What a button says when it is pressed: a typed value as at most 64 bytes, and back.

Buttons live as long as the messages they hang on: a form once sent is read for ever, or answered as an old button.
"""

import re
from dataclasses import dataclass, fields
from typing import ClassVar

LIMIT = 64
HIGHEST = 1_000_000
"""No button of ours counts further; what is made up may hold a number that the database cannot."""

_SEPARATOR = ":"
_FIELD = re.compile(r"[A-Za-z0-9_-]{0,48}")


@dataclass(frozen=True, slots=True)
class Press:
    """A pressed button; subclasses name their fields, all short words."""

    alias: ClassVar[str]


@dataclass(frozen=True, slots=True)
class ChooseLanguage(Press):
    """Take this language."""

    alias = "l"
    language: str


@dataclass(frozen=True, slots=True)
class ShowModes(Press):
    """Ask anew who calls whom."""

    alias = "p"


@dataclass(frozen=True, slots=True)
class ShowShelf(Press):
    """Show scenarios of a mode, and of a difficulty unless it is `any`."""

    alias = "m"
    mode: str
    difficulty: str


@dataclass(frozen=True, slots=True)
class ShowShelfPage(Press):
    """Show the same from this one on."""

    alias = "M"
    mode: str
    difficulty: str
    offset: str


@dataclass(frozen=True, slots=True)
class ShowBrief(Press):
    """Show a scenario's brief."""

    alias = "s"
    scenario: str


@dataclass(frozen=True, slots=True)
class ShowRubric(Press):
    """Show what will be graded in a scenario."""

    alias = "g"
    scenario: str


@dataclass(frozen=True, slots=True)
class ChooseHelp(Press):
    """Take this level of help; when grades are shown is asked next."""

    alias = "h"
    level: str
    scenario: str


@dataclass(frozen=True, slots=True)
class Begin(Press):
    """Begin a talk. The form of buttons sent before there were levels of help."""

    alias = "b"
    feedback: str
    scenario: str


@dataclass(frozen=True, slots=True)
class BeginHelped(Press):
    """Begin a talk with a level of help."""

    alias = "B"
    feedback: str
    level: str
    scenario: str


@dataclass(frozen=True, slots=True)
class SkipPlan(Press):
    """Call without a plan."""

    alias = "k"
    session: str


@dataclass(frozen=True, slots=True)
class HideHelp(Press):
    """Put a hint or a script out of sight."""

    alias = "z"


@dataclass(frozen=True, slots=True)
class Retry(Press):
    """Go back to the weakest moment of a session."""

    alias = "r"
    session: str


@dataclass(frozen=True, slots=True)
class CallAgain(Press):
    """Begin the talk that follows a finished one."""

    alias = "n"
    session: str


@dataclass(frozen=True, slots=True)
class ShowTranscript(Press):
    """Send the transcript of one's own session."""

    alias = "t"
    session: str


@dataclass(frozen=True, slots=True)
class Resume(Press):
    """Go on after a pause."""

    alias = "c"


@dataclass(frozen=True, slots=True)
class ShowBetter(Press):
    """Show a better reply for a turn."""

    alias = "w"
    session: str
    turn: str


@dataclass(frozen=True, slots=True)
class ReviewPage(Press):
    """List finished talks from this one on."""

    alias = "v"
    offset: str


@dataclass(frozen=True, slots=True)
class ReviewSession(Press):
    """Send anybody's transcript to a manager."""

    alias = "V"
    session: str


@dataclass(frozen=True, slots=True)
class ReviewPerson(Press):
    """List the finished talks of whoever had this one, from that one on."""

    alias = "f"
    session: str
    offset: str


@dataclass(frozen=True, slots=True)
class KeepUpload(Press):
    """Put an uploaded scenario on the shelf."""

    alias = "u"
    key: str


@dataclass(frozen=True, slots=True)
class ReplaceByUpload(Press):
    """Put an uploaded scenario in the place of its older self."""

    alias = "o"
    key: str


@dataclass(frozen=True, slots=True)
class DropUpload(Press):
    """Forget an uploaded scenario."""

    alias = "U"
    key: str


@dataclass(frozen=True, slots=True)
class ExportMe(Press):
    """Send all that is kept on whoever presses."""

    alias = "x"


@dataclass(frozen=True, slots=True)
class AskToDelete(Press):
    """Ask whether all of it is to be deleted."""

    alias = "d"


@dataclass(frozen=True, slots=True)
class DeleteMe(Press):
    """Delete all of it; holds until a time in UTC seconds."""

    alias = "D"
    until: str


KINDS: dict[str, type[Press]] = {kind.alias: kind for kind in Press.__subclasses__()}


def encode(press: Press) -> str:
    """The data of a button.

    Raises:
        ValueError: if a field cannot be told apart again, or the whole is too long for Telegram.
    """
    values = [str(getattr(press, field.name)) for field in fields(press)]
    if any(not _FIELD.fullmatch(value) for value in values):
        raise ValueError(f"a button's fields are short words, not {values!r}")
    data = _SEPARATOR.join([press.alias, *values])
    if len(data.encode()) > LIMIT:
        raise ValueError(f"a button holds {LIMIT} bytes, not {data!r}")
    return data


def number(field: str) -> int:
    """The number in a field, `HIGHEST` at most; 0 where it holds none."""
    return min(HIGHEST, int(field)) if field.isdecimal() else 0


def decode(data: str | None) -> Press | None:
    """The press that the data stands for; None for anything we never sent."""
    if not data:
        return None
    alias, *values = data.split(_SEPARATOR)
    kind = KINDS.get(alias)
    if kind is None or len(values) != len(fields(kind)) or not all(_FIELD.fullmatch(value) for value in values):
        return None
    return kind(*values)
