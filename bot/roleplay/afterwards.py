"""After the deal he is asked how it went: he tells it in his own words, of the thing that the question names."""

import re
from collections.abc import Sequence

from bot.grading.aftercare import asks_how_it_went
from bot.grading.clauses import clauses
from bot.grading.orders import seals
from bot.grading.questions import ASKING, asks
from bot.grading.surface import normalised
from bot.roleplay.scene import Scene
from bot.roleplay.trading import sentences
from bot.roleplay.words import STEM, same_word
from bot.roleplay.yielding import COMMON
from bot.scenario.vocabulary import Outcome, Situation

MOST = 2
"""Things that he tells of in one breath."""

_WORD = re.compile(r"[^\W\d_]{3,}")
_OPEN = re.compile(rf"\b{ASKING}")


def asked_how_it_went(scene: Scene) -> bool:
    """True where the reply asks how things have been since."""
    return asks_how_it_went(scene.reply, clauses(scene.reply)) is not None


def asked_after_purchase(scene: Scene) -> bool:
    """True where somebody who has bought before is asked how that was."""
    memory = scene.talk.remembers
    return memory is not None and memory.outcome is Outcome.DEAL and asked_how_it_went(scene)


def asks_more(scene: Scene) -> bool:
    """True where the reply asks how it went, or of what he has words for, and does not only say what comes next."""
    if not scene.heard.questions:
        return False
    fresh = _unsaid(scene)
    asked = (sentence for sentence in sentences(scene.reply) if asks(sentence) and not seals(sentence))
    return asked_how_it_went(scene) or any(naming(question, fresh) for question in asked)


def tell_how_it_went(scene: Scene) -> bool:
    """Tell of what the questions name, else how it went on the whole; True when there was room for it.

    What names nothing that he has words for gets any of them, and for yes or no the first in the file.
    """
    fresh = _unsaid(scene)
    questions = [sentence for sentence in sentences(scene.reply) if asks(sentence)] or [scene.reply]
    told = list(dict.fromkeys(line for question in questions for line in naming(question, fresh)[:1]))[:MOST]
    if told:
        said = [scene.tell([line]) for line in told]
        scene.feel_moment(Situation.HOW_IT_WENT)
        return any(said)
    first = fresh[:1] if not any(_OPEN.search(normalised(question)) for question in questions) else fresh
    return scene.say(Situation.HOW_IT_WENT, first or None)


def naming(question: str, lines: Sequence[str]) -> Sequence[str]:
    """The lines that speak of what a question names, those first that share most words with it."""
    asked = _words(question)
    shared = {line: sum(any(same_word(word, other) for other in _words(line)) for word in asked) for line in lines}
    return sorted((line for line in lines if shared[line]), key=lambda line: -shared[line])


def _unsaid(scene: Scene) -> list[str]:
    own = scene.world.scenario.customer.lines.get(Situation.HOW_IT_WENT, ())
    return [line for line in own if line not in scene.talk.said]


def _words(text: str) -> set[str]:
    return {word for word in _WORD.findall(normalised(text)) if word[:STEM] not in COMMON}
