"""The one door for everything that is sent: written down with the step it comes of, sent once that is committed."""

import json
from collections.abc import Iterable, Sequence
from typing import Any

from telegram import InlineKeyboardMarkup
from telegram.constants import ParseMode

from bot.storage.outbox import Outgoing
from bot.telegram.rendering import Rendered, render
from bot.texts.rendering import Piece


class Outbox:
    """Messages of one step, in order."""

    def __init__(self) -> None:
        self.messages: list[Outgoing] = []

    def send(
        self,
        chat: int,
        pieces: Iterable[Piece],
        keyboard: InlineKeyboardMarkup | None = None,
        *,
        quiet: bool = False,
        about: int | None = None,
    ) -> None:
        """Send pieces as one or more messages; the keyboard hangs on the last one.

        Args:
            chat: to send to.
            pieces: what to say.
            keyboard: the buttons.
            quiet: without a sound.
            about: the message that the first one is an answer to.
        """
        self._send(chat, render(pieces), keyboard, quiet=quiet, about=about)

    def say(self, chat: int, text: str, keyboard: InlineKeyboardMarkup | None = None) -> None:
        """Send plain words."""
        self._put(chat, "sendMessage", {"text": text}, keyboard)

    def picture(self, chat: int, image: bytes) -> None:
        """Send a PNG."""
        self._put(chat, "sendPhoto", {"name": "scorecard.png"}, file=image)

    def file(self, chat: int, content: bytes, name: str, keyboard: InlineKeyboardMarkup | None = None) -> None:
        """Send a file."""
        self._put(chat, "sendDocument", {"name": name}, keyboard, file=content)

    def edit(
        self, chat: int, message: int, pieces: Iterable[Piece], keyboard: InlineKeyboardMarkup | None = None
    ) -> None:
        """Put other pieces into a message that was sent; what does not fit goes into a new one."""
        first, *rest = render(pieces)
        self._put(chat, "editMessageText", {**_text(first), "message_id": message}, None if rest else keyboard)
        self._send(chat, rest, keyboard, quiet=True)

    def _send(
        self,
        chat: int,
        messages: Sequence[Rendered],
        keyboard: InlineKeyboardMarkup | None,
        *,
        quiet: bool,
        about: int | None = None,
    ) -> None:
        for number, message in enumerate(messages, start=1):
            fields = _text(message)
            if about is not None and number == 1:
                fields["reply_parameters"] = {"message_id": about, "allow_sending_without_reply": True}
            self._put(chat, "sendMessage", fields, keyboard if number == len(messages) else None, quiet=quiet)

    def _put(
        self,
        chat: int,
        method: str,
        fields: dict[str, Any],
        keyboard: InlineKeyboardMarkup | None = None,
        *,
        quiet: bool = False,
        file: bytes | None = None,
    ) -> None:
        if keyboard is not None:
            fields["reply_markup"] = keyboard.to_dict()
        if quiet:
            fields["disable_notification"] = True
        self.messages.append(Outgoing(chat=chat, method=method, payload=json.dumps(fields), file=file))


def _text(message: Rendered) -> dict[str, Any]:
    return {"text": message.html, "parse_mode": ParseMode.HTML.value, "plain": message.plain}
