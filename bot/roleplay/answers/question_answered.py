"""The question that he answers: its words, and which of his answers hold what it wants."""

from collections.abc import Sequence

from bot.grading.text.questions import asks
from bot.grading.text.sentences import thoughts
from bot.roleplay.exchange.scene import Scene
from bot.roleplay.understanding.answer_types import likely_giving
from bot.roleplay.understanding.names import without_name
from bot.scenario.model import Fact

AS_NEAR = 0.1
"""Centred cosine by which a line may be further from a question than the nearest one, and be as good an answer."""


def asked_in(scene: Scene, reply: str) -> list[str]:
    """The questions of a reply, in the words in which their meaning was taken already."""
    name = scene.world.scenario.customer.name
    return [without_name(s.strip(), name) for s in thoughts(reply) if asks(s)]


def last_asked(scene: Scene) -> str:
    """The last question of the reply, the whole reply where it asks nothing."""
    return (asked_in(scene, scene.reply) or [scene.reply])[-1]


def to_the_question(scene: Scene, fact: Fact) -> Sequence[str]:
    """His answers that hold what the question wants, else those that are nearest to it: "how far?" is told in miles."""
    wanted = scene.heard.wanted.get(fact.id)
    return (wanted and likely_giving(fact.says, wanted)) or nearest(scene, asked_in(scene, scene.reply), fact.says)


def nearest(scene: Scene, questions: Sequence[str], lines: Sequence[str]) -> Sequence[str]:
    """Those of several lines that answer one of the questions best; all where none is put."""
    if not questions or len(lines) < 2:
        return lines
    near = scene.world.nearness(questions, lines).max(axis=0)
    return [line for line, nearness in zip(lines, near, strict=True) if nearness >= near.max() - AS_NEAR]
