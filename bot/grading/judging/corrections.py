"""What the detector is known to mishear, put right by words before a grade is made of what was heard."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from bot.grading.detection.artefact import PLACES
from bot.grading.detection.detector import Detected
from bot.grading.judging.expected_grade import GONE
from bot.grading.judging.plain_jobs import DONE_BY_WORDS, FELT, PLAIN, parts_well, welcomes, worded
from bot.grading.phrases.aftercare import asks_how_it_went
from bot.grading.phrases.asking_leave import asks_leave, holds_on
from bot.grading.phrases.calling import says_why
from bot.grading.phrases.concessions import gives_nothing
from bot.grading.phrases.haste import hangs_on_order
from bot.grading.phrases.next_call import next_call, speaks_of_a_talk
from bot.grading.phrases.orders import asks_to_buy
from bot.grading.phrases.rudeness import fair_question, shows_proof
from bot.grading.text.clauses import Clause
from bot.grading.text.plain import normalised
from bot.grading.text.questions import asks_openly, asks_plainly, merely_asks
from bot.grading.text.sentences import sentences
from bot.grading.types import FoundMove, ReplyContext
from bot.scenario.vocabulary import OPENING, Mode, Move, StageKind

OPENLY = 0.9
"""Confidence of a plain question that needs a told answer, known by its words where needs are found out."""

OTHERWISE = frozenset({Move.ALTERNATIVE_QUESTION, Move.DECISION_MAKER, Move.PERMISSION, Move.NEXT_STEP, Move.DETAILS})
"""What a question may ask for instead."""

LATELY, GOODBYE = 2, 8
"""Replies in which the next talk was agreed, and words of a goodbye after that."""

ALOOF = 0.75
"""Confidence of a mistake from which it stands even where the words speak for the seller.

As for fair questions heard as rude: 1 of 117 unseen replies labelled so is spared.
"""


_WHO = re.compile(r"\W*(?:\w+\W+){0,3}?(?:who|кто|у кого|за кем|с кем)\b(?!.*\b(?:how|why|как|почему)\b)")
_BARE = re.compile(
    r"\W*(?:хорошо|отлично|ясно|ладно|ок|окей|да|принято|супер|договорились|good|great|ok|okay|right|fine|sure|lovely|"
    r"perfect|got it)\W*"
)
_CHOICE = re.compile(r"\b(?:or|или|либо|either|which|котор\w+|как(?:ой|ая|ие|ое|ую)|лучше)\b|[:/,]")


def put_right(context: ReplyContext, detected: Detected) -> Detected:
    """What was heard, without what the words do not bear out, and with what they plainly show."""
    doubted = ((found, _DOUBTS[found.move]) for found in detected.moves if found.move in _DOUBTS)
    wrong = {found.move for found, doubt in doubted if doubt(found, context, detected)}
    moves = tuple(found for found in detected.moves if found.move not in wrong)
    chances = dict.fromkeys(wrong, GONE)
    for shown in filter(None, (*worded(context, detected.clauses), _says_why(context, detected.clauses))):
        heard = next((found for found in moves if found.move is shown.move), None)
        if heard is None:
            chances[shown.move] = FELT
        if heard is None or heard.confidence < PLAIN:
            moves = _with(tuple(found for found in moves if found is not heard), shown)
    # Who decides is asked, not told; the grade knows both as questions.
    moves = tuple(found for found in moves if not _asks_who(found, moves))
    if opened := _opened(context, detected.moves):
        moves = _with(tuple(found for found in moves if found.move is not opened.move), opened)
        chances[opened.move] = opened.confidence
    if not chances:
        return detected if moves == detected.moves else replace(detected, moves=moves)
    probabilities = detected.probabilities.copy()
    for move, chance in chances.items():
        probabilities[PLACES[move]] = chance
    return replace(detected, moves=moves, probabilities=probabilities)


def _says_why(context: ReplyContext, cut: Sequence[Clause]) -> FoundMove | None:
    """The reason that a caller gives in plain words, also to whoever brushes him off; None elsewhere."""
    brushed_off = context.objection is not None and context.objection.is_brush_off
    called = context.mode is Mode.ACTIVE and (context.stage in OPENING or brushed_off)
    words = says_why(context.reply, cut) if called else None
    return FoundMove(move=Move.REASON_FOR_CONTACT, confidence=PLAIN, evidence=words) if words else None


def _asks_who(found: FoundMove, moves: Sequence[FoundMove]) -> bool:
    """True for a question who decides that was heard as an open one, too: of 28 labelled ones 26 are none."""
    decides = any(one.move is Move.DECISION_MAKER and one.confidence >= FELT for one in moves)
    return decides and found.move is Move.OPEN_QUESTION and bool(_WHO.match(normalised(found.evidence)))


def _opened(context: ReplyContext, moves: Sequence[FoundMove]) -> FoundMove | None:
    """An open question that was heard as a closed one, or hardly; None elsewhere."""
    sure = any(found.move is Move.OPEN_QUESTION and found.confidence >= OPENLY for found in moves)
    if sure or context.stage is not StageKind.NEEDS or not asks_openly(context.reply, context.customer):
        return None
    if asks_to_buy(context.reply):
        # "Well then, taking it?" needs no told answer.
        return None
    if any(found.move.is_mistake or found.move in OTHERWISE for found in moves):
        return None
    return FoundMove(move=Move.OPEN_QUESTION, confidence=OPENLY, evidence=context.reply.strip())


def _with(moves: tuple[FoundMove, ...], more: FoundMove) -> tuple[FoundMove, ...]:
    """Surest first, as they come."""
    return tuple(sorted((*moves, more), key=lambda found: -found.confidence))


def _ungiven(_: FoundMove, context: ReplyContext, __: Detected) -> bool:
    return gives_nothing(context.reply, context.prices)


def _fair(found: FoundMove, context: ReplyContext, __: Detected) -> bool:
    return shows_proof(context.reply) or (found.confidence < ALOOF and fair_question(context.reply))


def _unpushed(found: FoundMove, context: ReplyContext, __: Detected) -> bool:
    """Nobody is pushed by thanks for his yes, unless that is sure, nor by a goodbye after the next talk was agreed.

    Nor by a price that hangs on a condition, nor by "bad moment?": none of the 12 labelled first words that ask leave
    so pushes.
    """
    mild = parts_well(context) or (context.stage in OPENING and asks_leave(context.reply))
    return (found.confidence < ALOOF and mild) or _keeps_to_it(context) or hangs_on_order(found.evidence)


def _to_the_matter(_: FoundMove, context: ReplyContext, detected: Detected) -> bool:
    if context.stage in DONE_BY_WORDS:
        return any(worded(context, detected.clauses)) or parts_well(context)
    how = asks_how_it_went(context.reply, detected.clauses) is not None
    # Who has just come in may be asked to tell; whether he saw the match, or how he liked what he has not bought, not.
    open_minded = any(found.move is Move.OPEN_QUESTION for found in detected.moves)
    return open_minded and not how and welcomes(context, detected.moves)


def _talks_again(_: FoundMove, context: ReplyContext, __: Detected) -> bool:
    """Who names the day of the next talk has not given up: none of the 59 labelled replies that do is labelled so.

    Nor has who then says goodbye, or does so after the yes, nor who asks for a moment more: none of 53 such labelled
    replies is labelled so.
    """
    return bool(next_call(context.reply)) or _keeps_to_it(context) or parts_well(context) or holds_on(context.reply)


def _keeps_to_it(context: ReplyContext) -> bool:
    """True for a few words after the next talk was agreed."""
    return len(context.reply.split()) <= GOODBYE and any(map(next_call, context.earlier[-LATELY:]))


def _answers(found: FoundMove, context: ReplyContext, detected: Detected) -> bool:
    """Among others, true for whoever speaks of the next talk after a deal: none of 41 labelled ones is off point."""
    again = context.stage is StageKind.FOLLOW_UP and speaks_of_a_talk(context.reply)
    return again or bool(next_call(context.reply)) or _to_the_matter(found, context, detected)


def _plain_question(_: FoundMove, context: ReplyContext, __: Detected) -> bool:
    return merely_asks(context.reply, context.customer)


def _only_asks(_: FoundMove, context: ReplyContext, __: Detected) -> bool:
    """True for nothing but questions: of the 150 labelled replies of that sort none is honest or accepts a doubt."""
    said = sentences(context.reply)
    return bool(said) and all("?" in sentence and asks_plainly(sentence) for sentence in said)


def _accepts_nothing(found: FoundMove, context: ReplyContext, detected: Detected) -> bool:
    """True for a bare "Хорошо.", too: 7 of 158 labelled replies that begin so are labelled so, for what follows it."""
    return bool(_BARE.fullmatch(normalised(found.evidence))) or _only_asks(found, context, detected)


def _no_choice(_: FoundMove, context: ReplyContext, __: Detected) -> bool:
    """True for words without a choice: of 953 labelled replies without one 2 are labelled so."""
    return not _CHOICE.search(normalised(context.reply))


def _asks_to_buy(found: FoundMove, _: ReplyContext, __: Detected) -> bool:
    return asks_to_buy(found.evidence)


def _open_question(_: FoundMove, context: ReplyContext, detected: Detected) -> bool:
    return _opened(context, detected.moves) is not None


_DOUBTS: Mapping[Move, Callable[[FoundMove, ReplyContext, Detected], bool]] = {
    Move.TRADE: _ungiven,
    Move.CONCESSION: _ungiven,
    Move.RUDENESS: _fair,
    Move.PRESSURE: _unpushed,
    Move.IRRELEVANT: _answers,
    Move.GIVING_UP: _talks_again,
    Move.ACTIVE_LISTENING: _plain_question,
    Move.CLOSED_QUESTION: _open_question,
    Move.OPEN_QUESTION: _asks_to_buy,
    Move.HONESTY: _only_asks,
    Move.ACKNOWLEDGEMENT: _accepts_nothing,
    Move.ALTERNATIVE_QUESTION: _no_choice,
}
"""When a move that was heard is none."""
