"""Talks as a test plays them: what the seller says, the grades that it gets, and what the customer makes of it."""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

from bot.grading.types import FoundMove, Grade, Judge, Reason, ReasonCode
from bot.roleplay.state.talk import Talk, Turn
from bot.roleplay.state.world import World
from bot.roleplay.turn import open_talk, take_turn
from bot.scenario.vocabulary import Move as M
from bot.scenario.vocabulary import Outcome, Situation
from tests.support.worlds import RUSSIAN, ScriptedJudge, graded, world_of

LET_IN = graded(3, M.GREETING, M.REASON_FOR_CONTACT, M.PERMISSION, M.PERSONALISATION)
ASK = graded(3, M.OPEN_QUESTION, M.CLARIFICATION, M.ACTIVE_LISTENING, M.ACKNOWLEDGEMENT)
SHOW = graded(3, M.BENEFIT, M.EVIDENCE, M.ACTIVE_LISTENING, points=["fresh", "delivery"])
ARGUE = graded(3, M.ACKNOWLEDGEMENT, M.CLARIFICATION, M.EVIDENCE, points=["expensive/0", "expensive/1"])
HOLD = graded(3, M.VALUE_FRAMING, M.TRADE)
ORDER = graded(3, M.NEXT_STEP, M.DETAILS)
CARE = graded(3, M.FOLLOW_UP, M.OPEN_QUESTION, M.NEXT_STEP, M.PERSONALISATION)
UP_TO_THE_YES = [LET_IN, ASK, ASK, SHOW, ARGUE, HOLD, ORDER]
WELL_SOLD = [*UP_TO_THE_YES, CARE, CARE]
"""The grades of a sale of coffee without a fault, one a reply."""

DULL = graded(1)
RUDE = graded(0, M.RUDENESS)
PUSHY = graded(0, M.PRESSURE)


class Sale(NamedTuple):
    """What came of some replies."""

    world: World
    talk: Talk
    turns: list[Turn]

    @property
    def answers(self) -> list[list[str]]:
        """His lines to each reply."""
        return [[line.text for line in turn.answer] for turn in self.turns]


def sell(
    world: World,
    *replies: str | tuple[str, Grade],
    at: str | None = None,
    grade: Grade | Judge = DULL,
    so_far: Talk | None = None,
    seed: int = 1,
    minutes: float = 0,
) -> Sale:
    """Say these replies one after the other, until the customer ends the talk.

    Args:
        world: the scenario played.
        replies: each is its words and their grade, or words alone.
        at: the stage to begin at.
        grade: for words without one of their own; or who gives it.
        so_far: the talk to go on with, instead of a new one.
        seed: picks the customer's lines.
        minutes: that the call takes.
    """
    talk, turns = so_far or open_talk(world, seed, at).talk, []
    for reply in replies:
        if talk.ended:
            break
        words, given = reply if isinstance(reply, tuple) else (reply, grade)
        judge = ScriptedJudge(given) if isinstance(given, Grade) else given
        taken = take_turn(world, talk, words, judge, minutes)
        talk = taken.talk
        turns.append(taken.turn)
    return Sale(world, talk, turns)


def numbered(grades: Iterable[Grade], words: str = "реплика {}") -> list[tuple[str, Grade]]:
    """Replies of which nothing but their grades matters."""
    return [(words.format(number), grade) for number, grade in enumerate(grades, 1)]


def on_and_on(*grades: Grade) -> list[Grade]:
    """These grades, and the last one again for longer than any talk."""
    return [*grades, *grades[-1:] * 60]


def quoting(value: int, *moves: tuple[M, str]) -> Grade:
    """A grade for these moves, each found in words of its own."""
    found = tuple(FoundMove(move=move, confidence=0.9, evidence=words) for move, words in moves)
    return Grade(value=value, reason=Reason(code=ReasonCode.GOOD, move=moves[0][0], quote=moves[0][1]), moves=found)


def asking(*questions: str, value: int = 2) -> Grade:
    """A grade that finds these words to be questions."""
    return quoting(value, *((M.OPEN_QUESTION, question) for question in questions))


def text(turn: Turn) -> str:
    """His whole answer."""
    return " ".join(line.text for line in turn.answer)


def lines_of(world: World, *situations: Situation | str) -> set[str]:
    """All words for these moments: the playbook's, of every temperament, and his own."""
    pools, own = world.playbook.lines[world.scenario.language], world.scenario.customer.lines
    return {line for s in situations for lines in (*pools.get(s, {}).values(), own.get(s, ())) for line in lines}


def says(world: World, turn: Turn, *situations: Situation | str) -> bool:
    """True where a line of his answer is one of these moments."""
    places = (map(re.escape, re.split(r"\{\w+\}", line)) for line in lines_of(world, *situations))
    said = re.compile("|".join(".+".join(parts) for parts in places))
    return any(said.fullmatch(line.text) for line in turn.answer)


def customer(path: Path = RUSSIAN, **changes: Any) -> dict[str, Any]:
    """The customer of a scenario file with some of his fields changed, for `world_of`."""
    return {**world_of(path).scenario.customer.model_dump(), **changes}


def ended(world: World, outcome: Outcome) -> Talk:
    """A talk that has just ended so, to call again after."""
    talk = open_talk(world, 1, "closing").talk
    talk.outcome, talk.state = outcome, outcome.value
    return talk
