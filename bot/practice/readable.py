"""What a person would want to read of all that is kept on him: who it is, and his talks with their grades."""

from collections.abc import Mapping
from contextlib import suppress
from datetime import UTC, datetime
from typing import Any

from bot.practice.exporting import MEGABYTE
from bot.scenario.vocabulary import Outcome
from bot.storage.privacy import Rows
from bot.storage.rows import lines_of, turn_of
from bot.texts.catalogue import Texts
from bot.texts.rendering import ended_text
from bot.texts.transcript import said_blocks

NAME = "sparring-my-data.txt"
ROOM = 5 * MEGABYTE
"""Characters of talks; whoever has more finds the rest in the file that holds everything."""


class Readable:
    """A text that is written along with the whole file, row by row.

    Args:
        words: of whoever reads.
        titles: of scenarios, by their ids.
        room: characters that the talks may take.
    """

    def __init__(self, words: Texts, titles: Mapping[str, str], room: int = ROOM) -> None:
        self._words = words
        self._titles = titles
        self._left = room
        self._head = [words("export.title")]
        self._talks: dict[str, list[str]] = {}
        self._began: dict[str, float] = {}

    def add(self, rows: Rows) -> None:
        """Take what is to be read of some rows; a session comes before its turns."""
        take = {"users": self._user, "sessions": self._session, "turns": self._turn}.get(rows.table)
        if take and self._left > 0:
            for row in rows.rows:
                # A row of an older version that cannot be read stands in the whole file all the same.
                with suppress(ValueError, KeyError):
                    take(row)

    def finished(self) -> bytes:
        """The text, in UTF-8 with its mark: without it some phones take the letters for others."""
        talks = [block for talk in sorted(self._talks, key=self._began.__getitem__) for block in self._talks[talk]]
        end = [] if self._left > 0 else [self._words("export.cut")]
        whole = [*self._head, self._words("export.whole"), *talks, *end]
        return ("\n\n".join(filter(None, whole)) + "\n").encode("utf-8-sig", "replace")

    def _user(self, row: Mapping[Any, Any]) -> None:
        since = datetime.fromtimestamp(row["created_at"], UTC)
        self._head.append(self._words("export.person", name=row["name"], id=row["id"], day=since))

    def _session(self, row: Mapping[Any, Any]) -> None:
        words, day = self._words, datetime.fromtimestamp(row["started_at"], UTC)
        title = self._titles.get(row["scenario_id"], row["scenario_id"])
        head = words("export.talk", title=title, day=day)
        ended = self._ended(row)
        said = said_blocks(lines_of(row["opening"]), (), words)
        self._began[row["id"]] = row["started_at"]
        self._keep(row["id"], [f"{head}\n{ended}" if ended else head, *said])

    def _ended(self, row: Mapping[Any, Any]) -> str:
        if row["finished_at"] is None:
            return ""
        outcome = Outcome(row["outcome"]) if row["outcome"] else None
        return ended_text(outcome, row["score"], self._words)

    def _turn(self, row: Mapping[Any, Any]) -> None:
        if row["session_id"] in self._talks:
            self._keep(row["session_id"], [*said_blocks((), [turn_of(row["turn"])], self._words)])

    def _keep(self, session: str, blocks: list[str]) -> None:
        self._talks.setdefault(session, []).extend(blocks)
        self._left -= sum(map(len, blocks))
