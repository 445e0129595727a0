"""The talk goes on to another stage, or the customer says what is missing for that."""

from bot.roleplay.course.stage_entry import enter
from bot.roleplay.course.stage_skips import pass_over
from bot.roleplay.exchange.scene import Scene
from bot.roleplay.state.machine import Trigger
from bot.scenario.vocabulary import Situation


def go(scene: Scene, *triggers: Trigger) -> bool:
    """Take the first of these ways that the machine allows, and begin the stage it leads to."""
    came_from = scene.talk.state
    kind = scene.kind
    for trigger in triggers:
        if scene.fire(trigger):
            if trigger is Trigger.ADVANCE:
                scene.talk.stages[came_from].passed = True
            pass_over(scene)
            if trigger is Trigger.MOVE_ON:
                prompt(scene, Situation.MOVE_ON)
            if not scene.over:
                enter(scene, kind)
            return True
    return False


def prompt(scene: Scene, situation: Situation) -> None:
    """Say what is missing, unless he has said something already, or the seller is going."""
    if not scene.answered and not scene.heard.leaves:
        scene.say(situation)
