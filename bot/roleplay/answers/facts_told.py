"""The customer answers what he was asked, from his facts, and whether what he hears suits him."""

from bot.grading.text.questions import asks
from bot.grading.text.sentences import thoughts
from bot.grading.types import GOOD
from bot.roleplay.answers.closing_details import proposes_too_early, take_own_day
from bot.roleplay.answers.his_day import tells_of_days
from bot.roleplay.answers.how_it_went import asked_after_purchase, tell_how_it_went
from bot.roleplay.answers.needs_told import meets_need, needs_found
from bot.roleplay.answers.remembering import recollect
from bot.roleplay.answers.telling import before_answer, tell_fact
from bot.roleplay.answers.volunteered import volunteer
from bot.roleplay.exchange.facts_asked import ASKING_ON
from bot.roleplay.exchange.scene import Scene
from bot.roleplay.understanding.check_questions import Check
from bot.roleplay.understanding.names import without_name
from bot.roleplay.understanding.need_questions import seeks_need
from bot.scenario.vocabulary import Achievement, Move, Situation, StageKind

WARM = 0.8
"""Share of the buying interest from which he says that a thing suits him."""


def answer(scene: Scene) -> None:
    """Answer the questions of the reply; a check, "did I get you right?", is answered before all else.

    A gatekeeper tells nothing that is the customer's to tell; after the deal what he tells of is how it went.
    """
    if scene.keeper or scene.kind is StageKind.FOLLOW_UP:
        return
    if asked_after_purchase(scene):
        scene.told += tell_how_it_went(scene)
        return
    if recollect(scene) or _looks_round(scene):
        scene.told += 1
        return
    understood = scene.heard.check is Check.UNDERSTOOD and not scene.misheard
    if understood and scene.kind in ASKING_ON and not _asks_new(scene):
        scene.remark(_understood(scene))
    day_taken = take_own_day(scene)
    for fact in scene.heard.asked[: scene.world.rules.difficulty.answers]:
        if day_taken and tells_of_days(scene, fact):
            continue
        if scene.talk.doubts.open and scene.room <= 1:
            # The last line is for his doubt: whoever meets it is to hear so.
            break
        tell_fact(scene, fact, before_answer(scene))
    taken_up = day_taken or proposes_too_early(scene) or _left_to_others(scene)
    asks_in_vain = not scene.heard.asked and not taken_up
    if asks_in_vain and (scene.kind in ASKING_ON or _only_asked(scene)):
        volunteer(scene)
    scene.talk.record.reached[Achievement.NEEDS_FOUND] = needs_found(scene)


def _looks_round(scene: Scene) -> bool:
    """Say that he wants nothing definite, where he has bought before and is asked what he wants, no thing named."""
    if not scene.talk.bought_before or scene.kind not in ASKING_ON:
        return False
    name = scene.world.scenario.customer.name
    sought = [seeks_need(without_name(sentence, name)) for sentence in thoughts(scene.reply) if asks(sentence)]
    at_all = any(one and not one.purpose and not one.things for one in sought)
    return at_all and scene.say(Situation.LOOKS_ROUND)


def _only_asked(scene: Scene) -> bool:
    """True where a presentation is put off for a question: that wants an answer, if only that he has none."""
    said = thoughts(scene.reply) if scene.kind is StageKind.PRESENTATION else ()
    return bool(said) and all(map(asks, said))


def _left_to_others(scene: Scene) -> bool:
    """True for a joke, and for a question about an open doubt, which is answered with that."""
    return scene.heard.jests or bool(scene.heard.probing)


def _asks_new(scene: Scene) -> bool:
    """True where a question is about something that he has not told yet."""
    return any(fact.id not in scene.talk.told.facts for fact in scene.heard.asked)


def _understood(scene: Scene) -> Situation:
    """Whether he was understood."""
    if not scene.talk.told.facts or scene.grade.value == 0:
        return Situation.FITS_NOT
    listened = scene.grade.value >= GOOD or scene.grade.has(Move.ACTIVE_LISTENING)
    return Situation.LISTENED_TO if listened else Situation.FITS_PARTLY


def suits(scene: Scene) -> None:
    """Answer "does that suit you?": by what the reply gave him, and as far as he is warm to it."""
    if scene.heard.check is not Check.FITS or scene.answered:
        return
    warm = scene.talk.mood.interest >= WARM * scene.world.rules.buys_at.interest
    if meets_need(scene) and warm:
        scene.remark(Situation.FITS)
    elif scene.grade.points or scene.grade.value >= GOOD:
        scene.remark(Situation.FITS_PARTLY)
    else:
        scene.remark(Situation.FITS_NOT)
