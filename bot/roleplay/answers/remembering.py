"""What only a later talk can ask: what he remembers of the one before, and what others at the table think."""

from collections.abc import Sequence

from bot.grading.phrases.aftercare import Remembered, asks_to_remember
from bot.grading.text.plain import normalised
from bot.grading.text.sentences import thoughts
from bot.grading.text.words import STEM, stems
from bot.roleplay.answers.companions import companions_speak
from bot.roleplay.answers.taken_up import asked_to_decide, leans_to_it, matters, told_then
from bot.roleplay.exchange.lines import candidates, sums_said
from bot.roleplay.exchange.scene import Scene
from bot.scenario.vocabulary import Situation

SAYABLE = 8
"""Words up to which a promise is said after the seller."""

_MEMORY = """
помните помнишь напомните вспомните забыли сказал сказала сказали обещал обещала обещали говорил говорила говорили
договорились договаривались разговор прошлый remember recall forgotten forget promised promise agreed said told last
time talk
"""
_OF_MEMORY = frozenset(word[:STEM] for word in _MEMORY.split())
"""Words of a question for a promise that name none."""


def asked_to_remember(scene: Scene) -> Sequence[Remembered]:
    """What of an earlier talk he is asked to remember, each once; nothing in a first talk, nor what he never heard."""
    if scene.talk.remembers is None:
        return ()
    asked = dict.fromkeys(what for sentence in thoughts(scene.reply) if (what := asks_to_remember(sentence)))
    return [what for what in asked if (_promise(scene) if what is Remembered.PROMISE else _price(scene))]


def recollect(scene: Scene) -> bool:
    """Answer what only a later talk can ask of him, or of whoever has come with him; True where something was said.

    To whoever sums up the talk before he says yes, unless something new is asked with it.
    """
    if companions_speak(scene) or (asked_to_decide(scene) and not leans_to_it(scene) and _put_off(scene)):
        return True
    said = [_say(scene, what) for what in asked_to_remember(scene)]
    if any(said):
        return True
    news = any(fact.id not in scene.talk.told.facts for fact in scene.heard.asked)
    return bool(told_then(scene)) and not news and scene.say(Situation.LISTENED_TO)


def _put_off(scene: Scene) -> bool:
    """Say why there is no decision yet, which is asked in good right: the doubt left open, or that it is too early."""
    if scene.talk.remembers and scene.talk.remembers.left:
        return scene.say(Situation.STILL_DOUBTS)
    return scene.tell(next(candidates(scene.world, Situation.NOT_YET), ()))


def _say(scene: Scene, what: Remembered) -> bool:
    promise, price = _promise(scene), _price(scene)
    if what is Remembered.PROMISE and promise:
        return scene.say(Situation.RECALLS, values={"promise": promise})
    return price is not None and scene.say(Situation.REMEMBERS_PRICE, values=sums_said(scene.world, paid=price))


def _price(scene: Scene) -> float | None:
    """The price paid or offered, else the listed one where that was named; None where he heard none."""
    memory = scene.talk.remembers
    if memory and memory.price is not None:
        return memory.price
    return scene.world.scenario.product.price if scene.talk.haggle.named else None


def _promise(scene: Scene) -> str:
    """The promise that shares most words with the question, of several the last; empty where he heard no such one."""
    asked, memory = " ".join(s for s in thoughts(scene.reply) if asks_to_remember(s)), scene.talk.remembers
    words = matters(normalised(asked)) - _OF_MEMORY
    known = [promise for promise in (memory.promised if memory else ()) if len(promise.split()) <= SAYABLE]
    shared = {promise: len(words.intersection(stems(promise, STEM - 1))) for promise in known}
    best = max(reversed(known), key=lambda promise: shared[promise], default="")
    return best if best and (shared[best] or not words) else ""
