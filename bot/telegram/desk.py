"""What every handler works with: the service, what it sends, the words of whoever writes."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from telegram import InlineKeyboardMarkup, Message, Update, User

from bot.config import Settings
from bot.practice.privacy import People
from bot.practice.service import Practice
from bot.scenario.vocabulary import Language
from bot.storage.users import Users
from bot.telegram.outbox import Outbox
from bot.telegram.presence import Presence
from bot.telegram.rendering import one_line
from bot.texts.catalogue import Texts, texts
from bot.texts.rendering import Piece


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """The handlers' common ground for one update: what they save and send is kept together, or not at all."""

    user: User
    """Whoever the update is of."""
    chat: int
    """The one that it came from, and that answers go to."""
    words: Texts
    """Of the user: in the language chosen, else Telegram's, else the setting's."""
    practice: Practice
    people: People
    outbox: Outbox
    presence: Presence
    settings: Settings
    once_kept: Callable[[Callable[[], None]], None]
    """Takes what is done in memory once all of it is kept, and only then."""

    def say(self, key: str, keyboard: InlineKeyboardMarkup | None = None, **values: object) -> None:
        """Answer with the words of a key."""
        self.outbox.say(self.chat, self.words(key, **values), keyboard)

    def send(
        self,
        pieces: Iterable[Piece],
        keyboard: InlineKeyboardMarkup | None = None,
        *,
        quiet: bool = False,
        about: int | None = None,
    ) -> None:
        """Answer with pieces; see `Outbox.send`."""
        self.outbox.send(self.chat, pieces, keyboard, quiet=quiet, about=about)

    async def remember(self) -> None:
        """Keep who practises, by the name he shows."""
        await self.practice.users.remember(self.user.id, one_line(self.user.full_name), self.practice.now())

    @property
    def is_manager(self) -> bool:
        """True for those named in the settings."""
        return self.user.id in self.settings.managers

    def lets_manage(self) -> bool:
        """True for a manager; anybody else is told that this is not for him."""
        if not self.is_manager:
            self.say("ui.not_allowed")
        return self.is_manager


async def words_for(users: Users, user_id: int, otherwise: Language) -> Texts:
    """The words of a person in the language that he chose, in another one where he has not."""
    known = await users.find(user_id)
    return texts((known and known.language) or otherwise)


def pressed_message(update: Update) -> int:
    """The id of the message whose button was pressed."""
    assert update.callback_query is not None
    assert update.callback_query.message is not None
    return update.callback_query.message.message_id


def message_of(update: Update) -> Message:
    """The message of an update that has one."""
    assert update.message is not None
    return update.message
