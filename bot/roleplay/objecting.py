"""Objections: insisted on until what is behind one is met, softened by degrees, left open when brushed aside."""

from bot.roleplay.scene import Scene
from bot.roleplay.talk import RaisedObjection, Standing
from bot.scenario.model import Objection
from bot.scenario.vocabulary import Achievement, Move, Situation

MAX_ATTEMPTS = 4
"""Replies after which he stops repeating a doubt and keeps it."""

ARGUMENTS = (Move.BENEFIT, Move.EVIDENCE, Move.VALUE_FRAMING, Move.HONESTY, Move.TRADE)
HOOKS = (Move.OPEN_QUESTION, Move.CLARIFICATION, Move.ALTERNATIVE_QUESTION, Move.REASON_FOR_CONTACT, Move.BENEFIT)
"""What meets a brush-off: a hook and a question, not an argument."""


def answer_id(objection_id: str, index: int) -> str:
    """Id under which an objection's answer is looked for in a reply."""
    return f"{objection_id}/{index}"


def weigh(scene: Scene) -> bool:
    """React to a reply to the open objection; True when the doubt is gone or left behind."""
    raised = scene.talk.open_objection
    if raised is None:
        return True
    objection = scene.world.objection(raised.id)
    raised.attempts += 1
    before = len(raised.met)
    _hear_answers(scene, objection, raised)
    if len(raised.met) >= scene.world.rules.proof_needed(objection):
        return _yield(scene, objection, raised)
    if raised.attempts >= MAX_ATTEMPTS:
        raised.standing = Standing.LEFT
        _reach(scene)
        return True
    if scene.answer:
        return False
    if scene.grade.has(Move.CLARIFICATION, Move.OPEN_QUESTION) and objection.reveals and not raised.revealed:
        raised.revealed = True
        scene.tell(objection.reveals)
    elif len(raised.met) > before:
        scene.say(Situation.HALF_ACCEPT)
    else:
        scene.say(Situation.INSIST, objection.insists)
    return False


def _hear_answers(scene: Scene, objection: Objection, raised: RaisedObjection) -> None:
    told = {point.id for point in scene.grade.points}
    for index in range(len(objection.answers)):
        if answer_id(objection.id, index) in told and index not in raised.met:
            raised.met.append(index)
    if len(raised.met) < len(objection.answers) and not told and _well_handled(scene, objection):
        missing = next(i for i in range(len(objection.answers)) if i not in raised.met)
        raised.met.append(missing)


def _well_handled(scene: Scene, objection: Objection) -> bool:
    """A reply of the best grade that does what meets this kind of doubt counts, whatever its words."""
    if objection.kind.is_brush_off:
        return scene.grade.value >= 2 and scene.grade.has(*HOOKS)
    return scene.grade.value == 3 and scene.grade.has(*ARGUMENTS)


def _yield(scene: Scene, objection: Objection, raised: RaisedObjection) -> bool:
    raised.standing = Standing.MET
    _reach(scene)
    scene.say(Situation.YIELD, objection.yields)
    return True


def _reach(scene: Scene) -> None:
    raised = scene.talk.objections
    met = sum(o.standing is Standing.MET for o in raised) / len(raised)
    scene.talk.record.reached[Achievement.OBJECTION_MET] = met
