"""Which doubt comes up when: the one that fits what has been said, and never one that was dealt with in advance."""

import random
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from bot.roleplay.state.doubts import RaisedObjection, Standing
from bot.roleplay.state.rules import Rules
from bot.roleplay.state.talk import Talk
from bot.scenario.model import Objection, Scenario
from bot.scenario.vocabulary import Move, ObjectionKind, StageKind

NOT_NOW = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """What decides which doubt is the next one."""

    talk: Talk
    rules: Rules
    kind: StageKind
    """Of the stage in which the doubt comes up."""

    def shown(self, *moves: Move) -> bool:
        """True when the seller has shown any of these moves."""
        return any(move in record.moves for record in self.talk.stages.values() for move in moves)


def _price(moment: Moment) -> float:
    """Nobody finds a thing dear before he knows what it costs, nor once he has agreed the price."""
    return 3.0 if moment.talk.haggle.named and not moment.talk.haggle.settled else NOT_NOW


def _undecided(moment: Moment) -> float:
    """Wanting to think about it is said at the close, by someone who would not say yes."""
    if moment.kind is not StageKind.CLOSING or moment.talk.mood.reaches(moment.rules.buys_at):
        return NOT_NOW
    return 3.0


def _trust(moment: Moment) -> float:
    lacking = moment.talk.mood.trust < moment.talk.mood.interest
    return 1.0 + lacking + (not moment.shown(Move.EVIDENCE))


def _need(moment: Moment) -> float:
    return 1.0 + 1.5 * (not moment.talk.told.points)


def _time(moment: Moment) -> float:
    return 1.0 + (moment.kind is StageKind.CLOSING) + moment.shown(Move.PRESSURE)


def _competitor(moment: Moment) -> float:
    return 1.5 + moment.shown(Move.COMPETITOR_ATTACK)


def _product(moment: Moment) -> float:
    return 1.5 if moment.talk.told.points else 1.0


FITS: Mapping[ObjectionKind, Callable[[Moment], float]] = {
    ObjectionKind.PRICE: _price,
    ObjectionKind.UNDECIDED: _undecided,
    ObjectionKind.TRUST: _trust,
    ObjectionKind.NEED: _need,
    ObjectionKind.TIME: _time,
    ObjectionKind.COMPETITOR: _competitor,
    ObjectionKind.PRODUCT: _product,
}
"""How well a doubt of each kind fits the moment, above 0; 0 where it would be absurd."""


def next_objection(scenario: Scenario, rules: Rules, talk: Talk, kind: StageKind) -> str | None:
    """The id of the doubt that he raises next at a stage of that kind, None where he has none left."""
    moment = Moment(talk=talk, rules=rules, kind=kind)
    fitting = [(_fit(moment, objection), objection.id) for objection in _untold(scenario, rules, talk)]
    return max((f for f in fitting if f[0] > NOT_NOW), default=(NOT_NOW, None))[1]


def brushed_aside(talk: Talk, kind: StageKind) -> RaisedObjection | None:
    """A doubt that was never answered and that he comes back to, once, when he is to decide."""
    if kind is not StageKind.CLOSING:
        return None
    return next((o for o in talk.doubts.raised if o.standing is Standing.LEFT and not o.returned), None)


def still_hidden(scenario: Scenario, talk: Talk, pretext: str) -> str | None:
    """The id of the true doubt behind a pretext while nobody has uncovered it or dealt with it, None otherwise."""
    hidden = next((o.hides for o in scenario.objections if o.id == pretext), None)
    known = {*(raised.id for raised in talk.doubts.raised), *talk.doubts.forestalled}
    return hidden if hidden not in known else None


def never_dispelled(scenario: Scenario, talk: Talk) -> bool:
    """True where a true doubt came out behind a pretext, was taken up again at the close, and still stands."""
    hidden = {o.hides for o in scenario.objections if o.hides}
    return any(o.id in hidden and o.standing is Standing.LEFT and o.returned for o in talk.doubts.raised)


def waits_for_price(scenario: Scenario, rules: Rules, talk: Talk) -> bool:
    """True while he would doubt or haggle about a price that nobody has named and that he has not asked for."""
    if talk.haggle.named or talk.haggle.asked:
        return False
    prices = any(o.kind is ObjectionKind.PRICE for o in _untold(scenario, rules, talk))
    return prices or rules.bargaining is not None


def _fit(moment: Moment, objection: Objection) -> float:
    fit = FITS[objection.kind](moment)
    # Where several fit, another talk takes another one; within a talk the order stands.
    return fit and fit + random.Random(f"{moment.talk.seed}:{objection.id}").random()


def _untold(scenario: Scenario, rules: Rules, talk: Talk) -> Iterator[Objection]:
    """Objections after the offer that he may still raise of his own accord.

    A hidden one only where it came out in an earlier talk; a pretext for it no more then, nor where what it hides is
    dealt with.
    """
    raised = {objection.id for objection in talk.doubts.raised}
    known = set(talk.remembers.left) if talk.remembers else set()
    covers = {o.hides for o in scenario.objections if o.hides and o.hides not in known}
    needless = raised | known | set(talk.doubts.forestalled)
    counted = sum(1 for o in scenario.objections if o.id in raised and not o.kind.is_brush_off and o.id not in covers)
    if counted >= rules.objections:
        return
    for objection in scenario.objections:
        if objection.kind.is_brush_off or objection.id in covers or objection.hides in needless:
            continue
        if objection.id not in raised and objection.id not in talk.doubts.forestalled:
            yield objection
