"""Takes up scenario files that change while the bot runs; a broken one never replaces a good one."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from bot.scenario.problems import Problem
from bot.storage.scenario_library import Library, Playbooks, load_library, stamps


@dataclass(frozen=True, slots=True, kw_only=True)
class ShelfNews:
    """What changed on the shelf."""

    taken: tuple[str, ...] = ()
    """Ids of scenarios that are new or have changed."""
    gone: tuple[str, ...] = ()
    """Ids of scenarios whose file was deleted."""
    problems: tuple[Problem, ...] = ()
    """Errors that were not there before; what they keep off the shelf is offered as it was."""

    def __bool__(self) -> bool:
        return bool(self.taken or self.gone or self.problems)


class ShelfWatch:
    """Looks after the files of a library. Not for several threads at once."""

    def __init__(self, library: Library, paths: Iterable[Path], built_in: Playbooks) -> None:
        """Begin with a library that was just read.

        Args:
            library: kept up to date in place; whoever holds it sees the changes.
            paths: files and folders to look at; those that do not exist may come later.
            built_in: the playbooks that are always there.
        """
        self._library = library
        self._paths = tuple(paths)
        self._built_in = built_in
        self._read = self._last = stamps(self._paths)
        self._told = {str(problem) for problem in library.problems}

    def look(self) -> ShelfNews:
        """Take up what has changed since the last look but one: a file still being written is left for the next."""
        now, before = stamps(self._paths), self._last
        self._last = now
        if now == self._read or now != before:
            return ShelfNews()
        self._read = now
        return self._take(load_library(self._existing(), self._built_in, self._library.scenarios))

    def _take(self, fresh: Library) -> ShelfNews:
        errors = [problem for problem in fresh.problems if problem.is_error]
        broken = {problem.source for problem in errors}
        old = self._library.scenarios
        files = {str(file) for file in self._read}
        # Whatever kept a file from being read again, what it held before stays on the shelf.
        kept = {i: entry for i, entry in old.items() if i not in fresh.scenarios and entry.source in files & broken}
        taken = tuple(i for i, entry in fresh.scenarios.items() if i not in old or old[i].hash != entry.hash)
        gone = tuple(i for i in old if i not in fresh.scenarios and i not in kept)
        playbooks = self._library.playbooks
        for name, model in fresh.playbooks.models.items():
            playbooks = playbooks.plus(model, fresh.playbooks.texts[name], fresh.playbooks.sources.get(name, ""))
        # The playbooks first: a scenario on the shelf always finds its own.
        self._library.playbooks = playbooks
        self._library.scenarios = {**kept, **fresh.scenarios}
        new = tuple(problem for problem in errors if str(problem) not in self._told)
        self._told = {str(problem) for problem in errors}
        return ShelfNews(taken=taken, gone=gone, problems=new)

    def _existing(self) -> list[Path]:
        return [path for path in self._paths if path.exists()]
