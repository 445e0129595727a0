"""A customer who has come himself: he says what he came for, greets but once, and sees for himself."""

import re

from bot.grading.text.plain import normalised
from bot.roleplay.answers.remarks import asks_about_extra
from bot.roleplay.exchange.lines import candidates
from bot.roleplay.exchange.scene import LINES_AT_ONCE, Scene
from bot.roleplay.understanding.first_words import greets, invites_to_ask, without_greeting
from bot.roleplay.understanding.invitations import invites
from bot.scenario.vocabulary import Mode, Move, Situation, StageKind

SHOWN_THINGS = frozenset({StageKind.PRESENTATION, StageKind.CONSULTATION, StageKind.OBJECTION})
"""Stages in which he is shown what there is."""

SELLS = (Move.UPSELL, Move.NEXT_STEP, Move.DETAILS, Move.PRICE)
"""Beside these an invitation is to buy, not to see."""

_ON_THE_PHONE = re.compile(r"\bалло\b|\bhello\?|\bspeaking\b")


def is_visitor(scene: Scene) -> bool:
    """True for whoever came to the seller, and spoke first."""
    return scene.world.playbook.mode is Mode.PASSIVE


def go_along(scene: Scene) -> None:
    """Let himself be shown what the seller asks him to see, before he speaks of his doubt or of the price."""
    may = is_visitor(scene) and scene.kind in SHOWN_THINGS and not _called(scene)
    if not may or scene.room < LINES_AT_ONCE or scene.grade.has(*SELLS):
        # Behind another remark there would be no room left for what was asked.
        return
    if invites(scene.reply) and not asks_about_extra(scene):
        scene.remark(Situation.GOES_ALONG)


def _called(scene: Scene) -> bool:
    """True where his first words are those of somebody who answers the phone: there is nothing he could be shown."""
    return any(_ON_THE_PHONE.search(normalised(line)) for line in scene.world.scenario.customer.opening)


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
