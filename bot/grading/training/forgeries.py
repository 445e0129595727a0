"""Replies that are no answer to their customer, made from honest ones: what the gate learns to tell apart."""

import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from bot.grading.phrases.cues import STRONG
from bot.grading.text.plain import normalised
from bot.grading.training.recitals import RECITALS
from bot.grading.types import Labelled, ReplyContext
from bot.scenario.vocabulary import Language, StageKind

SEED = 7
SCRAPS = (6, 22)
"""Fewest and most scraps in a stuffed reply."""

LONGEST_SCRAP = 30
THEORY = 12
"""How often a textbook's words stand among the words that replace others."""

SWAPPED = 0.75
"""Share of the longer words that are swapped in a salad."""

ANYWHERE = frozenset({StageKind.NEEDS, StageKind.QUALIFICATION})
"""Stages whose good questions may be good ones elsewhere, too: a reply moved from there is no certain forgery."""

_WORD = re.compile(r"[\w'-]+")
_LONG = re.compile(r"[^\W\d_]{6,}")
_BEFORE = {Language.RU: ("Понял: ", "Вы говорите, ", "", "Значит, "), Language.EN: ("I see: ", "You say ", "", "So ")}
_AFTER = {Language.RU: ("", ", это вы спрашиваете.", "?", "."), Language.EN: ("", ", you are asking.", "?", ".")}


def forgeries(rows: Sequence[Labelled], seed: int = SEED) -> list[tuple[ReplyContext, str]]:
    """Forged replies with the product they belong to, so that folds can keep products apart."""
    draw = random.Random(seed)
    forged: list[tuple[ReplyContext, str]] = []
    for language in Language:
        own = [row for row in rows if row.context.language is language]
        forge = _Forge(draw, language, own)
        forged += [
            (make(forge, row), row.product)
            for row in own
            for share, make in SORTS
            if draw.random() < share and not (make is _Forge.moved and row.context.stage in ANYWHERE)
        ]
    return forged


class _Forge:
    """Makes forgeries in one language."""

    def __init__(self, draw: random.Random, language: Language, rows: Sequence[Labelled]) -> None:
        self._draw = draw
        self._language = language
        self._rows = rows
        self._scraps = [scrap for row in rows for scrap in _scraps(row.context.reply)]
        self._words = [word for row in rows for word in _LONG.findall(row.context.reply)]
        self._words += [word for recital in RECITALS[language] for word in _LONG.findall(recital)] * THEORY

    def moved(self, row: Labelled) -> ReplyContext:
        """The reply as an answer to somebody else, at another stage of another sale."""
        strangers = [
            other for other in self._rows
            if other.product != row.product and other.context.stage is not row.context.stage
        ]  # fmt: skip
        return replace(self._draw.choice(strangers or self._rows).context, reply=row.context.reply)

    def stuffed(self, row: Labelled) -> ReplyContext:
        """Words by which moves are known, strung together."""
        joint = self._draw.choice([" ", " ", ", ", ". "])
        return replace(row.context, reply=joint.join(self._draw.choices(self._scraps, k=self._draw.randint(*SCRAPS))))

    def salad(self, row: Labelled) -> ReplyContext:
        """The reply with most of its long words swapped for others."""
        draw = self._draw
        mixed = _LONG.sub(
            lambda found: draw.choice(self._words) if draw.random() < SWAPPED else found[0], row.context.reply
        )
        return replace(row.context, reply=mixed)

    def echo(self, row: Labelled) -> ReplyContext:
        """The customer's own words given back."""
        words = row.context.customer.rstrip(".!?").split()
        if self._draw.random() < 0.5:
            half = len(words) // 2
            words = words[half:] + words[:half]
        before, after = self._draw.choice(_BEFORE[self._language]), self._draw.choice(_AFTER[self._language])
        return replace(row.context, reply=f"{before}{' '.join(words)}{after}")

    def recited(self, row: Labelled) -> ReplyContext:
        """A textbook's words."""
        return replace(row.context, reply=self._draw.choice(RECITALS[self._language]))


SORTS: Sequence[tuple[float, Callable[[_Forge, Labelled], ReplyContext]]] = (
    (0.8, _Forge.moved),
    (0.35, _Forge.stuffed),
    (0.4, _Forge.salad),
    (0.2, _Forge.echo),
    (0.25, _Forge.recited),
)
"""Sorts of forgery, each with how many are made by honest reply."""


def _scraps(reply: str) -> Iterator[str]:
    """The words by which moves are known."""
    clean = normalised(reply)
    for pattern in STRONG.values():
        yield from (match[0].strip(" ,.?!:") for match in re.finditer(pattern, clean) if len(match[0]) < LONGEST_SCRAP)
