"""Whether the sum heard in a reply is only an hour, or the number of a door, by what is spoken of."""

from bot.grading.phrases.orders import asks_when
from bot.roleplay.exchange.scene import Scene
from bot.roleplay.haggling.his_sum import has_just_bid
from bot.roleplay.prices.doors import is_door
from bot.roleplay.prices.hours import follows_day, may_be_hour
from bot.scenario.vocabulary import Outcome, StageKind


def is_no_price(scene: Scene) -> bool:
    """True where the price heard was said as a bare small number, an hour being due, or as the number of a door."""
    price = scene.heard.price
    if price is None:
        return False
    an_hour = _hours_are_due(scene) and may_be_hour(scene.reply, price)
    return an_hour or is_door(scene.world.scenario.product, scene.reply, price)


def _hours_are_due(scene: Scene) -> bool:
    """True for the handover, once they agree on a price, for a meeting, for whoever has asked when, and behind a day.

    Who has just named his sum, or asked for the price, hears a price; behind a day, whoever still haggles does.
    """
    haggle = scene.talk.haggle
    if haggle.settled:
        return True
    if has_just_bid(scene) or (haggle.asked and not haggle.named):
        return False
    meets = scene.world.scenario.aim is Outcome.MEETING
    haggles = scene.kind is StageKind.BARGAINING or bool(haggle.bids)
    return meets or asks_when(scene.talk.spoken.last) or (not haggles and follows_day(scene.reply))
