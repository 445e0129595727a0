"""A question names none of his facts: he tells what it may mean, or what he needs, or that he cannot tell."""

from bot.grading.types import GOOD
from bot.roleplay.answers.given_back import echoes
from bot.roleplay.answers.needs_told import trusts, would_tell
from bot.roleplay.answers.question_answered import last_asked
from bot.roleplay.answers.remarks import asks_about_extra
from bot.roleplay.answers.telling import before_answer, before_need, tell_fact
from bot.roleplay.answers.told_again import more_of
from bot.roleplay.exchange.lines import as_said
from bot.roleplay.exchange.scene import Scene
from bot.roleplay.state.so_far import told_facts
from bot.roleplay.understanding.answer_types import wanted_by
from bot.roleplay.understanding.need_questions import asks_why
from bot.scenario.model import Fact
from bot.scenario.vocabulary import Move, Situation, StageKind

LENIENT = 1.0
"""How much less likely than none a fact may be, by choice, that a good open question of `FULLY` gets him to tell."""

FULLY = 10
"""Words from which a question is put with so much beside it that it is less near to the plain ways to ask.

Of the labelled questions whose fact is less likely than none by up to `LENIENT`, 16 such ones mean that fact, 7 another
and 1 none; of the shorter ones 8 mean it, 1 another and 27 none.
"""

SELLING = (
    Move.BENEFIT,
    Move.EVIDENCE,
    Move.RECOMMENDATION,
    Move.UPSELL,
    Move.NEXT_STEP,
    Move.PRICE,
    Move.HONESTY,
)
"""Moves beside which a question is a check, "does that suit you?", and gets no answer of its own."""

OPENING_UP = (Move.OPEN_QUESTION, Move.ACTIVE_LISTENING)
"""Moves after which a customer tells of himself what he was not literally asked."""


def volunteer(scene: Scene) -> None:
    """Answer a question that names none of his facts.

    An open one gets the nearest need, a short why more of what he has just told, another that he cannot tell.
    Whoever has bought before tells nothing of what he needed then.
    """
    opens_up = scene.grade.has(*OPENING_UP) and scene.grade.value >= GOOD
    # Whoever has just agreed to be asked does not refuse to answer.
    begins = scene.kind is StageKind.NEEDS and not scene.talk.record.turns
    if opens_up and (fact := _meant(scene)):
        tell_fact(scene, fact, before_answer(scene))
        return
    if asks_why(scene.reply):
        _tell_why(scene)
        return
    offers = scene.grade.has(Move.RECOMMENDATION)
    may_begin = opens_up and not offers and not scene.heard.direct and not scene.talk.bought_before
    if may_begin and (need := _nearest_need(scene)):
        tell_fact(scene, need, before_need(scene))
        return
    if echoes(scene):
        scene.say(Situation.LISTENED_TO)
    elif asks_about_extra(scene):
        if not scene.talk.bought_before:
            scene.say(Situation.EXTRA_TOO_EARLY)
    elif scene.heard.questions and not scene.grade.has(*SELLING) and not scene.grade.points and not begins:
        scene.say(Situation.DEFLECT)


def _tell_why(scene: Scene) -> None:
    """Say more of what he has just told, or that there is no more to it: the next need is no reason for it."""
    last = [
        fact for fact in told_facts(scene.world, scene.talk) if as_said(fact.says, scene.talk) in scene.talk.spoken.last
    ]
    more = more_of(scene, last[-1]) if last else ()
    if not (more and scene.tell(more)):
        scene.say(Situation.DEFLECT)


def _meant(scene: Scene) -> Fact | None:
    """What he would tell that the question may well be about."""
    world, told, words = scene.world, scene.talk.told.facts, last_asked(scene)
    if len(words.split()) < FULLY:
        return None
    meant = world.fact_asked(words, world.embedder.embed([words])[0], told, wanted_by(words), -LENIENT)
    return meant if meant and meant.id not in told and (not meant.hidden or trusts(scene)) else None


def _nearest_need(scene: Scene) -> Fact | None:
    """Of the needs that he would tell the one that is nearest to the question."""
    world, words = scene.world, last_asked(scene)
    need = world.need_asked(words, world.embedder.embed([words])[0], scene.talk.told.facts, None)
    return need if need and would_tell(scene, need) else None
