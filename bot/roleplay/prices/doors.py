"""The number of a door, "flat 9", "офис 17": a part of an address and no price, unless such a thing is sold."""

import re

from bot.grading.list_price import THOUSAND
from bot.grading.text.plain import normalised
from bot.grading.text.quantities import Quantity, places, quantities
from bot.grading.text.units import Measure
from bot.grading.text.words import same_word, words_in
from bot.scenario.model import Product

_SOLD = r"(?<!\bthe )(?<!\ba )(?<!\ban )(?<!\byour )(?<!\bmy )(?<!\bour )(?<!\bthis )(?<!\bthat )(?<!\bper )(?<!\bза )"
"""Not behind these: what has one before it may itself have a price: "the flat 900"."""

_DOOR = re.compile(
    rf"{_SOLD}(?<![\w-])(?P<door>flat|unit|suite|apartment|apt|room|office|house|door|gate|block|"
    r"офис|кабинет|квартир|комнат|дом|корпус|подъезд|строени|секци|павильон|бокс|оф|кв|д(?=\W)|корп|стр)[аеуыияю]?\.?"
    r"(?: (?:no\.?|number|номер))? ?[№#]?$"
)
"""What stands before such a number."""

_FLAT = "flat"
_AT_DOOR = re.compile(
    r"(?:^|[\d.;:!?(\n] ?|(?<!\bok)(?<!\bokay)(?<!\bfine)(?<!\bright)(?<!\bwell)(?<!\blook)(?<!\byes)(?<!\bthen), |"
    r"\b(?:in|at|to|street|st\.?|road|rd\.?|lane|avenue|ave\.?|close|way|court|house|building|floor) )$"
)
"""What stands before the flat of an address; "call it flat 11" is a round sum."""

_CLOSES = re.compile(r"\b(?:deal|shake|agreed?|done|sold|final|yours|take it|all in)\b")
"""Behind a flat number: it is a sum."""

_ENDS = re.compile(r"[a-zа-я]?\s*(?:$|[,.;:!?)\n]|(?:and|и|на|on|at|в|во)\b)")
"""What follows one: the address is at its end, or a day comes next; "unit 9 delivered" has a price."""


def is_door(product: Product, reply: str, price: float) -> bool:
    """True where a reply says that sum only as the number of a door.

    Args:
        product: that is sold: if it is called so itself, the number may be its price.
        reply: as written.
        price: heard in it; its thousands may be left unsaid.
    """
    clean = normalised(reply)
    said = [one for one in quantities(clean) if one.value in (price, price / THOUSAND)]
    own = [*words_in(product.name), *words_in(product.unit or "")]
    return bool(said) and all(_is_number_of_door(clean, one, own) for one in said)


def _is_number_of_door(clean: str, quantity: Quantity, own: list[str]) -> bool:
    if quantity.measure is not Measure.COUNT or quantity.per:
        return False
    doors = [_door(before, after) for before, after in places(clean, quantity)]
    return bool(doors) and all(door and not any(same_word(door, word) for word in own) for door in doors)


def _door(before: str, after: str) -> str:
    """What the number between these words is the number of; empty where it is of none."""
    found = _DOOR.search(before)
    if found is None or not _ENDS.match(after):
        return ""
    is_sum = found["door"] == _FLAT and (not _AT_DOOR.search(before[: found.start()]) or _CLOSES.search(after))
    return "" if is_sum else found["door"]
