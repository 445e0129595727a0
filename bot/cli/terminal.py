"""How pieces of text look in a terminal."""

from collections.abc import Iterable

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from bot.texts.rendering import Piece, Style

LOOKS = {
    Style.TITLE: "bold cyan",
    Style.TEXT: "",
    Style.QUOTE: "italic",
    Style.NOTE: "dim",
    Style.LINE: "",
    Style.NAME: "bold",
}


def show(console: Console, pieces: Iterable[Piece], indent: int = 0) -> None:
    """Print pieces, each in the look of its style; nothing in them is taken for markup."""
    for piece in pieces:
        mark = "• " if piece.style is Style.LINE else ""
        console.print(Padding(Text(mark + piece.text, style=LOOKS[piece.style]), (0, 0, 0, indent)))
