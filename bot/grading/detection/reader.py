"""Reads a reply in its context: the place in the sale, the customer's words and the reply, in one text."""

from collections.abc import Callable, Sequence

from bot.grading.detection.artefact import Numbers
from bot.grading.embedding import Embedder
from bot.grading.text.plain import visible
from bot.grading.types import ReplyContext

MARK = "</s>"
"""The model's own mark between two texts."""

HEARD = 300
"""Characters of the customer's words that are read, the last ones."""

SAID = 1200
"""Characters of the reply that are read; what is longer is judged by its clauses."""

LEVELS = 3
"""Grades above the lowest, each of which a reply reaches or not."""


def reading(context: ReplyContext) -> str:
    """The text that the reader embeds."""
    heard, said = _plain(context.customer)[-HEARD:], _plain(context.reply)[:SAID]
    return f"{context.mode.value} {context.stage.value}: {heard}{MARK}{said}"


class Reader:
    """An embedder tuned on labelled replies, and a head that tells moves and levels from its vector."""

    def __init__(self, embedder: Embedder, weights: Numbers, bias: Numbers) -> None:
        self._embedder = embedder
        self._weights = weights
        self._bias = bias

    @property
    def identity(self) -> str:
        """That of the tuned embedder."""
        return self._embedder.identity

    def over(self, wrapped: Callable[[Embedder], Embedder]) -> "Reader":
        """This reader with its embedder wrapped, to count or time its work."""
        return Reader(wrapped(self._embedder), self._weights, self._bias)

    def read(self, contexts: Sequence[ReplyContext]) -> Numbers:
        """One row a reply: the score of each move in the order of `MOVES`, then of each level of the grade."""
        vectors = self._embedder.embed([reading(context) for context in contexts])
        scores: Numbers = vectors @ self._weights.T + self._bias
        return scores


def trained_with(embedder: Embedder, reader: Reader) -> str:
    """Identity of both, which a detector fits."""
    return f"{embedder.identity} + {reader.identity}"


def _plain(text: str) -> str:
    """The text without the marks that would end it early."""
    return visible(text).replace(MARK, " ").replace("<s>", " ")
