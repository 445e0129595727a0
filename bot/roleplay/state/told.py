"""What the two have learnt from each other."""

from dataclasses import dataclass, field


@dataclass(slots=True, kw_only=True)
class Told:
    """What the customer has told of himself, and what he has heard of the product; by id, oldest first."""

    facts: list[str] = field(default_factory=list)
    """Facts that he has told."""
    deepened: list[str] = field(default_factory=list)
    """Those of them that he has added to."""
    points: list[str] = field(default_factory=list)
    """Key points that he has heard."""
