"""Terms that a seller may get wrong by a number alone: how long the warranty is, how much a thing weighs.

The comparison of meanings (`coverage`) needs words in common; a term is known by its own word and the amount beside it.
"""

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.grading.text.clauses import Clause, clauses
from bot.grading.text.denial import ABSENT, affirmed
from bot.grading.text.elsewhere import NOT_OURS
from bot.grading.text.plain import normalised
from bot.grading.text.quantities import Quantity, quantities
from bot.grading.text.units import Measure
from bot.grading.types import FalseClaim, Point


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """What a product file says once, with an amount."""

    words: re.Pattern[str]
    measure: Measure
    apart: re.Pattern[str] | None = None
    """What stands right before how soon a thing is mended, or money paid back; that takes no longer than the term."""


TERMS: Sequence[Term] = (
    Term(
        words=re.compile(r"\b(?:гаранти(?:я|ю|и|ей|йн\w*)|warrant(?:y|ies)|guarantee)\b"),
        measure=Measure.TIME,
        apart=re.compile(r"\b(?:за|in|within)$|\b(?:чин|мен|ремонт|приед|привез)\w*(?: \w+){0,3} в течение$"),
    ),
    Term(words=re.compile(r"\b(?:вес(?:ит|ом|у)?|weigh(?:s|ing)?|in weight)\b"), measure=Measure.MASS),
    Term(
        words=re.compile(r"\b(?:верн(?:уть|ете|ем|ете)|возврат\w*|bring (?:it|them) back|returns?|money back)\b"),
        measure=Measure.TIME,
        apart=re.compile(
            r"\b(?:вернем|возврат (?:денег|средств|суммы|на карту))\b.* (?:за|в течение)$|\bmoney in$|"
            r"(?<!can )(?<!could )\b(?:get|have) (?:your|the)(?: full| whole)? money back (?:in|within)$"
        ),
    ),
)

BESIDE = 4
"""Words that may stand between a term and its amount."""

_HIS_WORDS = re.compile(
    r"\b(?:you(?:'ve| have)? (?:just )?(?:said|told|mentioned)|as you (?:say|said|put it)|by your own|"
    r"вы (?:же |сами |ведь |только что )*(?:сказали|говорили|упомянули|назвали|рассказали|говорите)|по вашим словам)\b"
)
_OWN_WORDS = re.compile(
    r"(?:[,:;]|[.!?]|\s[—–-])\s*(?:(?:и|and|so|well|however),? )?"
    r"(?:зато|но|однако|а(?! (?:я|вы|у вас|ваш\w*)\b)|у нас|у наш\w+|наш\w*|мы|but|yet|ours?|we|with us)\b"
)
"""Where the seller goes on to speak of what he sells."""


def attributed(words: str, sentence: str = "") -> bool:
    """True for what is told as the customer's own words: of the product it claims nothing.

    Args:
        words: asked about.
        sentence: that they stand in, if more than they; what begins with "but ours" is the seller's own again.
    """
    clean = normalised(sentence or words)
    his = _HIS_WORDS.search(clean)
    if his is None:
        return False
    own = _OWN_WORDS.search(clean, his.end())
    if own is None or _HIS_WORDS.search(clean, own.end()):
        return True
    return normalised(words).strip() in clean[: own.start() + 1]


_NOT_CLAIMED = re.compile(
    rf"\?|{ABSENT.pattern}|\b(?:если|(?:хоть|даже) (?:через|за|на|после)|хотите|за доплату|плюс|"
    r"if|even (?:in|after|within)|extra|for £)\b"
)


def mistaken(points: Sequence[Point], cut: Sequence[Clause]) -> FalseClaim | None:
    """The first clause that gives a term another amount than every fact that speaks of it; None where none does."""
    cleaned = ((clause, normalised(clause.text)) for clause in cut)
    claimed = [(clause, clean) for clause, clean in cleaned if not NOT_OURS.search(clean)]
    claimed = [(clause, clean) for clause, clean in claimed if not _NOT_CLAIMED.search(clean)]
    for term in TERMS:
        said = [(clause, clean, named) for clause, clean in claimed for named in _beside(affirmed(clean), term)]
        # Few replies give a term at all: the facts are read through only for these.
        known = [(w, q) for point in points for w in point.wordings for q in _amounts(w, term)] if said else []
        longest = max((quantity.value for _, quantity in known), default=math.inf)
        for clause, clean, named in said:
            soon = named.value <= longest and _is_apart(clean, named, term)
            if known and not soon and not any(named.equals(quantity) for _, quantity in known):
                return FalseClaim(fact=known[0][0], quote=clause.text)
    return None


def _is_apart(clean: str, named: Quantity, term: Term) -> bool:
    before = clean.partition(named.words)[0].rstrip()
    return bool(term.apart and term.apart.search(before))


def _amounts(wording: str, term: Term) -> Iterator[Quantity]:
    """Every amount of the term's measure in a wording that speaks of it, near to the word or not."""
    if any(term.words.search(normalised(clause.text)) for clause in clauses(wording)):
        yield from (quantity for quantity in quantities(wording) if quantity.measure is term.measure)


def _beside(clean: str, term: Term) -> Iterator[Quantity]:
    """The amounts that stand beside the term."""
    for quantity in quantities(clean):
        if quantity.measure is not term.measure or quantity.per:
            continue
        before, _, after = clean.partition(quantity.words)
        # Behind a comma something else is told: "fourteen days to return it, and the sleeves take forty minutes".
        before, after = before.split(", ")[-1], after.split(", ")[0]
        near = " ".join([*before.split()[-BESIDE:], "…", *after.split()[:BESIDE]])
        if term.words.search(near):
            yield quantity
