"""A customer who has come himself: he says what he came for, greets but once, and sees for himself."""

from bot.roleplay.exchange.lines import candidates
from bot.roleplay.exchange.scene import Scene
from bot.roleplay.state.machine import OBJECTING
from bot.roleplay.understanding.first_words import greets, invites_to_ask, without_greeting
from bot.roleplay.understanding.invitations import invites
from bot.scenario.vocabulary import Mode, Situation


def is_visitor(scene: Scene) -> bool:
    """True for whoever came to the seller, and spoke first."""
    return scene.world.playbook.mode is Mode.PASSIVE


def go_along(scene: Scene) -> None:
    """Let himself be shown what the seller asks him to see, before he speaks of his doubt or of the price."""
    if is_visitor(scene) and scene.kind in OBJECTING and not scene.answered and invites(scene.reply):
        scene.remark(Situation.GOES_ALONG)


def speaks_up(scene: Scene) -> None:
    """Invited to ask he tells what he came for; else he asks whom he may ask, and then for help."""
    if invites_to_ask(scene.reply) and _tell_request(scene):
        return
    situation = Situation.WHO_IS_IT if scene.talk.record.turns == 1 else Situation.WHAT_IS_IT_ABOUT
    greeted = any(map(greets, scene.talk.spoken.lines))
    pools = candidates(scene.world, situation)
    plain = next((lines for pool in pools if (lines := [line for line in pool if not greets(line)])), None)
    scene.say(situation, plain if greeted else None)


def _tell_request(scene: Scene) -> bool:
    """Say what he came for in other words than those he began with; True where he has some."""
    said = scene.talk.spoken.lines
    other = [line for line in scene.world.scenario.customer.opening if line not in said]
    fresh = [words for line in other if (words := without_greeting(line)) and words not in said]
    return bool(fresh) and scene.tell(fresh)
