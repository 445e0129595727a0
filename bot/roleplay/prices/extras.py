"""What an extra is called, whether words name it, and whether they ask him to take it along."""

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

from bot.grading.text.plain import normalised
from bot.grading.text.quantities import quantities
from bot.grading.text.sentences import sentences
from bot.grading.text.units import Measure
from bot.grading.text.words import same_word, words_in
from bot.roleplay.prices.price_mentions import TALK_OF_PRICES, period, periods, rates
from bot.scenario.model import Extra, Product

_TAKING = (
    r"(?<!не )(?<!not )(?<!n't )\b(?:take|taking|buy|buying|add|adding|get|getting|order|ordering|include|grab|"
    r"(?:возьм|закаж|заказ|забер|прихват|захват|добав|докуп|приобрет|покуп)\w*|бер(?:у|ем|ете|ите)|куп(?:лю|им|ит\w*))\b"
)
_ELSEWHERE = (
    r"(?:by|in|at|on|for|from|before|until|till|if|then|without|instead|pay|sign|collect|book|bring|leave|commit|"
    r"по|за|во?|на|до|при|у|от|из|без|вместо|то|тогда|отд\w+|сдела\w+|ски\w+|\w+[еи]те|(?<!\bс )картой)\b"
)
"""Where what is taken ends: a place, a time, a way to pay, another deed."""

_PART = re.compile(r"[.,!?;:\n]+(?=\s|$)|\s(?:и|а|но|and|but)\s")
_EITHER = re.compile(r"\b(?:или|либо|or)\b")
_GIFT = re.compile(
    r"\b(?:подар\w+|дар(?:ю|им)|бесплатно|даром|в придачу|за (?:наш|мой) счет|on (?:me|us|the house)|for free|"
    r"free of charge|(?<!n't )(?<!not )throw(?:ing)? \w+|thrown in|a free|gift|no charge|complimentary)\b"
)
"""Words of giving something away."""

_TITLE = re.compile(r"[«“\"]([^«»“”\"]{3,40})[»”\"]")
_QUOTES = ("«", "“", '"')
_LETTER = re.compile(r"[^\W\d_]")
_CAPITAL = re.compile(r"\b[A-ZА-ЯЁ][^\W\d_]+")
_LAST_VOWELS = re.compile(r"[аеиоуыьюяй]+$")

CACHED = 256
"""Extras whose names are remembered: each reply is looked through for those of its sale, several times."""

LONG = 4
"""Letters from which a word may name an extra."""

LEAST_BARE = 100
"""A number without a unit is a price from here on."""

_TAKEN = (
    re.compile(rf"{_TAKING}(?P<what>(?: (?!{_ELSEWHERE})[\w'-]+){{1,6}})"),
    re.compile(rf"(?P<what>(?:\b(?!{_ELSEWHERE}|и\b|а\b|and\b)\w+ ){{1,3}}){_TAKING}"),
)
"""What is taken along, behind the verb or before it: "if you take the mats", "если коврики возьмёте"."""


def mentions(words: str, extra: Extra, product: Product) -> bool:
    """True for words that call an extra of a product by its name, or by what its file has in quotation marks."""
    return any(map(caller(extra, product), _words(words))) or _titled(words, _titles(extra, product))


def caller(extra: Extra, product: Product) -> Callable[[str], bool]:
    """What tells a word, in small letters, that is one of an extra's names."""
    names = names_of(extra, product)
    return lambda word: any(same_word(name, word) for name in names)


def prices(words: str, extra: Extra, product: Product) -> bool:
    """True for words that say an extra's own price; a small number without a unit may count anything.

    What costs £720 a year like the product is £60 a month.
    """
    unit = product.unit or ""
    by, other = rates(unit), period(unit)
    named = quantities(words)
    said = [q for q in named if q.value == extra.price and (q.per in by or not other)]
    said += [q for q in named for n in periods(q.per, other) if round(q.value * n, 2) == extra.price]
    return any(q.measure is Measure.MONEY or (q.measure is Measure.COUNT and q.value >= LEAST_BARE) for q in said)


def speaks_of(words: str, extra: Extra, product: Product) -> bool:
    """True for words that hold one of what an extra is told by; beside its price that means it."""
    own = {word for text in (product.name, product.unit or "") for word in _words(text)} | TALK_OF_PRICES
    told = {word for text in extra.text for word in _words(text) if not any(same_word(word, one) for one in own)}
    return any(same_word(word, one) for word in told for one in _words(words))


def takes_along(words: str, extra: Extra, product: Product) -> bool:
    """True for words in which an extra is taken: "if you take the case", but not "in that case"."""
    clean = normalised(words)
    taken = " ".join(found["what"] for pattern in _TAKEN for found in pattern.finditer(clean))
    return mentions(taken, extra, product)


def is_gift(words: str, extra: Extra, product: Product) -> bool:
    """True for words in which an extra is given away: "the case is on me"; one with a sum beside it is sold."""
    parts = (part for part in _PART.split(normalised(words)) if part and mentions(part, extra, product))
    return any(_GIFT.search(part) and all(q.measure is not Measure.MONEY for q in quantities(part)) for part in parts)


def is_choice(words: str, extras: Sequence[Extra], product: Product) -> bool:
    """True for words that offer one of several extras: "the case or the card?"."""

    def named(part: str) -> set[str]:
        return {extra.id for extra in extras if mentions(part, extra, product)}

    halves = (_EITHER.split(sentence, maxsplit=1) for sentence in sentences(normalised(words)))
    named_in = [[named(half) for half in sentence] for sentence in halves]
    return any(len(sides) > 1 and all(sides) and sides[0] != sides[1] for sides in named_in)


def without_taken(clean: str) -> str:
    """Normalised words without what is taken along in them: "fifty off if you take the case" is off no case."""
    for pattern in _TAKEN:
        clean = pattern.sub(" ", clean)
    return clean


def _titled(words: str, titles: tuple[str, ...]) -> bool:
    """True where one of these titles stands with its capital: "сцепка" is a common word, "Сцепка" is the primer.

    The first word of a sentence has a capital anyway: it is a title where it is to be taken.
    """
    if not titles:
        return False
    for sentence in sentences(words):
        first = _LETTER.search(sentence)
        for found in _CAPITAL.finditer(sentence):
            inside = first is not None and found.start() > first.start()
            title = normalised(found[0]).startswith(titles)
            if title and (inside or sentence[: found.start()].endswith(_QUOTES) or _takes(sentence)):
                return True
    return False


def _takes(sentence: str) -> bool:
    """True where something is taken in the first part of a sentence."""
    return bool(re.search(_TAKING, _PART.split(normalised(sentence))[0]))


@lru_cache(CACHED)
def _titles(extra: Extra, product: Product) -> tuple[str, ...]:
    """How the name begins that an extra has in quotation marks, "Брусничк" for «Брусничка», unless others have it."""
    titles = [title for text in extra.text for title in _TITLE.findall(text)]
    begin = {_LAST_VOWELS.sub("", word) for title in titles for word in _words(title)}
    used = _words(" ".join((product.name, product.unit or "", *_told_beside(extra, product))))
    return tuple(one for one in begin if len(one) > LONG and not any(word.startswith(one) for word in used))


@lru_cache(CACHED)
def names_of(extra: Extra, product: Product) -> Sequence[str]:
    """What an extra is called: its id, where its wordings say it, else what all of them say, or two; no number.

    Nothing that the product is called by, too, and no word of any talk of prices; rather what is told of it alone.
    """
    wordings, told = [_words(text) for text in extra.text], _told_beside(extra, product)
    first, *others = wordings
    by_id = [name for name in _words(extra.id.replace("-", " ")) if any(name in said for said in wordings)]
    often = {name: sum(any(same_word(name, word) for word in other) for other in others) for name in first}
    shared = [name for name in first if often[name] == len(others)]
    own = [n for n in shared or filter(often.get, first) if not any(same_word(n, w) for t in told for w in _words(t))]
    itself = [*(word for text in (product.name, product.unit or "") for word in _words(text)), *TALK_OF_PRICES]
    names = (n for n in by_id or own or shared if not any(same_word(n, word) for word in itself))
    return [name for name in names if not any(quantities(name))]


def _told_beside(extra: Extra, product: Product) -> list[str]:
    """What the file tells of the product and of its other extras."""
    others = (text for other in product.extras if other.id != extra.id for text in other.text)
    return [*product.wordings, *others]


def _words(text: str) -> list[str]:
    return words_in(text, LONG)
