"""Whoever else sits at the table in a meeting speaks when spoken to."""

import re

from bot.grading.text.plain import normalised
from bot.grading.text.questions import asks
from bot.grading.text.sentences import thoughts
from bot.grading.text.words import stems
from bot.roleplay.answers.giving_in import COMMON
from bot.roleplay.exchange.lines import unsaid
from bot.roleplay.exchange.scene import Scene
from bot.roleplay.state.talk import Said
from bot.scenario.model import Influencer
from bot.scenario.vocabulary import Outcome, Situation

FEWEST = 4
"""Words of a sentence in which more is said to somebody than hello."""

_OPENS = r"(?:а|и|ну|вот|теперь|скажите|and|so|now|well|what about you|over to you)"
_THINKS = r"(?:думает|считает|скажет|видит|говорит|think|thinks|say|says|feel|feels|see|sees|make|makes|like|likes)"


def companions_speak(scene: Scene) -> bool:
    """Let the others whom the reply turns to say something; True where one of them did.

    They are there where the first talk agreed on a meeting, and speak as long as the scenario has words for them.
    """
    memory = scene.talk.remembers
    if memory is None or memory.outcome is not Outcome.MEETING:
        return False
    present = [one for one in scene.world.scenario.customer.influencers if one.name and not one.gatekeeper]
    said = [_speak(scene, one, words) for one in present for words in _said_to(scene.reply, one.name or "")[:1]]
    if any(said):
        # Whoever asks those who have a say has understood how it is decided.
        scene.feel_moment(Situation.INTERESTED)
    return any(said)


def _said_to(reply: str, name: str) -> list[str]:
    """The sentences that turn to somebody of that name, or ask what he makes of it."""
    called = re.escape(normalised(name))
    first = re.escape(normalised(name).split()[0])
    turns = re.compile(
        rf"^\W*(?:{_OPENS}\W+)*(?:{called}|{first})\s*[,:!]|[,–—-]\s*(?:{called}|{first})\s*[?.!…]?\s*$|"
        rf"\b{_THINKS}\b.*\b{first}\b|\b{first}\b.*\b{_THINKS}\b"
    )
    found = [s for s in thoughts(reply) if turns.search(normalised(s))]
    return [s for s in found if len(s.split()) >= FEWEST or asks(s)]


def _speak(scene: Scene, one: Influencer, words: str) -> bool:
    """Say the line that shares most words with what was said, the first in the file where none does."""
    fresh = unsaid(one.opening or (), scene.talk)
    if scene.full or not fresh:
        return False
    asked = frozenset(stems(words)) - COMMON
    line = max(fresh, key=lambda line: len(asked.intersection(stems(line))))
    scene.talk.spoken.lines.append(line)
    scene.answer.append(Said(speaker=one.name or one.role, text=line))
    return True
