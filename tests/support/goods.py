"""Products at a price, for tests of what a sum in a reply is."""

from bot.scenario.model import Extra, Product
from tests.support.worlds import SCENARIOS, world_of


def product(price: float, unit: str, **changes: object) -> Product:
    """Something that costs so much apiece."""
    return world_of().scenario.product.model_copy(update={"price": price, "unit": unit, **changes})


def shipped(scenario: str) -> Product:
    """What a scenario of the shelf sells."""
    return world_of(SCENARIOS / f"{scenario}.yaml").scenario.product


CAR = product(11_400, "car")
VAN = product(16, "van a month")
FLEET = product(21_600, "year")
BOOTS = product(165, "pair")
SEEDS = product(18_500, "набор")
HALL = product(180_000, "набор")
TAP = product(21_500, "смеситель")

SUGAR = Extra(id="sugar", text=("тростниковый сахар",), price=300, fits="к кофе")
