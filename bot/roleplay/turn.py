"""One turn: a reply in, the customer's answer and the talk after it out. The same input gives the same output."""

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.grading.types import Grade, Judge, Reason, ReasonCode
from bot.roleplay.answers.facts_told import answer
from bot.roleplay.answers.misquotes import hear_summary
from bot.roleplay.answers.remarks import CHATS, chatted, notice
from bot.roleplay.course.ending import close_if_over
from bot.roleplay.course.stage_entry import enter, set_scene
from bot.roleplay.course.stage_play import play
from bot.roleplay.course.stage_skips import leads_on
from bot.roleplay.course.start import start_at
from bot.roleplay.exchange.fault_reactions import Reaction, react
from bot.roleplay.exchange.hearing import Heard, hear
from bot.roleplay.exchange.repeats import without_repeats
from bot.roleplay.exchange.reply_context import context_of, thought
from bot.roleplay.exchange.scene import Scene
from bot.roleplay.haggling.terms import hear_price, weigh_terms
from bot.roleplay.state.machine import Trigger
from bot.roleplay.state.mood import move_weight
from bot.roleplay.state.talk import Said, Talk, Turn
from bot.roleplay.state.world import World
from bot.roleplay.understanding.unfinished import LONGEST, breaks_off
from bot.scenario.expectation import LONGEST_REPLY
from bot.scenario.vocabulary import Move, Situation

FORGIVEN = 0.5
"""Share of what a mistake costs that is felt while he is still forgiving."""

NOTHING = Grade(value=0, reason=Reason(code=ReasonCode.EMPTY), gradable=False)
"""The grade of no reply, for the moment before the first one."""

UNFINISHED = Grade(value=0, reason=Reason(code=ReasonCode.UNFINISHED), gradable=False)
"""The grade of a thought that goes on in the next message."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A talk that has just begun, with the customer's first words."""

    talk: Talk
    lines: tuple[Said, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """A turn that was taken, and the talk after it."""

    talk: Talk
    turn: Turn
    heard: Heard
    """What he heard in the reply once it was weighed; nothing counts of a thought that goes on."""


def open_talk(world: World, seed: int, stage: str | None = None) -> Opened:
    """Begin a talk, from its first contact or from another stage; in the preparation nobody speaks yet.

    Args:
        world: the scenario to play.
        seed: picks the customer's lines; the same seed and replies give the same talk.
        stage: id of the stage to begin at; what comes before it is taken as done well.

    Raises:
        KeyError: if the playbook has no such stage.
    """
    return begin_stage(world, start_at(world, seed, stage))


def begin_stage(world: World, talk: Talk) -> Opened:
    """Say the first words of the stage that a talk stands in; the talk handed in goes on as the opened one."""
    scene = _scene(world, talk, reply="", grade=NOTHING)
    enter(scene, scene.kind)
    talk.spoken.last = _joined(scene.answer)
    return Opened(talk=talk, lines=tuple(scene.answer))


def take_turn(world: World, before: Talk, reply: str, judge: Judge, minutes: float = 0) -> Taken:
    """Play one reply; the talk handed in is left as it was.

    Args:
        world: the scenario played.
        before: the talk so far: begun, not ended.
        reply: what the trainee wrote.
        judge: grades the reply.
        minutes: of the call so far, without pauses.

    Raises:
        ValueError: if the talk has ended.
    """
    if before.ended:
        raise ValueError(f"the talk has ended with {before.outcome}")
    talk = before.copy()
    if breaks_off(reply) and len(talk.spoken.pending) < LONGEST:
        return _wait(world, talk, before, reply, minutes)
    whole = thought(before, reply)
    talk.spoken.pending = []
    grade = judge.grade_one(context_of(world, before, whole))
    led_on = leads_on(world, talk, whole, grade)
    if led_on:
        grade = judge.grade_one(context_of(world, replace(before, state=talk.state), whole))
    talk.turns += 1
    talk.minutes = minutes
    stage = talk.state
    scene = _scene(world, talk, whole, grade)
    if led_on:
        scene.events.append(led_on.value)
        set_scene(scene)
    weigh_terms(scene)
    hear_summary(scene)
    _feel(scene)
    scene.fire(Trigger.STALL)
    notice(scene)
    _record(talk, scene.grade, reply)
    reaction = None if chatted(scene) else react(scene, whole)
    if not chatted(scene) and not _deaf(scene, reaction):
        answer(scene)
        play(scene)
    else:
        hear_price(scene)
    close_if_over(scene, stage, reaction, before.mood.trust)
    if not scene.answer:
        # Whatever he makes of it, he heard it.
        scene.say(Situation.LISTENING)
    return _taken(scene, before, stage, reply)


def _wait(world: World, talk: Talk, before: Talk, reply: str, minutes: float) -> Taken:
    """A thought that breaks off: he waits for the rest of it, which is judged together with this."""
    talk.turns += 1
    talk.minutes = minutes
    stage = talk.state
    scene = _scene(world, talk, reply, UNFINISHED)
    talk.spoken.pending.append(reply[:LONGEST_REPLY])
    talk.spoken.replies.append(reply[:LONGEST_REPLY])
    scene.say(Situation.LISTENING)
    close_if_over(scene, stage, None, before.mood.trust)
    return _taken(scene, before, stage, reply)


def _taken(scene: Scene, before: Talk, stage: str, reply: str) -> Taken:
    talk, said = scene.talk, without_repeats(scene.answer)
    if len(talk.spoken.pending) == 0:
        talk.spoken.last = _joined(said)
    turn = Turn(
        number=talk.turns,
        stage=stage,
        reply=reply,
        heard=before.spoken.last,
        grade=scene.grade,
        answer=tuple(said),
        mood=talk.mood,
        events=tuple(scene.events),
    )
    return Taken(talk=talk, turn=turn, heard=scene.heard)


def _feel(scene: Scene) -> None:
    """Move the mood by the time taken and by every move of the reply."""
    rules, grade = scene.world.rules, scene.grade
    scene.feel(rules.every_turn)
    forgiving = scene.talk.faults.forgiven < rules.forgives and not grade.has(Move.RUDENESS)
    for found in grade.counted:
        if _let_pass(scene, found.move):
            continue
        if shift := rules.moves.get(found.move):
            weight = move_weight(found, grade, scene.talk.record.moves)
            scene.feel(shift, weight * (FORGIVEN if forgiving and found.move.is_mistake else 1))
    if forgiving and any(found.move.is_mistake for found in grade.counted):
        scene.talk.faults.forgiven += 1


def _deaf(scene: Scene, reaction: Reaction | None) -> bool:
    """True where a fault leaves him no ear for the rest of the reply."""
    return reaction is not None and (reaction.blocks or (reaction.offends and scene.grade.value == 0))


def _let_pass(scene: Scene, move: Move) -> bool:
    """True for what looks like a mistake and is none to this customer."""
    if move is Move.IRRELEVANT:
        return scene.heard.beside is not None and scene.talk.faults.chats < CHATS
    return move is Move.GIVING_UP and scene.grade.has(Move.HONESTY)


def _record(talk: Talk, grade: Grade, reply: str) -> None:
    """Put a reply on the record of its stage."""
    record = talk.record
    record.turns += 1
    if grade.gradable:
        record.grades.append(grade.value)
        talk.faults.harms = 0 if grade.value else talk.faults.harms + 1
    honest = grade.has(Move.HONESTY)
    record.moves.extend(f.move for f in grade.counted if not (honest and f.move is Move.GIVING_UP))
    talk.spoken.replies.append(reply[:LONGEST_REPLY])


def _joined(lines: Sequence[Said]) -> str:
    return " ".join(line.text for line in lines if line.speaker)


def _scene(world: World, talk: Talk, reply: str, grade: Grade) -> Scene:
    # A generator of its own for each turn: a talk can go on after a restart without saving one.
    rng = random.Random(f"{talk.seed}:{talk.turns}")
    return Scene(world=world, talk=talk, rng=rng, reply=reply, grade=grade, heard=hear(world, talk, reply, grade))
