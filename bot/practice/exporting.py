"""All that is kept on a person as one file: JSON, zipped where it is long, never larger than Telegram takes."""

import json
from collections import Counter
from dataclasses import dataclass
from io import BytesIO
from typing import IO
from zipfile import ZIP_DEFLATED, ZipFile

from bot.storage.privacy import Rows

FORMAT = 1
NAME = "sparring-my-data"
MEGABYTE = 2**20
RESERVE = 2**18
"""Bytes that the zip may be larger than it looks: what is being packed, and its own end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """How large a file may be, in bytes."""

    plain: int = 10 * MEGABYTE
    """As JSON; beyond that it is zipped, some ten times smaller."""
    zipped: int = 20 * MEGABYTE
    """Telegram takes 50 MB from a bot; a slow line must carry it within a minute."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    """The file."""

    name: str
    content: bytes
    left_out: int
    """Rows that did not fit."""


class ExportWriter:
    """A file that is being written, row by row.

    Args:
        user_id: whose.
        now: UTC seconds since 1970.
        room: that it may take.
    """

    def __init__(self, user_id: int, now: float, room: Room) -> None:
        self._room = room
        self._plain: list[bytes] = []
        self._size = 0
        self._buffer = BytesIO()
        self._zip: ZipFile | None = None
        self._entry: IO[bytes] = self._buffer
        self._table: str | None = None
        self._first = True
        self._left_out: Counter[str] = Counter()
        head = json.dumps({"sparring_export": FORMAT, "user": user_id, "exported_at": now})
        self._write(head[:-1].encode())

    def add(self, rows: Rows) -> None:
        """Write rows. Those of a table come together; no rows show that there are none in it."""
        if rows.table != self._table:
            close = "],\n" if self._table else ",\n"
            self._write(f"{close}{json.dumps(rows.table)}: [".encode())
            self._table, self._first = rows.table, True
        for row in rows.unfolded():
            line = ("\n" if self._first else ",\n") + json.dumps(row, ensure_ascii=False)
            data = line.encode("utf-8", "backslashreplace")
            if self._taken() + len(data) > max(self._room.plain, self._room.zipped - RESERVE):
                self._left_out[rows.table] += 1
            else:
                self._write(data)
                self._first = False

    def finished(self) -> Export:
        """The file as a whole; nothing can be added after that."""
        close = "]" if self._table else ""
        self._write(f'{close},\n"left_out": {json.dumps(self._left_out)}\n}}\n'.encode())
        left_out = self._left_out.total()
        if self._zip is None:
            return Export(name=f"{NAME}.json", content=b"".join(self._plain), left_out=left_out)
        self._entry.close()
        self._zip.close()
        return Export(name=f"{NAME}.zip", content=self._buffer.getvalue(), left_out=left_out)

    def _taken(self) -> int:
        return self._size if self._zip is None else self._buffer.tell()

    def _write(self, data: bytes) -> None:
        self._size += len(data)
        if self._zip is not None:
            self._entry.write(data)
            return
        self._plain.append(data)
        if self._size > self._room.plain:
            self._zip = ZipFile(self._buffer, "w", ZIP_DEFLATED)
            self._entry = self._zip.open(f"{NAME}.json", "w")
            for part in self._plain:
                self._entry.write(part)
            self._plain = []
