"""What the haggling of a talk came to."""

from dataclasses import dataclass

from bot.roleplay.exchange.scene import Scene
from bot.roleplay.prices.conditions import hangs_on
from bot.roleplay.state.so_far import price_now
from bot.roleplay.state.talk import Talk
from bot.roleplay.state.world import World
from bot.scenario.vocabulary import Situation


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
    late: float = 0.0
    """What of that was given after the customer had said yes."""
    terms: str = ""
    """What the price hangs on, in the words of whoever named it; empty without a condition, or without his asking."""

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
        """True when something was given before his yes, and nothing asked in return."""
        return self.given > self.late and not self.traded


def haggled(world: World, talk: Talk) -> Haggled | None:
    """What the haggling of a talk came to, None where there was none and the price was not undersold either."""
    haggle = talk.haggle
    if not (haggle.rounds or haggle.late or undersells(world, talk)):
        return None
    listed = world.scenario.product.price
    agreed = price_now(world, talk)
    # He may have closed at an earlier offer, dearer than the last.
    late = min(haggle.late, given := round(listed - agreed, 2))
    return Haggled(
        listed=listed,
        floor=world.scenario.product.floor,
        bid=haggle.bids[0] if haggle.bids else None,
        agreed=agreed,
        rounds=haggle.rounds,
        traded=haggle.traded,
        late=late,
        terms=haggle.terms if given > late else "",
    )


def undersells(world: World, talk: Talk) -> bool:
    """True where the price on the table lies below the lowest that the seller may take."""
    floor, price = world.scenario.product.floor, talk.haggle.price
    return floor is not None and price is not None and price < floor


def discount_of(world: World, talk: Talk) -> float:
    """Percent that the price on the table lies below the list price."""
    listed = world.scenario.product.price
    return round(100 * (1 - price_now(world, talk) / listed), 1)


def offer(scene: Scene) -> float:
    """The seller's price as it stands."""
    return price_now(scene.world, scene.talk)


def is_late(scene: Scene) -> bool:
    """True where he has ordered already, or agreed on the price and takes no extra for a lower one."""
    talk, product, terms = scene.talk, scene.world.scenario.product, scene.heard.condition
    if talk.bought_before:
        return False
    ordered = talk.agreement.outcome is not None
    return ordered or (talk.haggle.settled and not any(hangs_on(terms, extra, product) for extra in product.extras))


def take_terms(scene: Scene) -> None:
    """Say that he will do what the seller's price hangs on, and take the extra that it may hang on."""
    talk, terms, product = scene.talk, scene.talk.haggle.terms, scene.world.scenario.product
    taken = [e.id for e in product.extras if e.id not in talk.agreement.extras and hangs_on(terms, e, product)]
    talk.agreement.extras.extend(taken)
    # A yes to the extra is one to the condition already.
    if terms and not taken and any(terms in reply for reply in talk.spoken.replies):
        scene.remark(Situation.TAKES_CONDITION)


def take_gift(scene: Scene) -> None:
    """Take gladly a lower price that nobody has asked for."""
    bargaining = scene.world.rules.bargaining
    if is_late(scene) and not scene.answered:
        scene.say(Situation.SETTLE, bargaining.settles if bargaining else None)
