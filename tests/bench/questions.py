"""How many questions about a customer's facts he understands, and the weights that suit them best.

Run: .venv/bin/uv run --frozen --group train python -m tests.bench.questions [--ways 3 | --heard]

The questions (`tests/data/questions`) were written by people who saw a scenario's brief and the customer's answers, not
the file's ways to ask: each fact is asked for plainly, in short as one types on a phone, and freely, the other way
round; and each scenario is asked what none of its facts answers.
"""

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from bot.app.mind import open_mind
from bot.app.shelf import PLAYBOOKS
from bot.roleplay.exchange.facts_asked import ASKING_ON
from bot.roleplay.exchange.hearing import hear
from bot.roleplay.exchange.reply_context import context_of
from bot.roleplay.turn import open_talk
from bot.roleplay.understanding.answer_types import wanted_by
from bot.roleplay.understanding.fact_questions import NOTHING, NOTHING_ANSWERS, NOTHING_WAYS, WEIGHTS, Asking
from bot.storage.scenario_library import Library, load_library, load_playbooks

ROOT = Path(__file__).parents[2]
FOLDS = 11
"""Each leaves two scenarios of 22 out."""

RIDGE = 0.2
"""Keeps weights small: added half of it times their squares. Of 0.05 to 0.5 it told other scenarios' facts best."""

CAUTION = 0.15
"""Added to the weight of "none", by choice: fitted without it, more facts are found, and more where none is meant."""

NONE = "none"
RIGHT, ANOTHER, SILENT = "right", "another", "silent"

Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question, and what speaks for each fact."""

    scenario: str
    kind: str
    signs: Numbers
    nothing: Numbers
    right: int
    """Row of the fact that it is about; behind the last one for none."""


def main() -> None:
    """Print what is understood by which weights, and the weights fitted to all questions."""
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    either = options.add_mutually_exclusive_group()
    either.add_argument("--ways", type=int, help="of each fact's ways to ask only so many: a file just begun")
    either.add_argument("--heard", action="store_true", help="play each question as a reply, and nothing else")
    chosen = options.parse_args()
    if chosen.heard:
        print_shares("heard in a reply", heard())
        return
    questions = list(read(chosen.ways))
    shipped = np.array([*WEIGHTS, NOTHING, NOTHING_WAYS, NOTHING_ANSWERS], dtype=float)
    show("as shipped", questions, dict.fromkeys(scenarios(questions), shipped))
    show("fitted to other scenarios", questions, fitted_to_others(questions))
    alone = [only_nearest_way(question) for question in questions]
    show("the nearest way to ask alone, fitted to other scenarios", alone, fitted_to_others(alone))
    print("fitted to all:", np.round(fit(questions), 1).tolist())


def read(ways: int | None = None) -> Iterator[Question]:
    """All questions, with the signs of the shipped scenarios, or of their first ways to ask alone."""
    mind, library = open_mind(), shelf()
    asking: dict[str, Asking] = {}
    for row in rows():
        name, words = row["scenario"], row["question"]
        known = library.scenarios[name].scenario.customer.facts
        facts = [fact.model_copy(update={"about": fact.about[:ways]}) for fact in known]
        if name not in asking:
            asking[name] = Asking.of(facts, mind.embedder, mind.grader.centre)
        signs = asking[name].signs(words, mind.embedder.embed([words])[0], wanted_by(words)).astype(float)
        ids = [*(fact.id for fact in facts), NONE]
        nothing = np.array([1, signs[:, 0].mean(), signs[:, 2].mean()])
        yield Question(scenario=name, kind=row["kind"], signs=signs, nothing=nothing, right=ids.index(row["fact"]))


def shelf() -> Library:
    """The shipped scenarios."""
    return load_library([ROOT / "scenarios"], load_playbooks([PLAYBOOKS]))


def rows() -> Iterator[Mapping[str, str]]:
    """The questions as they are kept."""
    for file in sorted((ROOT / "tests" / "data" / "questions").glob("*.jsonl")):
        yield from map(json.loads, file.read_text(encoding="utf-8").splitlines())


def heard() -> Mapping[str, Counter[str]]:
    """By kind of question what is heard in it where a customer is asked for his needs."""
    mind, library = open_mind(), shelf()
    worlds = {name: mind.world(library, name) for name in library.scenarios}
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for row in rows():
        world, words = worlds[row["scenario"]], row["question"]
        stage = next(stage.id for stage in world.playbook.stages if stage.kind in ASKING_ON)
        talk = open_talk(world, 1, stage).talk
        asked = hear(world, talk, words, mind.grader.grade_one(context_of(world, talk, words))).asked
        ids = [fact.id for fact in asked] or [NONE]
        count(counts, row["kind"], RIGHT if row["fact"] in ids else ANOTHER if asked else SILENT)
    return counts


def only_nearest_way(question: Question) -> Question:
    """A question that is judged by one sign alone: its nearest way of asking."""
    return replace(question, signs=question.signs[:, :1], nothing=question.nothing[:1])


def scenarios(questions: Sequence[Question]) -> list[str]:
    """Their ids."""
    return sorted({question.scenario for question in questions})


def fitted_to_others(questions: Sequence[Question]) -> Mapping[str, Numbers]:
    """For each scenario the weights that were fitted without it."""
    names = scenarios(questions)
    folds = [names[start::FOLDS] for start in range(FOLDS)]
    return {
        name: weights
        for fold in folds
        for weights in [fit([question for question in questions if question.scenario not in fold])]
        for name in fold
    }


def fit(questions: Sequence[Question]) -> Numbers:
    """The weights of the signs, then those of "none", of the likeliest conditional logit, made a little cautious."""
    signs, nothing = questions[0].signs.shape[1], len(questions[0].nothing)

    def loss(weights: Numbers) -> tuple[float, Numbers]:
        total, slope = RIDGE / 2 * float(weights @ weights), RIDGE * weights
        for question in questions:
            chances = np.exp(logits(question, weights))
            chances /= chances.sum()
            total -= float(np.log(chances[question.right]))
            chances[question.right] -= 1
            slope = slope + np.append(question.signs.T @ chances[:-1], question.nothing * chances[-1])
        return total, slope

    found: Numbers = minimize(loss, np.zeros(signs + nothing), jac=True, method="L-BFGS-B").x
    found[signs] += CAUTION
    return found


def logits(question: Question, weights: Numbers) -> Numbers:
    """Of each fact, and of none behind them; the greatest is 0."""
    signs = question.signs.shape[1]
    all_of_them: Numbers = np.append(question.signs @ weights[:signs], question.nothing @ weights[signs:])
    return all_of_them - all_of_them.max()


def show(title: str, questions: Sequence[Question], weights: Mapping[str, Numbers]) -> None:
    """Print the shares by kind of question."""
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for question in questions:
        told = int(np.argmax(logits(question, weights[question.scenario])))
        found = RIGHT if told == question.right else SILENT if told == len(question.signs) else ANOTHER
        count(counts, question.kind, found)
    print_shares(title, counts)


def count(counts: defaultdict[str, Counter[str]], kind: str, found: str) -> None:
    """Count what was found for a question of a kind."""
    for each in (kind, *([] if kind == NONE else ["all about a fact"])):
        counts[each][found] += 1


def print_shares(title: str, counts: Mapping[str, Counter[str]]) -> None:
    """Print the share of each finding by kind."""
    print(title)
    for kind, found_of in sorted(counts.items()):
        shares = (f"{name} {found_of[name] / found_of.total():.3f}" for name in (RIGHT, ANOTHER, SILENT))
        print(f"  {kind:17}{found_of.total():5}  {', '.join(shares)}")


if __name__ == "__main__":
    main()
