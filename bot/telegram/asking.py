"""Asking Telegram, once and before anything runs, whether it knows our token and what time it is."""

import logging
from dataclasses import dataclass
from email.utils import parsedate_to_datetime

import httpx

SECONDS = 10.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What the server said; all None when it could not be reached."""

    status: int | None = None
    username: str | None = None
    time: float | None = None
    """Its UTC seconds since 1970."""


async def who_am_i(token: str, base_url: str) -> Told:
    """Ask the Bot API server for the bot of a token."""
    # The client's log holds the address, and the address holds the token.
    logging.getLogger("httpx").setLevel(logging.WARNING)
    try:
        async with httpx.AsyncClient(timeout=SECONDS) as client:
            answer = await client.get(f"{base_url.rstrip('/')}/bot{token}/getMe")
    except (httpx.HTTPError, httpx.InvalidURL):
        return Told()
    return Told(status=answer.status_code, username=_username(answer), time=_time(answer.headers.get("date")))


def _username(answer: httpx.Response) -> str | None:
    try:
        name = answer.json()["result"]["username"]
    except (ValueError, KeyError, TypeError):
        return None
    return name if isinstance(name, str) else None


def _time(date: str | None) -> float | None:
    try:
        return parsedate_to_datetime(date).timestamp() if date else None
    except ValueError:
        return None
