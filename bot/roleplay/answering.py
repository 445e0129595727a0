"""The customer answers what he was asked, from his facts."""

from bot.roleplay.scene import Scene
from bot.scenario.model import Fact
from bot.scenario.vocabulary import Achievement, Move, Situation, StageKind

ANSWERS_AT_ONCE = 2
"""Answers to one reply: people asked three things answer two."""

ASKING = frozenset({StageKind.NEEDS, StageKind.CONSULTATION})
"""Stages in which a question without a fact is answered too."""

OPENING_UP = (Move.OPEN_QUESTION, Move.ACTIVE_LISTENING)
"""Moves after which a customer tells of himself what he was not literally asked."""


def answer(scene: Scene) -> bool:
    """Answer the questions of the reply; True when he told something new."""
    told = 0
    for fact in scene.heard.asked[:ANSWERS_AT_ONCE]:
        told += _tell_fact(scene, fact)
    if not scene.heard.asked and scene.kind in ASKING:
        told += _volunteer(scene)
    scene.talk.record.reached[Achievement.NEEDS_FOUND] = needs_found(scene)
    return told > 0


def needs_found(scene: Scene) -> float:
    """The share of his needs that he has told, 0 to 1."""
    needs = [fact.id for fact in scene.world.scenario.customer.facts if fact.need]
    return sum(need in scene.talk.facts for need in needs) / len(needs) if needs else 1.0


def _tell_fact(scene: Scene, fact: Fact) -> bool:
    if fact.id in scene.talk.facts:
        # Later on a question near to a known fact probes a doubt; it is not the same question again.
        if scene.kind in ASKING:
            scene.say(Situation.ALREADY_TOLD)
        return False
    if fact.hidden and not _trusts(scene):
        scene.say(Situation.GUARDED)
        return False
    scene.tell(fact.says)
    scene.talk.facts.append(fact.id)
    return True


def _volunteer(scene: Scene) -> bool:
    """An open question that names none of his facts still gets him talking: the next need he would tell."""
    if not scene.heard.questions and not scene.grade.has(Move.ACTIVE_LISTENING):
        return False
    if scene.grade.has(*OPENING_UP) and scene.grade.value >= 2:
        for fact in scene.world.scenario.customer.facts:
            if fact.need and fact.id not in scene.talk.facts and (not fact.hidden or _trusts(scene)):
                return _tell_fact(scene, fact)
    if scene.heard.questions:
        scene.say(Situation.DEFLECT)
    return False


def _trusts(scene: Scene) -> bool:
    return scene.talk.mood.trust >= scene.world.rules.difficulty.guarded
