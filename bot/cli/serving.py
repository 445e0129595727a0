"""`sparring run`: the Telegram bot."""

import asyncio
import signal

from bot.cli.logs import configure_log
from bot.cli.root import ConfigOption, app, settings_from
from bot.config import Settings
from bot.errors import UserError


@app.command()
def run(config: ConfigOption = None) -> None:
    """Start the Telegram bot; stops cleanly on Ctrl-C or SIGTERM."""
    settings = settings_from(config)
    if settings.token is None:
        raise UserError(
            "there is no token: get one from @BotFather, then set SPARRING_TOKEN or put `token: …` into config.yaml"
        )
    configure_log(settings)
    asyncio.run(_serve(settings))


async def _serve(settings: Settings) -> None:
    from bot.app.product import serve_telegram

    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(name, stop.set)
    await serve_telegram(settings, stop)
