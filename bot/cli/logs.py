"""How the log is written: one line an event, whatever was logged; no secret in it, whoever logged it."""

import io
import logging
import sys
import traceback
from collections.abc import MutableMapping
from typing import Any

import structlog
from structlog.typing import ExcInfo, Processor

from bot.cli.masking import masked, one_line
from bot.config import Settings

QUIET = ("httpx", "httpcore", "telegram", "aiosqlite", "asyncio", "alembic", "uvicorn")
"""Libraries that tell of themselves at length, some with the token in an address: heard from `warning` on."""

_EVENT = MutableMapping[str, Any]


def configure_log(settings: Settings) -> None:
    """Send all log lines to standard error, those of libraries too."""
    level = getattr(logging, settings.log_level.upper())
    shared: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    render: list[Processor] = [structlog.stdlib.ProcessorFormatter.remove_processors_meta]
    if settings.log_format == "json":
        # Without the values of local variables: people's words and the bot's token are among them.
        plain = structlog.tracebacks.ExceptionDictTransformer(show_locals=False)
        render += [
            structlog.processors.ExceptionRenderer(plain),
            structlog.processors.JSONRenderer(ensure_ascii=False, default=str),
            lambda _logger, _method, line: one_line(str(line)),
        ]
    else:
        render += [_one_line, _console()]
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=[*shared, structlog.stdlib.add_logger_name], processors=[*render, _masked]
        )
    )
    logging.basicConfig(handlers=[handler], level=level, force=True)
    for name in QUIET:
        logging.getLogger(name).setLevel(max(level, logging.WARNING))
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=structlog.stdlib.LoggerFactory(),
    )


def _console() -> Processor:
    return structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty(), exception_formatter=_traceback)


def _one_line(_logger: Any, _method: str, event: _EVENT) -> _EVENT:
    for key, value in event.items():
        if key != "exc_info" and not isinstance(value, int | float | bool | None):
            event[key] = one_line(str(value))
    return event


def _masked(_logger: Any, _method: str, line: Any) -> str:
    return masked(str(line))


def _traceback(stream: Any, exc_info: ExcInfo) -> None:
    """A traceback, indented and without control characters: an error's text can't pass for a line of the log."""
    text = io.StringIO()
    traceback.print_exception(*exc_info, file=text)
    for line in text.getvalue().splitlines():
        stream.write(f"\n    {one_line(line)}")
