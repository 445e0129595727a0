"""Preparation before a call: a pretext and three to five questions, chosen or written, and what they are worth.

A pretext is read as the opening of a call, a question as one put in the needs: what works there is well prepared.
"""

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.grading.judging.rubric import earned, share
from bot.grading.text.plain import normalised
from bot.grading.types import Grade, Judge, ReplyContext
from bot.roleplay.exchange.lines import candidates
from bot.roleplay.state.machine import Trigger, fire
from bot.roleplay.state.talk import Plan, Planned, StageRecord, Talk
from bot.roleplay.state.world import World
from bot.roleplay.turn import Opened, begin_stage
from bot.scenario.expectation import LONGEST_REPLY
from bot.scenario.vocabulary import Achievement, Move, Situation, StageKind

ENOUGH = 3
"""Open questions that make a preparation whole."""

MOST = 5
"""Questions that are read: nobody keeps more in his head."""

OPEN = (Move.OPEN_QUESTION, Move.CLARIFICATION, Move.ALTERNATIVE_QUESTION)
"""Questions that get a customer to talk."""

_BULLET = re.compile(r"^\s*(?:[-–—•*]+|\d{1,2}[.)])\s*")
_NUMBERS = re.compile(r"(?:\d|[\s,;.]|и|and)+")
_READY = re.compile(
    "я|мы|мне|у|меня|нас|ну|а|и|что|чего|как|ж|же|все|уже|да|нет|ок|окей|хорошо|ладно|можно|не|без|тут|здесь|сюда|это|его"
    "|такое|такой|просто|ничего|лучше|потом|сам|сама|никак.*|зачем|знаю|помню|поняла?|понимаю|хочу|буду|будем|хочется|могу|умею"
    "|надо|нуж(?:ен|но|на|ны)|обойд[уе].*|план.*|пи[сш].*|напи[сш].*|придумал.*|придумывать|готов.*|подготов.*|давай.*"
    "|нач.*|звон.*|вызыва.*|поехали|погнали|вперед|сразу|пропус[тк].*|i|am|m|we|re|ve|ll|d|let|s|us|the|an?|my|any|to|it"
    "|this|that|now|then|yes|yeah|ok|okay|sure|fine|just|please|all|set|ready|go|going|begin|start|call|calling|no|not"
    "|none|nothing|anything|idea|do|don|t|is|know|need|needed|want|have|haven|got|can|would|rather|without|here|what|how|why"
    "|should|supposed|wri.*|type|plan.*|prepar.*|skip.*|right|away"
)
"""Words of whoever has no plan to tell, and would begin."""

_OF_PLANS = re.compile("план.*|пи[сш].*|напи[сш].*|подготов.*|звоним|пропус.*|plan.*|wri.*|type|skip.*|prepar.*|i")
"""Words that show a question of such words to be put to the trainer: "what do I write here?", not "what else?"."""

_SENTENCE = re.compile(r"[^.!?…]+[.!?…]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Offers:
    """What may be chosen, good and poor mixed; numbered from 1 on, pretexts first."""

    pretexts: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    good: frozenset[str] = frozenset()
    """Those that a good seller would choose."""

    @property
    def all(self) -> tuple[str, ...]:
        """In the order of their numbers."""
        return (*self.pretexts, *self.questions)


def prepares(world: World) -> bool:
    """True where a sale of this playbook begins before the first contact."""
    return world.playbook.stages[0].kind is StageKind.PREPARATION


def is_preparing(world: World, talk: Talk) -> bool:
    """True while the talk waits for the plan."""
    return not talk.ended and world.stage(talk.state).kind is StageKind.PREPARATION


def offers(world: World, talk: Talk) -> Offers:
    """What this trainee may choose from, in an order of his own."""
    offered = world.scenario.preparation
    if offered is None:
        return Offers()
    rng = random.Random(f"{talk.seed}:preparation")
    pretexts = [*offered.pretexts, *offered.poor_pretexts]
    questions = [*offered.questions, *offered.poor_questions]
    rng.shuffle(pretexts)
    rng.shuffle(questions)
    good = frozenset({*offered.pretexts, *offered.questions})
    return Offers(pretexts=tuple(pretexts), questions=tuple(questions), good=good)


def is_plan(text: str, offered: Offers) -> bool:
    """True where a text holds a question or a pretext; one word is neither, nor is "I am ready, let us go"."""
    pretext, questions = read_plan(text[:LONGEST_REPLY], offered)
    asked = (question for question in questions if question in offered.questions or not _of_plans(question))
    return any(asked) or pretext in offered.pretexts or (len(_words(pretext)) > 1 and not _is_ready(pretext))


def _words(text: str) -> list[str]:
    return re.findall(r"[a-zа-я]+", normalised(text))


def _is_ready(text: str) -> bool:
    """True for words that hold nothing of a call."""
    return all(_READY.fullmatch(word) for word in _words(text))


def _of_plans(question: str) -> bool:
    """True for a question about the plan itself, which is none for the customer."""
    return _is_ready(question) and any(_OF_PLANS.fullmatch(word) for word in _words(question))


def begin_call(world: World, before: Talk, text: str, judge: Judge) -> Opened:
    """Put the plan on record, if there is one, and make the call.

    Args:
        world: the scenario played.
        before: the talk, in preparation; left as it was.
        text: numbers of offers, or the trainee's own words, or both, a line each; empty: no plan.
        judge: grades pretext and questions.
    """
    talk = before.copy()
    offered = offers(world, talk)
    pretext, questions = read_plan(text[:LONGEST_REPLY], offered)

    def planned(stage: StageKind, words: str) -> Planned:
        if words in offered.all:
            return Planned(text=words, ready=words in offered.good)
        return _judged(world, stage, words, judge)

    if pretext or questions:
        talk.plan = Plan(
            pretext=planned(StageKind.CONTACT, pretext) if pretext else None,
            questions=tuple(planned(StageKind.NEEDS, question) for question in questions[:MOST]),
        )
        talk.stages[talk.state] = _record(world, talk.state, talk.plan)
    fire(world.machine, Trigger.ADVANCE, talk)
    return begin_stage(world, talk)


def read_plan(text: str, offered: Offers) -> tuple[str, tuple[str, ...]]:
    """The pretext and the questions of a plan as it was written.

    A line of numbers chooses from the offers. What asks is a question, all else is the pretext.
    """
    pretext: list[str] = []
    questions: list[str] = []
    for line in text.splitlines():
        for part in _chosen(line, offered) if _NUMBERS.fullmatch(line) else _parts(line):
            is_question = part in offered.questions or (part not in offered.pretexts and "?" in part)
            (questions if is_question else pretext).append(part)
    return " ".join(pretext), tuple(dict.fromkeys(questions))


def is_open(grade: Grade) -> bool:
    """True for a question that yes or no will not answer."""
    chances = {found.move: found.confidence for found in grade.moves}
    return max((chances.get(move, 0) for move in OPEN), default=0) > chances.get(Move.CLOSED_QUESTION, 0)


def is_reason(grade: Grade) -> bool:
    """True for a pretext that gives this customer a reason to talk."""
    return grade.value >= 1 and grade.has(Move.REASON_FOR_CONTACT, Move.PERSONALISATION)


def _chosen(line: str, offered: Offers) -> list[str]:
    numbers = [int(number) for number in re.findall(r"\d+", line)]
    return [offered.all[number - 1] for number in numbers if 1 <= number <= len(offered.all)]


def _parts(line: str) -> Sequence[str]:
    """A line, cut into sentences where it holds a question beside something else."""
    clean = _BULLET.sub("", line).strip()
    if "?" not in clean:
        return [clean] if clean else []
    return [part.strip() for part in _SENTENCE.findall(clean) if part.strip()]


def _judged(world: World, stage: StageKind, text: str, judge: Judge) -> Planned:
    # As if said at its moment: a question once he has let the seller ask, a reason to call as an answer to his hello.
    consents = next(candidates(world, Situation.CONSENT), ("",))
    heard = world.scenario.customer.opening[0] if stage is StageKind.CONTACT else consents[0]
    context = ReplyContext(
        language=world.scenario.language, mode=world.playbook.mode, stage=stage, customer=heard, reply=text
    )
    grade = judge.grade_one(context)
    return Planned(text=text, ready=is_reason(grade) if stage is StageKind.CONTACT else is_open(grade))


def _record(world: World, stage_id: str, plan: Plan) -> StageRecord:
    """The plan as work done in the stage: graded by what it has earned there."""
    ready = sum(question.ready for question in plan.questions)
    record = StageRecord(turns=1, passed=True)
    if plan.pretext and plan.pretext.ready:
        record.moves.append(Move.REASON_FOR_CONTACT)
    if ready:
        record.moves.append(Move.OPEN_QUESTION)
    record.reached[Achievement.QUESTIONS_READY] = round(min(1.0, ready / ENOUGH), 2)
    stage = world.stage(stage_id)
    record.grades.append(round(3 * share(earned(stage, record.moves, record.reached, world.rules.applies))))
    return record
