"""How many good replies are still called good where they do not belong: python -m tests.bench.misplaced [--each 2].

The good replies of the shelf's own tests are put in the place of another one: of the same stage in another sale, and
of another stage in the same sale. Most of these pass the customer by, so that few should be called good; some fit all
the same ("And what matters most to you?"). The replies where they stood are the baseline.
"""

import argparse
import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from bot.app.mind import open_mind
from bot.app.shelf import PLAYBOOKS
from bot.grading.grader import Grader
from bot.grading.types import GOOD, Grade, ReplyContext
from bot.roleplay.rehearsal import rehearse
from bot.storage.scenario_library import load_library, load_playbooks
from tests.bench.sales import ROOT


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A good reply and where it stood."""

    scenario: str
    context: ReplyContext


class Recorder:
    """A grader that remembers what it called good."""

    def __init__(self, grader: Grader) -> None:
        self._grader = grader
        self.scenario = ""
        self.graded = 0
        self.good: list[Placed] = []

    def grade_one(self, context: ReplyContext) -> Grade:
        """The grader's grade."""
        grade = self._grader.grade_one(context)
        self.graded += 1
        if grade.value >= GOOD:
            self.good.append(Placed(scenario=self.scenario, context=context))
        return grade


def moved(good: Sequence[Placed], each: int, *, same_sale: bool) -> Iterator[ReplyContext]:
    """Every place with up to `each` replies from elsewhere."""
    draw = random.Random(1)
    for here in good:
        strangers = [there.context.reply for there in good if _fits(here, there, same_sale=same_sale)]
        for reply in draw.sample(strangers, min(each, len(strangers))):
            # What was said before, and the hints, belong to the place and would only tell of copying.
            yield replace(here.context, reply=reply, hints=(), earlier=())


def _fits(here: Placed, there: Placed, *, same_sale: bool) -> bool:
    if here.context.language is not there.context.language:
        return False
    same_stage = here.context.stage is there.context.stage
    return (here.scenario == there.scenario) is same_sale and same_stage is not same_sale


def told(name: str, grader: Grader, contexts: Iterable[ReplyContext]) -> None:
    """Print how many are called good."""
    values = [grader.grade_one(context).value for context in contexts]
    good = sum(value >= GOOD for value in values)
    print(f"{name}: {good} of {len(values)} called good ({good / max(1, len(values)):.2f})", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.misplaced", description=__doc__)
    parser.add_argument("--each", type=int, default=2, help="replies put into each place")
    each = parser.parse_args().each
    mind = open_mind()
    library = load_library([ROOT / "scenarios"], load_playbooks([PLAYBOOKS]))
    recorder = Recorder(mind.grader)
    for recorder.scenario in sorted(library.scenarios):
        world = mind.world(library, recorder.scenario)
        for test in world.scenario.tests:
            rehearse(world, test, recorder)
    print(f"where they stood: {len(recorder.good)} of {recorder.graded} called good")
    told("the same stage of another sale", mind.grader, moved(recorder.good, each, same_sale=False))
    told("another stage of the same sale", mind.grader, moved(recorder.good, each, same_sale=True))


if __name__ == "__main__":
    main()
