"""One turn: a reply in, the customer's answer and the talk after it out. The same input gives the same output."""

import random
from collections.abc import Sequence
from dataclasses import dataclass

from bot.grading.quantities import quantities
from bot.grading.types import Grade, Judge, Point, Prices, Reason, ReasonCode, ReplyContext
from bot.roleplay.answering import answer
from bot.roleplay.ending import close_if_over
from bot.roleplay.entering import enter
from bot.roleplay.hearing import hear
from bot.roleplay.leading import leads_on
from bot.roleplay.machine import Trigger
from bot.roleplay.mood import move_weight
from bot.roleplay.objecting import answer_id
from bot.roleplay.playing import play
from bot.roleplay.reacting import react
from bot.roleplay.scene import Scene
from bot.roleplay.starting import start_at
from bot.roleplay.talk import Said, Talk, Turn
from bot.roleplay.world import World
from bot.scenario.vocabulary import StageKind

MAX_REPLY = 4096
"""Characters of a reply that are read; Telegram sends no more in one message."""

NOTHING = Grade(value=0, reason=Reason(code=ReasonCode.EMPTY), gradable=False)
"""The grade of no reply, for the moment before the first one."""


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
    talk.last = _joined(scene.answer)
    return Opened(talk=talk, lines=tuple(scene.answer))


def context_of(world: World, talk: Talk, reply: str) -> ReplyContext:
    """What a reply to this talk is judged by."""
    raised = talk.open_objection
    objection = world.objection(raised.id) if raised else None
    scenario = world.scenario
    return ReplyContext(
        language=scenario.language,
        mode=world.playbook.mode,
        stage=StageKind.OBJECTION if objection else world.stage(talk.state).kind,
        customer=talk.last,
        reply=reply[:MAX_REPLY],
        objection=objection.kind if objection else None,
        earlier=tuple(talk.replies),
        hints=_hints(world, talk),
        points=_points(world, talk),
        facts=_facts(world),
        prices=_prices(world, talk),
    )


def take_turn(world: World, before: Talk, reply: str, judge: Judge, minutes: float = 0) -> Taken:
    """Play one reply; the talk handed in is left as it was.

    Args:
        world: the scenario played.
        before: the talk so far, not ended.
        reply: what the trainee wrote.
        judge: grades the reply.
        minutes: of the call so far, without pauses.

    Raises:
        ValueError: if the talk has ended.
    """
    if before.ended:
        raise ValueError(f"the talk has ended with {before.outcome}")
    talk = before.copy()
    grade = judge.grade_one(context_of(world, talk, reply))
    led_on = leads_on(world, talk, grade)
    if led_on:
        grade = judge.grade_one(context_of(world, talk, reply))
    talk.turns += 1
    talk.minutes = minutes
    stage = talk.state
    scene = _scene(world, talk, reply, grade)
    if led_on:
        scene.events.append(Trigger.ADVANCE.value)
    _feel(scene)
    _record(talk, grade, reply)
    scene.fire(Trigger.STALL)
    reaction = react(scene, reply)
    if reaction is None or not reaction.blocks:
        answer(scene)
        play(scene)
    close_if_over(scene, stage, reaction)
    talk.last = _joined(scene.answer)
    turn = Turn(
        number=talk.turns,
        stage=stage,
        reply=reply,
        heard=before.last,
        grade=grade,
        answer=tuple(scene.answer),
        mood=talk.mood,
        events=tuple(scene.events),
    )
    return Taken(talk=talk, turn=turn)


def _feel(scene: Scene) -> None:
    """Move the mood by the time taken and by every move of the reply."""
    rules, grade = scene.world.rules, scene.grade
    scene.feel(rules.every_turn)
    for found in grade.moves:
        if shift := rules.moves.get(found.move):
            scene.feel(shift, move_weight(found.move, grade, scene.talk.record.moves))


def _record(talk: Talk, grade: Grade, reply: str) -> None:
    """Put a reply on the record of its stage."""
    record = talk.record
    record.turns += 1
    if grade.gradable:
        record.grades.append(grade.value)
    record.moves.extend(found.move for found in grade.moves)
    talk.replies.append(reply[:MAX_REPLY])


def _hints(world: World, talk: Talk) -> tuple[str, ...]:
    """All the advice that the playbook gives for this stage."""
    stage = world.stage(talk.state)
    tips = [criterion.tip for criterion in stage.criteria if criterion.tip]
    return tuple(text.get(world.scenario.language) for text in (stage.hint, *tips, *world.playbook.tips.values()))


def _points(world: World, talk: Talk) -> tuple[Point, ...]:
    """What is worth saying now: answers to the open objection, an extra, or the product's points."""
    product = world.scenario.product
    if raised := talk.open_objection:
        answers = world.objection(raised.id).answers
        return tuple(Point(id=answer_id(raised.id, i), wordings=wordings) for i, wordings in enumerate(answers))
    points = tuple(Point(id=p.id, wordings=p.text) for p in (*product.points, *product.promotions))
    match world.stage(talk.state).kind:
        case StageKind.PRESENTATION | StageKind.CONSULTATION | StageKind.NEEDS | StageKind.BARGAINING:
            return points
        case StageKind.UPSELL:
            return tuple(Point(id=extra.id, wordings=extra.text) for extra in product.extras)
        case _:
            return ()


def _facts(world: World) -> tuple[Point, ...]:
    """All that the scenario says of its product."""
    product = world.scenario.product
    points = (Point(id=p.id, wordings=p.text) for p in (*product.points, *product.promotions))
    extras = (Point(id=extra.id, wordings=extra.text) for extra in product.extras)
    answers = (
        Point(id=answer_id(objection.id, index), wordings=wordings)
        for objection in world.scenario.objections
        for index, wordings in enumerate(objection.answers)
    )
    return (*points, *extras, *answers)


def _prices(world: World, talk: Talk) -> Prices | None:
    """The limits of the price, and the other sums that may be named."""
    product = world.scenario.product
    if product.floor is None:
        return None
    told = (wording for point in _facts(world) for wording in point.wordings)
    known = [q.value for text in (*told, world.scenario.brief, talk.last) for q in quantities(text)]
    return Prices(listed=product.price, floor=product.floor, currency=product.currency, others=tuple(known))


def _joined(lines: Sequence[Said]) -> str:
    return " ".join(line.text for line in lines if line.speaker)


def _scene(world: World, talk: Talk, reply: str, grade: Grade) -> Scene:
    # A generator of its own for each turn: a talk can go on after a restart without saving one.
    rng = random.Random(f"{talk.seed}:{talk.turns}")
    return Scene(world=world, talk=talk, rng=rng, grade=grade, heard=hear(world, talk, reply, grade))
