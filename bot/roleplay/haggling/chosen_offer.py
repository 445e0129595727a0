"""Asked which of two offers he takes, he says which: the one at the price that is booked."""

import re

from bot.grading.text.plain import normalised
from bot.roleplay.exchange.scene import Scene
from bot.roleplay.haggling.deal import offer
from bot.roleplay.prices.offers import quoted
from bot.scenario.vocabulary import Language, Situation

_WHICH = re.compile(
    r"\b(?:что|как(?:ой|ая|ое)?|котор\w+)\b(?: \w+){0,3} (?:проще|удобн\w+|лучше|выгодн\w+|подход\w+|подойд\w+|"
    r"ближе|интереснее|выбира\w+|выберете|бер[её]те|возьм[её]те)\b|"
    r"\b(?:which|what|how)\b(?: \w+){0,4} (?:suits?|prefer|rather|better|best|works?|easier|choose|take|have)\b|"
    r"\bwhich (?:one|of)\b|\b(?:или|or)\b[^.!?]*\?"
)


def names_choice(scene: Scene) -> bool:
    """Say at which of several prices he takes it, where the seller asks; True when he did."""
    if not _asks_which(scene):
        return False
    sum_of = scene.money(offer(scene))
    choice = f"за {sum_of}" if scene.world.scenario.language is Language.RU else f"the one at {sum_of}"
    return scene.remark(Situation.TAKES_CHOICE, {"choice": choice})


def _asks_which(scene: Scene) -> bool:
    """True where a reply names several prices, the one booked among them, and asks which he would have."""
    named = set(quoted(scene.world.scenario.product, scene.reply))
    asked = "?" in scene.reply and _WHICH.search(normalised(scene.reply))
    return bool(asked) and len(named) > 1 and offer(scene) in named
