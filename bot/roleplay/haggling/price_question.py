"""What it costs: whoever wants to know asks, asks once more where he is talked past, and then takes it ill."""

from bot.roleplay.exchange.lines import candidates
from bot.roleplay.exchange.scene import Scene
from bot.roleplay.state.machine import OBJECTING
from bot.roleplay.state.objection_choice import waits_for_price
from bot.scenario.vocabulary import Outcome, Situation

ASKING = (Situation.ASKS_PRICE, Situation.ASKS_PRICE_AGAIN)
"""Moments in which he asks what it costs."""

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


def take_in_price(scene: Scene) -> None:
    """Say a word on the price that he has just asked for and been told, before he speaks of something else."""
    if scene.talk.haggle.named and scene.room > 1 and not scene.answered and _has_just_asked(scene):
        scene.remark(Situation.PRICE_HEARD)


def _has_just_asked(scene: Scene) -> bool:
    pools = (pool for situation in ASKING for pool in candidates(scene.world, situation))
    return any(line in scene.talk.spoken.last for pool in pools for line in pool)
