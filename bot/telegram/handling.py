"""From an update as Telegram sent it to a step that is saved: handled once, whatever happens in between."""

import asyncio
import json
import secrets
from collections.abc import Mapping, Sequence
from time import monotonic
from typing import Any

import structlog
from telegram import Bot, Update, User
from telegram.error import TelegramError

from bot.grading.text.plain import whole
from bot.practice import errors
from bot.practice.service import Product
from bot.scenario.problems import ScenarioRefused
from bot.scenario.vocabulary import Language
from bot.storage.inbox import DEAD, Inbox, Letter, Received, take_off
from bot.storage.outbox import Outgoing
from bot.storage.steps import Step, Steps
from bot.telegram.desk import Desk, words_for
from bot.telegram.failing import NotItsFault, TryAgain, what_now
from bot.telegram.outbox import Outbox
from bot.telegram.presence import Presence
from bot.telegram.processing import Later, Unripe
from bot.telegram.routing import route
from bot.telegram.suspects import CRASHED, Suspects
from bot.telegram.thoughts import ripens
from bot.telegram.watching import FAILED, MISTAKE, Watch
from bot.telegram.watching import handling as watched
from bot.texts.catalogue import Texts

AT_ONCE = 32
"""Updates handled at once."""

BIGGEST = 2**63
"""A number from there on is no id."""

WORDS: Mapping[type[Exception], str] = {
    errors.NoSession: "errors.no_session",
    errors.SessionPaused: "errors.session_paused",
    errors.UnknownScenario: "errors.unknown_scenario",
    errors.UnknownSession: "errors.unknown_session",
    ScenarioRefused: "errors.scenario_unreadable",
    errors.NoHelp: "ui.hint_none",
    errors.NoFollowUp: "errors.no_follow_up",
    errors.NothingToRetry: "errors.nothing_to_retry",
    errors.TooManySessions: "errors.too_many_sessions",
}
"""What a person hears of a mistake."""

log = structlog.get_logger(__name__)


def received(raw: Any, most: int) -> Received:
    """An update as it came in, ready to be kept.

    Args:
        raw: what Telegram sent, parsed.
        most: bytes that an update may have.
    """
    body = whole(json.dumps(raw, ensure_ascii=False))
    number = raw.get("update_id") if isinstance(raw, dict) else None
    known = isinstance(number, int) and 0 <= number < BIGGEST
    error = None if known else "no update_id"
    size = len(body.encode())
    if size > most:
        body, error = "", f"too large: {size} bytes"
    return Received(update_id=number if known else None, lane=_lane(raw), body=body, error=error)


def _lane(raw: Any) -> int:
    """Whose update it is: the person's, else the chat's, else 0."""
    for content in raw.values() if isinstance(raw, dict) else ():
        if not isinstance(content, dict):
            continue
        message = content.get("message")
        for holder, name in ((content, "from"), (content, "chat"), (message, "chat")):
            owner = holder.get(name) if isinstance(holder, dict) else None
            number = owner.get("id") if isinstance(owner, dict) else None
            if isinstance(number, int) and abs(number) < BIGGEST:
                return number
    return 0


class Handling:
    """Handles what waits in the inbox."""

    def __init__(
        self,
        *,
        product: Product,
        bot: Bot,
        inbox: Inbox,
        steps: Steps,
        presence: Presence,
        watch: Watch,
        suspects: Suspects,
    ) -> None:
        self._product = product
        self._bot = bot
        self._inbox = inbox
        self._steps = steps
        self._presence = presence
        self._watch = watch
        self._suspects = suspects
        self._slots = asyncio.Semaphore(AT_ONCE)
        self._failing: dict[int, float] = {}
        """Since when updates fail."""

    async def __call__(self, letter: Letter, attempt: int) -> float | None:
        """Handle an update; None when it is off the queue, else the seconds after which to try again.

        Raises:
            Unripe: if more of the same thought may still come.
        """
        if left := ripens(letter, self._steps.now()):
            raise Unripe(left)
        # One task handles a person's updates one after the other: nothing of the last one stays bound.
        structlog.contextvars.clear_contextvars()
        with structlog.contextvars.bound_contextvars(update_id=letter.update_id):
            if not await self._suspects.has(letter):
                wait = await self._try(letter, attempt)
            else:
                async with self._suspects.trying(letter, letter.tries + attempt) as again:
                    wait = await (self._try(letter, attempt) if again else self._give_up(letter))
            if wait is None:
                self._suspects.clear(letter)
                self._failing.pop(letter.seq, None)
            return wait

    async def _give_up(self, letter: Letter) -> None:
        """Nothing of the update is looked at any more: whatever it was that the process died of, it stands in there."""
        self._watch.handled("other", FAILED, 0.0)
        code = secrets.token_hex(3)
        log.error("the process died of an update too often; it is a dead letter", code=code, tries=letter.tries)
        outbox = Outbox()
        # Its lane is its person, and the id of a person is that of the chat with him.
        if letter.lane > 0:
            words = await words_for(self._product.practice.users, letter.lane, self._product.settings.language)
            outbox.say(letter.lane, words("errors.given_up", code=code))
        await self._bury(letter, CRASHED, outbox.messages)

    async def _try(self, letter: Letter, attempt: int) -> float | None:
        async with self._slots:
            if attempt == 1:
                self._watch.waited(max(0.0, self._steps.now() - letter.ripe_at))
            try:
                update = Update.de_json(json.loads(letter.body or "{}"), self._bot)
            except Exception as error:
                # It will not be readable the next time either.
                log.error("an update that cannot be read is a dead letter", reason=type(error).__name__)
                await self._bury(letter, type(error).__name__, ())
                return None
            with watched(update, self._watch) as outcome:
                return await self._handle(letter, update, letter.tries + attempt, outcome)

    async def _handle(self, letter: Letter, update: Update, tries: int, outcome: list[str]) -> float | None:
        try:
            step, messages = await self._answered(letter, update, outcome)
            await self._steps.commit(step, messages, take_off(letter, self._steps.now()))
        except Exception as error:
            return await self._failed(letter, update, tries, error, outcome)
        return None

    async def _answered(self, letter: Letter, update: Update, outcome: list[str]) -> tuple[Step, Sequence[Outgoing]]:
        """What an update comes to: a step that is not committed yet, and what is owed with it."""
        if letter.excess and not update.my_chat_member:
            return self._steps.new(), await self._told(update, "ui.too_fast")
        step, user = self._steps.new(), update.effective_user
        if user is None:
            return step, ()
        desk = await self._desk(update, user, step)
        try:
            await route(update, desk)
        except tuple(WORDS) as error:
            outcome.append(_whose(error))
            # Nothing is kept of what was done before.
            return self._steps.new(), await self._told(update, WORDS[type(error)])
        return step, desk.outbox.messages

    async def _failed(
        self, letter: Letter, update: Update, tries: int, error: Exception, outcome: list[str]
    ) -> float | None:
        """Try again after a while; after the last try the person is told, with a code that stands in the log.

        Raises:
            Later: if Telegram is in trouble.
            Exception: the same, if the database is away.
        """
        name = type(error).__name__
        failing = monotonic() - self._failing.setdefault(letter.seq, monotonic())
        now = what_now(error, tries, failing)
        if isinstance(now, NotItsFault):
            raise error
        if isinstance(now, TryAgain):
            log.warning("handling failed, once more", reason=name, tries=tries)
            if not now.counts:
                raise Later(now.seconds) from error
            outcome.append(FAILED)
            await self._inbox.failed(letter, tries, name)
            return now.seconds
        outcome.append(FAILED)
        code = secrets.token_hex(3)
        if isinstance(error, TelegramError):
            log.error("Telegram did not give what was needed", code=code, reason=name)
        else:
            log.error("a handler failed", code=code, exc_info=error)
        await self._bury(letter, name, await self._told(update, "errors.ours", code=code))
        return None

    async def _bury(self, letter: Letter, reason: str, messages: Sequence[Outgoing]) -> None:
        await self._steps.commit(self._steps.new(), messages, take_off(letter, self._steps.now(), DEAD, reason))

    async def _told(self, update: Update, key: str, **values: object) -> Sequence[Outgoing]:
        """The words of a key, for whoever has said something with an update."""
        user, chat, outbox = update.effective_user, update.effective_chat, Outbox()
        # Who blocks the bot, or lets it write again, has said nothing.
        if user is not None and chat is not None and not update.my_chat_member:
            outbox.say(chat.id, (await self._words(user))(key, **values))
        return outbox.messages

    async def _words(self, user: User) -> Texts:
        """The words of a person: in the language chosen, else Telegram's, else the setting's."""
        code, known = (user.language_code or "")[:2], set(Language)
        otherwise = Language(code) if code in known else self._product.settings.language
        return await words_for(self._product.practice.users, user.id, otherwise)

    async def _desk(self, update: Update, user: User, step: Step) -> Desk:
        """A desk for one update of somebody, on the step that it works on."""
        product, chat = self._product, update.effective_chat
        return Desk(
            user=user,
            # A button under what was sent from another chat has none: the id of a person is that of the chat with him.
            chat=chat.id if chat else user.id,
            words=await self._words(user),
            practice=product.practice.within(step.repository),
            people=product.people.within(step.repository),
            outbox=Outbox(),
            presence=self._presence,
            settings=product.settings,
            once_kept=step.once_kept,
        )


def _whose(error: Exception) -> str:
    """The outcome of what a person hears of: his mistake, as a rule."""
    if not isinstance(error, ScenarioRefused):
        return MISTAKE
    log.error("a scenario that was played cannot be read any more", reason=str(error))
    return FAILED
