"""How the mood went over a talk, and the replies that moved it most."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.roleplay.state.mood import Mood
from bot.roleplay.state.talk import Talk, Turn
from bot.roleplay.state.world import World

LEAST = 4.0
"""Points, over all three numbers together, from which a reply is said to have moved the mood."""

MOST = 2
"""Rises that are named, and falls."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Swing:
    """A reply that moved the customer, with the points by which each number changed."""

    turn: int
    reply: str
    interest: float
    trust: float
    patience: float

    @property
    def whole(self) -> float:
        """All three together: above 0 he came nearer, below 0 he drew back."""
        return self.interest + self.trust + self.patience


@dataclass(frozen=True, slots=True, kw_only=True)
class Curve:
    """The mood from the start on."""

    moods: tuple[Mood, ...]
    """At the start, then after each reply."""
    rises: tuple[Swing, ...]
    """The replies that won most, in the talk's order."""
    falls: tuple[Swing, ...]
    """The replies that cost most, in the talk's order."""


def curve(world: World, talk: Talk, turns: Sequence[Turn]) -> Curve:
    """The curve of a talk."""
    moods = (talk.began or world.rules.start, *(turn.mood for turn in turns))
    tiring = world.rules.every_turn.patience
    swings = [_swing(turn, before, tiring) for turn, before in zip(turns, moods, strict=False)]
    ranked = sorted(swings, key=lambda s: s.whole)
    # What he took well for other reasons is no example to follow.
    harmful = {turn.number for turn in turns if turn.grade.gradable and not turn.grade.value}
    return Curve(
        moods=moods,
        rises=_in_order([s for s in ranked[::-1] if s.whole >= LEAST and s.turn not in harmful][:MOST]),
        falls=_in_order([s for s in ranked if s.whole <= -LEAST][:MOST]),
    )


def _swing(turn: Turn, before: Mood, tiring: float) -> Swing:
    """What a reply changed, beyond the patience that every reply takes."""
    return Swing(
        turn=turn.number,
        reply=turn.reply,
        interest=round(turn.mood.interest - before.interest, 1),
        trust=round(turn.mood.trust - before.trust, 1),
        patience=round(turn.mood.patience - before.patience - tiring, 1),
    )


def _in_order(swings: Sequence[Swing]) -> tuple[Swing, ...]:
    return tuple(sorted(swings, key=lambda s: s.turn))
