"""What every handler works with: the service, what it sends, the words of whoever writes."""

from collections.abc import Callable
from dataclasses import dataclass

from telegram import Message, Update, User

from bot.config import Settings
from bot.practice.privacy import People
from bot.practice.service import Practice
from bot.scenario.vocabulary import Language
from bot.storage.users import Users
from bot.telegram.outbox import Outbox
from bot.telegram.presence import Presence
from bot.telegram.rendering import one_line
from bot.texts.catalogue import Texts, texts


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """The handlers' common ground for one update: what they save and send is kept together, or not at all."""

    practice: Practice
    people: People
    outbox: Outbox
    presence: Presence
    settings: Settings
    once_kept: Callable[[Callable[[], None]], None]
    """Takes what is done in memory once all of it is kept, and only then."""
    erased: Callable[[], None]
    """To be told when somebody's rows were deleted."""

    async def words(self, user: User) -> Texts:
        """The words of a person: the language chosen, else Telegram's, else the setting's."""
        return await words_for(self.practice.users, user.id, self.guess(user))

    def guess(self, user: User) -> Language:
        """The language of someone who has not chosen one."""
        code = (user.language_code or "")[:2]
        return Language(code) if code in set(Language) else self.settings.language

    async def remember(self, user: User) -> None:
        """Keep who practises, by the name he shows."""
        await self.practice.users.remember(user.id, one_line(user.full_name), self.practice.now())

    def is_manager(self, user: User) -> bool:
        """True for those named in the settings."""
        return user.id in self.settings.managers

    async def lets_manage(self, user: User, chat: int) -> bool:
        """True for a manager; anybody else is told that this is not for him."""
        allowed = self.is_manager(user)
        if not allowed:
            await self.outbox.say(chat, (await self.words(user))("ui.not_allowed"))
        return allowed


async def words_for(users: Users, user_id: int, otherwise: Language) -> Texts:
    """The words of a person in the language that he chose, in another one where he has not."""
    known = await users.find(user_id)
    return texts((known and known.language) or otherwise)


def who(update: Update) -> tuple[User, int]:
    """The person and the chat of an update that has both."""
    user, chat = update.effective_user, update.effective_chat
    assert user is not None
    assert chat is not None
    return user, chat.id


def pressed_message(update: Update) -> int:
    """The id of the message whose button was pressed."""
    assert update.callback_query is not None
    assert update.callback_query.message is not None
    return update.callback_query.message.message_id


def message_of(update: Update) -> Message:
    """The message of an update that has one."""
    assert update.message is not None
    return update.message
