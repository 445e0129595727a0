"""Asked in a later talk whether he remembers the price that was named or what was promised, he says what he knows."""

from collections.abc import Sequence

from bot.grading.phrases.aftercare import Remembered, asks_to_remember
from bot.grading.text.plain import normalised
from bot.roleplay.exchange.lines import sums_said
from bot.roleplay.exchange.scene import Scene
from bot.roleplay.understanding.sentences import sentences
from bot.roleplay.understanding.words import STEM, stems
from bot.scenario.vocabulary import Situation

SAYABLE = 8
"""Words up to which a promise is said after the seller."""


def asked_to_remember(scene: Scene) -> Sequence[Remembered]:
    """What of an earlier talk he is asked to remember, each once; nothing in a first talk, nor what he never heard."""
    if scene.talk.remembers is None:
        return ()
    asked = dict.fromkeys(what for sentence in sentences(scene.reply) if (what := asks_to_remember(sentence)))
    return [what for what in asked if (_promise(scene) if what is Remembered.PROMISE else _price(scene))]


def recollect(scene: Scene) -> bool:
    """Say what he remembers of what he is asked for; True where he said something."""
    said = [_say(scene, what) for what in asked_to_remember(scene)]
    return any(said)


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
    return scene.world.scenario.product.price if scene.talk.price_named else None


def _promise(scene: Scene) -> str:
    """The promise that shares most words with the question, of several the last; empty where he heard none."""
    asked, memory = set(stems(normalised(scene.reply), STEM)), scene.talk.remembers
    known = [words for words in (memory.promised if memory else ()) if len(words.split()) <= SAYABLE]
    return max(reversed(known), key=lambda words: len(asked.intersection(stems(words, STEM))), default="")
