"""What a customer notices beside the matter: a wrong name, small talk, a promise that changes from reply to reply."""

from bot.roleplay.offers import sums
from bot.roleplay.promise_words import Topic
from bot.roleplay.promises import Promise, broken
from bot.roleplay.scene import Scene
from bot.scenario.vocabulary import Move, Situation, StageKind

CHATS = 2
"""Times that talk beside the sale is taken in good part."""

SHORT = 15
"""Words up to which a reply that holds small talk is nothing but small talk."""

CHANGED = 1.015
"""Factor on the price agreed from which another one is noticed."""


def notice(scene: Scene) -> None:
    """Remark on what nobody lets pass; the answer to the matter comes after it."""
    _put_name_right(scene)
    _miss_promise(scene)
    if scene.heard.beside:
        scene.talk.chats += 1
        if scene.talk.chats <= CHATS:
            scene.remark(scene.heard.beside)


def chatted(scene: Scene) -> bool:
    """True where a reply was small talk and nothing else, and was taken as that."""
    nothing_else = not scene.heard.asked and scene.grade.value <= 1 and len(scene.reply.split()) <= SHORT
    harmless = not scene.grade.has(Move.RUDENESS, Move.PRESSURE)
    return bool(scene.heard.beside) and nothing_else and harmless and 0 < scene.talk.chats <= CHATS


def recall(scene: Scene) -> None:
    """Saying yes, keep the seller to the last thing that he promised."""
    promise = next((p for p in reversed(scene.talk.promises) if not (p.recalled or p.missed)), None)
    if promise:
        promise.recalled = scene.say(Situation.RECALLS, values={"promise": promise.words})


def _put_name_right(scene: Scene) -> None:
    if scene.heard.misnamed and not scene.talk.named:
        scene.talk.named = scene.remark(Situation.WRONG_NAME)


def _miss_promise(scene: Scene) -> None:
    talk = scene.talk
    missed = broken(talk.promises, scene.heard.promises) or _dearer_than_before(scene)
    if missed:
        missed.recalled = missed.missed = scene.remark(Situation.CONTRADICTED, {"promise": missed.words})
    elif words := _dearer(scene):
        scene.remark(Situation.CONTRADICTED, {"promise": words})
    else:
        talk.promises.extend(scene.heard.promises)


def _dearer(scene: Scene) -> str:
    """The price agreed, where the seller now names a higher one."""
    talk, product = scene.talk, scene.world.scenario.product
    if talk.price is None or scene.kind is not StageKind.CLOSING or not talk.price_settled:
        return ""
    named = list(sums(scene.reply, product.price, product.unit))
    if named and min(named) > CHANGED * talk.price:
        return scene.money(talk.price)
    return ""


def _dearer_than_before(scene: Scene) -> Promise | None:
    """The price offered in an earlier talk, where the seller now names a higher one; missed once."""
    offered = next((p for p in scene.talk.promises if p.topic is Topic.PRICE and not p.missed), None)
    product = scene.world.scenario.product
    named = list(sums(scene.reply, product.price, product.unit))
    return offered if offered and named and min(named) > CHANGED * offered.value else None
