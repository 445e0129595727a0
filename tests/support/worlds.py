"""Worlds of the shipped playbooks and scenarios, and a judge that says what a test wants."""

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from bot.app.shelf import PLAYBOOKS
from bot.grading.embedding import Vectors
from bot.grading.types import FoundMove, FoundPoint, Grade, Reason, ReasonCode, ReplyContext
from bot.roleplay.state.world import World
from bot.scenario.model import Scenario
from bot.scenario.vocabulary import Move, Temperament
from bot.storage.scenario_library import Library, Playbooks, load_library, load_playbooks

ROOT = Path(__file__).parents[2]
RUSSIAN = ROOT / "tests" / "data" / "coffee.yaml"
ENGLISH = ROOT / "tests" / "data" / "coffee-en.yaml"
BOTH = (RUSSIAN, ENGLISH)
"""One sale, in Russian and in English."""
SMALLEST = ROOT / "tests" / "data" / "minimal.yaml"
"""A scenario with nothing in it that may be left out."""
SCENARIOS = ROOT / "scenarios"


class HashEmbedder:
    """Vectors from the letters alone: the same words are near, meaning is not known. For tests of everything else."""

    identity = "hash"

    def embed(self, texts: Sequence[str]) -> Vectors:
        rows = np.zeros((len(texts), 64), dtype=np.float32)
        for row, text in zip(rows, texts, strict=True):
            for word in re.findall(r"\w+", text.lower()):
                row[sum(map(ord, word)) % 64] += 1
            row /= max(1e-9, float(np.linalg.norm(row)))
        return rows


@cache
def playbooks() -> Playbooks:
    return load_playbooks([PLAYBOOKS])


@cache
def library(*paths: Path) -> Library:
    return load_library(paths or (SCENARIOS,), playbooks())


def world_of(path: Path = RUSSIAN, **changes: Any) -> World:
    """The world of one scenario file, some of its fields changed, without a model of meaning."""
    found = library(path)
    assert not [p for p in found.problems if p.is_error], "\n".join(map(str, found.problems))
    scenario = next(iter(found.scenarios.values())).scenario
    scenario = type(scenario).model_validate({**scenario.model_dump(), **changes})
    playbook = found.playbooks.models[scenario.playbook]
    return World.build(scenario, playbook, HashEmbedder(), np.zeros(64, dtype=np.float32))


def world_like(scenario: Scenario, **changes: object) -> World:
    """The world of a scenario with some of its parts changed, without a model of meaning."""
    changed = scenario.model_copy(update=changes)
    playbook = playbooks().models[changed.playbook]
    return World.build(changed, playbook, HashEmbedder(), np.zeros(64, dtype=np.float32))


def with_temperament(scenario: Scenario, temperament: Temperament) -> Scenario:
    """A scenario with another character for its customer, in the playbook's words alone."""
    customer = scenario.customer.model_copy(update={"temperament": temperament, "lines": {}})
    return scenario.model_copy(update={"customer": customer})


SHOWN_BY = {
    Move.HONESTY: "честно, не подойдёт",
    Move.ACTIVE_LISTENING: "то есть у вас всё именно так",
}
"""Words that show a move, where it matters what they are."""


def graded(value: int, *moves: Move, points: Sequence[str] = (), code: ReasonCode | None = None) -> Grade:
    """A grade with these moves, each surely found."""
    mistake = next((move for move in moves if move.is_mistake), None)
    reason = code or (ReasonCode.MISTAKE if mistake and value < 2 else ReasonCode.GOOD)
    return Grade(
        value=value,
        reason=Reason(code=reason, move=mistake or (moves[0] if moves else None), quote="…"),
        moves=tuple(FoundMove(move=move, confidence=0.95, evidence=SHOWN_BY.get(move, "…")) for move in moves),
        points=tuple(FoundPoint(id=point, confidence=0.9, evidence="…") for point in points),
    )


class ScriptedJudge:
    """Gives the grades of a list, one a reply; the last one again and again."""

    def __init__(self, *grades: Grade) -> None:
        self._grades = list(grades)
        self.contexts: list[ReplyContext] = []

    def grade_one(self, context: ReplyContext) -> Grade:
        self.contexts.append(context)
        return self._grades.pop(0) if len(self._grades) > 1 else self._grades[0]
