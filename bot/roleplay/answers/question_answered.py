"""The question that he answers: its words, whether it was asked before, and which of his answers hold what it wants."""

from collections.abc import Sequence

from bot.grading.text.questions import asks
from bot.grading.text.sentences import thoughts
from bot.roleplay.exchange.scene import Scene
from bot.roleplay.understanding.answer_types import giving
from bot.roleplay.understanding.names import without_name
from bot.scenario.model import Fact

SAME = 0.6
"""Centred cosine of two questions from which the second asks the same once more."""


def asked_in(scene: Scene, reply: str) -> list[str]:
    """The questions of a reply, in the words in which their meaning was taken already."""
    name = scene.world.scenario.customer.name
    return [without_name(s.strip(), name) for s in thoughts(reply) if asks(s)]


def last_asked(scene: Scene) -> str:
    """The last question of the reply, the whole reply where it asks nothing."""
    return (asked_in(scene, scene.reply) or [scene.reply])[-1]


def asked_before(scene: Scene) -> bool:
    """True where the same was asked earlier in the talk."""
    before = [asked for reply in _before_this(scene) for asked in asked_in(scene, reply)]
    now = asked_in(scene, scene.reply) or [scene.reply]
    return bool(before) and bool(scene.world.nearness(now, before).max() >= SAME)


def _before_this(scene: Scene) -> Sequence[str]:
    """The replies before the thought that is answered, which may have come in several messages."""
    replies = scene.talk.spoken.replies
    parts = (n for n in range(1, len(replies) + 1) if "\n".join(replies[-n:]) == scene.reply)
    return replies[: -next(parts, 1)]


def to_the_question(scene: Scene, fact: Fact) -> Sequence[str]:
    """His answers that hold what the question wants, all of them where none does: "how far?" is told in miles."""
    wanted = scene.heard.wanted.get(fact.id)
    return (wanted and giving(fact.says, wanted)) or fact.says
