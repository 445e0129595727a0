"""What the haggling of a talk came to."""

from dataclasses import dataclass

from bot.roleplay.exchange.scene import Scene
from bot.roleplay.state.talk import Talk
from bot.roleplay.state.world import World


@dataclass(frozen=True, slots=True, kw_only=True)
class Haggled:
    """What the haggling came to."""

    listed: float
    floor: float | None
    bid: float | None
    """The customer's first sum, None where he named none."""
    agreed: float
    """The lowest price that the seller offered, else the list price."""
    rounds: int
    """How many times he asked for better terms."""
    traded: bool
    """True when the seller got something for what he gave."""
    terms: str = ""
    """What the price hangs on, in the words of whoever named it; empty where it hangs on nothing."""

    @property
    def given(self) -> float:
        """What the talk cost the seller against the list price."""
        return round(self.listed - self.agreed, 2)

    @property
    def below_floor(self) -> float:
        """How far the price agreed lies below the lowest that the seller may take, 0 where it does not."""
        return round(max(0.0, (self.floor or 0) - self.agreed), 2)

    @property
    def for_nothing(self) -> bool:
        """True when something was given and nothing asked in return."""
        return self.given > 0 and not self.traded


def haggled(world: World, talk: Talk) -> Haggled | None:
    """What the haggling of a talk came to, None where there was none and the price was not undersold either."""
    if not talk.haggles and not undersells(world, talk):
        return None
    return Haggled(
        listed=world.scenario.product.price,
        floor=world.scenario.product.floor,
        bid=talk.bids[0] if talk.bids else None,
        agreed=talk.price or world.scenario.product.price,
        rounds=talk.haggles,
        traded=talk.traded,
        terms=talk.terms,
    )


def undersells(world: World, talk: Talk) -> bool:
    """True where the price on the table lies below the lowest that the seller may take."""
    floor = world.scenario.product.floor
    return floor is not None and talk.price is not None and talk.price < floor


def discount_of(world: World, talk: Talk) -> float:
    """Percent that the price on the table lies below the list price."""
    listed = world.scenario.product.price
    return round(100 * (1 - (talk.price or listed) / listed), 1)


def offer(scene: Scene) -> float:
    """The seller's price as it stands."""
    return scene.talk.price or scene.world.scenario.product.price
