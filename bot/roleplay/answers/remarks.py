"""What a customer notices beside the matter: a wrong name, small talk, a promise that changes from reply to reply."""

import math
import re

from bot.grading.judging.reasons import gone_back
from bot.grading.text.plain import normalised
from bot.grading.types import Grade
from bot.roleplay.exchange.scene import Scene
from bot.roleplay.haggling.upsell import named_extras
from bot.roleplay.prices.conditions import condition
from bot.roleplay.prices.extras import mentions
from bot.roleplay.prices.offers import quoted
from bot.roleplay.prices.price_mentions import sums
from bot.roleplay.understanding.promise_words import Topic
from bot.roleplay.understanding.promises import Promise, binding, broken
from bot.scenario.vocabulary import Move, Situation, StageKind

CHATS = 2
"""Times that talk beside the sale is taken in good part."""

UNFUNNY = (Move.RUDENESS, Move.PRESSURE)
"""Beside these nobody laughs, and nobody tells how he is."""

SHORT = 15
"""Words up to which a reply that holds small talk is nothing but small talk."""

RECALLED = 6
"""Words up to which a promise is said after the seller; longer ones nobody repeats by heart."""

CANDID = 0.6
"""Confidence of honesty from which he may remark on it."""

_SAYS_OPENLY = re.compile(
    r"\b(?:честн\w*|прямо|сразу|врать|скрою|увы|боюсь|сожален\w*|слаб\w*|недостат\w*|минус\w*|предупре\w+|honest\w*|frank\w*|"
    r"straight|afraid|admit|warn\w*|drawback|downside|unfortunately)\b"
)
_LIMIT = re.compile(r"\b(?:не|ни|но|зато|рано|мало|хуже|дороже|шум\w*|not|but|mind|heavier|worse|\w+n'?t)\b")
_ADDS = re.compile(r"\bне только\b.*?\bно и\b|\bnot (?:only|just)\b.*?\bbut\b(?: also)?")
"""What sounds like a limit, and adds; nor is it one that something unwanted is missing: "no nuts, only berries"."""

_BUNDLED = re.compile(r"\bкомплект|\bbundle|\bthe lot\b|\bboth for\b|\bas a set\b")
"""The price is that of the product with something else."""

CHANGED = 1.015
"""Factor on the price agreed from which another one is noticed."""


def notice(scene: Scene) -> None:
    """Remark on what nobody lets pass; the answer to the matter comes after it."""
    _put_name_right(scene)
    _miss_promise(scene)
    _put_number_right(scene)
    if scene.heard.beside and not scene.grade.has(*UNFUNNY):
        scene.talk.faults.chats += 1
        if scene.talk.faults.chats <= CHATS:
            scene.remark(scene.heard.beside)


def chatted(scene: Scene) -> bool:
    """True where a reply was small talk and nothing else, and was taken as that."""
    light = scene.grade.value <= 1 or (scene.heard.jests and not scene.grade.points)
    nothing_else = not scene.heard.asked and light and len(scene.reply.split()) <= SHORT
    harmless = not scene.grade.has(*UNFUNNY)
    return bool(scene.heard.beside) and nothing_else and harmless and 0 < scene.talk.faults.chats <= CHATS


def names_limit(grade: Grade) -> bool:
    """True where a weak spot was named in so many words: of 31 unseen replies heard so 28 are labelled honest."""
    honest = (found for found in grade.moves if found.move is Move.HONESTY and found.confidence >= CANDID)
    said = (_ADDS.sub(" ", normalised(found.evidence)) for found in honest)
    return any(_LIMIT.search(words) or _SAYS_OPENLY.search(words) for words in said)


def recall(scene: Scene) -> None:
    """Saying yes, keep the seller to the last thing that he promised."""
    # What hung on a condition may have gone with it.
    made = reversed(scene.talk.agreement.promises)
    promises = (p for p in made if not (p.recalled or p.missed or condition(p.words)))
    promise = next((p for p in promises if len(p.words.split()) <= RECALLED), None)
    if promise:
        promise.recalled = scene.say(Situation.RECALLS, values={"promise": promise.words})


def _put_name_right(scene: Scene) -> None:
    if scene.heard.misnamed and not scene.talk.faults.misnamed:
        scene.talk.faults.misnamed = scene.remark(Situation.WRONG_NAME)


def _put_number_right(scene: Scene) -> None:
    if scene.misheard:
        scene.remark(Situation.MISHEARD, {"told": scene.misheard})


def _miss_promise(scene: Scene) -> None:
    talk = scene.talk
    missed = broken(talk.agreement.promises, scene.heard.promises) or _dearer_than_before(scene)
    dearer = _dearer(scene)
    if missed:
        _hold_against(scene, missed.words)
        for promise in talk.agreement.promises:
            if promise is missed or promise.words == missed.words:
                promise.recalled = promise.missed = scene.contradicted
    elif dearer:
        # Before the price is agreed a higher sum may be meant of something else.
        _hold_against(scene, dearer, costs=talk.haggle.settled or talk.agreement.outcome is not None)
    else:
        talk.agreement.promises.extend(binding(scene.heard.promises))


def _hold_against(scene: Scene, before: str, *, costs: bool = True) -> None:
    """Hold an earlier word against the reply, which is no good one then where it costs."""
    scene.contradicted = scene.remark(Situation.CONTRADICTED, {"promise": before})
    if scene.contradicted and costs:
        scene.grade = gone_back(scene.grade, scene.reply, before)


def _dearer(scene: Scene) -> str:
    """The price agreed or named before, where the seller now names a higher one, and no extra makes it so."""
    haggle, world = scene.talk.haggle, scene.world
    product = world.scenario.product
    named = [v for v in quoted(product, scene.reply) if v == product.price or v not in world.sums]
    agreed = haggle.price if haggle.settled and scene.kind is StageKind.CLOSING else None
    before = agreed or haggle.quoted
    if not named or min(named) in haggle.offers or _BUNDLED.search(normalised(scene.reply)):
        return ""
    if agreed is None and scene.grade.has(Move.VALUE_FRAMING):
        # What he loses or saves is set beside the price: "that is £200 of your time".
        return ""
    if before is None or min(named) <= CHANGED * before:
        haggle.quoted = haggle.quoted if scene.heard.condition else min(named)
        return ""
    added = _added(scene)
    # With an extra the whole is the dearest sum that is named, and the extra's own price is no news.
    if added and max(named) <= CHANGED * (before + added):
        return ""
    haggle.quoted = min(named)
    return scene.money(before)


def _added(scene: Scene) -> float:
    """What the extras come to that he has taken, or that the seller now speaks of; one without a price to anything."""
    product = scene.world.scenario.product
    extras, told = product.extras, named_extras(scene.world, scene.grade)
    told += [extra for extra in extras if mentions(scene.reply, extra, product)]
    if scene.grade.has(Move.UPSELL) and not told:
        told = list(extras)
    priced = [extra.price for extra in extras if extra in told or extra.id in scene.talk.agreement.extras]
    return sum(math.inf if price is None else price for price in priced)


def _dearer_than_before(scene: Scene) -> Promise | None:
    """The price offered in an earlier talk, where the seller now names a higher one; missed once."""
    offered = next((p for p in scene.talk.agreement.promises if p.topic is Topic.PRICE and not p.missed), None)
    product = scene.world.scenario.product
    named = list(sums(scene.reply, product.price, product.unit))
    return offered if offered and named and min(named) > CHANGED * offered.value else None


def asks_about_extra(scene: Scene) -> bool:
    """True where an extra that he has not taken is offered by its name: "shall we add the box?"."""
    product, taken = scene.world.scenario.product, scene.talk.agreement.extras
    named = (extra for extra in product.extras if extra.id not in taken and mentions(scene.reply, extra, product))
    return ("?" in scene.reply or scene.grade.has(Move.UPSELL)) and any(named)
