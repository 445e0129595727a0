"""The Telegram bot as a whole: built, running, and stopped in order."""

import asyncio
import warnings
from collections.abc import Sequence
from typing import Any
from urllib.parse import urlsplit

import structlog
from telegram import Bot
from telegram.error import InvalidToken
from telegram.warnings import PTBUserWarning

from bot.config import Settings
from bot.errors import UserError
from bot.practice.service import Product
from bot.storage.claims import ClaimKind, Claims
from bot.storage.inbox import Inbox
from bot.storage.outbox import Owed
from bot.storage.steps import Steps
from bot.telegram.handling import Handling, received
from bot.telegram.limits import RateLimiter
from bot.telegram.menus import register_commands
from bot.telegram.polling import Keep, Poller
from bot.telegram.presence import Presence
from bot.telegram.processing import ROOM, SHARED, Lanes
from bot.telegram.requesting import Requests
from bot.telegram.sending import AT_ONCE, Sender
from bot.telegram.shelf_news import ShelfKeeper
from bot.telegram.suspects import Suspects
from bot.telegram.thoughts import Thoughts
from bot.telegram.upkeep import Upkeep
from bot.telegram.waiting import REFUSED, done_or_stopped, until_it_works
from bot.telegram.watching import Watch, WatchedRequest
from bot.telegram.webhook import Webhook, secret_of

CONNECTIONS = 2 * AT_ONCE
"""For messages, and for signs of life beside them."""

DRAIN = 3.0
"""Seconds in which what is under way may be finished; the rest is safe in the database."""

log = structlog.get_logger(__name__)


async def serve(token: str, product: Product, stop: asyncio.Event, watch: Watch) -> None:
    """Run the bot until `stop` is set; what is under way then is finished, the rest waits in the database.

    Args:
        token: of the bot.
        product: that it is the edge of.
        stop: ends it.
        watch: hears what goes on.

    Raises:
        UserError: if Telegram refuses the token, or the database is in use by another bot.
    """
    # The library would rather parse the updates itself; we take them raw, so that a bad one harms only itself.
    warnings.filterwarnings("ignore", message=r"Please use 'Bot\.", category=PTBUserWarning)
    settings, claims = product.settings, product.store.claims()
    inbox, bot = product.store.inbox(settings.pending_per_user), _bot(token, settings, watch)

    async def numbered() -> None:
        """Say whose updates are to come."""
        server = urlsplit(settings.telegram_api)
        await inbox.numbered_by(f"{server.hostname}:{server.port} {bot.id}")

    try:
        reached = await until_it_works(bot.initialize, stop, "cannot reach Telegram")
        if reached and await until_it_works(numbered, stop, "the database is away"):
            await register_commands(bot, settings)
            log.info("the bot is on", name=bot.username, by=settings.mode)
            await _until_drained(_work(bot, product, inbox, claims, stop, watch), stop)
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


async def _work(bot: Bot, product: Product, inbox: Inbox, claims: Claims, stop: asyncio.Event, watch: Watch) -> None:
    """Everything that runs side by side: updates come in, are handled, and what is owed goes out."""
    settings, practice = product.settings, product.practice
    steps, sending = _sending(bot, product, claims, stop)
    presence, suspects = Presence(bot), Suspects(inbox)
    handle = Handling(
        product=product, bot=bot, inbox=inbox, steps=steps, presence=presence, watch=watch, suspects=suspects
    )
    thoughts = Thoughts(inbox, suspects)
    handling = Lanes(ClaimKind.HANDLING, thoughts, claims, handle, SHARED if claims.shared else ROOM)

    async def keep(raws: Sequence[Any]) -> None:
        await suspects.look()
        updates = [received(raw, settings.update_bytes) for raw in raws]
        await inbox.put(updates, practice.now())
        if updates:
            handling.wake({update.lane for update in updates})

    source = _source(bot, keep, claims, settings, watch)
    upkeep = Upkeep(product=product, inbox=inbox, steps=steps, claims=claims, behind=source.is_behind)
    shelf = ShelfKeeper(practice=practice, steps=steps, claims=claims, settings=settings)
    try:
        async with asyncio.TaskGroup() as group:
            for part in (source, handling, sending, upkeep, shelf):
                group.create_task(part.run(stop))
    finally:
        await presence.close()


def _sending(bot: Bot, product: Product, claims: Claims, stop: asyncio.Event) -> tuple[Steps, Lanes[Owed]]:
    """Steps, and what sends the messages that are owed with them."""
    settings, practice, outbox = product.settings, product.practice, product.store.outbox()
    limits = RateLimiter(settings.messages_per_second, settings.messages_per_second_and_chat)
    steps = product.store.steps(practice.now, lambda chats: sending.wake(chats))
    sending = Lanes(ClaimKind.SENDING, outbox, claims, Sender(bot, outbox, steps, practice, limits, stop))
    return steps, sending


def _source(bot: Bot, keep: Keep, claims: Claims, settings: Settings, watch: Watch) -> Poller | Webhook:
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
        tell=watch.called_by_webhook,
    )


async def _until_drained(work: Any, stop: asyncio.Event) -> None:
    """Do the work; once `stop` is set it has a few seconds to come to an end."""
    working = asyncio.ensure_future(work)
    try:
        await done_or_stopped(working, stop)
        await asyncio.wait({working}, timeout=None if working.done() else DRAIN)
        if not working.done():
            log.warning("not everything under way was finished; it is done after the next start")
    finally:
        working.cancel()
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
