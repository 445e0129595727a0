"""Stages that need not be stayed in: the trainee leads on, or an earlier talk has done the work."""

from bot.grading.phrases.aftercare import asks_how_it_went
from bot.grading.phrases.orders import Detail, asks_for_details, asks_for_order, packs_up, seals, writes_up
from bot.grading.text.clauses import clauses
from bot.grading.types import Grade
from bot.roleplay.answers.needs_told import SURELY
from bot.roleplay.answers.taken_up import looks_back
from bot.roleplay.exchange.call_purpose import says_what_about
from bot.roleplay.exchange.fault_reactions import VERDICTS
from bot.roleplay.exchange.scene import Scene
from bot.roleplay.haggling.upsell import ASKS_FOR_ORDER, named_extras
from bot.roleplay.state.machine import OFFERS_IN, Trigger, fire
from bot.roleplay.state.talk import Talk
from bot.roleplay.state.world import World
from bot.roleplay.understanding.goodbyes import takes_leave
from bot.roleplay.understanding.order_details import asked_details
from bot.scenario.vocabulary import Move, Outcome, StageKind

PRESENTING = (Move.BENEFIT, Move.EVIDENCE, Move.RECOMMENDATION, Move.VALUE_FRAMING)
"""Moves that present a product."""

REASONS = (Move.REASON_FOR_CONTACT, Move.BENEFIT)
"""Moves that say what a call is about."""

SEVERAL = 2
"""Points told in one breath, beside what was summed up, that present a product; needs that one can be tied to."""

MUCH = 3
"""The same beside nothing."""

LET_IN = 2
"""Facts of his own that he tells nobody whom he has not let in."""

SHOWN = 3
"""Replies of a meeting in which he is shown things before he asks for the price or comes to doubt."""

AWAITED = frozenset({Outcome.MEETING, Outcome.CALLBACK, Outcome.EXPIRED})
"""Outcomes after which he knows what the next talk is about."""


def leads_on(world: World, talk: Talk, reply: str, grade: Grade) -> Trigger | None:
    """Take the talk on with a seller who does the next stage's work already; what it went on by, if it did.

    From hello to the matter, where he awaits this talk, and to the needs, where he has told of them; from the needs to
    the offer, once he knows enough to make one; from the extras to the order, and from the advice, too, where he has
    said yes already; from the order to how it went.
    """
    _hear_reason(world, talk, reply, grade)
    record = talk.record
    if _hello_is_over(world, talk, reply, grade) and _leave_hello(world, talk):
        record.passed = True
        return Trigger.ADVANCE
    for trigger in _ways(world, talk, reply, grade):
        if fire(world.machine, trigger, talk):
            record.passed = trigger is Trigger.ADVANCE
            return trigger
    return None


def _ways(world: World, talk: Talk, reply: str, grade: Grade) -> tuple[Trigger, ...]:
    match world.stage(talk.state).kind:
        case StageKind.CONTACT if talk.remembers is None and len(talk.told.facts) >= LET_IN and grade.value:
            return (Trigger.LEAD_ON,)
        case kind if kind in OFFERS_IN and talk.agreement.outcome and _comes_to_order(world, reply):
            return (Trigger.AGREE,)
        case StageKind.NEEDS if _makes_an_offer(world, talk, grade):
            return (Trigger.ADVANCE, Trigger.LEAD_ON)
        case StageKind.NEEDS if grade.has(*PRESENTING):
            return (Trigger.ADVANCE,)
        case StageKind.UPSELL if _orders(reply, grade) and not named_extras(world, grade):
            return (Trigger.LEAD_ON,)
        case StageKind.CLOSING if talk.agreement.details and _asks_how_it_went(reply) and _goes_on(world, talk):
            return (Trigger.ACCEPT,)
        case _:
            return ()


def _hear_reason(world: World, talk: Talk, reply: str, grade: Grade) -> None:
    """Keep that whoever keeps the door has been told what the call is about, in whatever words."""
    if world.stage(talk.state).kind is not StageKind.QUALIFICATION or not grade.value:
        return
    known = grade.has(*REASONS) or any(move in talk.record.moves for move in REASONS)
    if not known and says_what_about(world, reply, asked=talk.record.turns > 0):
        talk.record.moves.append(Move.REASON_FOR_CONTACT)


def _hello_is_over(world: World, talk: Talk, reply: str, grade: Grade) -> bool:
    """True once hello is said and over to somebody who awaits this talk: he need not be told once more what for."""
    contact = world.stage(talk.state).kind is StageKind.CONTACT
    opening = grade.has(Move.GREETING) or looks_back(reply) or grade.reason.code in VERDICTS
    awaits = talk.remembers is not None and talk.remembers.outcome in AWAITED
    return awaits and contact and talk.record.turns > 0 and not opening


def _leave_hello(world: World, talk: Talk) -> bool:
    """Go on from there; True where he does. What the seller has not said he is given no credit for."""
    moves = talk.record.moves
    moves.append(Move.REASON_FOR_CONTACT)
    opened = fire(world.machine, Trigger.ADVANCE, talk)
    moves.pop()
    while opened and _done_before(talk) and fire(world.machine, Trigger.ADVANCE, talk):
        pass
    return opened


def _in_meeting(talk: Talk) -> bool:
    return talk.remembers is not None and talk.remembers.outcome is Outcome.MEETING


def _done_before(talk: Talk) -> bool:
    """True in a stage whose work an earlier talk has done."""
    return talk.remembers is not None and talk.state in talk.remembers.done and not talk.record.turns


def _orders(reply: str, grade: Grade) -> bool:
    """True for the question whether he takes it, and for what only an order needs: an address, how he pays, a bag."""
    return _is_order(reply) or grade.has(*ASKS_FOR_ORDER) or asks_for_details(reply, clauses(reply)) is not None


def _comes_to_order(world: World, reply: str) -> bool:
    """True for the order itself, for the payment, and for the thanks and the goodbye after it."""
    pays = any(asked.detail is Detail.PAYMENT for asked in asked_details(reply))
    return _is_order(reply) or pays or seals(reply) or takes_leave(reply, world.names)


def _is_order(reply: str) -> bool:
    """True for the order itself: whether he takes it, the till, a bag."""
    return packs_up(reply) or writes_up(reply) or asks_for_order(reply, clauses(reply)) is not None


def _asks_how_it_went(reply: str) -> bool:
    """True for a question after the deal; "and how will you pay?" still belongs to it."""
    cut = clauses(reply)
    return asks_how_it_went(reply, cut) is not None and asks_for_details(reply, cut) is None


def _goes_on(world: World, talk: Talk) -> bool:
    """True where something is left to talk of after the order."""
    return world.playbook.stages[-1].id != talk.state


def presents(grade: Grade) -> bool:
    """True for a reply that tells of the product already, so that nobody has to ask for it."""
    return grade.has(*PRESENTING, Move.PRICE) and bool(grade.points)


def _makes_an_offer(world: World, talk: Talk, grade: Grade) -> bool:
    """True for advice, for much told at once, and for a benefit drawn from what he said; in passing it is no offer.

    Once he has told of several needs, what is told need not be that sure: there is something to tie it to.
    """
    known = {point.id for point in world.points}
    points = [point for point in grade.points if point.id in known]
    surely_told = sum(point.confidence >= SURELY for point in points)
    needs = sum(fact.need and fact.id in talk.told.facts for fact in world.scenario.customer.facts)
    much = max(surely_told, len(points) if needs >= SEVERAL else 0) >= MUCH
    drawn = grade.has(Move.ACTIVE_LISTENING) and (grade.has(*PRESENTING) or surely_told >= SEVERAL)
    return grade.has(Move.RECOMMENDATION) or much or drawn


def pass_over(scene: Scene) -> None:
    """Leave behind at once the stages whose work an earlier talk has done."""
    while _done_before(scene.talk) and scene.fire(Trigger.ADVANCE):
        pass


def still_watches(scene: Scene) -> bool:
    """True in a meeting while what he has come for is being shown, until the price or the order is spoken of."""
    price = scene.heard.names_price or scene.grade.has(Move.PRICE)
    order = asks_for_order(scene.reply, clauses(scene.reply)) is not None or scene.heard.details
    return _in_meeting(scene.talk) and scene.talk.record.turns < SHOWN and not (price or order)
