"""An opening that takes up the talk before: it is what a second talk begins with, and counts as that."""

from collections.abc import Sequence
from dataclasses import replace

from bot.grading.types import GOOD, FoundMove, Grade, Reason, ReasonCode
from bot.roleplay.answers.taken_up import looks_back, taken_up, told_then
from bot.roleplay.exchange.scene import Scene
from bot.roleplay.haggling.grade_by_sums import SEEN
from bot.scenario.vocabulary import Move, StageKind

SUMS_UP = (Move.REASON_FOR_CONTACT, Move.ACTIVE_LISTENING, Move.PERSONALISATION)
"""What giving back his own words does: it says why one comes, that one has listened, and to whom."""

TAKES_UP = (Move.REASON_FOR_CONTACT,)
"""What it does to say what that talk was about."""

JUST_WEAK = frozenset({ReasonCode.WEAK, ReasonCode.UNRELATED, ReasonCode.MISTAKE})
"""Verdicts on a reply that is judged as if nobody had spoken before; any other has a cause of its own."""


def welcome(scene: Scene) -> None:
    """Give an opening its due that looks back to the talk before; what sums that up is a good reply."""
    if scene.talk.remembers is None or scene.kind is not StageKind.CONTACT:
        return
    before, summary, matter = scene.grade, told_then(scene), taken_up(scene)
    if summary:
        scene.grade = _credited(_to_the_point(before), SUMS_UP, summary)
    elif matter:
        scene.grade = _credited(_to_the_point(before), TAKES_UP, matter)
    elif looks_back(scene.reply):
        scene.grade = _to_the_point(before)
    _keep(scene, before)


def _to_the_point(grade: Grade) -> Grade:
    """The grade without the reproach of talking past the matter: the talk before is the matter."""
    moves = tuple(found for found in grade.moves if found.move is not Move.IRRELEVANT)
    if len(moves) == len(grade.moves):
        return grade
    reason = grade.reason
    if reason.move is Move.IRRELEVANT:
        reason = Reason(code=ReasonCode.WEAK, quote=reason.quote)
    return replace(grade, moves=moves, reason=reason, value=max(grade.value, 1))


def _credited(grade: Grade, moves: Sequence[Move], words: str) -> Grade:
    """The grade with what these words show, and good where nothing stands against it."""
    missing = (move for move in moves if not grade.has(move))
    shown = tuple(FoundMove(move=move, confidence=SEEN, evidence=words) for move in missing)
    advice = None if grade.advice in moves else grade.advice
    still = None if grade.reason.missing in moves else grade.reason.missing
    reason = replace(grade.reason, missing=still)
    credited = replace(grade, moves=(*grade.moves, *shown), reason=reason, advice=advice)
    if grade.value >= GOOD or grade.mistakes or grade.reason.code not in JUST_WEAK:
        return credited
    reason = Reason(code=ReasonCode.GOOD, move=moves[0], quote=words, missing=still)
    return replace(credited, value=GOOD, reason=reason)


def _keep(scene: Scene, before: Grade) -> None:
    """Put the change on the record of the stage, and let him feel what he would have felt."""
    grade, talk, moods = scene.grade, scene.talk, scene.world.rules.moves
    was, now = [found.move for found in before.moves], [found.move for found in grade.moves]
    for move in now:
        if move not in was:
            talk.record.moves.append(move)
            if shift := moods.get(move):
                scene.feel(shift)
    for move in was:
        if move not in now and move in talk.record.moves:
            talk.record.moves.remove(move)
    if grade.value != before.value and grade.gradable:
        talk.record.grades[-1] = grade.value
        talk.faults.harms = 0 if grade.value else talk.faults.harms
