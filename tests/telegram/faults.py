"""The answers that Telegram gives on a bad day, in place of the right ones."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from starlette.responses import Response
from starlette.types import Receive, Scope, Send


class Cut(StrEnum):
    """How an answer ends that does not come to its end."""

    NOTHING = "nothing"  # the connection goes before its first byte
    HALF = "half"  # and in its middle
    HANGS = "hangs"  # nothing comes, until whoever asked loses patience


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """An answer, and what else becomes of the request."""

    status: int = 200
    body: str = ""
    delay: float = 0.0
    """Seconds before the answer."""
    done: bool = False
    """True when Telegram does what was asked all the same."""
    cut: Cut | None = None
    """Where the connection breaks, instead of any answer."""


def flood(seconds: int) -> Fault:
    """Too many requests."""
    words = f"Too Many Requests: retry after {seconds}"
    answer = {"ok": False, "error_code": 429, "description": words, "parameters": {"retry_after": seconds}}
    return Fault(status=429, body=json.dumps(answer))


def refusal(status: int, words: str) -> Fault:
    """Telegram says no."""
    return Fault(status=status, body=f'{{"ok":false,"error_code":{status},"description":"{words}"}}')


GATEWAY = Fault(status=502, body="<html><body>502 Bad Gateway</body></html>")


class CutOff(Response):
    """An answer that does not come to its end."""

    def __init__(self, whole: bytes, cut: Cut, hang_up: Callable[[], None]) -> None:
        super().__init__(whole)
        self._cut = cut
        self._hang_up = hang_up

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Say as much of it as is to be said, and go."""
        if self._cut is Cut.HALF:
            await send({"type": "http.response.start", "status": 200, "headers": self.raw_headers})
            half = self.body[: len(self.body) // 2]
            await send({"type": "http.response.body", "body": half, "more_body": True})
        if self._cut is not Cut.HANGS:
            self._hang_up()
        while (await receive())["type"] != "http.disconnect":
            pass
