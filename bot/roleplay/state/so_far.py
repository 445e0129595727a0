"""How a talk stands: what he has told, and the price on the table."""

from collections.abc import Sequence

from bot.roleplay.state.talk import Talk
from bot.roleplay.state.world import World
from bot.scenario.model import Fact


def told_facts(world: World, talk: Talk) -> Sequence[Fact]:
    """The facts that he has told, in the order of the file."""
    return [fact for fact in world.scenario.customer.facts if fact.id in talk.told.facts]


def price_now(world: World, talk: Talk) -> float:
    """The lowest price that the seller has offered, else the list price."""
    return talk.haggle.price or world.scenario.product.price
