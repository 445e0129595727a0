"""Plays the tests that stand in scenario files, with the grader that the bot has."""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.app.mind import Mind
from bot.roleplay.rehearsing import rehearse, unmet
from bot.scenario.parsing import problem_at
from bot.scenario.problems import Problem
from bot.storage.scenario_library import Entry, Library


@dataclass(frozen=True, slots=True, kw_only=True)
class Rehearsed:
    """How the tests of one scenario went."""

    played: int
    failed: int
    problems: tuple[Problem, ...]


def tests_in(library: Library) -> int:
    """How many tests the scenarios of a library hold."""
    return sum(len(entry.scenario.tests) for entry in library.scenarios.values())


def play_tests(library: Library, mind: Mind) -> Iterator[Rehearsed]:
    """Play the tests of every scenario of a library, one scenario a step."""
    for entry in library.scenarios.values():
        if entry.scenario.tests:
            yield _play(entry, library, mind)


def _play(entry: Entry, library: Library, mind: Mind) -> Rehearsed:
    world = mind.world(library, entry.id)
    document = library.check(entry.text, entry.source).document
    problems: list[Problem] = []
    failed = 0
    for index, test in enumerate(entry.scenario.tests):
        missed = list(unmet(rehearse(world, test, mind.grader)))
        failed += bool(missed)
        problems += (problem_at(document, ("tests", index, "expect", m.key), m.code, **m.values) for m in missed)
    return Rehearsed(played=len(entry.scenario.tests), failed=failed, problems=tuple(problems))
