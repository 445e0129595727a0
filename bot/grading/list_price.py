"""What may be asked for the product, and which sums may be its price."""

from dataclasses import dataclass

LEAST_SHARE, MOST_SHARE = 0.5, 1.6
"""Shares of the list price outside which a sum is something else: a price per piece, a delivery, a date."""

ROUND = 10_000
"""List price from which people leave the thousands unsaid: "отдам за семнадцать"."""

THOUSAND = 1000


def near_list(value: float, listed: float) -> bool:
    """True for a sum that may be the price of a product of that list price."""
    return LEAST_SHARE * listed <= value <= MOST_SHARE * listed


@dataclass(frozen=True, slots=True, kw_only=True)
class Prices:
    """What may be asked for the product, and every other sum that the trainee may name."""

    listed: float
    floor: float
    currency: str = ""
    others: tuple[float, ...] = ()
    """Prices of extras and sums that the product's facts or the customer hold."""

    def tells(self, value: float) -> bool:
        """True for one of the other sums."""
        return any(abs(value - other) < 1 for other in self.others)
