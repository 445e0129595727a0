"""What the customer makes of a bad reply: the worst thing in it, answered in character."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.grading.phrases.aftercare import asks_to_remember, matter_of
from bot.grading.text.sentences import thoughts
from bot.grading.types import GOOD, HELD, Grade, ReasonCode
from bot.roleplay.exchange.character import listens_to
from bot.roleplay.exchange.facts_asked import ASKING_ON
from bot.roleplay.exchange.scene import Scene
from bot.roleplay.understanding.small_talk import indifferent
from bot.scenario.vocabulary import Move, Situation


@dataclass(frozen=True, slots=True, kw_only=True)
class Reaction:
    """How the customer takes a fault."""

    situation: Situation
    blocks: bool = False
    """True: he hears nothing else of this reply."""
    always: bool = False
    """True: even when the reply as a whole was good."""
    offends: bool = False


FAULTS: Mapping[Move, Reaction] = {
    Move.RUDENESS: Reaction(situation=Situation.OFFENDED, blocks=True, always=True, offends=True),
    Move.PRESSURE: Reaction(situation=Situation.PUSHED, offends=True),
    Move.GIVING_UP: Reaction(situation=Situation.GIVEN_UP_ON, blocks=True),
    Move.ARGUING: Reaction(situation=Situation.ARGUED_WITH),
    Move.FALSE_PROMISE: Reaction(situation=Situation.DOUBTS_CLAIM, always=True),
    Move.COMPETITOR_ATTACK: Reaction(situation=Situation.DOUBTS_CLAIM),
    Move.INFO_DUMP: Reaction(situation=Situation.MONOLOGUE),
    Move.IRRELEVANT: Reaction(situation=Situation.CONFUSED, blocks=True),
    Move.OVERPRAISE: Reaction(situation=Situation.DOUBTS_CLAIM),
}
"""Worst first."""

COLD = frozenset({Situation.OFFENDED, Situation.PUSHED, Situation.ARGUED_WITH, Situation.DOUBTS_CLAIM})
"""Reactions after which nobody says a warm word in the same breath."""

VERDICTS: Mapping[ReasonCode, Reaction] = {
    ReasonCode.EMPTY: Reaction(situation=Situation.SILENCE, blocks=True, always=True),
    ReasonCode.UNREADABLE: Reaction(situation=Situation.CONFUSED, blocks=True, always=True),
    ReasonCode.RECITED: Reaction(situation=Situation.CONFUSED, blocks=True, always=True),
    ReasonCode.ECHO: Reaction(situation=Situation.CONFUSED, blocks=True, always=True),
    ReasonCode.COPIED: Reaction(situation=Situation.CONFUSED, blocks=True, always=True),
    ReasonCode.REPEATED: Reaction(situation=Situation.REPEATED, blocks=True, always=True),
}


def react(scene: Scene, reply: str) -> Reaction | None:
    """Answer the worst fault of the reply, if there is one worth answering."""
    reaction = worst(scene.grade)
    if reaction is VERDICTS[ReasonCode.REPEATED] and scene.heard.asked and scene.kind in ASKING_ON:
        # The same question is no argument gone stale: he says once more what he answered, or minds it in his own way.
        reaction = None
    if reaction is FAULTS[Move.IRRELEVANT] and (
        scene.heard.asked or scene.grade.has(Move.GREETING) or _looks_back(scene)
    ):
        # What he can answer is not beside the point, and a greeting never is.
        reaction = None
    if reaction is None and scene.grade.value < GOOD and indifferent(reply):
        reaction = Reaction(situation=Situation.GIVEN_UP_ON)
    if reaction is None and len(reply) > listens_to(scene.world.scenario.customer.temperament):
        reaction = Reaction(situation=Situation.MONOLOGUE)
    if reaction is None:
        return None
    if reaction.offends or scene.world.rules.quiet:
        scene.talk.faults.offences += 1
    scene.doubts = reaction.situation is Situation.DOUBTS_CLAIM
    if _goes_unsaid(scene, reaction):
        scene.feel_moment(reaction.situation)
    else:
        scene.say(reaction.situation)
    return reaction


def chilled(scene: Scene) -> bool:
    """True where he has just answered a fault, or caught a contradiction, and has no warm word for the rest."""
    reaction = worst(scene.grade)
    return scene.contradicted or (reaction is not None and reaction.situation in COLD)


def _goes_unsaid(scene: Scene, reaction: Reaction) -> bool:
    """True for a doubt that he has voiced already, and for big words beside a greeting, which are manners."""
    doubts = reaction.situation is Situation.DOUBTS_CLAIM
    return doubts and (scene.contradicted or (scene.grade.has(Move.GREETING) and not reaction.always))


def worst(grade: Grade) -> Reaction | None:
    """The reaction to the worst fault that was found in a reply."""
    verdict = VERDICTS.get(grade.reason.code)
    # What was only half given back is a weak answer, but an answer.
    if verdict and (grade.value == 0 or grade.reason.code is ReasonCode.RECITED):
        return verdict
    sure = {found.move for found in grade.mistakes if found.confidence >= HELD}
    if grade.has(Move.HONESTY):
        # "This one does not suit you" gives nothing up.
        sure.discard(Move.GIVING_UP)
    if grade.reason.code is ReasonCode.TOO_CHEAP:
        # The seller may not sell so low, but a buyer hears nothing to doubt in it.
        sure.discard(Move.FALSE_PROMISE)
    for move, reaction in FAULTS.items():
        if move in sure and (reaction.always or grade.value <= 1):
            return reaction
    return None


def _looks_back(scene: Scene) -> bool:
    """True where whoever talks to him again asks how he liked the talk before, or what he remembers of it."""
    asked = (matter_of(sentence) or asks_to_remember(sentence) for sentence in thoughts(scene.reply))
    return scene.talk.remembers is not None and any(asked)
