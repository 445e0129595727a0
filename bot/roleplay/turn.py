"""One turn: a reply in, the customer's answer and the talk after it out. The same input gives the same output."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bot.grading.facts.reckoning import sums_told
from bot.grading.text.quantities import quantities
from bot.grading.types import Grade, Judge, Point, Prices, Reason, ReasonCode, ReplyContext, near_list
from bot.roleplay.answers.facts_told import answer
from bot.roleplay.answers.misquotes import hear_summary
from bot.roleplay.answers.remarks import CHATS, chatted, notice
from bot.roleplay.course.ending import close_if_over
from bot.roleplay.course.stage_entry import enter, set_scene
from bot.roleplay.course.stage_play import begin_anyway, play
from bot.roleplay.course.stage_skips import leads_on
from bot.roleplay.course.start import start_at
from bot.roleplay.exchange.fault_reactions import Reaction, react
from bot.roleplay.exchange.hearing import hear
from bot.roleplay.exchange.scene import Scene
from bot.roleplay.haggling.terms import hear_price, weigh_terms
from bot.roleplay.state.machine import Trigger
from bot.roleplay.state.mood import move_weight
from bot.roleplay.state.talk import Said, Talk, Turn
from bot.roleplay.state.world import World
from bot.roleplay.understanding.arguments import answer_id
from bot.roleplay.understanding.unfinished import LONGEST, breaks_off
from bot.scenario.model import Objection
from bot.scenario.vocabulary import Move, Situation, StageKind

MAX_REPLY = 4096
"""Characters of a reply that are read; Telegram sends no more in one message."""

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
        earlier=_earlier(talk),
        shown=frozenset(talk.stages[talk.state].moves) if talk.state in talk.stages else frozenset(),
        agreed=talk.agreed is not None,
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
    if breaks_off(reply) and len(talk.pending) < LONGEST:
        return _wait(world, talk, before, reply, minutes)
    whole = "\n".join([*talk.pending, reply])
    talk.pending = []
    grade = judge.grade_one(context_of(world, before, whole))
    led_on = leads_on(world, talk, whole, grade)
    if led_on:
        grade = judge.grade_one(replace(context_of(world, talk, whole), earlier=_earlier(before)))
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
        begin_anyway(scene)
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
    talk.pending.append(reply[:MAX_REPLY])
    talk.replies.append(reply[:MAX_REPLY])
    scene.say(Situation.LISTENING)
    close_if_over(scene, stage, None, before.mood.trust)
    return _taken(scene, before, stage, reply)


def _taken(scene: Scene, before: Talk, stage: str, reply: str) -> Taken:
    talk = scene.talk
    if len(talk.pending) == 0:
        talk.last = _joined(scene.answer)
    turn = Turn(
        number=talk.turns,
        stage=stage,
        reply=reply,
        heard=before.last,
        grade=scene.grade,
        answer=tuple(scene.answer),
        mood=talk.mood,
        events=tuple(scene.events),
    )
    return Taken(talk=talk, turn=turn)


def _earlier(talk: Talk) -> tuple[str, ...]:
    """The replies before the thought that is being said."""
    return tuple(talk.replies[: len(talk.replies) - len(talk.pending)])


def _feel(scene: Scene) -> None:
    """Move the mood by the time taken and by every move of the reply."""
    rules, grade = scene.world.rules, scene.grade
    scene.feel(rules.every_turn)
    forgiving = scene.talk.forgiven < rules.forgives and not grade.has(Move.RUDENESS)
    for found in grade.moves:
        if _let_pass(scene, found.move):
            continue
        if shift := rules.moves.get(found.move):
            weight = move_weight(found, grade, scene.talk.record.moves)
            scene.feel(shift, weight * (FORGIVEN if forgiving and found.move.is_mistake else 1))
    if forgiving and grade.mistakes:
        scene.talk.forgiven += 1


def _deaf(scene: Scene, reaction: Reaction | None) -> bool:
    """True where a fault leaves him no ear for the rest of the reply."""
    return reaction is not None and (reaction.blocks or (reaction.offends and scene.grade.value == 0))


def _let_pass(scene: Scene, move: Move) -> bool:
    """True for what looks like a mistake and is none to this customer."""
    if move is Move.IRRELEVANT:
        return scene.heard.beside is not None and scene.talk.chats < CHATS
    return move is Move.GIVING_UP and scene.grade.has(Move.HONESTY)


def _record(talk: Talk, grade: Grade, reply: str) -> None:
    """Put a reply on the record of its stage."""
    record = talk.record
    record.turns += 1
    if grade.gradable:
        record.grades.append(grade.value)
        talk.harms = 0 if grade.value else talk.harms + 1
    honest = grade.has(Move.HONESTY)
    record.moves.extend(f.move for f in grade.moves if not (honest and f.move is Move.GIVING_UP))
    talk.replies.append(reply[:MAX_REPLY])


def _hints(world: World, talk: Talk) -> tuple[str, ...]:
    """All the advice that the playbook gives for this stage."""
    stage = world.stage(talk.state)
    tips = [criterion.tip for criterion in stage.criteria if criterion.tip]
    return tuple(text.get(world.scenario.language) for text in (stage.hint, *tips, *world.playbook.tips.values()))


def _points(world: World, talk: Talk) -> tuple[Point, ...]:
    """What is worth saying now: answers to doubts, the open one first, an extra, or the product's points."""
    product = world.scenario.product
    if raised := talk.open_objection:
        doubt = world.objection(raised.id)
        # Who brushes off has heard no offer yet that he could have doubts about.
        others = () if doubt.kind.is_brush_off else _answers_in_advance(world, talk)
        return (*_answers_to(doubt), *others)
    points = tuple(Point(id=p.id, wordings=p.text) for p in (*product.points, *product.promotions))
    match world.stage(talk.state).kind:
        case StageKind.PRESENTATION | StageKind.CONSULTATION:
            return (*points, *_answers_in_advance(world, talk))
        case StageKind.NEEDS | StageKind.BARGAINING:
            return points
        case StageKind.UPSELL | StageKind.CLOSING:
            return tuple(Point(id=extra.id, wordings=extra.text) for extra in product.extras)
        case _:
            return ()


def _answers_in_advance(world: World, talk: Talk) -> Iterator[Point]:
    """Answers to doubts that have not come up: whoever gives them now will not hear the doubt."""
    raised = {objection.id for objection in talk.objections}
    for objection in world.scenario.objections:
        if objection.id not in raised and not objection.kind.is_brush_off:
            yield from _answers_to(objection)


def _answers_to(objection: Objection) -> Iterator[Point]:
    for index, wordings in enumerate(objection.answers):
        yield Point(id=answer_id(objection.id, index), wordings=wordings)


def _facts(world: World) -> tuple[Point, ...]:
    """All that the scenario says of its product."""
    product = world.scenario.product
    points = (Point(id=p.id, wordings=p.text) for p in (*product.points, *product.promotions))
    extras = (Point(id=extra.id, wordings=extra.text) for extra in product.extras)
    answers = (point for objection in world.scenario.objections for point in _answers_to(objection))
    return (*points, *extras, *answers)


def _prices(world: World, talk: Talk) -> Prices | None:
    """The limits of the price, and the other sums that may be named: those of the file, and those of this talk."""
    product = world.scenario.product
    listed, floor = product.price, product.floor
    if floor is None:
        return None
    heard = [quantity.value for quantity in quantities(talk.last) if quantity.value not in talk.bids]
    # What he said before may be his price, too, or another seller's: neither is one that may be agreed to.
    said = [value for line in (*talk.said, talk.last) for value in sums_told(line) if not near_list(value, listed)]
    offered = [price for price in talk.offers if price >= floor]
    apart = [abs(price - bid) for price in (listed, *offered) for bid in talk.bids]
    known = (*world.sums, *heard, *said, *offered, *apart)
    return Prices(listed=listed, floor=floor, currency=product.currency, others=known)


def _joined(lines: Sequence[Said]) -> str:
    return " ".join(line.text for line in lines if line.speaker)


def _scene(world: World, talk: Talk, reply: str, grade: Grade) -> Scene:
    # A generator of its own for each turn: a talk can go on after a restart without saving one.
    rng = random.Random(f"{talk.seed}:{talk.turns}")
    return Scene(world=world, talk=talk, rng=rng, reply=reply, grade=grade, heard=hear(world, talk, reply, grade))
