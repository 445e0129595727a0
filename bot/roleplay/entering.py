"""What the customer says as a stage begins, by kind of stage."""

from collections.abc import Callable, Mapping

from bot.roleplay.machine import untold_objections
from bot.roleplay.scene import Scene, gatekeeper
from bot.roleplay.talk import RaisedObjection
from bot.scenario.vocabulary import Situation, StageKind


def enter(scene: Scene, came_from: StageKind) -> None:
    """Say what begins the present stage."""
    stage = scene.world.stage(scene.talk.state)
    _ = scene.talk.record  # a stage is on record from the moment it begins
    if stage.scene:
        scene.narrate(stage.scene.get(scene.world.scenario.language))
    ENTRIES[stage.kind](scene, came_from)


def _preparation(scene: Scene, came_from: StageKind) -> None:
    """Nobody is on the phone yet."""


def _contact(scene: Scene, came_from: StageKind) -> None:
    """The customer answers: put through by a gatekeeper, or as the talk opens."""
    if scene.talk.gatekeeper:
        scene.say(Situation.GATEKEEPER_CONNECTS)
        scene.talk.gatekeeper = False
    scene.tell(scene.world.scenario.customer.opening)


def _qualification(scene: Scene, came_from: StageKind) -> None:
    keeper = gatekeeper(scene.world.scenario)
    scene.say(Situation.GATEKEEPER_ASKS, keeper.opening if keeper else None)


def _needs(scene: Scene, came_from: StageKind) -> None:
    scene.say(Situation.CONSENT)


def _presentation(scene: Scene, came_from: StageKind) -> None:
    scene.say(Situation.WHAT_DO_YOU_OFFER)


def _consultation(scene: Scene, came_from: StageKind) -> None:
    scene.say(Situation.WHICH_ONE)


def _objection(scene: Scene, came_from: StageKind) -> None:
    raise_objection(scene)


def _bargaining(scene: Scene, came_from: StageKind) -> None:
    bargaining = scene.world.scenario.bargaining
    scene.talk.haggles = 1
    scene.say(Situation.HAGGLE, bargaining.asks if bargaining else None)


def _upsell(scene: Scene, came_from: StageKind) -> None:
    scene.say(Situation.INTERESTED)


def _closing(scene: Scene, came_from: StageKind) -> None:
    if came_from is not StageKind.UPSELL:
        scene.say(Situation.READY)


def _follow_up(scene: Scene, came_from: StageKind) -> None:
    scene.say(Situation.HOW_IT_WENT if came_from is StageKind.FOLLOW_UP else Situation.AFTER_DEAL)


def raise_objection(scene: Scene) -> None:
    """Voice the next objection, unless one stands open already."""
    if scene.talk.open_objection:
        return
    objection_id = next(untold_objections(scene.world.scenario, scene.world.rules, scene.talk), None)
    if objection_id is None:
        return
    scene.talk.objections.append(RaisedObjection(id=objection_id))
    scene.tell(scene.world.objection(objection_id).says)


ENTRIES: Mapping[StageKind, Callable[[Scene, StageKind], None]] = {
    StageKind.PREPARATION: _preparation,
    StageKind.CONTACT: _contact,
    StageKind.QUALIFICATION: _qualification,
    StageKind.NEEDS: _needs,
    StageKind.PRESENTATION: _presentation,
    StageKind.CONSULTATION: _consultation,
    StageKind.OBJECTION: _objection,
    StageKind.BARGAINING: _bargaining,
    StageKind.UPSELL: _upsell,
    StageKind.CLOSING: _closing,
    StageKind.FOLLOW_UP: _follow_up,
}
