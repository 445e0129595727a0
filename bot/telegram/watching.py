"""What goes on at this edge, told to whoever counts it: updates handled, requests made."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from time import perf_counter
from typing import Any, Protocol

from telegram import Update
from telegram.error import TelegramError
from telegram.request import BaseRequest

KINDS = ("message", "edited_message", "callback_query", "my_chat_member")
DONE, MISTAKE, FAILED, AGAIN = "done", "mistake", "failed", "again"


class Watch(Protocol):
    """Who wants to know."""

    def waited(self, seconds: float) -> None:
        """An update is taken up that was kept so long ago."""
        ...

    def handled(self, kind: str, outcome: str, seconds: float) -> None:
        """An update was handled: `done`, `mistake` of its sender, or `failed`, which is our fault.

        Or it was not, because the database or Telegram is away, and will be handled `again`.
        """
        ...

    def called(self, method: str, outcome: str, seconds: float) -> None:
        """A request to Telegram ended with an HTTP status, or with `unreachable`."""
        ...

    def called_by_webhook(self, ours: bool) -> None:
        """Telegram has the address of our webhook, or another one or none; told whenever it was looked at."""
        ...


class Unwatched:
    """Nobody wants to know."""

    def waited(self, seconds: float) -> None:
        """Nothing is done."""

    def handled(self, kind: str, outcome: str, seconds: float) -> None:
        """Nothing is done."""

    def called(self, method: str, outcome: str, seconds: float) -> None:
        """Nothing is done."""

    def called_by_webhook(self, ours: bool) -> None:
        """Nothing is done."""


@contextmanager
def handling(update: Update, watch: Watch) -> Iterator[list[str]]:
    """Time the handling of an update; put what came of it into the list when it is not `done`."""
    began, outcome = perf_counter(), [DONE]
    try:
        yield outcome
    except BaseException:
        outcome.append(AGAIN)
        raise
    finally:
        kind = next((name for name in KINDS if getattr(update, name)), "other")
        watch.handled(kind, outcome[-1], perf_counter() - began)


class WatchedRequest(BaseRequest):
    """A request class of the library, watched from outside; it behaves as the one within."""

    def __init__(self, within: BaseRequest, watch: Watch) -> None:
        self._within = within
        self._watch = watch

    @property
    def read_timeout(self) -> float | None:
        """Seconds to wait for an answer."""
        return self._within.read_timeout

    async def initialize(self) -> None:
        """Make ready."""
        await self._within.initialize()

    async def shutdown(self) -> None:
        """Let connections go."""
        await self._within.shutdown()

    async def do_request(self, url: str, method: str, *data: Any, **options: Any) -> tuple[int, bytes]:
        """Send a request; its HTTP status and answer."""
        began, outcome = perf_counter(), "unreachable"
        try:
            status, answer = await self._within.do_request(url, method, *data, **options)
            outcome = str(status)
            return status, answer
        finally:
            self._watch.called(_method(url), outcome, perf_counter() - began)

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """The answer as JSON. The library would log one that is none, with all that people wrote in it.

        Raises:
            TelegramError: if it is no JSON object.
        """
        try:
            answer = json.loads(payload.decode("utf-8", "replace"))
        except (ValueError, RecursionError):
            answer = None
        if not isinstance(answer, dict):
            raise TelegramError("Invalid server response")
        return answer


def _method(url: str) -> str:
    """The method of an address; the rest of it holds the token and names of files, and is for nobody's eyes."""
    name = url.rpartition("/")[2]
    return name if "/file/bot" not in url and name.isascii() and name.isalpha() else "download"
