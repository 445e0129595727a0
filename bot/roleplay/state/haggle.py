"""The money of a talk: what was named, asked, offered and bid, and what the price hangs on."""

from dataclasses import dataclass, field


@dataclass(slots=True, kw_only=True)
class Haggle:
    """Where the bargaining stands. Sums are in the currency of the product."""

    named: bool = False
    """True once the customer has heard what it costs."""
    asked: bool = False
    """True once he has asked what it costs."""
    dodges: int = 0
    """Replies that talked past that question."""
    quoted: float | None = None
    """The price that the seller has named last, unless it hung on a condition."""
    price: float | None = None
    """The lowest price that the seller has offered, None while it is the list price."""
    offers: list[float] = field(default_factory=list)
    """Prices below the list that the seller has offered, oldest first."""
    bids: list[float] = field(default_factory=list)
    """Sums that the customer has offered, oldest first."""
    rounds: int = 0
    """How often he has asked for a better price."""
    held: int = 0
    """Replies in which the price was defended by value."""
    trade_open: bool = False
    """True while something that he would give in return lies on the table."""
    traded: bool = False
    """True when the seller got something for what he gave."""
    terms: str = ""
    """What the price hangs on, in the words of whoever named it; empty where it hangs on nothing."""
    late: float = 0.0
    """What was taken off the price after he had said yes to it."""
    settled: bool = False
    """True once the price is no longer a question."""

    @property
    def bid(self) -> float | None:
        """The sum that the customer has offered last, None where he has offered none."""
        return self.bids[-1] if self.bids else None
