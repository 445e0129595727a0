"""What it costs: whoever wants to know asks, asks once more where he is talked past, and then takes it ill."""

from bot.roleplay.exchange.lines import candidates
from bot.roleplay.exchange.scene import Scene
from bot.roleplay.state.machine import OBJECTING
from bot.roleplay.state.objection_choice import waits_for_price
from bot.scenario.vocabulary import Outcome, Situation

MOST_DODGES = 2
"""Replies past the price that he minds: at the first he asks once more, at the second he gives up asking."""


def ask_price(scene: Scene) -> bool:
    """Ask what it costs where nobody has said; True when he did."""
    if not waits_for_price(scene.world.scenario, scene.world.rules, scene.talk):
        return False
    if not any(candidates(scene.world, Situation.ASKS_PRICE)):
        # A playbook without these words: he is taken to know the price.
        scene.talk.haggle.named = True
        return False
    scene.talk.haggle.asked = scene.say(Situation.ASKS_PRICE)
    return True


def ask_price_again(scene: Scene) -> bool:
    """Take up the price that he asked for and was not told; True when he asks again and hears nothing else before.

    A meeting is agreed without a price, and while a doubt stands open that one comes first.
    """
    talk, haggle = scene.talk, scene.talk.haggle
    if not haggle.asked or haggle.named or haggle.dodges >= MOST_DODGES or scene.full or talk.agreement.outcome:
        return False
    if scene.world.scenario.aim is not Outcome.DEAL or scene.kind not in OBJECTING or talk.doubts.open:
        return False
    haggle.dodges += 1
    if haggle.dodges < MOST_DODGES:
        return scene.say(Situation.ASKS_PRICE_AGAIN)
    scene.remark(Situation.PRICE_DODGED)
    return False
