"""The words of a talk, of both sides."""

from dataclasses import dataclass, field


@dataclass(slots=True, kw_only=True)
class Spoken:
    """What was said, word for word, oldest first."""

    lines: list[str] = field(default_factory=list)
    """Of the customer, so that none comes twice."""
    last: str = ""
    """The customer's last words."""
    replies: list[str] = field(default_factory=list)
    """Of the seller."""
    pending: list[str] = field(default_factory=list)
    """Messages of a thought that is not finished."""
