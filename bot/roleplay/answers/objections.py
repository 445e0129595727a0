"""Objections: insisted on until what is behind one is met, softened by degrees, left open when brushed aside.

A bare answer softens a doubt; one that comes with what this character needs settles it: proof for the sceptic,
understanding for the angry. An argument that answers another doubt of the scenario better than this one does nothing
for it. A doubt that hides another yields to no argument: the true one comes out when it is asked for.
"""

import re
from collections.abc import Sequence

import numpy as np

from bot.grading.text.calendar import MONTH, WEEKDAY
from bot.grading.text.clauses import clauses
from bot.grading.text.plain import normalised
from bot.grading.text.questions import asks
from bot.grading.text.sentences import thoughts
from bot.grading.text.words import words_in
from bot.grading.types import GOOD
from bot.roleplay.answers.giving_in import fitting_yields
from bot.roleplay.answers.question_answered import nearest
from bot.roleplay.answers.remarks import asks_about_extra
from bot.roleplay.exchange.character import settles
from bot.roleplay.exchange.fault_reactions import chilled
from bot.roleplay.exchange.lines import unsaid
from bot.roleplay.exchange.scene import Scene
from bot.roleplay.haggling.bargaining import his_sum_reached
from bot.roleplay.prices.price_mentions import sums
from bot.roleplay.state.doubts import RaisedObjection, Standing
from bot.roleplay.state.machine import Trigger
from bot.roleplay.state.objection_choice import still_hidden
from bot.roleplay.state.talk import Why
from bot.roleplay.understanding.arguments import answer_ids
from bot.roleplay.understanding.names import CAPITALISED
from bot.scenario.model import Objection
from bot.scenario.vocabulary import Achievement, Move, ObjectionKind, Situation

IN_ADVANCE = 2
"""Answers given in advance from which a doubt does not come up."""

BESIDE = 0.9
"""Confidence from which words said while another doubt stands open answer one that has not come up."""

MAX_ATTEMPTS = 4
"""Replies after which he stops repeating a doubt and keeps it; a brush-off that nothing met ends the talk."""

PATIENT_ATTEMPTS = 6
"""The same where the reply did something for it: half convinced he hears the rest."""

ARGUMENTS = (Move.BENEFIT, Move.EVIDENCE, Move.VALUE_FRAMING, Move.HONESTY, Move.TRADE)
HOOKS = (Move.OPEN_QUESTION, Move.CLARIFICATION, Move.ALTERNATIVE_QUESTION, Move.REASON_FOR_CONTACT, Move.BENEFIT)
"""What meets a brush-off: a hook and a question, not an argument."""

BARE = 0.6
"""How much an answer weighs that comes without what this character needs beside it."""

WELL_SAID = 0.5
"""How much a good argument weighs that is none of the answers."""

ENOUGH = 0.95
"""Share of the answers needed from which he takes them."""

_SENDS = re.compile(
    r"\b(?:отправ|вышл|пришл|скин|перешл|направ)\w*|\b(?:send|e-?mail|mail)\b|\b(?:хорошо|ладно|ок|okay|ok|fine)\b"
)

_ENDING = re.compile(r"[аеиоуыьюяй]+$|(?<=[^\W\d_])(?:ом|ем|s)$")
"""What its case adds to a name."""

_NOT_NAMED = re.compile(r"«[^»]*»|\"[^\"]*\"|“[^”]*”|\b(?:Christmas|Year['’]s) Eve\b")
_NOBODY = re.compile(
    rf"{WEEKDAY}|{MONTH}|may|christmas|easter|new|year|нов(?:ый|ого|ому|ым|ом)|пасх\w+|рождеств\w+|"
    r"english|москв\w+|авито|amazon"
)
"""What has a capital and is no person: a day, a feast, a language, a city, a market place."""


def forestall(scene: Scene) -> None:
    """Keep which doubts were answered before they came up: two answers, or all there are, and it never does.

    Nobody is answered that it is not dear before he knows what it costs.

    One that hides behind a pretext takes all of them, for nobody has asked about it; a pretext yields to none. Words
    that answer the open doubt were said to that one: doubts may share an answer.
    """
    doubts = scene.talk.doubts
    hidden = {objection.hides for objection in scene.world.scenario.objections}
    raised = {objection.id for objection in doubts.raised}
    told = _told_beside(scene, doubts.open)
    for objection in scene.world.scenario.objections:
        ids = answer_ids(objection)
        if objection.id in raised or objection.hides or not told.intersection(ids):
            continue
        if objection.kind is ObjectionKind.PRICE and not scene.talk.haggle.named:
            continue
        doubts.answered.extend(i for i in ids if i in told and i not in doubts.answered)
        given = sum(i in doubts.answered for i in ids)
        needed = len(ids) if objection.id in hidden else max(IN_ADVANCE, scene.world.rules.proof_needed(objection))
        enough = min(len(ids), needed)
        if given >= enough and objection.id not in doubts.forestalled:
            doubts.forestalled.append(objection.id)


def _told_beside(scene: Scene, raised: RaisedObjection | None) -> set[str]:
    """Ids of the points told, without those that are told by words which answer the open doubt, or perhaps not told."""
    if raised is None:
        return {point.id for point in scene.grade.points}
    own = answer_ids(scene.world.objection(raised.id))
    said_to_it = {point.evidence for point in scene.grade.points if point.id in own}
    surely = (point for point in scene.grade.points if point.confidence >= BESIDE)
    return {point.id for point in surely if point.evidence not in said_to_it}


def not_yet_answered(scene: Scene, objection: Objection) -> Sequence[str]:
    """His words for a doubt without those that ask for what was told before it came up; all where each does."""
    told = [index for index, answer in enumerate(answer_ids(objection)) if answer in scene.talk.doubts.answered]
    if not told:
        return objection.says
    near = [scene.world.nearness(objection.says, wordings).max(axis=1) for wordings in objection.answers]
    nearest_answer = np.argmax(near, axis=0)
    left = [line for line, index in zip(objection.says, nearest_answer, strict=True) if index not in told]
    return left or objection.says


def weigh(scene: Scene) -> bool:
    """React to a reply to the open objection; True when the doubt is gone or left behind."""
    raised = scene.talk.doubts.open
    if raised is None:
        return True
    objection = scene.world.objection(raised.id)
    raised.attempts += 1
    if objection.kind.is_brush_off and _lets_go(scene):
        scene.say(Situation.TAKES_EXIT)
        scene.end(Trigger.REFUSE, Situation.REFUSES, Why.NOT_LET_IN)
        return False
    softer = _soften(scene, objection, raised)
    needed = scene.world.rules.proof_needed(objection)
    if raised.softened >= ENOUGH * needed and not objection.hides:
        return _yield(scene, objection, raised)
    # Whoever asks at the very last still hears what is behind it, and may answer that.
    if _asked_behind(scene) and objection.hides and (scene.heard.probing or not scene.answered):
        return _come_out(scene, objection, raised)
    if _asked_behind(scene) and _reveal(scene, objection, raised):
        return False
    if raised.attempts >= (PATIENT_ATTEMPTS if softer else MAX_ATTEMPTS):
        if objection.kind.is_brush_off and not raised.softened:
            # Not one reason to stay in so many replies.
            scene.end(Trigger.REFUSE, Situation.REFUSES, Why.NOT_LET_IN)
            return False
        raised.standing = Standing.LEFT
        _reach(scene)
        return True
    if not scene.answered:
        _keep_doubting(scene, objection, softer=softer)
    return False


def _keep_doubting(scene: Scene, objection: Objection, *, softer: bool) -> None:
    """Say that the doubt stands, or what else there is to say to the reply."""
    if softer and _asks_without_answer(scene, objection):
        # A question is no argument to agree with.
        scene.feel_moment(Situation.HALF_ACCEPT)
        scene.say(Situation.DEFLECT)
    elif softer:
        _warm(scene, Situation.HALF_ACCEPT)
    elif asks_about_extra(scene):
        scene.say(Situation.EXTRA_TOO_EARLY)
    elif scene.heard.direct and not objection.kind.is_brush_off:
        # Asked for something that he cannot tell, he does not answer with his doubt.
        scene.say(Situation.DEFLECT)
    else:
        scene.say(Situation.INSIST, objection.insists)


def _asks_without_answer(scene: Scene, objection: Objection) -> bool:
    """True for a reply that ends in a question which he cannot answer, and gives none of the answers to the doubt."""
    last = thoughts(scene.reply)[-1:]
    asks_last = bool(scene.heard.questions) and any(map(asks, last)) and not objection.kind.is_brush_off
    return asks_last and not any(point.id in answer_ids(objection) for point in scene.grade.points)


def _asked_behind(scene: Scene) -> bool:
    """True for a question about what is behind it; asked rudely it gets no answer."""
    asked = bool(scene.heard.probing) or scene.grade.has(Move.CLARIFICATION, Move.OPEN_QUESTION)
    return asked and not scene.heard.jests and not scene.grade.has(Move.RUDENESS)


def _lets_go(scene: Scene) -> bool:
    """True when a seller takes a brush-off at its word: he sends his letter, and the talk is over."""
    if scene.heard.questions or scene.grade.has(*HOOKS, Move.PERMISSION) or scene.grade.value >= GOOD:
        return False
    return bool(_SENDS.search(normalised(scene.reply)))


def _reveal(scene: Scene, objection: Objection, raised: RaisedObjection) -> bool:
    """Say what is behind a doubt, unless he is answering something else; True when he did.

    Once; to whoever asks for it in so many words again while he has other words for it.
    """
    probing = scene.heard.probing
    if not objection.reveals or (scene.answered and not probing):
        return False
    left = unsaid(objection.reveals, scene.talk)
    if raised.revealed and not (probing and left):
        return False
    told = scene.tell(_about(scene, left or objection.reveals))
    raised.revealed = raised.revealed or told
    return told


def _about(scene: Scene, lines: Sequence[str]) -> Sequence[str]:
    """Those that name nobody new and answer best what is asked about what is behind it."""
    asked = [scene.heard.probing] if scene.heard.probing else []
    return nearest(scene, asked, _of_known_people(scene, lines))


def _of_known_people(scene: Scene, lines: Sequence[str]) -> Sequence[str]:
    """Those of his lines that name nobody who was not spoken of yet; all where each does."""
    scenario, spoken = scene.world.scenario, scene.talk.spoken
    said = " ".join((*spoken.lines, *spoken.replies, scene.reply, scenario.brief, scenario.customer.name))
    known = frozenset(map(_bare, words_in(said)))
    return [line for line in lines if known.issuperset(map(_bare, _people(line)))] or lines


def _people(line: str) -> Sequence[str]:
    """Names of people in a line: no day or place, nor what is only quoted."""
    named = CAPITALISED.findall(_NOT_NAMED.sub(" ", line))
    return [name for name in named if not _NOBODY.fullmatch(normalised(name))]


def _bare(word: str) -> str:
    """A word without the ending that its case gives it: "Зое" is said of Зоя."""
    return _ENDING.sub("", normalised(word))


def _come_out(scene: Scene, objection: Objection, raised: RaisedObjection) -> bool:
    """Asked for, the true cause takes the place of the pretext; True where that one is dealt with already."""
    hidden = still_hidden(scene.world.scenario, scene.talk, objection.id)
    if hidden is None:
        raised.revealed = True
        return _yield(scene, objection, raised)
    if not scene.tell(_about(scene, objection.reveals or scene.world.objection(hidden).says)):
        return False
    raised.standing, raised.revealed = Standing.MET, True
    scene.talk.doubts.raised.append(RaisedObjection(id=hidden))
    _reach(scene)
    return False


def _soften(scene: Scene, objection: Objection, raised: RaisedObjection) -> bool:
    """Add what this reply does for the doubt; True when it does anything."""
    before = raised.softened
    if objection.kind is ObjectionKind.PRICE and _meets_his_sum(scene):
        raised.softened = float(len(objection.answers))
        return raised.softened > before
    temperament = scene.world.scenario.customer.temperament
    raised.accepted = raised.accepted or settles(temperament, scene.grade, scene.reply)
    told = {point.id for point in scene.grade.points if not scene.world.meant_for_another([point.evidence], objection)}
    new = [index for index, answer in enumerate(answer_ids(objection)) if answer in told and index not in raised.met]
    raised.met.extend(new)
    whole = raised.accepted or scene.grade.value == 3 or objection.kind.is_brush_off
    raised.softened += len(new) * (1.0 if whole else BARE)
    if not new:
        raised.softened += _well_handled(scene, objection, raised)
    return raised.softened > before


def _meets_his_sum(scene: Scene) -> bool:
    """True where the seller offers the sum that he has just named himself, or less; of two, the one he would go to."""
    product, offered = scene.world.scenario.product, scene.heard.price
    named = [value for value in sums(scene.talk.spoken.last, product.price, product.unit) if value < product.price]
    return offered is not None and bool(named) and offered <= max(named)


def _well_handled(scene: Scene, objection: Objection, raised: RaisedObjection) -> float:
    """What a good reply counts that does what meets this kind of doubt, whatever its words."""
    if objection.kind.is_brush_off:
        return float(scene.grade.value >= GOOD and scene.grade.has(*HOOKS))
    if scene.grade.value < 2 or not scene.grade.has(*ARGUMENTS):
        return 0.0
    if scene.world.meant_for_another([clause.text for clause in clauses(scene.reply)], objection):
        return 0.0
    if scene.grade.value == 2:
        return WELL_SAID
    missing = next((i for i in range(len(objection.answers)) if i not in raised.met), None)
    if missing is None:
        return WELL_SAID
    raised.met.append(missing)
    return 1.0


def _yield(scene: Scene, objection: Objection, raised: RaisedObjection) -> bool:
    raised.standing = Standing.MET
    _reach(scene)
    lines = fitting_yields(scene, objection)
    if objection.kind is ObjectionKind.PRICE and _haggles_yet(scene):
        # Whoever is about to ask for less has not just called it cheap.
        _warm(scene, Situation.HALF_ACCEPT)
        scene.feel_moment(Situation.YIELD)
    elif lines or not objection.kind.is_brush_off:
        _warm(scene, Situation.YIELD, lines)
        if objection.kind.is_brush_off and scene.told:
            scene.put_first()
    else:
        # There was no argument to agree with: that he goes on talking says it all.
        scene.feel_moment(Situation.YIELD)
    return True


def _haggles_yet(scene: Scene) -> bool:
    """True where the price is not settled, and will be haggled over: it is not yet what he has."""
    haggles = scene.world.rules.bargaining is not None and not scene.talk.haggle.settled
    return haggles and his_sum_reached(scene) is None


def _warm(scene: Scene, situation: Situation, own: Sequence[str] | None = None) -> None:
    """Say what he thinks better of; beside a fault that he has just answered it is only felt."""
    if chilled(scene):
        scene.feel_moment(situation)
    else:
        scene.say(situation, own)


def _reach(scene: Scene) -> None:
    raised = scene.talk.doubts.raised
    met = sum(o.standing is Standing.MET for o in raised) / len(raised)
    scene.talk.record.reached[Achievement.OBJECTION_MET] = met
