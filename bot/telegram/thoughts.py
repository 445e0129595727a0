"""A thought in several messages: on a phone people send "Hello!", their name and their errand one after the other.

Messages that wait together are one reply, with one turn and one answer. After one that looks like a beginning the bot
waits a moment for more. That stands in no table: how long a message has waited says when the moment is over.
"""

import json
import math
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from itertools import zip_longest
from typing import Any

import structlog

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
"""A greeting with more, or a second message, of up to so many words is taken for a beginning, too: who writes in pieces
goes on so."""

log = structlog.get_logger(__name__)


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
        suspects: updates that the process may have died of; what waited at the start is handled piece by piece.
    """

    def __init__(self, inbox: Inbox, suspects: Suspects) -> None:
        self._inbox = inbox
        self._suspects = suspects

    async def lanes(self, busy: Collection[int], limit: int) -> list[int]:
        """Lanes with waiting updates, but for the busy ones; who has waited longest comes first."""
        return await self._inbox.lanes(busy, limit)

    async def items(self, lanes: Collection[int]) -> list[Letter]:
        """The thoughts and other updates that wait in lanes, oldest first in each."""
        waiting: dict[int, list[Letter]] = defaultdict(list)
        for letter in await self._inbox.items(lanes):
            waiting[letter.lane].append(letter)
        last = await self._suspects.last()
        return [letter for letters in waiting.values() for letter in _joined_or_not(letters, last)]


def _joined_or_not(letters: Sequence[Letter], last: int) -> Sequence[Letter]:
    """What waits in one lane; as it is where it cannot be joined, for all others would wait with it."""
    try:
        return joined(letters, last)
    except Exception:
        log.exception("what waits cannot be joined; each is handled alone")
        return letters


def joined(letters: Sequence[Letter], last: int) -> list[Letter]:
    """Letters with each thought made one of them.

    Args:
        letters: of one lane, oldest first.
        last: the `seq` up to which each stays by itself.
    """
    thoughts: list[list[_Piece]] = []
    for letter in letters:
        piece = _Piece(letter) if letter.seq <= last else _piece(letter)
        if thoughts and _belongs(piece, thoughts[-1]):
            thoughts[-1].append(piece)
        else:
            thoughts.append([piece])
    return [_one(thought, _ripe_at(thought, after)) for thought, after in zip_longest(thoughts, thoughts[1:])]


def ripens(letter: Letter, now: float) -> float:
    """Seconds for which more of a thought may still come.

    Args:
        letter: the thought as far as it is there.
        now: UTC seconds since 1970.
    """
    left = letter.ripe_at - now
    # Anything else is a clock that was set: nobody waits for it to catch up.
    return left if letter.received_at <= now and 0 < left <= SETTLE else 0.0


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


def _one(thought: Sequence[_Piece], ripe_at: float) -> Letter:
    """A thought as one letter: its last message, with the words of all."""
    first, *others = thought
    if not others:
        return replace(first.letter, ripe_at=ripe_at)
    update = thought[-1].update
    # Places in a text that is no more this one.
    message = {name: value for name, value in update["message"].items() if name != "entities"}
    body = json.dumps({**update, "message": {**message, "text": _words(thought)}})
    return replace(first.letter, body=body, others=tuple(piece.letter.seq for piece in others), ripe_at=ripe_at)


def _words(thought: Sequence[_Piece]) -> str:
    return "\n".join(piece.text for piece in thought)


def _ripe_at(thought: Sequence[_Piece], after: Sequence[_Piece] | None) -> float:
    """Until when more of a thought may come: whatever comes after it ends it. UTC seconds since 1970."""
    first, last = thought[0].letter.received_at, thought[-1].letter.received_at
    whole = max(first, last)
    if not thought[-1].text or not _is_beginning(thought):
        return whole
    ended = after[0].letter.received_at if after else math.inf
    return max(whole, min(last + SETTLE, first + PATIENCE, ended))


def _is_beginning(thought: Sequence[_Piece]) -> bool:
    """Whether the last message, as it stands, is likely to be followed by more."""
    text = thought[-1].text
    words = len(text.split())
    if "?" not in text and (words <= FEW or (words <= PIECE and (len(thought) > 1 or greets(text, clauses(text))))):
        return True
    return breaks_off(text)
