"""A test of a scenario file: its replies are played, and what they led to is held against what it expects."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from bot.grading.types import Judge
from bot.roleplay.preparation import begin_call, is_preparing
from bot.roleplay.scorecard.card import Scorecard, score_talk
from bot.roleplay.state.doubts import Standing
from bot.roleplay.state.talk import Talk, Turn
from bot.roleplay.state.world import World
from bot.roleplay.turn import open_talk, take_turn
from bot.scenario.expectation import Bounds, ScenarioTest
from bot.scenario.money import decimal
from bot.scenario.vocabulary import Language, StageKind

THANKS: Mapping[Language, str] = {
    Language.RU: "Спасибо, договорились!",
    Language.EN: "Thank you, that's settled!",
}
"""What a seller says who has all that the order needs."""

QUOTED = 90
"""Characters of the customer's last words that are quoted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rehearsal:
    """A test as it was played."""

    test: ScenarioTest
    talk: Talk
    turns: tuple[Turn, ...]
    """Fewer than the test has replies where the talk ended before."""
    card: Scorecard


@dataclass(frozen=True, slots=True, kw_only=True)
class Unmet:
    """One thing that a test expects and did not get."""

    key: str
    """Under `expect`."""
    code: str
    """Of the message."""
    values: Mapping[str, object]


def rehearse(world: World, test: ScenarioTest, judge: Judge) -> Rehearsal:
    """Play a test; in a preparation its first reply is the plan.

    Raises:
        KeyError: if the playbook has no stage of the name that the test begins at.
    """
    talk = open_talk(world, test.seed, test.start).talk
    turns: list[Turn] = []
    seller = _Seller(world, test)
    if is_preparing(world, talk):
        talk = begin_call(world, talk, seller.says(talk) or "", judge).talk
    while not talk.ended and (reply := seller.says(talk)) is not None:
        taken = take_turn(world, talk, reply, judge)
        talk = taken.talk
        turns.append(taken.turn)
    return Rehearsal(test=test, talk=talk, turns=tuple(turns), card=score_talk(world, talk, turns))


class _Seller:
    """Says the replies of a test, each once; where the talk stands comes before their order."""

    def __init__(self, world: World, test: ScenarioTest) -> None:
        self._world = world
        self._next = iter(test.replies)
        self._answers = {place: iter(replies) for place, replies in test.answers.items()}

    def says(self, talk: Talk) -> str | None:
        """The reply to what the customer said last, None when there is none left."""
        doubt = talk.doubts.open
        places = (*((doubt.id,) if doubt else ()), talk.state)
        answers = (self._answers[place] for place in places if place in self._answers)
        return next(chain(*answers, self._next, self._thanks(talk)), None)

    def _thanks(self, talk: Talk) -> Iterator[str]:
        """Thanks for an order that has what it needs: no test has to say so."""
        if talk.agreement.details and self._world.stage(talk.state).kind is StageKind.CLOSING:
            yield THANKS[self._world.scenario.language]


def unmet(played: Rehearsal) -> Iterator[Unmet]:
    """What the test expects and did not get, in the order of its keys."""
    context = _context(played)
    for key, code, values in (*_ending(played), *_numbers(played), *_learnt(played)):
        yield Unmet(key=key, code=code, values={**context, **values})


_Missed = tuple[str, str, Mapping[str, object]]


def _ending(played: Rehearsal) -> Iterator[_Missed]:
    expect, talk = played.test.expect, played.talk
    if expect.outcome and talk.outcome not in expect.outcome:
        expected = ", ".join(f"`{outcome}`" for outcome in expect.outcome)
        found = talk.outcome.value if talk.outcome else ""
        yield "outcome", "test-outcome" if found else "test-unended", {"expected": expected, "found": found}
    if expect.stage and talk.state != expect.stage:
        yield "stage", "test-stage", {"expected": expect.stage, "found": talk.state}
    for stage in expect.reaches:
        if stage not in talk.stages:
            yield "reaches", "test-reaches", {"expected": stage}


def _numbers(played: Rehearsal) -> Iterator[_Missed]:
    expect, card = played.test.expect, played.card
    if expect.score != Bounds():
        if card.score is None:
            yield "score", "test-unscored", {}
        elif not expect.score.hold(card.score):
            yield "score", "test-score", {"found": card.score, "bounds": _shown(expect.score)}
    if not expect.discount.hold(card.discount):
        found = {"found": card.discount, "found_ru": decimal(card.discount, Language.RU)}
        yield "discount", "test-discount", {**found, "bounds": _shown(expect.discount)}


def _learnt(played: Rehearsal) -> Iterator[_Missed]:
    expect, talk = played.test.expect, played.talk
    for fact in expect.facts:
        if fact not in talk.told.facts:
            yield "facts", "test-fact", {"expected": fact, "found": ", ".join(talk.told.facts) or "-"}
    for fact in expect.untold:
        if fact in talk.told.facts:
            yield "untold", "test-untold", {"expected": fact}
    standing = {objection.id: objection.standing for objection in talk.doubts.raised}
    for objection in expect.met:
        if standing.get(objection) is not Standing.MET:
            yield "met", "test-met", {"expected": objection, "found": ", ".join(standing) or "-"}


def _context(played: Rehearsal) -> Mapping[str, object]:
    talk, turns = played.talk, played.turns
    return {
        "test": played.test.name,
        "turn": len(turns) + (talk.plan is not None),  # the plan is a reply, too
        "replies": len(played.test.replies) + sum(map(len, played.test.answers.values())),
        "stage": turns[-1].stage if talk.ended and turns else talk.state,
        "last": talk.spoken.last if len(talk.spoken.last) <= QUOTED else f"{talk.spoken.last[: QUOTED - 1]}…",
    }


def _shown(bounds: Bounds) -> str:
    low = "" if bounds.at_least is None else f"≥ {bounds.at_least:g}"
    high = "" if bounds.at_most is None else f"≤ {bounds.at_most:g}"
    return ", ".join(filter(None, (low, high)))
