"""What the customer says as a stage begins, by kind of stage."""

from collections.abc import Callable, Mapping

from bot.grading.text.questions import QUESTIONS, asks
from bot.grading.text.sentences import thoughts
from bot.roleplay.answers.facts_told import answer
from bot.roleplay.answers.how_it_went import tell_how_it_went
from bot.roleplay.answers.needs_told import meets_concern
from bot.roleplay.answers.objections import MAX_ATTEMPTS, not_yet_answered
from bot.roleplay.course.stage_skips import presents
from bot.roleplay.exchange.fault_reactions import chilled
from bot.roleplay.exchange.hearing import hear
from bot.roleplay.exchange.scene import Scene, gatekeeper
from bot.roleplay.haggling.bargaining import open_haggling
from bot.roleplay.haggling.price_question import ask_price, take_in_price
from bot.roleplay.state.doubts import RaisedObjection, Standing
from bot.roleplay.state.objection_choice import brushed_aside, next_objection, still_hidden
from bot.roleplay.state.talk import Memory
from bot.scenario.vocabulary import Move, ObjectionKind, Outcome, Situation, StageKind

AFTER_AN_OFFER = frozenset({StageKind.PRESENTATION, StageKind.CONSULTATION})
"""Stages after which a customer who heard no price asks for it before he doubts anything."""

LEAVE = (Move.PERMISSION, Move.NEXT_STEP, Move.DECISION_MAKER)
"""Moves whose questions are for a yes, not for what he could tell."""

RETURNS = 2
"""Replies that he waits for an answer when he comes back to a doubt."""


def enter(scene: Scene, came_from: StageKind) -> None:
    """Say what begins the present stage."""
    _ = scene.talk.record  # a stage is on record from the moment it begins
    memory = scene.talk.remembers
    dated = memory is not None and not scene.talk.turns and _tell_time(scene, memory)
    if came_from is StageKind.CLOSING and scene.kind is StageKind.FOLLOW_UP:
        _part(scene, came_from)
    if not (dated and scene.kind is StageKind.FOLLOW_UP):
        # Otherwise the passing of time has just been told.
        set_scene(scene)
    ENTRIES[scene.kind](scene, came_from)


def _part(scene: Scene, came_from: StageKind) -> None:
    """Say goodbye for now: what follows is another call."""
    scene.say(Situation.GOODBYE, scene.last_words(scene.talk.agreement.outcome or Outcome.DEAL, came_from))


def set_scene(scene: Scene) -> None:
    """Tell when and where the present stage takes place, where its playbook says so."""
    if told := scene.world.stage(scene.talk.state).scene:
        scene.narrate(told.get(scene.world.scenario.language))


def _tell_time(scene: Scene, memory: Memory) -> bool:
    """Say how much time has passed since the talk before; the playbook's words name the playbook's days.

    Returns:
        True where there are words for it.
    """
    own = scene.world.scenario.follow_up.get(memory.outcome)
    common = scene.world.playbook.follow_ups.get(memory.outcome)
    if own and own.scene:
        scene.narrate(own.scene)
        return True
    if common and common.scene and memory.days == common.days:
        scene.narrate(common.scene.get(scene.world.scenario.language))
        return True
    return False


def _preparation(scene: Scene, came_from: StageKind) -> None:
    """Nobody is on the phone yet."""


def _contact(scene: Scene, came_from: StageKind) -> None:
    """The customer answers: put through by a gatekeeper, or as the talk opens."""
    if scene.talk.gatekeeper:
        scene.say(Situation.GATEKEEPER_CONNECTS)
        scene.talk.gatekeeper = False
    opening = scene.world.scenario.customer.opening
    if scene.talk.remembers:
        _greet_again(scene, scene.talk.remembers)
    elif any(line in scene.talk.spoken.lines for line in opening):
        # He has picked up before.
        scene.say(Situation.LISTENING)
    else:
        scene.tell(opening)


GREETINGS: Mapping[Outcome, Situation] = {
    Outcome.DEAL: Situation.BOUGHT_BEFORE,
    Outcome.MEETING: Situation.MEETS,
    Outcome.CALLBACK: Situation.CALLED_BACK,
    Outcome.EXPIRED: Situation.CALLED_BACK,
    Outcome.REFUSED: Situation.REFUSED_BEFORE,
    Outcome.HUNG_UP: Situation.REFUSED_BEFORE,
}
"""How he begins a talk that follows that outcome."""


def _greet_again(scene: Scene, memory: Memory) -> None:
    """He knows who it is, and says what stayed with him: the doubt left open, else the price that is not paid yet."""
    own = scene.world.scenario.follow_up.get(memory.outcome)
    scene.say(GREETINGS[memory.outcome], own.opening if own else None)
    if memory.left:
        scene.say(Situation.STILL_DOUBTS)
    elif memory.price and memory.outcome is not Outcome.DEAL:
        scene.say(Situation.REMEMBERS_PRICE)


def _qualification(scene: Scene, came_from: StageKind) -> None:
    keeper = gatekeeper(scene.world.scenario)
    scene.say(Situation.GATEKEEPER_ASKS, keeper.opening if keeper else None)


def _needs(scene: Scene, came_from: StageKind) -> None:
    if not scene.told and came_from is StageKind.CONTACT and not scene.keeper:
        _answer_now(scene)
    if came_from is not StageKind.NEEDS and scene.told:
        # Whoever has begun to answer has agreed to be asked.
        scene.feel_moment(Situation.CONSENT)
        # What he answers here was asked here.
        scene.talk.record.moves.extend(found.move for found in scene.grade.moves if found.move in QUESTIONS)
    elif came_from is not StageKind.NEEDS:
        scene.say(Situation.CONSENT)
    elif not scene.answer:
        scene.say(Situation.LISTENING)


def _answer_now(scene: Scene) -> None:
    """Answer what was asked with the words that won him over: only now does he let himself be asked."""
    leave = [found.evidence for found in scene.grade.moves if found.move in LEAVE]
    asked = any(asks(s) and not any(s.strip() in words or words in s for words in leave) for s in thoughts(scene.reply))
    if asked:
        scene.heard = hear(scene.world, scene.talk, scene.reply, scene.grade)
        answer(scene)


def _presentation(scene: Scene, came_from: StageKind) -> None:
    told_before = scene.talk.remembers is not None and came_from is StageKind.CONTACT
    if told_before and scene.answered:
        return
    _invite(scene, Situation.LISTENING if told_before else Situation.WHAT_DO_YOU_OFFER)


def _invite(scene: Scene, otherwise: Situation) -> None:
    """Ask for the offer; what has begun already he hears with interest, but not right after a fault."""
    if not presents(scene.grade) and meets_concern(scene):
        scene.say(Situation.LISTENING)
    elif not presents(scene.grade):
        scene.say(otherwise)
    elif chilled(scene):
        scene.feel_moment(Situation.INTERESTED)
    else:
        scene.say(Situation.INTERESTED)


def _consultation(scene: Scene, came_from: StageKind) -> None:
    if scene.talk.bought_before and scene.answered:
        return
    _invite(scene, asks_for_advice(scene))


def asks_for_advice(scene: Scene) -> Situation:
    """Which one he should take; whoever has bought before has made that choice, and hears what there is."""
    return Situation.LISTENING if scene.talk.bought_before else Situation.WHICH_ONE


def _objection(scene: Scene, came_from: StageKind) -> None:
    raise_objection(scene, came_from)


def _bargaining(scene: Scene, came_from: StageKind) -> None:
    if not ask_price(scene):
        open_haggling(scene)


def _upsell(scene: Scene, came_from: StageKind) -> None:
    if scene.answered:
        # He has just taken the price: nothing warmer need follow.
        scene.feel_moment(Situation.INTERESTED)
    else:
        scene.say(Situation.INTERESTED)


def _closing(scene: Scene, came_from: StageKind) -> None:
    if came_from is not StageKind.UPSELL:
        scene.say(Situation.READY)


def _follow_up(scene: Scene, came_from: StageKind) -> None:
    memory = scene.talk.remembers
    if came_from is StageKind.FOLLOW_UP and scene.talk.turns:
        tell_how_it_went(scene)
    elif memory and not scene.talk.turns:
        _greet_again(scene, memory)
    else:
        scene.say(Situation.AFTER_DEAL)


def raise_objection(scene: Scene, came_from: StageKind) -> None:
    """Voice the doubt that fits, unless one stands open already."""
    talk = scene.talk
    if talk.doubts.open:
        return
    if left := brushed_aside(talk, came_from):
        _come_back(scene, left)
        return
    if came_from in AFTER_AN_OFFER and ask_price(scene):
        return
    objection_id = next_objection(scene.world.scenario, scene.world.rules, talk, came_from)
    if objection_id is None:
        return
    objection = scene.world.objection(objection_id)
    if objection.kind is not ObjectionKind.PRICE:
        take_in_price(scene)
    if scene.tell(not_yet_answered(scene, objection)):
        talk.doubts.raised.append(RaisedObjection(id=objection_id))


def _come_back(scene: Scene, left: RaisedObjection) -> None:
    """Take up again a doubt that was brushed aside; with room for one line only, without a word before it.

    Behind a pretext that was argued away the true doubt is still there, and comes out now that he is to decide.
    """
    objection = scene.world.objection(left.id)
    hidden = still_hidden(scene.world.scenario, scene.talk, left.id)
    if scene.room > 1:
        scene.say(Situation.COMES_BACK)
    if hidden and scene.tell(objection.reveals or scene.world.objection(hidden).says):
        left.returned = True
        scene.talk.doubts.raised.append(RaisedObjection(id=hidden))
    elif not hidden and scene.tell(objection.insists or objection.says):
        left.standing, left.returned, left.attempts = Standing.OPEN, True, MAX_ATTEMPTS - RETURNS


ENTRIES: Mapping[StageKind, Callable[[Scene, StageKind], None]] = {
    StageKind.PREPARATION: _preparation,
    StageKind.CONTACT: _contact,
    StageKind.QUALIFICATION: _qualification,
    StageKind.NEEDS: _needs,
    StageKind.PRESENTATION: _presentation,
    StageKind.CONSULTATION: _consultation,
    StageKind.OBJECTION: _objection,
    StageKind.BARGAINING: _bargaining,
    StageKind.UPSELL: _upsell,
    StageKind.CLOSING: _closing,
    StageKind.FOLLOW_UP: _follow_up,
}
