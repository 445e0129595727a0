"""How two texts about a product go together: meaning, common words, numbers, denial."""

import re
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from bot.grading.quantities import Measure, Quantity, quantities
from bot.grading.surface import normalised

Row = NDArray[np.float32]

_WORD = re.compile(r"[^\W\d_]{4,}")
_STEM = 5
"""Letters by which words are compared: Russian endings differ, beginnings stay."""

MOST_STEMS = 3
SAME_MATTER = 0.5
"""Share of a point's words that a text must have in common with it, for a "not" in one of them to deny the other."""

ROUGH = 0.1
"""Relative difference that "about" allows."""

_ROUGHLY = re.compile(r"\b(?:около|примерно|почти|порядка|где-то|about|around|roughly|nearly|almost|some)\b")

_NEGATION = re.compile(
    r"\b(?:не(?! (?:ниже|менее|меньше|более|больше|выше|хуже|только|позже|дольше))|"
    r"без|нет|ни|нельзя|никак\w*|никогда|никто|ничего|отсутств\w+|no|not|without|never|nothing|nobody|cannot|none|"
    r"nor|cant|dont|doesnt|isnt|wont)\b|"
    r"n't|n’t"
)

# Words that deny each other without a "not".
_OPPOSITES = tuple(
    (re.compile(one), re.compile(other))
    for one, other in (
        (
            (
                r"бесплатн|даром|в подарок|не бер[уе]|за наш счет|входит|включен|ни рубля|ни копейки|"
                r"без доплат|не (?:нужно|надо) (?:до)?пла|доплачивать не|денег не|"
                r"ничего не (?:возьм|спиш|плат|стоит)|без (?:комисс|процент|штраф)|не платите|"
                r"0 ?(?:%|процент|interest)|без перепл|nothing (?:extra|on top)|"
                r"no (?:fee|interest|penalty|surcharge)|costs? (?:you )?nothing|\bfree\b|no charge|includ|"
                r"on us\b|no extra|don't (?:charge|pay)|won't cost|at no cost|part of the price"
            ),
            (
                r"(?<!бес)платн(?!о и)|(?<!без )доплат(?!\\w* не)|штраф(?<!без штраф)|половину|за отдельн|"
                r"отдельно|за (?:ваш|свой) счет|не входит|не включен|\bextra\b(?<!no extra)|surcharge|pay for|"
                r"charge (?:for|you)|not includ|isn't includ|\bfee\b(?<!no fee)|on top\b|"
                r"costs? (?:you )?(?:another|\d)"
            ),
        ),
        (
            (
                r"без предоплат|предоплаты нет|после (?:доставк|получен|монтаж)|по факту|"
                r"no (?:deposit|prepay|upfront)|nothing up ?front|pay (?:on|after)|afterwards"
            ),
            (
                r"(?<!без )(?<!без\s)предоплат(?!\w* (?:нет|не))|вперед|аванс|задат|"
                r"(?<!no )(?:deposit|prepay)|up ?front(?<!nothing upfront)|in advance"
            ),
        ),
        (
            (
                r"фиксир|не (?:раст|мен|подорож|подним)|fixed|locked|won't (?:go up|change|rise)|"
                r"stays? the same|doesn't (?:change|rise)"
            ),
            (
                r"(?<!не )(?:подорож|вырастет|подним|индексир|плавающ)|goes up|will (?:rise|increase)|varies|"
                r"may (?:go up|change|rise)"
            ),
        ),
        (
            (r"сам(?:и|а|остоятельно)?\b|yourself|on your own"),
            (r"наш (?:мастер|техник|инженер)|our (?:fitter|engineer|technician)"),
        ),
        (
            (r"круглосуточ|24/7|round the clock|any time|в любое время"),
            (r"только (?:днем|по будням)|office hours|weekdays only|nine to five"),
        ),
        (
            (r"любо(?:й|е|го)|any\b|в любой момент|when you like"),
            (r"только\b|only\b|привязан|штраф|неустойк|penalty|locked in"),
        ),
        (
            (r"натуральн|genuine|real\b|natural"),
            (r"искусствен|синтетик|imitation|fake|synthetic|artificial"),
        ),
        (
            (r"отечествен|местн|local|нов(?:ый|ая|ое)\b|\bnew\b"),
            (r"импортн|imported|б/у|подержан|used\b|second.hand|refurb"),
        ),
    )
)

NAMES = (
    "cosine",
    "common_share",
    "common_words",
    "same_number",
    "other_number",
    "number_missing",
    "denied",
    "opposed",
    "agreed",
    "asks",
    "cosine_and_other_number",
    "cosine_and_denied",
    "common_and_denied",
    "cosine_and_same_number",
    "short",
)


def agreement(point: str, told: str, cosine: float) -> Row:
    """Features of what a text says of a point; in the order of `NAMES`, each about 0 to 1."""
    stems, own = _stems(point), _stems(told)
    common = len(stems & own)
    share = common / max(1, len(stems))
    same, other, missing = _numbers(point, told)
    sides = _sides(point, told)
    agreed, against = float(sides > 0), float(sides < 0)
    denied = float(_negated(point) != _negated(told) and sides <= 0)
    return np.array(
        [
            cosine,
            share,
            min(common, MOST_STEMS) / MOST_STEMS,
            same,
            other,
            missing,
            denied,
            against,
            agreed,
            float("?" in told),
            cosine * other,
            cosine * denied,
            share * denied,
            cosine * same,
            float(len(own) < MOST_STEMS),
        ],
        dtype=np.float32,
    )


def conflict(point: str, told: str) -> tuple[Quantity, Quantity] | None:
    """A number of the point and the other one that is told in its place, None where numbers agree."""
    wanted, given = quantities(point), quantities(told)
    loose = ROUGH if _ROUGHLY.search(normalised(f"{point} {told}")) else 0.0
    for mine in wanted:
        rivals = [q for q in given if _rivals(mine, q)]
        if rivals and not any(mine.equals(q) or _near(mine, q, loose) for q in given):
            return mine, rivals[0]
    return None


def _near(one: Quantity, other: Quantity, loose: float) -> bool:
    return one.comparable(other) and abs(one.value - other.value) <= loose * max(one.value, other.value)


def opposed(point: str, told: str) -> bool:
    """True where one text denies what the other says: a "not" on one side only, or words that exclude each other."""
    sides = _sides(point, told)
    return sides < 0 or (sides == 0 and _alike(point, told) and _negated(point) != _negated(told))


def concordant(point: str, told: str) -> bool:
    """True where both say the same of one matter: the same side taken, or common words and a "not" in both or none."""
    sides = _sides(point, told)
    return sides > 0 or (sides == 0 and _alike(point, told) and _negated(point) == _negated(told))


def _alike(point: str, told: str) -> bool:
    """True where a text has most of a point's words."""
    stems, own = _stems(point), _stems(told)
    return len(stems & own) > 1 and len(stems & own) >= SAME_MATTER * len(stems)


def _numbers(point: str, told: str) -> tuple[float, float, float]:
    """Whether a number of the point is told, another one in its place, or none."""
    wanted, given = quantities(point), quantities(told)
    if not wanted:
        return 0.0, 0.0, 0.0
    same = any(mine.equals(q) for mine in wanted for q in given)
    return float(same), float(conflict(point, told) is not None), float(not given)


def _rivals(one: Quantity, other: Quantity) -> bool:
    """True when two numbers would be told of the same thing: of the same measure and known unit."""
    if not one.comparable(other):
        return False
    return one.measure is other.measure or Measure.COUNT in (one.measure, other.measure)


def _sides(point: str, told: str) -> int:
    """Above 0 where both texts take the same side of an opposition, below 0 where they take different ones."""
    return sum(mine * theirs for mine, theirs in zip(_taken(point), _taken(told), strict=True))


@lru_cache(maxsize=4096)
def _taken(text: str) -> tuple[int, ...]:
    """The side a text takes of each opposition: 1 the first, -1 the second, 0 neither or both."""
    clean = normalised(text)
    return tuple(int(bool(first.search(clean))) - int(bool(second.search(clean))) for first, second in _OPPOSITES)


@lru_cache(maxsize=4096)
def _negated(text: str) -> bool:
    return bool(_NEGATION.search(normalised(text)))


@lru_cache(maxsize=4096)
def _stems(text: str) -> frozenset[str]:
    return frozenset(word[:_STEM] for word in _WORD.findall(normalised(text)))
