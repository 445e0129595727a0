"""What the customer has put up with so far."""

from dataclasses import dataclass


@dataclass(slots=True, kw_only=True)
class Faults:
    """What the seller did beside the point or amiss, as far as the customer keeps count of it."""

    chats: int = 0
    """How often the seller talked beside the sale."""
    misnamed: bool = False
    """True once the customer has put his own name right."""
    forgiven: int = 0
    """Replies whose mistakes he has let pass."""
    offences: int = 0
    """Replies that were rude to him."""
    harms: int = 0
    """Replies in a row that were graded 0."""
