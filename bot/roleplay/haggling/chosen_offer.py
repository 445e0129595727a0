"""Asked which of two offers he takes, he says which: the one at the price that is booked."""

import re

from bot.grading.text.plain import normalised
from bot.grading.text.sentences import sentences
from bot.roleplay.exchange.scene import Scene
from bot.roleplay.haggling.deal import offer
from bot.roleplay.prices.offers import quoted
from bot.scenario.model import Product
from bot.scenario.vocabulary import Language, Situation

_WHICH = re.compile(
    r"\b(?:что|как|как(?:ой|ая|ое) (?:вариант|цена|предложение)|котор\w+)(?: (?:из них|вам|вы|тебе|для вас|будет))* "
    r"(?:проще|удобн\w+|лучше|выгодн\w+|подход\w+|подойд\w+|ближе|интереснее|выбира\w+|выберете|берете|возьмете)\b|"
    r"\b(?:which|what)(?: (?:one|of (?:them|these|those|the two)|offer|option|price|would|do|does|will|is|you|it))* "
    r"(?:suits?|prefer|rather|better|best|works?|easier|choose|take|have)\b|"
    r"\bwhich(?: (?:one|of (?:them|these|those|the two)|is it|will it be)\b|(?=\?))"
)
"""What asks for one of two offers."""

_OR = re.compile(r"\b(?:или|or)\b")

_OTHER_MATTER = re.compile(
    r"\b(?:cash|card|pay|transfer|invoice|deliver\w*|collect|day|time|when|"
    r"налич\w+|карт\w+|опла\w+|плат\w+|перевод\w*|счет\w*|достав\w+|забр\w+|день|дня|врем\w+|когда|встре\w+)\b"
)
"""A question of its own with these asks for something else: "how would you rather pay, cash or card?"."""


def names_choice(scene: Scene) -> bool:
    """Say at which of several prices he takes it, where the seller asks; True when he did."""
    if not asks_which(scene.world.scenario.product, scene.reply, offer(scene)):
        return False
    sum_of = scene.money(offer(scene))
    choice = f"за {sum_of}" if scene.world.scenario.language is Language.RU else f"the one at {sum_of}"
    return scene.remark(Situation.TAKES_CHOICE, {"choice": choice})


def asks_which(product: Product, reply: str, booked: float) -> bool:
    """True where a reply names several prices below the list, the one booked among them, and asks which he would have.

    The question stands in the sentence of a price, or right behind the last one.
    """
    named = set(quoted(product, reply)) - {product.price}
    if len(named) < 2 or booked not in named:
        return False
    said = sentences(reply)
    priced = [bool(named.intersection(quoted(product, sentence))) for sentence in said]
    beside = (_asks(product, sentence, named) for sentence, has_price in zip(said, priced, strict=True) if has_price)
    behind = [following for has_price, following in zip(priced, said[1:], strict=False) if has_price][-1:]
    return any(beside) or any(map(_asks_behind, behind))


def _asks(product: Product, sentence: str, named: set[float]) -> bool:
    """True where a sentence with a price asks for the choice: "11,000 now or 11,150 in May?"."""
    if "?" not in sentence:
        return False
    clean = normalised(sentence)
    either = _OR.search(clean)
    return bool(_WHICH.search(clean)) or bool(either and named.intersection(quoted(product, clean[either.end() :])))


def _asks_behind(sentence: str) -> bool:
    clean = normalised(sentence)
    return "?" in clean and bool(_WHICH.search(clean)) and not _OTHER_MATTER.search(clean)
