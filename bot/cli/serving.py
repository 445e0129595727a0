"""`sparring run`: the Telegram bot."""

import asyncio
import logging
import signal
import sys

import structlog

from bot.cli.root import ConfigOption, app, settings_from
from bot.config import Settings
from bot.errors import UserError

JSON = structlog.processors.JSONRenderer(ensure_ascii=False)


@app.command()
def run(config: ConfigOption = None) -> None:
    """Start the Telegram bot; stops cleanly on Ctrl-C or SIGTERM."""
    settings = settings_from(config)
    if settings.token is None:
        raise UserError(
            "there is no token: get one from @BotFather, then set SPARRING_TOKEN or put `token: …` into config.yaml"
        )
    _configure_log(settings)
    asyncio.run(_serve(settings))


def _configure_log(settings: Settings) -> None:
    """Log lines to standard error; values are quoted, so that nobody's words can pass for a line of their own."""
    text = structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty(), exception_formatter=structlog.dev.plain_traceback)
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            *([structlog.processors.dict_tracebacks, JSON] if settings.log_format == "json" else [text]),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(getattr(logging, settings.log_level.upper())),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )


async def _serve(settings: Settings) -> None:
    from bot.app.product import serve_telegram

    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(name, stop.set)
    await serve_telegram(settings, stop)
