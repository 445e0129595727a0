"""Plays many sales with sellers of every kind, and prints how they ended and what broke a promise.

Run: .venv/bin/uv run --frozen python -m tests.bench.sales --sales 1000 [--seller anybody|good|poor] [FILE...]

A promise is broken by an exception, the same line of the customer twice in a row, an answer in the other language, an
unfilled placeholder, silence, or a talk beyond its limits.
"""

import argparse
import itertools
import random
import time
import traceback
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bot.app.mind import Models, default_models, open_mind
from bot.app.shelf import PLAYBOOKS
from bot.grading.detection.vector_memory import RememberingEmbedder
from bot.grading.types import Grade, Judge, ReplyContext
from bot.roleplay.state.talk import Said, Talk, Turn
from bot.roleplay.state.world import World
from bot.roleplay.turn import open_talk, take_turn
from bot.scenario.vocabulary import Language
from bot.storage.scenario_library import load_library, load_playbooks
from tests.bench.sellers import Seller, anybody, good, poor

SELLERS = ("good", "poor", "anybody")
ROOT = Path(__file__).parents[2]
CYRILLIC = range(0x0400, 0x0500)
PARTS = 3
"""Of so many sales by anybody one begins in the middle."""

REPORT = 1000
"""Sales after which the state of things is told."""

FOREIGN = 0.5
"""Share of letters of the other alphabet from which a line is in the other language."""


class RememberingJudge:
    """Never judges the same reply at the same moment twice; loosely, whatever the customer said before it."""

    def __init__(self, judge: Judge, *, loose: bool = False) -> None:
        self._judge = judge
        self._loose = loose
        self._grades: dict[object, Grade] = {}

    def grade_one(self, context: ReplyContext) -> Grade:
        """The grade, as given before if it was."""
        key = self._moment(context) if self._loose else context
        if key not in self._grades:
            self._grades[key] = self._judge.grade_one(context)
        return self._grades[key]

    def _moment(self, context: ReplyContext) -> object:
        points = tuple(point.id for point in (*context.points, *context.facts))
        again = context.reply in context.earlier
        return (context.reply, context.stage, context.objection, context.mode, context.language, points, again)


@dataclass(slots=True, kw_only=True)
class Played:
    """One sale and what was wrong with it."""

    world: World
    talk: Talk
    opening: tuple[Said, ...]
    turns: list[Turn] = field(default_factory=list)
    violations: list[str] = field(default_factory=list)


def play_out(world: World, seller: Seller, seed: int, judge: Judge, stage: str | None = None) -> Played:
    """Play a sale, whole or from a stage on, to its end and check every promise on the way."""
    rng = random.Random(seed)
    opened = open_talk(world, seed, stage)
    played = Played(world=world, talk=opened.talk, opening=opened.lines)
    while not played.talk.ended and len(played.turns) <= world.rules.turns:
        reply = seller(world, played.talk, rng)
        try:
            taken = take_turn(world, played.talk, reply, judge)
        except Exception:  # any exception is the finding
            played.violations.append(f"exception at {reply!r}\n{traceback.format_exc()}")
            return played
        played.talk = taken.talk
        played.turns.append(taken.turn)
    played.violations.extend(violations(played))
    return played


def violations(played: Played) -> Iterator[str]:
    """Every promise that a talk broke."""
    lines = [played.opening, *(turn.answer for turn in played.turns)]
    if not played.talk.ended:
        yield f"no outcome after {len(played.turns)} replies"
    if len(played.turns) > played.world.rules.turns:
        yield f"{len(played.turns)} replies, {played.world.rules.turns} are the limit"
    for before, after in itertools.pairwise(lines):
        if not after:
            yield "silence"
        for said in set(before) & set(after):
            yield f"twice in a row: {said.text!r}"
    for said in itertools.chain(*lines):
        if "{" in said.text or "}" in said.text:
            yield f"placeholder: {said.text!r}"
        if foreign(said.text, played.world.scenario.language):
            yield f"other language: {said.text!r}"


def foreign(text: str, language: Language) -> bool:
    """True where most letters are of the other language's alphabet."""
    letters = [c for c in text if c.isalpha()]
    russian = sum(ord(c) in CYRILLIC for c in letters)
    others = len(letters) - russian if language is Language.RU else russian
    return bool(letters) and others / len(letters) > FOREIGN


def worlds_of(paths: Sequence[Path], *, loose: bool = False) -> tuple[list[World], Judge]:
    """Worlds of scenario files, with the real embedder and grader behind memories."""
    library = load_library(paths or (ROOT / "scenarios", ROOT / "tests" / "data"), load_playbooks([PLAYBOOKS]))
    models = default_models()
    mind = open_mind(Models(embedder=RememberingEmbedder(models.embedder, kept=60_000), reader=models.reader))
    return [mind.world(library, name) for name in library.scenarios], RememberingJudge(mind.grader, loose=loose)


def main() -> None:
    """Play, and print outcomes and violations."""
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("files", nargs="*", type=Path)
    options.add_argument("--sales", type=int, default=200)
    options.add_argument("--seller", choices=SELLERS, default="anybody")
    options.add_argument("--seed", type=int, default=1)
    options.add_argument(
        "--pool", type=int, help="draw from this many replies, and judge each once a moment: many sales"
    )
    options.add_argument("--show", type=int, default=0, help="print this many transcripts of sales not won")
    chosen = options.parse_args()
    worlds, judge = worlds_of(chosen.files, loose=chosen.pool is not None)
    seller: Seller = {"good": good, "poor": poor, "anybody": anybody(chosen.pool)}[chosen.seller]
    started = time.perf_counter()
    ends: Counter[str] = Counter()
    wins: Counter[str] = Counter()
    broken: Counter[str] = Counter()
    replies = 0
    for number in range(chosen.sales):
        world = worlds[number % len(worlds)]
        stages = world.playbook.stages
        part = chosen.seller == "anybody" and number % PARTS == 0
        stage = random.Random(number).choice(stages).id if part else None
        played = play_out(world, seller, chosen.seed + number, judge, stage)
        replies += len(played.turns)
        talk = played.talk
        ends[f"{talk.outcome and talk.outcome.value}: {talk.why and talk.why.value}"] += 1
        wins[world.scenario.scenario] += bool(talk.outcome and talk.outcome.won)
        for violation in played.violations:
            broken[violation] += 1
            if broken[violation] == 1:
                print(f"seed {chosen.seed + number}, {world.scenario.scenario}: {violation}", flush=True)
        if number % REPORT == REPORT - 1:
            print(f"{number + 1} sales, {replies} replies, {sum(broken.values())} violations", flush=True)
        if chosen.show and not (talk.outcome and talk.outcome.won):
            chosen.show -= 1
            print("\n".join(transcript(played)), end="\n\n")
    seconds = time.perf_counter() - started
    print(f"{chosen.sales} sales by {chosen.seller}, {replies} replies, {seconds:.0f} s")
    for end, count in ends.most_common():
        print(f"  {count:6}  {end}")
    print(f"won: {sum(wins.values())} ({', '.join(f'{name} {count}' for name, count in wins.items())})")
    print(f"violations: {sum(broken.values())}")


def transcript(played: Played) -> Iterator[str]:
    """A talk as text, with grades."""
    yield from (f"К: {said.text}" for said in played.opening)
    for turn in played.turns:
        moves = ", ".join(found.move.value for found in turn.grade.moves)
        yield f"П: {turn.reply}   [{turn.stage} {turn.grade.value} {turn.grade.reason.code.value}: {moves}]"
        yield from (f"К: {said.text}" for said in turn.answer)
        yield f"   interest {turn.mood.interest:.0f}, trust {turn.mood.trust:.0f}, patience {turn.mood.patience:.0f}"
    yield f"= {played.talk.outcome}: {played.talk.why}"


if __name__ == "__main__":
    main()
