"""He tells one fact, with the words that lead to it, or keeps it to himself."""

import re
from collections.abc import Sequence

from bot.grading.text.plain import normalised
from bot.roleplay.answers.given_back import summed_up
from bot.roleplay.answers.needs_told import meets_concern, trusts
from bot.roleplay.answers.question_answered import to_the_question
from bot.roleplay.answers.told_again import refer_back
from bot.roleplay.exchange.facts_asked import ASKING_ON
from bot.roleplay.exchange.lines import candidates, first_unsaid
from bot.roleplay.exchange.scene import Scene
from bot.roleplay.understanding.answer_types import COUNTED
from bot.roleplay.understanding.need_questions import leaves_it_to_him
from bot.scenario.model import Fact
from bot.scenario.vocabulary import Situation

_WANTS_PROOF = re.compile(r"\b(?:докаж|доказ|убедите)\w*|\b(?:prove|proof|show me|convince)\b")


def tell_fact(scene: Scene, fact: Fact, lead: Situation | None) -> None:
    """Tell a fact after these first words; what he has told he refers back to, what is hidden takes his trust."""
    if fact.id in scene.talk.told.facts:
        # Later on a question near to a known fact probes a doubt; it is not the same question again.
        if fact.id in scene.heard.again or (scene.kind in ASKING_ON and not scene.heard.check):
            refer_back(scene, fact)
        return
    if fact.hidden and not trusts(scene):
        scene.say(Situation.GUARDED, _guarded(scene))
        return
    if scene.tell(to_the_question(scene, fact), lead=lead, counted=scene.heard.wanted.get(fact.id) in COUNTED):
        scene.talk.told.facts.append(fact.id)
        scene.told += 1


def before_answer(scene: Scene) -> Situation:
    """How he begins an answer: he says yes to a good summary first."""
    return Situation.LISTENED_TO if _nods(scene) else Situation.BEFORE_ANSWER


def before_need(scene: Scene) -> Situation | None:
    """How he begins to tell what he was not asked: no answer is it only beside a question, unless that left it to him.

    What is said to him, and what is but to be confirmed, gets his yes, or nothing before it.
    """
    if leaves_it_to_him(scene.reply):
        return before_answer(scene)
    if scene.heard.questions and not scene.heard.check:
        return Situation.INSTEAD
    return Situation.LISTENED_TO if _nods(scene) else None


def _nods(scene: Scene) -> bool:
    """True where he says yes to a summary with the first words of his answer."""
    return summed_up(scene) and not scene.answer


def _guarded(scene: Scene) -> Sequence[str] | None:
    """Words with which he keeps something to himself; right after a point that he needs none that ask for proof."""
    if not meets_concern(scene):
        return None
    pools = candidates(scene.world, Situation.GUARDED)
    return first_unsaid(pools, scene.talk, lambda line: not _WANTS_PROOF.search(normalised(line)))
