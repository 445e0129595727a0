"""What he told is given back to him: summed up, or said after him."""

from bot.grading.text.words import STEM, stems
from bot.grading.types import GOOD
from bot.roleplay.exchange.lines import as_said
from bot.roleplay.exchange.scene import Scene
from bot.roleplay.state.so_far import told_facts
from bot.roleplay.understanding.check_questions import checked
from bot.roleplay.understanding.small_talk import feels_with
from bot.scenario.vocabulary import Move

SHORTEST_SUMMARY = 3
"""Words below which nothing of what he told was given back."""

MOST_AFTER_HIM = 12
"""Words up to which a reply may do no more than say something after him."""

AFTER_HIM = 0.5
"""Share of its longer words that are his own, from which it does."""


def summed_up(scene: Scene) -> bool:
    """True where a good reply gave back what he had told, in words to which "that's right" is an answer."""
    found = (move for move in scene.grade.moves if move.move is Move.ACTIVE_LISTENING)
    told = bool(scene.talk.told.facts)
    return scene.grade.value >= GOOD and told and any(_gives_back(move.evidence) for move in found)


def _gives_back(words: str) -> bool:
    """False for "I see", and for a question that asks for something else than a yes."""
    if "?" in words:
        return checked(words) is not None
    return len(words.split()) >= SHORTEST_SUMMARY


def echoes(scene: Scene) -> bool:
    """True for a short reply that feels with what he has just told, or says it after him: "oh no, past you?"."""
    words = set(stems(scene.reply, STEM - 1))
    heard = set(stems(scene.talk.spoken.last, STEM - 1))
    told = any(as_said(fact.says, scene.talk) in scene.talk.spoken.last for fact in told_facts(scene.world, scene.talk))
    short = 0 < len(scene.reply.split()) <= MOST_AFTER_HIM
    felt = feels_with(scene.reply) and bool(words & heard or "?" not in scene.reply)
    return told and short and (felt or (bool(words & heard) and len(words & heard) >= AFTER_HIM * len(words)))
