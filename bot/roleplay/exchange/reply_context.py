"""What a reply is judged by: the talk that it was given to, as the grader sees it."""

from collections.abc import Iterator
from dataclasses import replace

from bot.grading.facts.reckoning import sums_told
from bot.grading.list_price import Prices, near_list
from bot.grading.text.quantities import quantities
from bot.grading.types import Point, ReplyContext
from bot.roleplay.state.so_far import price_now
from bot.roleplay.state.talk import Talk, Turn
from bot.roleplay.state.world import World
from bot.scenario.expectation import LONGEST_REPLY
from bot.scenario.vocabulary import Mode, StageKind


def context_of(world: World, talk: Talk, reply: str) -> ReplyContext:
    """What a reply to this talk is judged by."""
    # Who has said yes waits for no answer to a doubt.
    raised = None if talk.agreement.outcome else talk.doubts.open
    objection = world.objection(raised.id) if raised else None
    scenario = world.scenario
    return ReplyContext(
        language=scenario.language,
        mode=world.playbook.mode,
        stage=StageKind.OBJECTION if objection else world.stage(talk.state).kind,
        customer=talk.spoken.last,
        reply=reply[:LONGEST_REPLY],
        objection=objection.kind if objection else None,
        earlier=_earlier(talk),
        shown=frozenset(talk.stages[talk.state].moves) if talk.state in talk.stages else frozenset(),
        said=tuple(talk.spoken.lines),
        agreed=talk.agreement.outcome is not None,
        settled=_settled(world, talk),
        hints=_hints(world, talk),
        points=_points(world, talk),
        facts=world.facts,
        prices=_prices(world, talk),
    )


def thought(before: Talk, reply: str) -> str:
    """A reply together with the messages that it goes on from."""
    return "\n".join([*before.spoken.pending, reply])


def moment(before: Talk, turn: Turn) -> Talk:
    """The talk as it stood when the reply of a past turn was judged: in the next stage already, where it led on.

    Args:
        before: the talk before the turn.
        turn: that was taken.
    """
    return replace(before, state=turn.stage)


def judged_by(world: World, before: Talk, turn: Turn) -> ReplyContext:
    """What the reply of a past turn was judged by.

    Args:
        world: that it was played in.
        before: the talk before the turn.
        turn: that was taken.
    """
    return context_of(world, moment(before, turn), thought(before, turn.reply))


def _earlier(talk: Talk) -> tuple[str, ...]:
    """The replies before the thought that is being said."""
    return tuple(talk.spoken.replies[: len(talk.spoken.replies) - len(talk.spoken.pending)])


def _hints(world: World, talk: Talk) -> tuple[str, ...]:
    """All the advice that the playbook gives for this stage."""
    stage = world.stage(talk.state)
    tips = [criterion.tip for criterion in stage.criteria if criterion.tip]
    return tuple(text.get(world.scenario.language) for text in (stage.hint, *tips, *world.playbook.tips.values()))


def _points(world: World, talk: Talk) -> tuple[Point, ...]:
    """What is worth saying now: answers to doubts, the open one first, an extra, or the product's points."""
    if raised := talk.doubts.open:
        doubt = world.objection(raised.id)
        # Who brushes off has heard no offer yet that he could have doubts about.
        others = () if doubt.kind.is_brush_off else _answers_in_advance(world, talk)
        return (*world.answers[doubt.id], *others)
    match world.stage(talk.state).kind:
        case StageKind.CONTACT if world.playbook.mode is Mode.ACTIVE:
            # A pretext speaks of his business and is easily taken for the product.
            return ()
        case StageKind.CONTACT | StageKind.NEEDS | StageKind.PRESENTATION | StageKind.CONSULTATION:
            # What is told early is told: a drawback owned up to at hello, too.
            return (*world.points, *_answers_in_advance(world, talk))
        case StageKind.BARGAINING:
            return world.points
        case StageKind.UPSELL | StageKind.CLOSING:
            return world.extras
        case _:
            return ()


def _answers_in_advance(world: World, talk: Talk) -> Iterator[Point]:
    """Answers to doubts that have not come up: whoever gives them now will not hear the doubt."""
    raised = {objection.id for objection in talk.doubts.raised}
    for objection in world.scenario.objections:
        if objection.id not in raised and not objection.kind.is_brush_off:
            yield from world.answers[objection.id]


def _prices(world: World, talk: Talk) -> Prices | None:
    """The limits of the price, and the other sums that may be named: those of the file, and those of this talk."""
    product = world.scenario.product
    listed, floor = product.price, product.floor
    if floor is None:
        return None
    heard = [quantity.value for quantity in quantities(talk.spoken.last) if quantity.value not in talk.haggle.bids]
    # What he said before may be his price, too, or another seller's: neither is one that may be agreed to.
    said = [
        value
        for line in (*talk.spoken.lines, talk.spoken.last)
        for value in sums_told(line)
        if not near_list(value, listed)
    ]
    offered = [price for price in talk.haggle.offers if price >= floor]
    apart = [abs(price - bid) for price in (listed, *offered) for bid in talk.haggle.bids]
    known = (*world.sums, *heard, *said, *offered, *apart)
    return Prices(listed=listed, floor=floor, currency=product.currency, others=known)


def _settled(world: World, talk: Talk) -> float | None:
    """The price that he has said yes to, None before."""
    return price_now(world, talk) if talk.haggle.settled or talk.agreement.outcome else None
