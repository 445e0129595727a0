"""The Telegram bot as a whole: built, running, and stopped in order."""

import asyncio
import warnings
from collections.abc import Callable, Sequence
from typing import Any
from urllib.parse import urlsplit

import structlog
from sqlalchemy.exc import SQLAlchemyError
from telegram import Bot
from telegram.error import InvalidToken, TelegramError
from telegram.warnings import PTBUserWarning

from bot.config import Settings
from bot.errors import UserError
from bot.practice.privacy import People
from bot.practice.service import Practice
from bot.storage.claims import ClaimKind, Claims
from bot.storage.inbox import Inbox
from bot.storage.privacy import PersonalData
from bot.storage.store import Store
from bot.telegram.inbox import Handling, received
from bot.telegram.limits import RateLimiter
from bot.telegram.menus import register_commands
from bot.telegram.polling import REFUSED, Keep, Poller
from bot.telegram.presence import Presence
from bot.telegram.processing import ROOM, SHARED, Lanes
from bot.telegram.requesting import Requests
from bot.telegram.sending import AT_ONCE, Sender
from bot.telegram.shelf_news import ShelfKeeper
from bot.telegram.suspects import Suspects
from bot.telegram.sweeping import Sweeping
from bot.telegram.thoughts import Thoughts
from bot.telegram.upkeep import Upkeep
from bot.telegram.waiting import pause
from bot.telegram.watching import Watch, WatchedRequest
from bot.telegram.webhook import Webhook, secret_of

CONNECTIONS = 2 * AT_ONCE
"""For messages, and for signs of life beside them."""

FIRST_WAIT = 1.0
LONGEST_WAIT = 30.0
DRAIN = 3.0
"""Seconds in which what is under way may be finished; the rest is safe in the database."""

log = structlog.get_logger(__name__)


async def serve(
    *,
    token: str,
    store: Store,
    practice: Practice,
    people: People,
    settings: Settings,
    stop: asyncio.Event,
    watch: Watch,
    called: Callable[[bool], None] = lambda _ours: None,
) -> None:
    """Run the bot until `stop` is set; what is under way then is finished, the rest waits in the database.

    Args:
        token: of the bot.
        store: where everything is kept.
        practice: the service.
        people: who may come in.
        settings: of the whole bot.
        stop: ends it.
        watch: hears what goes on.
        called: hears by webhook whether Telegram has our address, at first and whenever that was looked at.

    Raises:
        UserError: if Telegram refuses the token, or the database is in use by another bot.
    """
    # The library would rather parse the updates itself; we take them raw, so that a bad one harms only itself.
    warnings.filterwarnings("ignore", message=r"Please use 'Bot\.", category=PTBUserWarning)
    claims = store.claims()
    bot = _bot(token, settings, watch)
    try:
        if await _connect(bot, stop) and await _numbered(bot, store.inbox(settings.pending_per_user), settings, stop):
            await register_commands(bot, settings)
            log.info("the bot is on", name=bot.username, by=settings.mode)
            await _until_drained(_work(bot, store, claims, practice, people, settings, stop, watch, called), stop)
    except* UserError as refused:
        raise _first(refused) from None
    finally:
        await bot.shutdown()
        await claims.close()
    log.info("the bot is off")


def _first(group: BaseExceptionGroup[UserError]) -> UserError:
    """The first error of a group, which may hold groups."""
    error = group.exceptions[0]
    return _first(error) if isinstance(error, BaseExceptionGroup) else error


async def _work(
    bot: Bot,
    store: Store,
    claims: Claims,
    practice: Practice,
    people: People,
    settings: Settings,
    stop: asyncio.Event,
    watch: Watch,
    called: Callable[[bool], None],
) -> None:
    """Everything that runs side by side: updates come in, are handled, and what is owed goes out."""
    inbox, outbox = store.inbox(settings.pending_per_user), store.outbox()
    limits = RateLimiter(settings.messages_per_second, settings.messages_per_second_and_chat)
    steps = store.steps(practice.now, lambda chats: sending.wake(chats))
    sending = Lanes(ClaimKind.SENDING, outbox, claims, Sender(bot, outbox, steps, practice, limits, stop))
    presence = Presence(bot)
    suspects = Suspects(inbox)
    handle = Handling(
        bot=bot,
        inbox=inbox,
        steps=steps,
        practice=practice,
        people=people,
        presence=presence,
        settings=settings,
        watch=watch,
        suspects=suspects,
        erased=lambda: upkeep.erased(),
    )
    thoughts = Thoughts(inbox, suspects)
    handling = Lanes(ClaimKind.HANDLING, thoughts, claims, handle, SHARED if claims.shared else ROOM)

    async def keep(raws: Sequence[Any]) -> None:
        await suspects.look()
        updates = [received(raw, settings.update_bytes) for raw in raws]
        await inbox.put(updates, practice.now())
        if updates:
            handling.wake({update.lane for update in updates})

    source = _source(bot, keep, claims, settings, called)
    upkeep = Upkeep(
        practice=practice,
        inbox=inbox,
        steps=steps,
        claims=claims,
        settings=settings,
        forget_log=PersonalData(store.engine).forget_log,
        behind=source.is_behind,
    )
    sweeping = Sweeping(people.privacy, claims)
    shelf = ShelfKeeper(practice=practice, steps=steps, claims=claims, settings=settings)
    try:
        async with asyncio.TaskGroup() as group:
            for part in (source, handling, sending, upkeep, sweeping, shelf):
                group.create_task(part.run(stop))
    finally:
        await presence.close()


def _source(
    bot: Bot, keep: Keep, claims: Claims, settings: Settings, called: Callable[[bool], None]
) -> Poller | Webhook:
    """Where updates come from."""
    if settings.mode != "webhook":
        return Poller(bot, keep, claims, settings.poll_seconds)
    return Webhook(
        bot=bot,
        keep=keep,
        url=settings.webhook_url or "",
        secret=secret_of(bot.token, settings.webhook_secret),
        host=settings.webhook_host,
        port=settings.webhook_port,
        most=settings.update_bytes,
        look_seconds=settings.poll_seconds,
        tell=called,
    )


async def _until_drained(work: Any, stop: asyncio.Event) -> None:
    """Do the work; once `stop` is set it has a few seconds to come to an end."""
    working, stopped = asyncio.ensure_future(work), asyncio.ensure_future(stop.wait())
    try:
        await asyncio.wait({working, stopped}, return_when=asyncio.FIRST_COMPLETED)
        await asyncio.wait({working}, timeout=None if working.done() else DRAIN)
        if not working.done():
            log.warning("not everything under way was finished; it is done after the next start")
    finally:
        for task in (working, stopped):
            task.cancel()
    try:
        await working
    except asyncio.CancelledError:
        return


def _bot(token: str, settings: Settings, watch: Watch) -> Bot:
    base = settings.telegram_api.rstrip("/")
    try:
        return Bot(
            token,
            base_url=f"{base}/bot",
            base_file_url=f"{base}/file/bot",
            request=WatchedRequest(Requests(CONNECTIONS, base), watch),
            get_updates_request=WatchedRequest(Requests(1, base), watch),
        )
    except InvalidToken:
        raise UserError(REFUSED) from None


async def _connect(bot: Bot, stop: asyncio.Event) -> bool:
    """Reach Telegram, waiting for it if it is away; False when stopped meanwhile."""
    wait = FIRST_WAIT
    while not stop.is_set():
        try:
            await bot.initialize()
            return True
        except InvalidToken:
            raise UserError(REFUSED) from None
        except TelegramError as error:
            log.warning("cannot reach Telegram", reason=type(error).__name__, again_in=wait)
        await pause(stop, wait)
        wait = min(LONGEST_WAIT, wait * 2)
    return False


async def _numbered(bot: Bot, inbox: Inbox, settings: Settings, stop: asyncio.Event) -> bool:
    """Say whose updates are to come, waiting for the database if it is away; False when stopped meanwhile."""
    server = urlsplit(settings.telegram_api)
    while not stop.is_set():
        try:
            await inbox.numbered_by(f"{server.hostname}:{server.port} {bot.id}")
            return True
        except SQLAlchemyError as error:
            log.warning("the database is away", reason=type(error).__name__, again_in=FIRST_WAIT)
        await pause(stop, FIRST_WAIT)
    return False
