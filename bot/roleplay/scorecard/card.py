"""The scorecard of a talk: stage scores, the whole score, what was strong, what to train, with the words that show it.

Fewer than `ENOUGH` gradable replies get no number. How the number comes about stands in `whole_score`, whether the
talk is passed in `verdict`.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.grading.judging.rubric import EARNED, StageScore, earned, stage_score
from bot.grading.phrases.orders import Detail
from bot.grading.text.plain import normalised
from bot.grading.types import GOOD
from bot.roleplay.answers.how_it_went import comes_again
from bot.roleplay.haggling.deal import Haggled, discount_of, haggled, undersells
from bot.roleplay.prices.items import sold_for
from bot.roleplay.prices.pieces import pieces_ordered
from bot.roleplay.scorecard.aida import Step, climbed
from bot.roleplay.scorecard.classic_mistakes import Slip, slips
from bot.roleplay.scorecard.help_levels import Help, band, hints_cost
from bot.roleplay.scorecard.lesson import Extent, Gap, Lesson, gaps, lesson
from bot.roleplay.scorecard.mood_curve import Curve, curve
from bot.roleplay.scorecard.seller_type import SIGNS, Impression, SellerType, impression
from bot.roleplay.scorecard.shown_moves import Moment, moments
from bot.roleplay.scorecard.whole_score import WholeScore, unreached, whole_score
from bot.roleplay.state.doubts import Standing
from bot.roleplay.state.so_far import price_now
from bot.roleplay.state.talk import Plan, StageRecord, Talk, Turn, Why
from bot.roleplay.state.world import World
from bot.scenario.playbook import Criterion, Stage
from bot.scenario.vocabulary import Band, Move, Outcome, StageKind

ENOUGH = 3
"""Gradable replies from which a talk gets a number."""

UNHELPED = Help()
STRENGTHS = 2

LOST = (Outcome.REFUSED, Outcome.HUNG_UP)
"""Outcomes that teach something even after a reply or two."""

SHOWN = (Detail.DAY, Detail.PLACE)
"""What is shown of what was settled at the close."""

_A_FLOOR = re.compile(
    r"(?:на )?(?:\d+|перв|втор|трет|четверт|пят|шест|седьм|восьм|девят|десят)(?:-?\w{1,3})?(?: этаж\w*)?|"
    r"(?:the )?(?:ground|first|second|third|fourth|fifth|sixth|\d+(?:st|nd|rd|th)?)(?: floor)?"
)
"""The answer to "which floor?": it says to nobody else where."""


class Again(StrEnum):
    """What came of a talk that followed a deal."""

    SOLD = "sold"  # he took more
    KEPT = "kept"  # he told how it went, and something comes next: a call, somebody he knows
    LEFT = "left"  # nothing was agreed


@dataclass(frozen=True, slots=True, kw_only=True)
class Scorecard:
    """What a talk was worth."""

    outcome: Outcome | None
    """None where the trainee stopped it himself."""
    why: Why | None
    score: float | None
    """0 to 100; None means not enough to grade."""
    stages: tuple[StageScore, ...]
    """Of the stages that were played, in order."""
    replies: int
    impression: Impression | None
    """Whom the customer saw; None where too little was said."""
    strengths: tuple[Moment, ...]
    lesson: Lesson | None
    weakest_turn: int | None
    """Number of the reply to retry."""
    needs: tuple[int, int]
    """Found, of how many."""
    objections: tuple[int, int]
    """Met, of how many raised; a brush-off, before he knows the offer, is none."""
    discount: float
    """Percent given off the list price."""
    price: float
    """The lowest price offered, else the list price: the price of the deal where there was one, of all its pieces."""
    pieces: int
    """How many of the product were sold; 1 where there was no deal."""
    extras: tuple[int, float]
    """How many extras were sold, and what those come to that have a price, as they were sold."""
    plan: Plan | None
    """What was prepared before the call."""
    curve: Curve
    """The mood over the talk."""
    ladder: tuple[Step, ...]
    """The rungs that the customer climbed."""
    slips: tuple[Slip, ...]
    """The classic mistakes that occurred."""
    help: Help
    """The help that it was played with."""
    hints_cost: float
    """Points that the hints took off the score."""
    band: Band | None
    """What the score amounts to with that help; None where there is no score."""
    undersold: bool = False
    """True for a deal below the floor, which caps the score."""
    haggled: Haggled | None = None
    """What the haggling came to, None where there was none."""
    failed: tuple[Criterion, ...] = ()
    """Required criteria that were earned at no stage: a talk without them is not passed at any score."""
    agreed: tuple[str, ...] = ()
    """The day and the place that were settled, in the words that were accepted."""
    said_yes: bool = False
    """True where the customer has agreed, whether or not the talk came to its end."""
    again: Again | None = None
    """What came of a talk that followed a deal and did not lose it; None of any other."""
    priced: bool = True
    """False for a talk after a deal in which no price was agreed: that of the deal stands on its own scorecard."""
    title: str = ""
    """Of the scenario."""
    whole: WholeScore | None = None
    """How the score came about; None where there is none."""
    course: tuple[Stage, ...] = ()
    """The stages that were played and those that the talk did not come to, in order."""
    gaps: tuple[Gap, ...] = ()
    """What each stage played lacked."""
    needs_missed: tuple[str, ...] = ()
    """A question for each need that was not found."""


def score_talk(world: World, talk: Talk, turns: Sequence[Turn], given: Help = UNHELPED) -> Scorecard:
    """The scorecard of a talk, ended or stopped, from its turns.

    Args:
        world: that it was played in.
        talk: as it stands.
        turns: all of them.
        given: the help that it was played with.
    """
    stages = tuple(_stage_scores(world, talk))
    gradable = [turn for turn in turns if turn.grade.gradable]
    enough = len(gradable) >= ENOUGH
    weakest = _weakest(world, gradable)
    cost = hints_cost(world, given)
    again = _again(world, talk, stages, turns)
    priced = again is None or talk.agreement.reordered or _ordered_at_a_price(stages, talk)
    listed, pieces = world.scenario.product.price, _pieces(world, talk, turns) if priced else 1
    sold_below = talk.outcome is Outcome.DEAL and priced and undersells(world, talk)
    whole = whole_score(world, talk, stages, sold_below=sold_below, hints_cost=cost)
    score = whole.final if enough else None
    before = talk.remembers.settled if talk.remembers else ()
    settled = talk.agreement.outcome or talk.outcome is Outcome.CALLBACK
    raised = [o for o in talk.doubts.raised if o.id not in before and not world.objection(o.id).kind.is_brush_off]
    needs, strengths = _needs(world, talk, stages), _strengths(gradable)
    praised = frozenset(moment.move for moment in strengths)
    found = gaps(world, talk, stages, gradable, needs[0] / needs[1] if needs[1] else 0.0)
    # Whoever was left by the customer has something to learn from it, however short it was.
    teaches = enough or talk.outcome in LOST
    return Scorecard(
        outcome=talk.outcome,
        why=talk.why,
        score=score,
        stages=stages,
        replies=len(turns),
        impression=impression(gradable) if enough else None,
        strengths=strengths,
        lesson=lesson(world, found, gradable, praised, weakest) if teaches else None,
        weakest_turn=weakest.number if weakest else None,
        needs=needs,
        objections=(sum(o.standing is Standing.MET for o in raised), len(raised)),
        discount=discount_of(world, talk) if priced else 0.0,
        price=round(price_now(world, talk) * pieces, 2) if priced else listed,
        pieces=pieces,
        extras=_extras(world, talk),
        plan=talk.plan,
        curve=curve(world, talk, turns),
        ladder=climbed(world, talk, turns),
        slips=slips(world, turns),
        help=given,
        hints_cost=cost,
        band=None if score is None else band(world, given, score),
        undersold=sold_below,
        haggled=haggled(world, talk) if priced else None,
        failed=tuple(_failed(found)) if again in (None, Again.LEFT) else (),
        agreed=tuple(_agreed(talk)) if settled else (),
        said_yes=talk.agreement.outcome is not None,
        again=again,
        priced=priced,
        title=world.scenario.title,
        whole=whole if enough else None,
        course=tuple(_course(world, talk, stages)),
        gaps=found,
        needs_missed=tuple(_needs_missed(world, talk)) if needs[1] else (),
    )


def _again(world: World, talk: Talk, stages: Sequence[StageScore], turns: Sequence[Turn]) -> Again | None:
    if not talk.bought_before or talk.outcome is not Outcome.DEAL:
        return None
    cared = [score for score in stages if score.stage.kind is StageKind.FOLLOW_UP]
    if talk.agreement.reordered or _new_extras(talk) or not cared:
        return Again.SOLD
    last = [turn for turn in turns if turn.stage == world.playbook.stages[-1].id]
    looked_ahead = any(turn.grade.has(Move.NEXT_STEP) or comes_again(turn.reply) for turn in last)
    asked = all(e.share >= EARNED for e in cared[0].earned if e.criterion.required)
    return Again.KEPT if asked and (looked_ahead or talk.agreement.referred) else Again.LEFT


def _agreed(talk: Talk) -> Iterator[str]:
    words = (talk.agreement.words[detail] for detail in SHOWN if detail in talk.agreement.words)
    return (said for said in words if not _A_FLOOR.fullmatch(normalised(said)))


def _ordered_at_a_price(stages: Sequence[StageScore], talk: Talk) -> bool:
    """True where an order was closed in this talk, and a price named."""
    closed = any(score.stage.kind is StageKind.CLOSING for score in stages)
    return closed and (talk.haggle.price or talk.haggle.quoted) is not None


def _needs(world: World, talk: Talk, stages: Sequence[StageScore]) -> tuple[int, int]:
    """The needs found, of how many; none where he has bought and nobody was to find any."""
    if talk.bought_before and not any(score.stage.kind is StageKind.NEEDS for score in stages):
        return 0, 0
    total = sum(fact.need for fact in world.scenario.customer.facts)
    return total - len(tuple(_needs_missed(world, talk))), total


def _needs_missed(world: World, talk: Talk) -> Iterator[str]:
    for fact in world.scenario.customer.facts:
        if fact.need and fact.id not in talk.told.facts:
            yield fact.about[0]


def _new_extras(talk: Talk) -> Sequence[str]:
    """Those that he took in this talk."""
    before = talk.remembers.extras if talk.remembers else ()
    return [extra for extra in talk.agreement.extras if extra not in before]


def _extras(world: World, talk: Talk) -> tuple[int, float]:
    product = world.scenario.product
    sold = tuple(sold_for(product, talk.spoken.replies, _new_extras(talk), price_now(world, talk)))
    return sum(count for count, _ in sold), round(sum(worth for _, worth in sold), 2)


def _pieces(world: World, talk: Talk, turns: Sequence[Turn]) -> int:
    """How many of the product were ordered."""
    if talk.outcome is not Outcome.DEAL:
        return 1
    product = world.scenario.product
    ordered = [turn.reply for turn in turns if world.stage(turn.stage).kind is StageKind.CLOSING]
    return pieces_ordered(product, ordered, talk.haggle.terms, price_now(world, talk))


def _stage_scores(world: World, talk: Talk) -> Iterator[StageScore]:
    for stage in world.playbook.stages:
        record = talk.stages.get(stage.id, StageRecord())
        if record.turns:
            shares = earned(stage, record.moves, record.reached, world.rules.applies)
            yield stage_score(stage, shares, record.grades, record.moves)


def _course(world: World, talk: Talk, stages: Sequence[StageScore]) -> Iterator[Stage]:
    shown = {stage.id for stage in (*unreached(world, talk), *(score.stage for score in stages))}
    return (stage for stage in world.playbook.stages if stage.id in shown)


def _failed(found: Sequence[Gap]) -> Iterator[Criterion]:
    missed = (missed for gap in found for missed in gap.missed)
    return (m.criterion for m in missed if m.criterion.required and m.extent is not Extent.ELSEWHERE)


def _strengths(turns: Sequence[Turn]) -> tuple[Moment, ...]:
    """The good moves that weigh most, each kind once, from the best replies that show them."""
    shown: dict[Move, Moment] = {}
    for turn in sorted(turns, key=lambda t: (-t.grade.value, t.number)):
        if turn.grade.value >= GOOD:
            for moment in moments([turn]):
                if not moment.move.is_mistake:
                    shown.setdefault(moment.move, moment)
    worth = SIGNS[SellerType.EXPERT]
    return tuple(sorted(shown.values(), key=lambda m: -worth.get(m.move, 0))[:STRENGTHS])


def _weakest(world: World, turns: Sequence[Turn]) -> Turn | None:
    """The reply that cost most: the lowest grade, in the weightiest stage, the earliest."""
    below = [turn for turn in turns if turn.grade.value < 3]
    return min(below, key=lambda t: (t.grade.value, -world.stage(t.stage).weight, t.number), default=None)
