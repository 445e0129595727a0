"""The customer's doubts: those he has voiced, and those that were dealt with before he could."""

from dataclasses import dataclass, field
from enum import StrEnum


class Standing(StrEnum):
    """Where an objection stands."""

    OPEN = "open"
    MET = "met"
    LEFT = "left"  # the talk went on, the doubt stayed


@dataclass(slots=True, kw_only=True)
class RaisedObjection:
    """An objection that the customer has voiced."""

    id: str
    standing: Standing = Standing.OPEN
    attempts: int = 0
    met: list[int] = field(default_factory=list)
    """Indices of the answers that were given."""
    softened: float = 0
    """How much of what it takes was said, in answers."""
    accepted: bool = False
    """True once the seller has shown what this character needs beside an argument."""
    revealed: bool = False
    returned: bool = False
    """True once he came back to it after it was brushed aside."""


@dataclass(slots=True, kw_only=True)
class Doubts:
    """The objections of a talk."""

    raised: list[RaisedObjection] = field(default_factory=list)
    """Those voiced, oldest first."""
    answered: list[str] = field(default_factory=list)
    """Ids of answers to objections that were given before these came up."""
    forestalled: list[str] = field(default_factory=list)
    """Ids of objections that were answered before they came up."""

    @property
    def open(self) -> RaisedObjection | None:
        """The objection that waits for an answer, if any."""
        return next((o for o in self.raised if o.standing is Standing.OPEN), None)
