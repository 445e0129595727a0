"""A thought in several messages: on a phone people send "Hello!", their name and their errand one after the other.

Messages that wait together are one reply, with one turn and one answer. After one that looks like a beginning the bot
waits a moment for more. That stands in no table: how long a message has waited says when the moment is over.
"""

import json
from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import Any

from bot.grading.phrases.greeting import greets
from bot.grading.text.clauses import clauses
from bot.roleplay.understanding.unfinished import breaks_off
from bot.scenario.expectation import LONGEST_REPLY
from bot.storage.inbox import Inbox, Letter
from bot.telegram.handlers.talking import SPOKEN, bare
from bot.telegram.suspects import Suspects

APART = 10
"""Seconds between two messages, by Telegram's own time, beyond which they are two thoughts."""

SETTLE = 1.5
"""Seconds that the bot waits for more after what looks like a beginning."""

PATIENCE = 6.0
"""Seconds that it waits at most, from the first message on."""

FEW = 3
"""Words that make no reply as a rule: a greeting, a name, "I see". Hardly one whole reply in twenty is as short: nearly
all are answered as fast as ever."""

PIECE = 8
"""Words up to which so are a greeting with what follows it, and a further message: who writes in pieces goes on so."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """An update, with the words in it that are for the customer, if there are any."""

    letter: Letter
    text: str = ""
    date: int = 0
    update: Mapping[str, Any] = field(default_factory=dict)


class Thoughts:
    """The inbox as it is handled: messages that make one thought are one letter.

    Args:
        inbox: that holds them.
        suspects: updates that the process may have died of; each is handled alone.
        now: UTC seconds since 1970.
    """

    def __init__(self, inbox: Inbox, suspects: Suspects, now: Callable[[], float]) -> None:
        self._inbox = inbox
        self._suspects = suspects
        self._now = now

    async def lanes(self, busy: Collection[int], limit: int) -> list[int]:
        """Lanes with waiting updates, but for the busy ones; who has waited longest comes first."""
        # Asked before anything new comes in, which nothing can have died of.
        await self._suspects.numbers()
        return await self._inbox.lanes(busy, limit)

    async def items(self, lanes: Collection[int]) -> list[Letter]:
        """The thoughts and other updates that wait in lanes, oldest first."""
        letters = await self._inbox.items(lanes)
        return joined(letters, await self._suspects.numbers(), self._now())


def joined(letters: Sequence[Letter], alone: Collection[int], now: float) -> list[Letter]:
    """Letters with each thought made one of them.

    Args:
        letters: of any lanes, oldest first.
        alone: the `seq` of those that stay by themselves.
        now: UTC seconds since 1970.
    """
    thoughts: list[list[_Piece]] = []
    latest: dict[int, list[_Piece]] = {}
    for letter in letters:
        piece = _Piece(letter) if letter.seq in alone else _piece(letter)
        thought = latest.get(letter.lane)
        if thought and _belongs(piece, thought):
            thought.append(piece)
        else:
            latest[letter.lane] = [piece]
            thoughts.append(latest[letter.lane])
    # Whatever comes after a thought ends it.
    settling = {thought[0].letter.seq: _settles(thought, now) for thought in latest.values()}
    return [_one(thought, settling.get(thought[0].letter.seq, 0.0)) for thought in thoughts]


def _piece(letter: Letter) -> _Piece:
    """An update with its words; commands, buttons, pictures and whatever else there is have none."""
    with suppress(ValueError, RecursionError):
        update = json.loads(letter.body)
        message = update.get("message") if isinstance(update, dict) else None
        if letter.excess or not isinstance(message, dict) or "forward_origin" in message:
            return _Piece(letter)
        text, date, chat = message.get("text"), message.get("date"), message.get("chat")
        if not isinstance(text, str) or not isinstance(date, int) or not isinstance(chat, dict):
            return _Piece(letter)
        private = chat.get("type") == "private" and chat.get("id") == letter.lane
        if private and not text.startswith("/") and bare(text) not in SPOKEN:
            return _Piece(letter, text, date, update)
    return _Piece(letter)


def _belongs(piece: _Piece, thought: Sequence[_Piece]) -> bool:
    """Whether a message goes on with a thought; what would be too long to be read in whole is a thought of its own."""
    before = thought[-1]
    length = len(_words(thought)) + 1 + len(piece.text)
    both = piece.text != "" and before.text != ""
    return both and length <= LONGEST_REPLY and abs(piece.date - before.date) <= APART


def _one(thought: Sequence[_Piece], settles: float) -> Letter:
    """A thought as one letter: its last message, with the words of all."""
    first, *others = thought
    if not others:
        return replace(first.letter, settles=settles)
    update = thought[-1].update
    # Places in a text that is no more this one.
    message = {name: value for name, value in update["message"].items() if name != "entities"}
    body = json.dumps({**update, "message": {**message, "text": _words(thought)}})
    return replace(first.letter, body=body, others=tuple(piece.letter.seq for piece in others), settles=settles)


def _words(thought: Sequence[_Piece]) -> str:
    return "\n".join(piece.text for piece in thought)


def _settles(thought: Sequence[_Piece], now: float) -> float:
    """Seconds for which more of a thought may still come."""
    age = now - thought[-1].letter.received_at
    left = min(SETTLE - age, PATIENCE - (now - thought[0].letter.received_at))
    # An age below nothing is a clock that was set back: nobody waits for it to catch up.
    return left if thought[-1].text and age >= 0 and left > 0 and _is_beginning(thought) else 0.0


def _is_beginning(thought: Sequence[_Piece]) -> bool:
    """Whether the last message, as it stands, is likely to be followed by more."""
    text = thought[-1].text
    words = len(text.split())
    if "?" not in text and (words <= FEW or (words <= PIECE and (len(thought) > 1 or greets(text, clauses(text))))):
        return True
    return breaks_off(text)
