"""What an extra is called, whether words name it, and whether they ask him to take it along."""

import re
from collections.abc import Sequence

from bot.grading.quantities import quantities
from bot.grading.surface import normalised
from bot.roleplay.words import TALK_OF_PRICES, same_word
from bot.roleplay.world import World
from bot.scenario.model import Extra

_TAKING = (
    r"(?<!не )(?<!not )(?<!n['’]t )\b(?:take|taking|buy|buying|add|adding|get|getting|order|ordering|include|grab|"
    r"(?:возьм|закаж|заказ|забер|прихват|захват|добав|докуп|приобрет|покуп)\w*|бер(?:у|ем|ете|ите)|куп(?:лю|им|ит\w*))\b"
)
_ELSEWHERE = (
    r"(?:by|in|at|on|for|from|before|until|till|if|then|without|instead|pay|sign|collect|book|bring|leave|commit|"
    r"по|за|во?|на|до|при|у|от|из|без|вместо|то|тогда|отд\w+|сдела\w+|ски\w+|\w+[еи]те|(?<!\bс )картой)\b"
)
"""Where what is taken ends: a place, a time, a way to pay, another deed."""

_TAKEN = (
    re.compile(rf"{_TAKING}(?P<what>(?: (?!{_ELSEWHERE})[\w’'-]+){{1,6}})"),
    re.compile(rf"(?P<what>(?:\b(?!{_ELSEWHERE}|и\b|а\b|and\b)\w+ ){{1,3}}){_TAKING}"),
)
"""What is taken along, behind the verb or before it: "if you take the mats", "если коврики возьмёте"."""


def mentions(words: str, extra: Extra, world: World) -> bool:
    """True for words that call an extra by its name."""
    said = _words(words)
    return any(same_word(name, word) for name in names_of(extra, world) for word in said)


def takes_along(words: str, extra: Extra, world: World) -> bool:
    """True for words in which an extra is taken: "if you take the case", but not "in that case"."""
    clean = normalised(words)
    taken = " ".join(found["what"] for pattern in _TAKEN for found in pattern.finditer(clean))
    return mentions(taken, extra, world)


def names_of(extra: Extra, world: World) -> Sequence[str]:
    """What an extra is called: its id, where its wordings say it, else what all of them say; no number.

    Nothing that the product is called by, too, and no word of any talk of prices.
    """
    product, wordings = world.scenario.product, [_words(text) for text in extra.text]
    first, *others = wordings
    by_id = [name for name in _words(extra.id.replace("-", " ")) if any(name in said for said in wordings)]
    shared = [name for name in first if all(any(same_word(name, word) for word in other) for other in others)]
    itself = [*_words(product.name), *_words(product.unit or ""), *TALK_OF_PRICES]
    return [n for n in by_id or shared if not any(same_word(n, word) for word in itself) and not any(quantities(n))]


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]{4,}", normalised(text))
