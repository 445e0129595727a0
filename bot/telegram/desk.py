"""What every handler works with: the service, what it sends, the words of whoever writes."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from telegram import Message, Update, User

from bot.practice.privacy import People
from bot.practice.sessions import Practice
from bot.scenario.vocabulary import Language
from bot.telegram.outbox import Outbox
from bot.telegram.presence import Presence
from bot.telegram.rendering import one_line
from bot.texts.catalogue import Texts, texts


@dataclass(frozen=True, slots=True, kw_only=True)
class TelegramSettings:
    """What the edge needs to know."""

    base_url: str
    managers: frozenset[int]
    poll_seconds: int
    language: Language
    uploads: Path
    mode: str
    """`polling` or `webhook`."""
    webhook_url: str | None
    webhook_secret: str
    webhook_host: str
    webhook_port: int
    update_bytes: int
    """Updates larger than that are not handled."""
    pending: int
    """Updates and messages of one person that may wait; beyond that he is asked to slow down."""
    per_second: float
    per_second_and_chat: float
    idle_minutes: int
    shelf_seconds: float = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """The handlers' common ground for one update: what they save and send is kept together, or not at all."""

    practice: Practice
    people: People
    outbox: Outbox
    presence: Presence
    settings: TelegramSettings
    once_kept: Callable[[Callable[[], None]], None]
    """Takes what is done in memory once all of it is kept, and only then."""
    erased: Callable[[], None]
    """To be told when somebody's rows were deleted."""

    async def words(self, user: User) -> Texts:
        """The words of a person: the language chosen, else Telegram's, else the setting's."""
        known = await self.practice.repository.user(user.id)
        if known and known.language:
            return texts(known.language)
        return texts(self.guess(user))

    def guess(self, user: User) -> Language:
        """The language of someone who has not chosen one."""
        code = (user.language_code or "")[:2]
        return Language(code) if code in set(Language) else self.settings.language

    async def remember(self, user: User) -> None:
        """Keep who practises, by the name he shows."""
        await self.practice.repository.remember_user(user.id, one_line(user.full_name), self.practice.now())

    def is_manager(self, user: User) -> bool:
        """True for those named in the settings."""
        return user.id in self.settings.managers

    async def lets_manage(self, user: User, chat: int) -> bool:
        """True for a manager; anybody else is told that this is not for him."""
        allowed = self.is_manager(user)
        if not allowed:
            await self.outbox.say(chat, (await self.words(user))("ui.not_allowed"))
        return allowed


def who(update: Update) -> tuple[User, int]:
    """The person and the chat of an update that has both."""
    user, chat = update.effective_user, update.effective_chat
    assert user is not None
    assert chat is not None
    return user, chat.id


def message_of(update: Update) -> Message:
    """The message of an update that has one."""
    assert update.message is not None
    return update.message
