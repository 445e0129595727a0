"""When a talk is over, and what decided it."""

from collections.abc import Mapping

from bot.grading.phrases.next_call import next_call
from bot.grading.phrases.orders import Detail
from bot.grading.types import BEST, GOOD
from bot.roleplay.answers.closing_details import keep_day
from bot.roleplay.exchange.fault_reactions import Reaction
from bot.roleplay.exchange.lines import candidates
from bot.roleplay.exchange.scene import Scene
from bot.roleplay.state.lost_sale import root_cause
from bot.roleplay.state.machine import Trigger
from bot.roleplay.state.talk import Why
from bot.roleplay.understanding.order_details import named_day
from bot.scenario.vocabulary import Move, Outcome, Situation

GIVE_UPS = 2
"""Times a seller may drop the sale before the customer takes him at his word."""

CALL_BACK_FROM = 0.8
"""Share of the buying interest from which a customer who must go asks to be called again."""

WARNS_FROM = 12
"""Patience above that at which he leaves, from which he says once that it runs low."""

OVERTIME = 2
"""Replies beyond a stage's limit before a customer who is not won over leaves."""

LONGEST_OVERTIME = 4
"""The same where he would buy, or the last reply was good or got him talking: nobody goes just then."""

LATELY = 3
"""Replies, the goodbye among them, in which the next talk may have been agreed."""

HARMS = 4
"""Replies in a row graded 0 that nobody stays for, however patient."""

NO_TRUST = 0
"""Trust that a customer leaves at, however patient he is, unless the next reply wins some back."""

KEEPS_TALKING = frozenset({Trigger.AGREE.value, Trigger.ACCEPT.value, Trigger.OBJECT.value, Trigger.HAGGLE.value})
"""After these a goodbye ends nothing: he has said yes, or stops the seller with a doubt or a price."""


TURNED_AWAY: Mapping[Situation, Why] = {
    Situation.OFFENDED: Why.OFFENDED,
    Situation.PUSHED: Why.PUSHED,
    Situation.ARGUED_WITH: Why.TRUST_LOST,
    Situation.DOUBTS_CLAIM: Why.TRUST_LOST,
}
"""Why a customer leaves whose patience ends at that reaction."""


def close_if_over(scene: Scene, stage: str, reaction: Reaction | None, trust: float) -> None:
    """End the talk if this reply ended it.

    Args:
        scene: after the customer's reaction.
        stage: id of the stage in which the reply was given.
        reaction: to the reply's worst fault, if there was one.
        trust: that he had before it.
    """
    talk, rules = scene.talk, scene.world.rules
    if talk.ended:
        return
    if scene.over:
        keep_day(scene)
        talk.outcome, talk.why = Outcome(talk.state), Why.WORK_DONE
        scene.say(Situation.GOODBYE, scene.last_words(talk.outcome, scene.world.stage(stage).kind))
    elif talk.faults.offences >= rules.offences:
        _walk_out(scene, reaction, Why.PATIENCE_OUT if rules.quiet else Why.OFFENDED)
    elif talk.faults.harms >= HARMS or talk.mood.patience <= rules.leaves_at or max(trust, talk.mood.trust) <= NO_TRUST:
        _out_of_patience(scene, reaction)
    elif _times(scene, Move.GIVING_UP) >= GIVE_UPS:
        scene.end(Trigger.REFUSE, Situation.REFUSES, Why.GIVEN_UP)
    elif scene.heard.leaves and not KEEPS_TALKING & set(scene.events):
        _say_goodbye(scene)
    elif talk.turns >= rules.turns:
        scene.end(Trigger.EXPIRE, Situation.TIME_IS_UP, Why.TURNS_OUT)
    elif talk.minutes >= rules.minutes:
        scene.end(Trigger.EXPIRE, Situation.TIME_IS_UP, Why.TIME_OUT)
    elif talk.state == stage and _has_stayed(scene):
        leave(scene, root_cause(scene.world, scene.talk))
    elif talk.mood.patience <= rules.leaves_at + WARNS_FROM and scene.grade.value < GOOD and not _warned(scene):
        scene.remark(Situation.TIRED)


def _has_stayed(scene: Scene) -> bool:
    """True once the stage has taken so long that he goes; nobody does upon an excellent reply."""
    longest = scene.world.stage(scene.talk.state).max_turns + _overtime(scene)
    return scene.talk.record.turns >= longest and scene.grade.value < BEST


def _overtime(scene: Scene) -> int:
    stays = scene.told or scene.grade.value >= GOOD or scene.talk.mood.reaches(scene.world.rules.buys_at)
    return LONGEST_OVERTIME if stays else OVERTIME


def _warned(scene: Scene) -> bool:
    """True once he has said that his patience runs low."""
    return any(line in scene.talk.spoken.lines for pool in candidates(scene.world, Situation.TIRED) for line in pool)


def _out_of_patience(scene: Scene, reaction: Reaction | None) -> None:
    if reaction is not None and reaction.offends:
        _walk_out(scene, reaction, Why.PATIENCE_OUT)
    else:
        leave(scene, _turned_away(reaction, Why.PATIENCE_OUT) if reaction else root_cause(scene.world, scene.talk))


def _walk_out(scene: Scene, reaction: Reaction | None, otherwise: Why) -> None:
    """Break the talk off; a customer of the quiet kind makes no scene unless he was insulted."""
    why = _turned_away(reaction, otherwise)
    if scene.world.rules.quiet and why is not Why.OFFENDED:
        scene.end(Trigger.REFUSE, Situation.LEAVES_POLITELY, why)
    else:
        scene.end(Trigger.HANG_UP, Situation.HANGS_UP, why)


def leave(scene: Scene, why: Why) -> None:
    """Go, with a door left open where the interest is there."""
    mood, goal = scene.talk.mood, scene.world.rules.buys_at
    if mood.interest >= CALL_BACK_FROM * goal.interest and mood.trust >= CALL_BACK_FROM * goal.trust:
        scene.end(Trigger.POSTPONE, Situation.CALL_ME_BACK, why)
    else:
        scene.end(Trigger.REFUSE, Situation.REFUSES, why)


def _say_goodbye(scene: Scene) -> None:
    """The seller goes: with the next talk agreed the sale is put off, with a doubt left open that lost it."""
    talk, began = scene.talk, scene.talk.began or scene.talk.mood
    day = next(filter(None, map(_next_talk, talk.spoken.replies[: -LATELY - 1 : -1])), "")
    if day and talk.mood.interest >= began.interest and talk.mood.trust >= began.trust:
        talk.agreement.words[Detail.DAY] = day
        # The scenario's own words to it name a day of their own.
        scene.end(Trigger.POSTPONE, Situation.TAKES_CHOICE, root_cause(scene.world, talk), values={"choice": day})
        return
    doubt = talk.doubts.open
    doubted = doubt is not None and not scene.world.objection(doubt.id).kind.is_brush_off
    why = Why.OBJECTION_OPEN if doubted and not scene.keeper else Why.GIVEN_UP
    # Who keeps the door has no purchase to think over.
    scene.end(Trigger.REFUSE, Situation.REFUSES if scene.keeper else Situation.LEAVES_POLITELY, why)


def _next_talk(reply: str) -> str:
    """When a reply says that they talk again, with the hour where it names one; empty where it does not say so."""
    told = next_call(reply)
    return told and (named_day(reply) or told)


def _turned_away(reaction: Reaction | None, otherwise: Why) -> Why:
    return TURNED_AWAY.get(reaction.situation, otherwise) if reaction else otherwise


def _times(scene: Scene, move: Move) -> int:
    return sum(record.moves.count(move) for record in scene.talk.stages.values())
