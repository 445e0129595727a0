"""Prints the same sale played to each character, with names and titles taken out, for readers who guess the character.

Run: .venv/bin/uv run --frozen python -m tests.bench.characters [FILE] [--seed 1] [--key]

The replies are those of a good seller who slips now and then. The order is shuffled; --key prints who was who.
"""

import argparse
import random
from collections.abc import Iterator
from pathlib import Path

from bot.app.mind import open_mind
from bot.app.shelf import PLAYBOOKS
from bot.grading.types import Judge
from bot.roleplay.state.talk import Talk
from bot.roleplay.state.world import World
from bot.scenario.model import Scenario
from bot.scenario.vocabulary import Temperament
from bot.storage.scenario_library import load_library, load_playbooks
from tests.bench.sales import ROOT, Played, play_out
from tests.bench.sellers import good, poor

SLIPS = 0.2
"""Chance of a poor reply: characters show most when something goes wrong."""


def slipping(world: World, talk: Talk, rng: random.Random) -> str:
    """A good seller with a poor reply now and then."""
    return (poor if rng.random() < SLIPS else good)(world, talk, rng)


def recast(scenario: Scenario, temperament: Temperament) -> Scenario:
    """A scenario with another character: without openings and lines that were written for the first one."""
    customer = scenario.customer.model_copy(update={"temperament": temperament, "lines": {}, "opening": ("Алло.",)})
    objections = tuple(o.model_copy(update={"insists": None, "yields": None}) for o in scenario.objections)
    bargaining = scenario.bargaining and scenario.bargaining.model_copy(
        update={"asks": None, "insists": None, "settles": None}
    )
    changes = {"customer": customer, "objections": objections, "bargaining": bargaining, "outcomes": {}}
    return scenario.model_copy(update=changes)


def plays(
    scenario: Scenario, judge: Judge, build: "type[World]", like: World, seed: int
) -> Iterator[tuple[Temperament, Played]]:
    """The sale to each character, in shuffled order."""
    for temperament in random.Random(seed).sample(list(Temperament), len(Temperament)):
        world = build.build(recast(scenario, temperament), like.playbook, like.embedder, like.centre)
        yield temperament, play_out(world, slipping, seed, judge)


def main() -> None:
    """Print the transcripts."""
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("file", nargs="?", type=Path, default=ROOT / "scenarios" / "seeds-landscape-designer.yaml")
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--key", action="store_true")
    chosen = options.parse_args()
    library = load_library([chosen.file], load_playbooks([PLAYBOOKS]))
    mind = open_mind()
    like = mind.world(library, next(iter(library.scenarios)))
    key = []
    for number, (temperament, played) in enumerate(
        plays(like.scenario, mind.grader, World, like, chosen.seed), start=1
    ):
        key.append(f"{number} {temperament.value}")
        print(f"--- {number} ---")
        for said in played.opening:
            print(f"К: {said.text}")
        for turn in played.turns:
            print(f"П: {turn.reply}")
            for said in turn.answer:
                print(f"{'К' if said.speaker else ' '}: {said.text}")
        print()
    if chosen.key:
        print("; ".join(key))


if __name__ == "__main__":
    main()
