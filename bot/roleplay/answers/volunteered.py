"""A question names none of his facts: he tells what it may mean or what he needs, or he cannot tell."""

from bot.grading.types import GOOD
from bot.roleplay.answers.given_back import echoes
from bot.roleplay.answers.needs_told import trusts, would_tell
from bot.roleplay.answers.question_answered import asked_in, last_asked
from bot.roleplay.answers.remarks import asks_about_extra
from bot.roleplay.answers.telling import before_answer, before_need, tell_fact
from bot.roleplay.exchange.lines import candidates
from bot.roleplay.exchange.scene import Scene
from bot.roleplay.understanding.answer_types import wanted_by
from bot.roleplay.understanding.need_questions import leaves_it_to_him
from bot.scenario.model import Fact
from bot.scenario.vocabulary import Move, Situation, StageKind

LENIENT = 1.0
"""How much less likely than none a fact may be, by choice, that a good open question of `FULLY` gets him to tell."""

FULLY = 10
"""Words from which a question is put with so much beside it that it is less near to the plain ways to ask.

Of the labelled questions whose fact is less likely than none by up to `LENIENT`, 16 such ones mean that fact, 7 another
and 1 none; of the shorter ones 8 mean it, 1 another and 27 none.
"""

OFFERING = (Move.BENEFIT, Move.EVIDENCE, Move.RECOMMENDATION, Move.UPSELL, Move.NEXT_STEP, Move.PRICE, Move.HONESTY)
"""Moves beside which a question is a check, "does that suit you?", and gets no answer of its own."""

OPENING_UP = (Move.OPEN_QUESTION, Move.ACTIVE_LISTENING)
"""Moves after which a customer tells of himself what he was not literally asked."""


def volunteer(scene: Scene) -> None:
    """Answer a question that names none of his facts: he cannot tell or, where he may begin himself, what he needs."""
    opens_up = scene.grade.has(*OPENING_UP) and scene.grade.value >= GOOD
    # Whoever has just agreed to be asked does not refuse to answer.
    begins = scene.kind is StageKind.NEEDS and not scene.talk.record.turns
    if opens_up and (fact := _meant(scene)):
        tell_fact(scene, fact, before_answer(scene))
        return
    offers = scene.grade.has(Move.RECOMMENDATION)
    may_begin = opens_up and not offers and not scene.heard.direct and (begins or _tells_unasked(scene))
    if may_begin and (need := _nearest_need(scene)):
        tell_fact(scene, need, before_need(scene))
        return
    if echoes(scene):
        scene.say(Situation.LISTENED_TO)
    elif asks_about_extra(scene):
        scene.say(Situation.EXTRA_TOO_EARLY)
    elif scene.heard.questions and not scene.grade.has(*OFFERING) and not scene.grade.points and not begins:
        scene.say(Situation.DEFLECT)


def _tells_unasked(scene: Scene) -> bool:
    """True where he may tell what he was not asked for: nothing of its own was asked, or he had no answer just before.

    Asked for something that he cannot tell, nobody speaks of something else; asked so twice he helps the seller on.
    """
    if scene.talk.bought_before:
        return False
    asked = asked_in(scene, scene.reply) and not scene.heard.check
    return not asked or leaves_it_to_him(scene.reply) or _had_no_answer(scene)


def _had_no_answer(scene: Scene) -> bool:
    """True where his last words were that he cannot tell."""
    pools = candidates(scene.world, Situation.DEFLECT)
    return any(line in scene.talk.spoken.last for pool in pools for line in pool)


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
