"""Asking Telegram, once and before anything runs: does it know our token, what time is it, where does it call."""

import logging
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from typing import Any

import httpx

SECONDS = 10.0

PATH = "/telegram"
"""Where our webhook is, below the setting `webhook_url`."""


def webhook_address(url: str) -> str:
    """The address that Telegram is to call."""
    return url.rstrip("/") + PATH


@dataclass(frozen=True, slots=True, kw_only=True)
class ServerAnswer:
    """What the server said; all None when it could not be reached."""

    status: int | None = None
    username: str | None = None
    time: float | None = None
    """Its UTC seconds since 1970."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WebhookInfo:
    """Where the server brings updates by webhook."""

    url: str
    """Empty where it brings none."""
    error: str | None = None
    """Why those that wait could not be brought, if any wait."""


async def who_am_i(token: str, base_url: str) -> ServerAnswer:
    """Ask the Bot API server for the bot of a token."""
    answer = await _ask(token, base_url, "getMe")
    if answer is None:
        return ServerAnswer()
    name = _result(answer).get("username")
    return ServerAnswer(
        status=answer.status_code,
        username=name if isinstance(name, str) else None,
        time=_time(answer.headers.get("date")),
    )


async def where_called(token: str, base_url: str) -> WebhookInfo | None:
    """Ask the Bot API server for the webhook of a token's bot; None where it does not say."""
    answer = await _ask(token, base_url, "getWebhookInfo")
    result = {} if answer is None else _result(answer)
    if not isinstance(result.get("url"), str):
        return None
    error = result.get("last_error_message") if result.get("pending_update_count") else None
    return WebhookInfo(url=result["url"], error=error if isinstance(error, str) else None)


async def _ask(token: str, base_url: str, method: str) -> httpx.Response | None:
    # The client's log holds the address, and the address holds the token.
    logging.getLogger("httpx").setLevel(logging.WARNING)
    try:
        async with httpx.AsyncClient(timeout=SECONDS) as client:
            return await client.get(f"{base_url.rstrip('/')}/bot{token}/{method}")
    except (httpx.HTTPError, httpx.InvalidURL):
        return None


def _result(answer: httpx.Response) -> dict[str, Any]:
    try:
        result = answer.json()["result"]
    except (ValueError, KeyError, TypeError):
        return {}
    return result if isinstance(result, dict) else {}


def _time(date: str | None) -> float | None:
    try:
        return parsedate_to_datetime(date).timestamp() if date else None
    except ValueError:
        return None
