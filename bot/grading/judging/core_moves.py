"""What each stage cannot do without: the moves of its core job, by stage and mode."""

import re
from collections.abc import Collection, Mapping, Sequence

from bot.grading.phrases.cues import names
from bot.grading.phrases.orders import says_goodbye
from bot.grading.text.calendar import A_WEEKDAY
from bot.grading.text.plain import normalised
from bot.grading.text.questions import QUESTIONS, words_of
from bot.grading.text.sentences import sentences
from bot.grading.types import ReplyContext
from bot.scenario.vocabulary import Mode, Move, ObjectionKind, StageKind

Job = Sequence[frozenset[Move]]
"""Groups in order of weight; any move of a group serves."""


def _job(*groups: set[Move]) -> Job:
    return tuple(frozenset(group) for group in groups)


_ARGUMENTS = {Move.BENEFIT, Move.EVIDENCE, Move.VALUE_FRAMING, Move.HONESTY, Move.TRADE}
_QUESTIONS = {Move.OPEN_QUESTION, Move.ALTERNATIVE_QUESTION, Move.CLARIFICATION}

JOBS: Mapping[StageKind, Job] = {
    StageKind.PREPARATION: _job({Move.OPEN_QUESTION}),
    StageKind.CONTACT: _job(
        {Move.REASON_FOR_CONTACT}, {Move.GREETING}, {Move.PERMISSION, Move.OPEN_QUESTION, Move.ALTERNATIVE_QUESTION}
    ),
    StageKind.QUALIFICATION: _job({Move.DECISION_MAKER}, {Move.REASON_FOR_CONTACT, Move.PERSONALISATION}),
    StageKind.NEEDS: _job(_QUESTIONS, {Move.ACTIVE_LISTENING, Move.PERSONALISATION, Move.ACKNOWLEDGEMENT}),
    StageKind.PRESENTATION: _job({Move.BENEFIT}, {Move.EVIDENCE, Move.PERSONALISATION, Move.ACTIVE_LISTENING}),
    StageKind.CONSULTATION: _job({Move.RECOMMENDATION, Move.HONESTY}, {Move.BENEFIT, Move.PERSONALISATION}),
    StageKind.OBJECTION: _job({Move.CLARIFICATION} | _ARGUMENTS, {Move.ACKNOWLEDGEMENT}, _ARGUMENTS),
    StageKind.BARGAINING: _job({Move.TRADE, Move.VALUE_FRAMING}, {Move.NEXT_STEP, Move.ACKNOWLEDGEMENT}),
    StageKind.UPSELL: _job({Move.UPSELL}, {Move.BENEFIT, Move.PERSONALISATION}),
    StageKind.CLOSING: _job({Move.NEXT_STEP}, {Move.DETAILS, Move.ALTERNATIVE_QUESTION}),
    StageKind.FOLLOW_UP: _job({Move.FOLLOW_UP}, {Move.PERSONALISATION, Move.NEXT_STEP, Move.OPEN_QUESTION}),
}

STANDS_FOR: Mapping[frozenset[Move], Move] = {
    frozenset(_QUESTIONS): Move.OPEN_QUESTION,
    frozenset(_ARGUMENTS): Move.BENEFIT,
    frozenset({Move.ACTIVE_LISTENING, Move.PERSONALISATION, Move.ACKNOWLEDGEMENT}): Move.ACTIVE_LISTENING,
    frozenset({Move.EVIDENCE, Move.PERSONALISATION, Move.ACTIVE_LISTENING}): Move.EVIDENCE,
    frozenset({Move.TRADE, Move.VALUE_FRAMING}): Move.VALUE_FRAMING,
    frozenset({Move.RECOMMENDATION, Move.HONESTY}): Move.RECOMMENDATION,
    frozenset({Move.CLARIFICATION} | _ARGUMENTS): Move.CLARIFICATION,
}
"""The move that stands for a group when it is missing; elsewhere the first by the catalogue's order."""

PASSIVE_CONTACT = _job({Move.GREETING}, {Move.OPEN_QUESTION, Move.ALTERNATIVE_QUESTION, Move.CLOSED_QUESTION})

BRUSH_OFF = _job(
    {Move.REASON_FOR_CONTACT, Move.PERSONALISATION} | _QUESTIONS,
    {Move.ACKNOWLEDGEMENT},
    {Move.PERMISSION, Move.NEXT_STEP, Move.ALTERNATIVE_QUESTION},
)
"""Before the offer is known there is nothing to argue about: a hook and a question meet a brush-off."""


def job_of(context: ReplyContext) -> Job:
    """The core job of the stage that a reply stands in."""
    if context.objection is ObjectionKind.BRUSH_OFF:
        return BRUSH_OFF
    if context.stage is StageKind.CONTACT and context.mode is Mode.PASSIVE:
        return PASSIVE_CONTACT
    return JOBS[context.stage]


LET_IN = _job(_QUESTIONS, {Move.GREETING}, {Move.ACTIVE_LISTENING, Move.PERSONALISATION, Move.ACKNOWLEDGEMENT})
"""What is left of the first contact once its reason was given: his needs, and a name where none was given."""


def let_in(context: ReplyContext) -> bool:
    """True at the first contact of a call once its reason was given: from then on the customer may be asked."""
    first = context.stage is StageKind.CONTACT and context.mode is Mode.ACTIVE
    return first and context.objection is None and Move.REASON_FOR_CONTACT in context.shown


ONCE = frozenset({
    Move.GREETING, Move.REASON_FOR_CONTACT, Move.PERMISSION, Move.DECISION_MAKER, Move.RECOMMENDATION, Move.UPSELL,
    Move.PRICE,
})  # fmt: skip
"""Moves that are made once: whoever made one is not told to make it."""

HIS_STORY = 3
"""Longer words of what he has told from which a reply is about him; where it calls him by name, one will do."""

_HELLO = r"(?i:здравствуйте|добрый (?:день|вечер)|доброе утро|hello|hi|good (?:morning|afternoon))"
_NAME = (
    rf"(?!(?i:{A_WEEKDAY})\b)"
    r"(?!(?:Да|Нет|Ну|Ок|Так|Хорошо|Понятно|Понял[аи]?|Понимаю|Вижу|Рад|Рада|Супер|Прекрасно|Замечательно|Чудесно|"
    r"Конечно|Отлично|Ясно|Спасибо|Здравствуйте|Привет|Ладно|"
    r"Смотрите|Слушайте|Скажите|Извините|Простите|Согласен|Согласна|Верно|Кстати|Тогда|Значит|Итак|"
    r"Yes|No|Ok|Okay|Right|Sure|Well|Hello|Hi|Hey|Thanks|Great|Good|Fine|So|Understood|Exactly|Absolutely|Listen|Look|"
    r"Lovely|Perfect|Wonderful|Brilliant|Actually|Honestly|Now|Then|Sorry|Please|Of)\b)"
    r"[A-ZА-ЯЁ][a-zа-яё]+(?: [A-ZА-ЯЁ][a-zа-яё]+)?"
)
_CALLED = re.compile(rf"(?:^\W*|[.!?]\s+|\b{_HELLO},? ){_NAME}[,!]")
"""A name, as one is called by it, or what only looks like it: "Bosch, Samsung", or the seller's own."""

_ADDRESSED = re.compile(rf"(?:^\W*|[.!?]\s+){_NAME} {_HELLO}\b|\b(?i:спасибо|thanks|thank you),? {_NAME}!")
"""A name that can be none but his."""

FEWEST_TOLD = 3
"""Longer words of a customer from which there is something to sum up: "Yes, make it quick" holds none."""


def missing_parts(context: ReplyContext, shown: frozenset[Move]) -> tuple[Move, ...]:
    """The parts of the stage's job that were not shown, weightiest first, each by the move that stands for it.

    A doubt is to be accepted only where one stands open, and only what he has told can be summed up. Whoever was let in
    goes on to what the customer needs. Whoever says goodbye after the yes may still agree when to hear how it goes.
    """
    if context.agreed and context.stage is StageKind.CLOSING and says_goodbye(context.reply):
        return () if Move.FOLLOW_UP in shown else (Move.FOLLOW_UP,)
    job = LET_IN if let_in(context) else job_of(context)
    groups = (group for group in job if not group & shown)
    doubts = context.objection is not None
    missing = ((group, group if doubts else group - {Move.ACKNOWLEDGEMENT}) for group in groups)
    named = (STANDS_FOR.get(group) or min(fit, key=list(Move).index) for group, fit in missing if fit)
    told = len(words_of(context.customer)) >= FEWEST_TOLD
    return tuple(move for move in named if told or move is not Move.ACTIVE_LISTENING)


BEYOND: Mapping[StageKind, Sequence[Move]] = {
    StageKind.CONTACT: (Move.PERSONALISATION, Move.PERMISSION, Move.OPEN_QUESTION),
    StageKind.QUALIFICATION: (Move.PERSONALISATION, Move.PERMISSION),
    StageKind.NEEDS: (Move.ACTIVE_LISTENING, Move.OPEN_QUESTION, Move.PERSONALISATION),
    StageKind.PRESENTATION: (Move.EVIDENCE, Move.PERSONALISATION, Move.OPEN_QUESTION),
    StageKind.CONSULTATION: (Move.RECOMMENDATION, Move.BENEFIT, Move.PERSONALISATION, Move.HONESTY),
    StageKind.OBJECTION: (Move.CLARIFICATION, Move.EVIDENCE, Move.BENEFIT, Move.NEXT_STEP),
    StageKind.BARGAINING: (Move.VALUE_FRAMING, Move.TRADE, Move.NEXT_STEP),
    StageKind.UPSELL: (Move.BENEFIT, Move.PERSONALISATION),
    StageKind.CLOSING: (Move.DETAILS, Move.NEXT_STEP),
    StageKind.FOLLOW_UP: (Move.PERSONALISATION, Move.OPEN_QUESTION, Move.NEXT_STEP),
}
"""What makes a reply that does the stage's job an excellent one."""


def lacking(context: ReplyContext, shown: frozenset[Move]) -> tuple[Move, ...]:
    """What a reply might add: the parts of the job not shown or, where all are, what an expert does beside them."""
    parts = missing_parts(context, shown)
    if parts or (context.agreed and says_goodbye(context.reply)):
        return parts
    brushed_off = context.objection is ObjectionKind.BRUSH_OFF
    unfit = {Move.PERMISSION} if context.mode is Mode.PASSIVE else set()
    if len(words_of(context.customer)) < FEWEST_TOLD:
        unfit.add(Move.ACTIVE_LISTENING)
    if len(_his_words(context)) < FEWEST_TOLD:
        unfit.add(Move.PERSONALISATION)
    beyond = BEYOND.get(StageKind.CONTACT if brushed_off else context.stage, ())
    return tuple(move for move in beyond if move not in shown | unfit)


def _his_words(context: ReplyContext) -> frozenset[str]:
    return words_of(" ".join((*context.said, context.customer)))


def granted(context: ReplyContext, shown: Collection[Move], *, told: bool = False) -> frozenset[Move]:
    """The moves that nobody is told he lacks: those shown, now or once for all, and those that other signs count for.

    Args:
        context: of the reply.
        shown: in it.
        told: it tells something of the product.
    """
    moves = {*shown, *(context.shown & ONCE)}
    asked = (sentence for sentence in sentences(context.reply) if "?" in sentence)
    # "How do you look for people?" is not told to begin with "how".
    if any(names(Move.OPEN_QUESTION, normalised(sentence)) for sentence in asked):
        moves.add(Move.OPEN_QUESTION)
    # Whoever takes up what he has told speaks to him; beside his name a word of it will do.
    if _called_by_name(context) or of_his_story(context, context.reply):
        moves.add(Move.PERSONALISATION)
    # A brush-off is no doubt that could be asked about.
    doubt = context.stage is StageKind.OBJECTION and context.objection is not ObjectionKind.BRUSH_OFF
    # A question about a doubt is not told to ask about it; "shall we sign?" is no such question.
    if doubt and moves & QUESTIONS and Move.NEXT_STEP not in moves:
        moves.add(Move.CLARIFICATION)
    # A fact of the product is an argument to whoever doubts.
    if doubt and told:
        moves.add(Move.EVIDENCE)
    # Whoever has the yes has asked for it, and settles the rest once.
    if context.agreed and context.stage is StageKind.CLOSING:
        moves.update({Move.NEXT_STEP, *(context.shown & {Move.DETAILS, Move.ALTERNATIVE_QUESTION})})
    return frozenset(moves)


def _called_by_name(context: ReplyContext) -> bool:
    """True where he is called by what can only be his name, or by one, and hears a word of his besides."""
    rest, named = _CALLED.subn(" ", context.reply)
    return bool(_ADDRESSED.search(context.reply)) or (named > 0 and bool(words_of(rest) & _his_words(context)))


def of_his_story(context: ReplyContext, words: str) -> bool:
    """True for words that take up what he has told."""
    return len(words_of(words) & _his_words(context)) >= HIS_STORY


def core_shown(job: Job, shown: Sequence[Move]) -> Move | None:
    """The weightiest part of the job that was shown, None where none was."""
    for group in job:
        for move in shown:
            if move in group:
                return move
    return None
