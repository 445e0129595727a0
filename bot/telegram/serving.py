"""The Telegram bot as a whole: built, running, and stopped in order."""

import asyncio
import logging
import warnings
from typing import cast

from telegram import BotCommand, BotCommandScopeAllPrivateChats, BotCommandScopeChat
from telegram.error import InvalidToken, TelegramError
from telegram.ext import Application
from telegram.request import BaseRequest, HTTPXRequest
from telegram.warnings import PTBUserWarning

from bot.errors import UserError
from bot.practice.privacy import People
from bot.practice.sessions import Practice
from bot.scenario.vocabulary import Language
from bot.telegram.desk import Desk, TelegramSettings
from bot.telegram.outbox import Outbox
from bot.telegram.polling import Poller
from bot.telegram.processing import Lanes
from bot.telegram.routing import App, log, route
from bot.telegram.watching import Watch, WatchedRequest
from bot.texts.catalogue import texts

OFFERED = ("practice", "hint", "pause", "resume", "stop", "language", "help", "privacy")
MANAGERS_OFFERED = (*OFFERED, "review", "invite")
CONNECTIONS = 64
REFUSED = "Telegram refuses the token; get a new one from @BotFather"
FIRST_WAIT = 1.0
LONGEST_WAIT = 30.0


async def serve(
    *, token: str, practice: Practice, people: People, settings: TelegramSettings, stop: asyncio.Event, watch: Watch
) -> None:
    """Run the bot until `stop` is set; updates taken by then are handled.

    Raises:
        UserError: if Telegram refuses the token.
    """
    # The client's log holds every address, and the address holds the token.
    logging.getLogger("httpx").setLevel(logging.WARNING)
    # The library would rather parse the updates itself; we take them raw, so that a bad one harms only itself.
    warnings.filterwarnings("ignore", message=r"Please use 'Bot\.", category=PTBUserWarning)
    application = _application(token, settings, watch)
    desk = Desk(practice=practice, people=people, outbox=Outbox(application.bot), settings=settings, watch=watch)
    route(application, desk)
    if not await _connect(application, stop):
        return
    try:
        await _register_commands(application, settings)
        log.info("the bot is on", name=application.bot.username)
        lanes = Lanes(application.process_update)
        await Poller(application.bot, lanes, settings.poll_seconds).run(stop)
    except* UserError as refused:
        raise refused.exceptions[0] from None
    finally:
        await application.shutdown()
    log.info("the bot is off")


def _application(token: str, settings: TelegramSettings, watch: Watch) -> App:
    base = settings.base_url.rstrip("/")
    builder = (
        Application.builder()
        .token(token)
        .base_url(f"{base}/bot")
        .base_file_url(f"{base}/file/bot")
        .updater(None)
        .request(_request(CONNECTIONS, watch))
        .get_updates_request(_request(1, watch))
    )
    try:
        return cast("App", builder.build())
    except InvalidToken:
        raise UserError(REFUSED) from None


def _request(connections: int, watch: Watch) -> BaseRequest:
    within = HTTPXRequest(connection_pool_size=connections, pool_timeout=30, read_timeout=20)
    return WatchedRequest(within, watch)


async def _connect(application: App, stop: asyncio.Event) -> bool:
    """Reach Telegram, waiting for it if it is away; False when stopped meanwhile."""
    wait = FIRST_WAIT
    while not stop.is_set():
        try:
            await application.initialize()
            return True
        except InvalidToken:
            raise UserError(REFUSED) from None
        except TelegramError as error:
            log.warning("cannot reach Telegram", reason=type(error).__name__, again_in=wait)
        try:
            await asyncio.wait_for(stop.wait(), wait)
        except TimeoutError:
            wait = min(LONGEST_WAIT, wait * 2)
    return False


async def _register_commands(application: App, settings: TelegramSettings) -> None:
    """Tell Telegram the commands, by language; failing that is no reason not to start."""
    everybody = BotCommandScopeAllPrivateChats()
    try:
        for code, language in ((None, settings.language), *((lang.value, lang) for lang in Language)):
            await application.bot.set_my_commands(_commands(OFFERED, language), everybody, language_code=code)
        for manager in settings.managers:
            scope = BotCommandScopeChat(manager)
            await application.bot.set_my_commands(_commands(MANAGERS_OFFERED, settings.language), scope)
    except TelegramError as error:
        log.warning("commands are not registered", reason=error.message)


def _commands(names: tuple[str, ...], language: Language) -> list[BotCommand]:
    words = texts(language)
    return [BotCommand(name, words(f"commands.{name}")) for name in names]
