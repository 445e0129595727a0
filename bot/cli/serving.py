"""`sparring run`: the Telegram bot."""

import asyncio
import logging
import os
import signal
import threading

from bot.cli.root import ConfigOption, app, settings_from
from bot.config import Settings

END = 4.0
"""Seconds after which a bot that was asked to stop ends, whatever holds it up: a database that is locked, a long
scenario that is being read. All that counts is committed, as it is when the power goes."""


@app.command()
def run(config: ConfigOption = None) -> None:
    """Start the Telegram bot; stops cleanly on Ctrl-C or SIGTERM."""
    settings = settings_from(config)
    # Imported here: no other command writes a log.
    from bot.cli.logs import configure_log

    configure_log(settings)
    asyncio.run(_serve(settings))


async def _serve(settings: Settings) -> None:
    from bot.app.product import serve_telegram

    stop = asyncio.Event()

    def end() -> None:
        stop.set()
        last = threading.Timer(END, _end_now)
        last.daemon = True  # nobody waits for it
        last.start()

    loop = asyncio.get_running_loop()
    for name in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(name, end)
    await serve_telegram(settings, stop)


def _end_now() -> None:
    import structlog

    structlog.get_logger(__name__).warning("ends with work under way; it is done after the next start")
    logging.shutdown()
    os._exit(0)
