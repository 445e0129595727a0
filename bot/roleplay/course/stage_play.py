"""What the customer does after a reply, by kind of stage."""

from collections.abc import Callable, Mapping

from bot.grading.phrases.orders import Detail, asks_for_order, writes_up
from bot.grading.text.clauses import clauses
from bot.grading.types import GOOD
from bot.roleplay.answers.closing_details import (
    answer_in_general,
    give_details,
    more_may_come,
    proposes_too_early,
    put_off,
)
from bot.roleplay.answers.facts_told import suits
from bot.roleplay.answers.how_it_went import asks_more, asks_plans, tell_how_it_went
from bot.roleplay.answers.needs_told import all_told, meets_concern
from bot.roleplay.answers.objections import forestall, weigh
from bot.roleplay.answers.remarks import names_limit, recall
from bot.roleplay.course.ending import leave
from bot.roleplay.course.going_on import go, prompt
from bot.roleplay.course.next_time import speaks_of_next, spoke_of_next
from bot.roleplay.course.second_opening import welcome
from bot.roleplay.course.stage_entry import asks_for_advice, enter
from bot.roleplay.course.stage_skips import still_watches
from bot.roleplay.course.visitor import go_along, is_visitor, speaks_up
from bot.roleplay.exchange.questions_put import only_asks
from bot.roleplay.exchange.scene import Scene
from bot.roleplay.haggling.bargaining import bargain, open_haggling
from bot.roleplay.haggling.his_sum import has_just_bid
from bot.roleplay.haggling.price_question import ask_price_again
from bot.roleplay.haggling.terms import answer_terms, offers_one_more
from bot.roleplay.haggling.upsell import ASKS_FOR_ORDER, offer_extra, speaks_of_extra, too_early
from bot.roleplay.state.doubts import RaisedObjection
from bot.roleplay.state.machine import Trigger
from bot.roleplay.state.objection_choice import brushed_aside, never_dispelled
from bot.roleplay.state.so_far import told_facts
from bot.roleplay.state.talk import Why
from bot.roleplay.understanding.order_details import proposes_day
from bot.scenario.vocabulary import Achievement, Move, Outcome, Situation, StageKind

OFFERS = (
    Move.BENEFIT, Move.PRICE, Move.EVIDENCE, Move.INFO_DUMP, Move.RECOMMENDATION, Move.TRADE, Move.CONCESSION
)  # fmt: skip
"""Talk of what is for sale, before he has told what he needs."""


UNDECIDED = frozenset(
    {StageKind.PRESENTATION, StageKind.CONSULTATION, StageKind.OBJECTION, StageKind.BARGAINING}
)  # fmt: skip
"""Stages in which he has not said yes yet."""


def play(scene: Scene) -> None:
    """Take the talk on from a reply: to the next stage when the work is done, else a word that asks for it."""
    go_along(scene)
    if scene.talk.doubts.open and scene.kind is not StageKind.OBJECTION and not weigh(scene):
        return
    welcome(scene)
    answer_terms(scene)
    forestall(scene)
    too_early(scene)
    if not ask_price_again(scene):
        PLAYS[scene.kind](scene)
    if not scene.over and scene.kind in UNDECIDED:
        put_off(scene)


def _contact(scene: Scene) -> None:
    if _brush_off(scene):
        return
    if go(scene, Trigger.ADVANCE, Trigger.MOVE_ON):
        return
    moves = scene.talk.record.moves
    if scene.talk.remembers:
        # He knows who it is, and what it is about.
        prompt(scene, Situation.LISTENING)
    elif Move.GREETING not in moves and is_visitor(scene):
        if not scene.answered and not scene.heard.leaves:
            speaks_up(scene)
    elif Move.GREETING not in moves:
        prompt(scene, Situation.WHO_IS_IT)
    elif not {Move.REASON_FOR_CONTACT, Move.BENEFIT} & set(moves):
        prompt(scene, Situation.WHAT_IS_IT_ABOUT)
    else:
        prompt(scene, Situation.LISTENING)


def _brush_off(scene: Scene) -> bool:
    """On the first words that count, a customer who did not ask for the call tries to end it, if written so."""
    if scene.answered:
        return False
    brush_offs = [objection for objection in scene.world.scenario.objections if objection.kind.is_brush_off]
    if not brush_offs or {o.id for o in brush_offs} & {o.id for o in scene.talk.doubts.raised}:
        return False
    if scene.tell(brush_offs[0].says):
        scene.talk.doubts.raised.append(RaisedObjection(id=brush_offs[0].id))
    return True


def _qualification(scene: Scene) -> None:
    if not go(scene, Trigger.ADVANCE, Trigger.MOVE_ON):
        prompt(scene, Situation.GATEKEEPER_ASKS)


def _needs(scene: Scene) -> None:
    if scene.told and not all_told(scene) and not _asks_on_later(scene):
        # He has just answered and has more to tell: whoever asks on learns on.
        return
    if go(scene, Trigger.ADVANCE, Trigger.MOVE_ON):
        if scene.kind in (StageKind.PRESENTATION, StageKind.CONSULTATION):
            # What was told of the product a moment too early was heard all the same.
            _hear_points(scene)
        return
    if proposes_too_early(scene) and put_off(scene):
        return
    offered = scene.grade.points or scene.grade.has(*OFFERS)
    if offered and scene.grade.value >= GOOD:
        prompt(scene, Situation.INTERESTED)
    elif meets_concern(scene):
        prompt(scene, Situation.LISTENING)
    else:
        prompt(scene, Situation.SO_WHAT if offered else Situation.ASK_ME)


def _asks_on_later(scene: Scene) -> bool:
    """True where the next stage asks too: a playbook may part the finding out, as SPIN does."""
    stages = scene.world.playbook.stages
    following = [stage.kind for stage in stages[stages.index(scene.world.stage(scene.talk.state)) + 1 :]]
    return following[:1] == [StageKind.NEEDS]


def _offer(scene: Scene) -> None:
    """Presentation and consultation: what answers his needs moves him, the rest does not."""
    landed = _hear_points(scene)
    suits(scene)
    if names_limit(scene.grade):
        scene.remark(Situation.VALUES_HONESTY)
    if not still_watches(scene) and go(scene, Trigger.ADVANCE, Trigger.MOVE_ON):
        return
    if landed:
        prompt(scene, Situation.INTERESTED)
    elif scene.kind is StageKind.CONSULTATION:
        prompt(scene, asks_for_advice(scene))
    else:
        prompt(scene, Situation.SO_WHAT)


def _hear_points(scene: Scene) -> bool:
    """Keep what was told of the product; True when something new answers a need or is worth knowing."""
    product = scene.world.scenario.product
    known = {point.id: point for point in product.offered}
    new = [p.id for p in scene.grade.points if p.id in known and p.id not in scene.talk.told.points]
    scene.talk.told.points.extend(new)
    told_needs = {fact.id for fact in told_facts(scene.world, scene.talk) if fact.need}
    answered = {need for p in scene.talk.told.points for need in known[p].answers if need in told_needs}
    wanted = len(told_needs) or 2
    have = len(answered) if told_needs else len(scene.talk.told.points)
    scene.talk.record.reached[Achievement.POINTS_TOLD] = round(min(1.0, have / min(wanted, 2)), 2)
    return bool(new)


def _objection(scene: Scene) -> None:
    # The next doubt is raised in the same stage; only then the talk goes on.
    if weigh(scene) and not go(scene, Trigger.OBJECT, Trigger.ADVANCE, Trigger.MOVE_ON) and not scene.talk.ended:
        prompt(scene, Situation.LISTENING)


def _bargaining(scene: Scene) -> None:
    if not scene.talk.haggle.rounds:
        # He had asked for the price first.
        open_haggling(scene)
    elif _asks_back(scene):
        prompt(scene, Situation.DEFLECT)
    elif bargain(scene):
        if scene.grade.has(Move.UPSELL) and speaks_of_extra(scene):
            offer_extra(scene)
        go(scene, Trigger.ADVANCE, Trigger.MOVE_ON)


def _asks_back(scene: Scene) -> bool:
    """True where a sum that he has just named, one of his last, is answered with a question: he passes over one."""
    heard = scene.heard
    late = scene.talk.haggle.rounds > scene.world.rules.rounds and has_just_bid(scene)
    asks = scene.grade.has(Move.OPEN_QUESTION, Move.CLARIFICATION) and only_asks(scene.reply)
    return late and asks and not (heard.names_price or heard.agrees or scene.grade.has(Move.TRADE, Move.CONCESSION))


def _upsell(scene: Scene) -> None:
    offered = _declines_one_more(scene) or offer_extra(scene)
    chosen = bool(scene.talk.agreement.extras) and not offered
    if not (offered or chosen):
        prompt(scene, Situation.NOTHING_ELSE)
    go(scene, Trigger.ADVANCE, Trigger.MOVE_ON)
    if chosen and not scene.over and not give_details(scene):
        # Whoever has taken an extra in the haggling does not say that he wants none.
        prompt(scene, Situation.READY)


def _declines_one_more(scene: Scene) -> bool:
    """Decline another of the product, offered alone: one is what he has chosen; True where it was offered."""
    another = offers_one_more(scene) and not speaks_of_extra(scene)
    if another:
        prompt(scene, Situation.EXTRA_DECLINED)
    return another


def _closing(scene: Scene) -> None:
    if scene.world.scenario.product.extras and scene.grade.has(Move.UPSELL):
        offer_extra(scene)
    if scene.talk.agreement.outcome:
        scene.talk.record.reached[Achievement.AGREED] = 1.0
        if Trigger.AGREE.value in scene.events and asks_for_order(scene.reply, clauses(scene.reply)):
            scene.say(Situation.AGREE)
        _settle(scene)
        return
    _declines_one_more(scene)
    asked = scene.grade.has(*ASKS_FOR_ORDER) or writes_up(scene.reply)
    if asked and brushed_aside(scene.talk, scene.kind) and go(scene, Trigger.OBJECT):
        return
    if asked and never_dispelled(scene.world.scenario, scene.talk):
        leave(scene, Why.OBJECTION_OPEN)
        return
    if asked and _accepts(scene):
        return
    if asked and go(scene, Trigger.OBJECT):
        return
    prompt(scene, _unready(scene) if asked else Situation.WHAT_NEXT)


def _unready(scene: Scene) -> Situation:
    """Why he does not say yes: he does not want it enough, or he wants it and does not believe."""
    wants = scene.talk.mood.interest >= scene.world.rules.buys_at.interest
    return Situation.LACKS_TRUST if wants else Situation.NOT_YET


def _accepts(scene: Scene) -> bool:
    """He says yes; what the order needs he gives at once if asked for it with the order, else in the next reply."""
    if not scene.fire(Trigger.AGREE):
        return False
    scene.talk.record.reached[Achievement.AGREED] = 1.0
    scene.talk.agreement.outcome = scene.world.scenario.aim
    asks = scene.grade.has(Move.DETAILS)
    if scene.heard.details or not asks:
        # Whoever is asked for something that has no name here says yes by giving it.
        scene.say(Situation.AGREE)
    if scene.heard.details or asks or _dated(scene):
        _settle(scene)
    if not scene.over and scene.kind is StageKind.CLOSING:
        recall(scene)
    return True


def _settle(scene: Scene) -> None:
    """Give what the order still needs; once nothing more is asked for, the close is over."""
    kind, talk = scene.kind, scene.talk
    if _declines_one_more(scene) and not scene.heard.details:
        return
    given = give_details(scene)
    if not given and not scene.heard.leaves and answer_in_general(scene):
        given = [Detail.DATA]
    if more_may_come(scene, given):
        return
    dated = _dated(scene) or Detail.DAY in {*talk.agreement.details, *talk.agreement.words}
    if talk.agreement.outcome is Outcome.MEETING and not dated:
        # A meeting without a day is none: he names one himself.
        scene.say(Situation.GIVES_DAY)
    scene.fire(Trigger.ACCEPT)
    if not scene.over:
        enter(scene, kind)


def _dated(scene: Scene) -> bool:
    """True where the seller names the day of a meeting."""
    return scene.world.scenario.aim is Outcome.MEETING and proposes_day(scene.reply)


def _follow_up(scene: Scene) -> None:
    if scene.talk.record.turns == 1 and not scene.grade.has(Move.FOLLOW_UP, Move.OPEN_QUESTION, Move.NEXT_STEP):
        _answer_aftercare(scene)
        prompt(scene, Situation.LISTENING)
        return
    if go(scene, Trigger.ADVANCE, Trigger.MOVE_ON):
        return
    early = scene.talk.record.turns < scene.world.stage(scene.talk.state).max_turns
    if _answer_aftercare(scene) and early and not speaks_of_next(scene):
        return
    if spoke_of_next(scene):
        scene.say(Situation.NEXT_TIME)
    scene.fire(Trigger.FINISH)


def _answer_aftercare(scene: Scene) -> bool:
    """Tell how it went and what he plans, as far as he is asked, or that he cannot tell.

    False where only the next call is spoken of, or nothing asked.
    """
    asked, plans = asks_more(scene), asks_plans(scene.reply)
    if asked:
        tell_how_it_went(scene)
    if plans:
        scene.say(Situation.LOOKS_AHEAD)
    if asked or plans:
        return True
    in_vain = bool(scene.heard.questions) and not (spoke_of_next(scene) or speaks_of_next(scene))
    if in_vain:
        scene.say(Situation.DEFLECT)
    return in_vain


PLAYS: Mapping[StageKind, Callable[[Scene], None]] = {
    StageKind.CONTACT: _contact,
    StageKind.QUALIFICATION: _qualification,
    StageKind.NEEDS: _needs,
    StageKind.PRESENTATION: _offer,
    StageKind.CONSULTATION: _offer,
    StageKind.OBJECTION: _objection,
    StageKind.BARGAINING: _bargaining,
    StageKind.UPSELL: _upsell,
    StageKind.CLOSING: _closing,
    StageKind.FOLLOW_UP: _follow_up,
}
