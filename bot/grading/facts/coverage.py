"""Which points a reply tells, and which facts it contradicts: by meaning, with numbers and denial respected."""

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from bot.grading.detection.artefact import Numbers
from bot.grading.embedding import Vectors, unit
from bot.grading.facts.agreement import agreement, common, concordant, opposed
from bot.grading.facts.false_terms import attributed
from bot.grading.facts.matters import matter, of_other_half
from bot.grading.facts.reckoning import follows, in_round_figures, lies_between, reckoned
from bot.grading.list_price import ROUND, THOUSAND, Prices, near_list
from bot.grading.text.amounts import conflict, is_sum
from bot.grading.text.clauses import Clause, clauses
from bot.grading.text.contrast import belong_together, contrast
from bot.grading.text.plain import normalised
from bot.grading.text.quantities import Quantity, around, quantities
from bot.grading.text.units import Measure
from bot.grading.types import FalseClaim, FoundPoint, Point

STATED, CONTRADICTED = 1, 2
"""Places of the verdicts in a row of chances; 0 is "absent"."""

TOLD = 0.5
"""Chance from which a point counts as told."""

FALSE = 0.6
"""Chance from which a clause may be called false; it must also name another number, or deny what the fact says."""

NEAR = 0.5
"""Centred cosine below which a clause is about something else than a fact, whatever numbers it holds."""

ROUNDED = 0.01
"""Share by which a difference may be off: a year is 365 days, or twelve months of 30."""

ABOUT = 0.07
"""Share by which a sum told as "about" may be off."""

FAR = 0.05
"""Centred cosine below which words say nothing of a point; no labelled pair that tells or gainsays one lies below."""

_CONDITION = re.compile(r"(?:а |но |and |but )?(?:если|if)\b")
"""Terms offered on a condition deny no others: "pay at once and it is less" beside instalments."""

_ENDS = re.compile(r"\s*(?:$|[.,;!?)])")
"""Behind a number that counts no things."""

_BOTH = re.compile(r"\b(?:вместе|итого|в сумме|всего|together|altogether|in all|in total)\b")
_OWN_ACT = re.compile(
    r"\b(?:пришл(?:ю|ем)|вышл(?:ю|ем)|отправ(?:лю|им)|напиш(?:у|ем)|(?:по|пере)звон(?:ю|им)|набер(?:у|ем)|"
    r"(?:i'll|i will|we'll|we will|let me) (?:send|call|ring|phone|write|e-?mail|get back|come back))\b"
)
"""What a seller will do by himself, and when."""

NEARER = 0.05
CLOSEST = 2
"""Parts of a reply that are compared with a wording: those nearest in meaning."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A clause, or two that stand together: people cut one thought in two."""

    text: str
    vector: Vectors


_Pair = tuple[Point, str, Part, float]
"""A wording of a point, a part of a reply, and how near they are."""

_Chances = tuple[float, float, float]
"""Absent, stated, contradicted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """What a reply says of one point."""

    point: Point
    wording: str
    evidence: str
    cosine: float
    chances: _Chances


def parts_of(cut: Sequence[Clause], vectors: Vectors) -> list[Part]:
    """The clauses of a reply, and neighbours together; the halves of "X, а не Y" only together."""
    parts = [Part(text=clause.text, vector=vector) for clause, vector in zip(cut, vectors, strict=True)]
    pairs = list(itertools.pairwise(parts))
    halves = {part.text for one, two in pairs if belong_together(one.text, two.text) for part in (one, two)}
    joined = [Part(text=f"{one.text} {two.text}", vector=unit(one.vector + two.vector)) for one, two in pairs]
    return [part for part in parts if part.text not in halves] + joined


def compare(
    points: Sequence[Point], parts: Sequence[Part], wordings: Vectors, weights: Numbers, bias: Numbers
) -> list[Compared]:
    """What a reply says of each point: by the wording that it plainly gainsays, else by the one that it tells best.

    Args:
        points: to look for.
        parts: of the reply.
        wordings: vectors of all wordings of all points, in order, centred.
        weights: of the three verdicts by the features of `bot.grading.facts.agreement`.
        bias: of the same.
    """
    if not parts:
        return []
    near = wordings @ np.stack([part.vector for part in parts]).T
    nearest = np.argsort(-near, axis=1)[:, :CLOSEST].tolist()
    rows = ((point, wording) for point in points for wording in point.wordings)
    pairs = [
        (point, wording, parts[index], cosines[index])
        for (point, wording), cosines, closest in zip(rows, near.tolist(), nearest, strict=True)
        for index in closest
    ]
    options = zip(pairs, _verdicts(pairs, weights, bias), strict=True)
    each = min(CLOSEST, len(parts))
    return [_telling(list(itertools.islice(options, each * len(point.wordings)))) for point in points]


def _telling(options: Sequence[tuple[_Pair, _Chances]]) -> Compared:
    """Of what a reply says of a point's wordings, what it says of the point."""
    against = max(options, key=lambda option: option[1][CONTRADICTED])
    if against[1][CONTRADICTED] >= FALSE:
        claim = _compared(*against)
        if _accuses(claim) and (_miscounts(claim, claim.evidence) or _denies(claim, claim.evidence)):
            return claim
    told = max(options, key=lambda option: option[1][STATED])
    return _compared(*(told if told[1][STATED] >= TOLD else min(options, key=lambda option: option[1][0])))


def _accuses(option: Compared) -> bool:
    """True for what may gainsay a wording; its own words, repeated, never do."""
    accused = option.chances[CONTRADICTED] >= FALSE and option.cosine >= NEAR
    return accused and _bare(option.wording) not in _bare(option.evidence)


def _bare(text: str) -> str:
    return normalised(text).strip(" .!?,;:")


def told(compared: Sequence[Compared], cut: Sequence[Clause]) -> tuple[FoundPoint, ...]:
    """The points that a reply tells, each with a clause of the reply."""
    return tuple(
        FoundPoint(id=one.point.id, confidence=round(one.chances[STATED], 3), evidence=_verbatim(one, cut))
        for one in compared
        if one.chances[STATED] >= TOLD
    )


def contradicted(
    compared: Sequence[Compared],
    cut: Sequence[Clause],
    prices: Prices | None = None,
    heard: Sequence[str] = (),
) -> FalseClaim | None:
    """The plainest claim against a fact, None where there is none.

    A number that another fact holds is no lie, nor is a price that may be asked, or a sum that is one step from known
    ones; and a question claims nothing.

    Args:
        compared: what the reply says of each fact.
        cut: the clauses of the reply.
        prices: of the product, if they are known.
        heard: all that the customer has said, and the seller's own words before.
    """
    whole = " ".join(clause.text for clause in cut)
    facts = [wording for one in compared for wording in one.point.wordings]
    claims = [one for one in compared if _accuses(one)]
    for one in sorted(claims, key=lambda claim: -claim.chances[CONTRADICTED]):
        if "?" in one.evidence or attributed(one.evidence) or any(_stated_elsewhere(one, other) for other in compared):
            continue
        quote = _verbatim(one, cut)
        said = one.evidence if contrast(one.evidence).denied else quote
        miscounted = tuple(number for number in _miscounts(one, said) if not _own_day(number, said))
        known = _known(miscounted, whole, compared, prices) or any(
            _in_thousands(number, said, one.wording, prices)
            or (is_sum(number) and follows(number, said, whole, facts, heard, prices))
            for number in miscounted
        )
        if (miscounted and not known) or _denies(one, said, whole):
            return FalseClaim(fact=one.wording, quote=quote)
    return None


def _denies(claim: Compared, said: str, whole: str = "") -> bool:
    """True where words deny the wording that they are nearest to, and the reply says the same as none of them."""
    if not opposed(claim.wording, said) or _CONDITION.match(normalised(said)):
        return False
    if not any(matter(wording) & matter(said) for wording in claim.point.wordings):
        return False
    # A "not" may stand in the next clause of either: "the bank pays it all back, if the house is not built".
    told = (part for wording in claim.point.wordings for part in (wording, *(c.text for c in clauses(wording))))
    if any(of_other_half(wording, said) for wording in claim.point.wordings):
        return False
    return not any(concordant(part, words) for part in told for words in (said, whole) if words)


def _miscounts(claim: Compared, said: str) -> tuple[Quantity, ...]:
    """The numbers named against the wordings of a fact, none where one of them that has a number agrees."""
    wordings = [wording for wording in claim.point.wordings if quantities(wording)]
    found = [conflict(contrast(wording).affirmed, contrast(said).affirmed) for wording in wordings]
    clashes = [clash[1] for clash in found if clash]
    if not clashes or len(clashes) < len(wordings):
        return ()
    # A sum is of whatever stands beside it: without a word in common it is the price of something else.
    if any(is_sum(number) for number in clashes) and not any(common(wording, said) for wording in wordings):
        return ()
    return tuple(clashes)


def _known(numbers: Sequence[Quantity], reply: str, compared: Sequence[Compared], prices: Prices | None) -> bool:
    """True where another fact, or the product's own price, holds one of the numbers, or it follows from these."""
    known = [q for one in compared for wording in one.point.wordings for q in quantities(wording)]
    return any(
        _asked(number, prices)
        or any(same_amount(q, number) for q in known)
        or (is_sum(number) and reckoned(number, reply, known, prices))
        or _apart(number, reply)
        or _together(number, reply, known)
        for number in numbers
    )


def _in_thousands(number: Quantity, said: str, wording: str, prices: Prices | None) -> bool:
    """True for the fact's own sum without its thousands, perhaps in round figures: "about 660" for about 700,000."""
    if prices is None or prices.listed < ROUND or number.measure is not Measure.COUNT or number.per:
        return False
    if not _ENDS.match(around(normalised(said), number)[1]):
        return False
    loose = ABOUT if in_round_figures(number, said) else ROUNDED
    own = (q.value for q in quantities(wording) if is_sum(q))
    return any(abs(value - THOUSAND * number.value) <= loose * value for value in own)


def _apart(number: Quantity, reply: str) -> bool:
    """True for what two amounts of the same reply differ by: a year, ten years, "and nine years of difference"."""
    alike = (one.value for one in quantities(reply) if one.measure is number.measure and one.per == number.per)
    return lies_between(number.value, alike, ROUNDED * number.value)


def _together(number: Quantity, reply: str, known: Sequence[Quantity]) -> bool:
    """True for what two known sums make, where the reply says that they are put together."""
    if not is_sum(number) or not _BOTH.search(normalised(reply)):
        return False
    sums = {one.value for one in known if is_sum(one)}
    return any(abs(one + two - number.value) < 1 for one, two in itertools.combinations(sums, 2))


def _own_day(number: Quantity, said: str) -> bool:
    """True for the time of what the seller will do: "I'll send it in eight days" says nothing of the product."""
    return number.measure is Measure.TIME and bool(_OWN_ACT.search(normalised(said)))


def _asked(number: Quantity, prices: Prices | None) -> bool:
    """True for a sum that is a price of the product, or that its file speaks of."""
    if prices is None:
        return False
    value = number.value
    if value == prices.listed and number.measure in (Measure.MONEY, Measure.COUNT):
        # However small: "140 a month all in" is the price, not the price of a cup.
        return True
    if number.measure is Measure.COUNT and near_list(value, prices.listed):
        # "Thirty-four twenty a month": what looks like the price is judged as one, not as another fact's number.
        return True
    unsaid = number.measure is Measure.COUNT and prices.listed >= ROUND
    if unsaid and (prices.floor <= THOUSAND * value <= prices.listed or prices.tells(THOUSAND * value)):
        return True
    # Whether the product's own price is right, alone or with an extra, is not for the facts to say.
    return (unsaid or is_sum(number)) and (near_list(value, prices.listed) or prices.tells(value))


def same_amount(one: Quantity, other: Quantity) -> bool:
    """True for the same amount, and for the same number where one has no unit: "thirteen" and "thirteen years"."""
    bare = Measure.COUNT in (one.measure, other.measure)
    return one.equals(other) or (bare and (one.words.startswith(other.words) or other.words.startswith(one.words)))


def _stated_elsewhere(claim: Compared, other: Compared) -> bool:
    """True where the same words tell another fact, one that they are nearer to."""
    same = other.point is not claim.point and other.evidence == claim.evidence
    return same and other.chances[STATED] >= TOLD and other.cosine > claim.cosine + NEARER


def _verdicts(pairs: Sequence[_Pair], weights: Numbers, bias: Numbers) -> Iterator[_Chances]:
    """What each part says of a wording; the chances of all are worked out at once."""
    close = [agreement(wording, part.text, cosine) for _, wording, part, cosine in pairs if cosine >= FAR]
    rows = iter(_chances(np.array(close, dtype=np.float32), weights, bias) if close else ())
    return (next(rows) if cosine >= FAR else (1.0, 0.0, 0.0) for _, _, _, cosine in pairs)


def _compared(pair: _Pair, chances: _Chances) -> Compared:
    point, wording, part, cosine = pair
    return Compared(point=point, wording=wording, evidence=part.text, cosine=cosine, chances=chances)


def _chances(features: Numbers, weights: Numbers, bias: Numbers) -> list[_Chances]:
    """Absent, stated, contradicted: one row each."""
    scores = features @ weights.T + bias
    grown = np.exp(scores - scores.max(axis=1, keepdims=True))
    return [(absent, stated, denied) for absent, stated, denied in (grown / grown.sum(axis=1, keepdims=True)).tolist()]


def _verbatim(one: Compared, cut: Sequence[Clause]) -> str:
    """A span of the reply: of two clauses together, the one with more of the point's words."""
    texts = [clause.text for clause in cut if clause.text in one.evidence]
    if one.evidence in texts:
        return one.evidence
    return max(texts, key=lambda text: sum(agreement(one.wording, text, 0.0)[1:4]))


def wordings_of(points: Sequence[Point]) -> Iterator[str]:
    """All wordings of all points, in order."""
    for point in points:
        yield from point.wordings
