"""Pieces of text as Telegram messages: escaped HTML, split where a message would be too long."""

import html
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bot.texts.rendering import Piece, Style, joined, plain

LIMIT = 4096
"""UTF-16 units in one message, counted without the tags."""

_TAGS = {Style.TITLE: "b", Style.NAME: "b", Style.QUOTE: "i", Style.NOTE: "i"}
_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})
"""Unicode categories of what is not seen but changes what is: controls, marks of direction, private characters."""

_MARKS_IN_A_ROW = 2
"""More accents on one letter than any language needs make a name run over its neighbours."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendered:
    """One message: with tags, and the same words without."""

    html: str
    plain: str


def render(pieces: Iterable[Piece]) -> list[Rendered]:
    """Messages that hold all the pieces; none is longer than Telegram takes."""
    messages: list[list[Piece]] = [[]]
    size = 0
    for piece in pieces:
        for part in _parts(piece):
            length = utf16_length(plain(part)) + 2
            if messages[-1] and size + length > LIMIT:
                messages.append([])
                size = 0
            messages[-1].append(part)
            size += length
    rendered = (Rendered(html=joined(message, _html), plain=joined(message)) for message in messages)
    # Telegram refuses what holds nothing to see, and with it all that was to follow.
    return [message for message in rendered if message.plain.strip()]


def utf16_length(text: str) -> int:
    """Length as Telegram counts it."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def one_line(name: str, limit: int = 64) -> str:
    """A person's name as it may be shown: one line, no hidden characters, not too long."""
    return " ".join("".join(_visible(name)).split())[:limit]


def _visible(name: str) -> Iterator[str]:
    marks = 0
    for character in name:
        category = unicodedata.category(character)
        marks = marks + 1 if category == "Mn" else 0
        if character.isspace():
            yield " "
        elif category not in _HIDDEN and marks <= _MARKS_IN_A_ROW:
            yield character


def _parts(piece: Piece) -> Iterator[Piece]:
    """The piece, cut at spaces where it alone is too long."""
    text = piece.text
    while utf16_length(text) > LIMIT - 8:
        cut = len(text.encode("utf-16-le", "surrogatepass")[: 2 * (LIMIT - 8)].decode("utf-16-le", "ignore"))
        space = max(text.rfind(" ", cut // 2, cut), text.rfind("\n", cut // 2, cut))
        cut = space + 1 if space > 0 else cut
        yield Piece(style=piece.style, text=text[:cut])
        text = text[cut:]
    yield Piece(style=piece.style, text=text)


def _html(piece: Piece) -> str:
    text = html.escape(plain(piece), quote=False)
    tag = _TAGS.get(piece.style)
    return f"<{tag}>{text}</{tag}>" if tag and text.strip() else text
