"""Everything that can be found wrong with scenario files: reading them, the rules, what they mean, their tests."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from bot.app.mind import Mind
from bot.app.shelf import check_files
from bot.errors import refusing
from bot.grading.meanings import ModelMeanings
from bot.roleplay.rehearsal import Rehearsal, Unmet, rehearse, unmet
from bot.scenario.linting import lint_meanings, lint_text, mended, notes
from bot.scenario.parsing import problem_at
from bot.scenario.playbook import Playbook
from bot.scenario.problems import Problem, Severity
from bot.scenario.rules.finding import Subject
from bot.scenario.vocabulary import StageKind
from bot.scenario.yaml_reader import Document, read_yaml
from bot.storage.scenario_library import Entry, Library, files_in, write_file


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckReport:
    """What was found."""

    files: int
    problems: tuple[Problem, ...]
    """As one reads the files."""
    played: int
    failed: int
    """Tests."""

    def count(self, severity: Severity) -> int:
        """How many problems of that severity there are."""
        return sum(problem.severity is severity for problem in self.problems)


def check(
    paths: tuple[Path, ...], mind: Callable[[], Mind] | None, *, play: bool = True, with_notes: bool = False
) -> CheckReport:
    """Check files and folders.

    Args:
        paths: to look at.
        mind: opens what understands texts, when there is something to understand; None leaves meanings and tests out.
        play: whether to play the tests.
        with_notes: whether to tell what may be as it is.
    """
    library = check_files(paths)
    problems = list(library.problems)
    for file in files_in(paths):
        problems += _letters(file)
    played = failed = 0
    for entry in library.scenarios.values():
        subject = Subject(scenario=entry.scenario, playbook=library.playbooks.models[entry.scenario.playbook])
        if mind is None and not with_notes:
            continue
        document = read_yaml(entry.text, entry.source)
        if with_notes:
            problems += notes(subject, document)
        if mind is None:
            continue
        opened = mind()
        problems += lint_meanings(subject, document, ModelMeanings(opened.embedder, opened.grader))
        if play:
            missed = list(_play(entry, document, library, opened))
            problems += (problem for test in missed for problem in test)
            played += len(missed)
            failed += sum(map(bool, missed))
    ordered = tuple(sorted(problems, key=lambda problem: problem.order))
    return CheckReport(files=library.files, problems=ordered, played=played, failed=failed)


def mend(paths: tuple[Path, ...]) -> list[Path]:
    """Mend what can be mended without a person; the files that were changed."""
    changed = []
    for file in files_in(paths):
        text = _text(file)
        if text is not None and (new := mended(text)) != text:
            with refusing(file, "written", "check it without --fix, or grant yourself the right"):
                write_file(file, new)
            changed.append(file)
    return changed


def _play(entry: Entry, document: Document, library: Library, mind: Mind) -> Iterator[list[Problem]]:
    """For each test, what it expects and did not get."""
    if not entry.scenario.tests:
        return
    world = mind.world(library, entry.id)
    for index, test in enumerate(entry.scenario.tests):
        at = ("tests", index, "expect")
        played = rehearse(world, test, mind.grader)
        missed = [_as_told(m, played, library.playbooks.models[entry.scenario.playbook]) for m in unmet(played)]
        yield [problem_at(document, (*at, m.key), m.code, **m.values) for m in missed]


def _as_told(missed: Unmet, played: Rehearsal, playbook: Playbook) -> Unmet:
    """Where the customer has said the yes that the test expects: what the talk still lacks to its end."""
    talk = played.talk
    if missed.code != "test-unended" or talk.agreement.outcome not in played.test.expect.outcome:
        return missed
    ids = [stage.id for stage in playbook.stages]
    here = playbook.stages[ids.index(talk.state)]
    closing = here.kind is StageKind.CLOSING
    left = ids[ids.index(here.id) + closing :]
    return replace(
        missed,
        code="test-unsettled" if closing else "test-agreed",
        values={**missed.values, "left": ", ".join(f"`{stage}`" for stage in left) or "-"},
    )


def _letters(file: Path) -> Iterator[Problem]:
    text = _text(file)
    return lint_text(text, str(file)) if text is not None else iter(())


def _text(file: Path) -> str | None:
    """The text of a file; None where it cannot be read, which is told elsewhere."""
    try:
        return file.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError):
        return None
