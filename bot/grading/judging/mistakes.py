"""The mistakes of a reply: which of them stand, and what they leave of its grade."""

from collections.abc import Mapping, Sequence

from bot.grading.detection.artefact import MOVES, PLACES, Numbers
from bot.grading.judging.core_moves import let_in
from bot.grading.judging.reasons import NAMED, first_words
from bot.grading.judging.sincerity import on_topic, topical
from bot.grading.phrases.haste import PUSHED, forced_haste
from bot.grading.phrases.orders import asks_to_buy
from bot.grading.phrases.time_to_think import wants_time
from bot.grading.text.clauses import Clause
from bot.grading.text.questions import QUESTIONS, words_of
from bot.grading.types import GOOD, WEAK, FoundMove, FoundPoint, ReplyContext
from bot.scenario.vocabulary import Move, StageKind

RUINOUS = frozenset({Move.RUDENESS, Move.FALSE_PROMISE, Move.GIVING_UP})
"""Mistakes that make a reply harm, whatever else it holds."""

SURE = 0.7
"""Confidence from which a ruinous mistake decides alone."""

LIKELY = 0.6
"""Confidence from which any other mistake keeps a reply from being good."""

BARELY_ASKS, LATELY = 6, 3
"""Words of a reply that only asks for the order, and replies in which that was asked before."""

SUSPECTED = 0.3
"""Chance of a mistake from which it is the reason of a 0; below, the reply is weak. Of 46 unseen replies that looked
like a 0 with a mistake as likely 29 were one, of 45 others 16."""

FINDS_OUT: Mapping[Move, float] = {Move.OPEN_QUESTION: 0.9, Move.ACTIVE_LISTENING: 0.7}
"""Confidence from which one of these alone makes a reply to someone who tells of his needs a good one.

Without a mistake beside it 253 of 254 labelled open questions are good there, and 389 of 415 summaries. Of the unseen
ones heard from 0.7 to 0.8 13 of 14 are.
"""

TO_BE_TOLD = QUESTIONS - {Move.CLOSED_QUESTION}
"""Questions that want a told answer."""

GIVEN_BACK = 3
"""Longer words of the customer's in a summary from which it is one, however it is put."""


def to_the_matter(
    context: ReplyContext, moves: tuple[FoundMove, ...], points: Sequence[FoundPoint]
) -> tuple[FoundMove, ...]:
    """The moves without a doubtful "irrelevant", where the reply speaks of the product or of what is worth knowing.

    A question with one word of the product is to the matter, however surely it seems not to be.
    """
    beside = next((found for found in moves if found.move is Move.IRRELEVANT), None)
    if beside is None:
        return moves
    asks = any(found.move in QUESTIONS for found in moves) and topical(context)
    doubtful = beside.confidence < SURE and (points or on_topic(context))
    return tuple(found for found in moves if found is not beside) if asks or doubtful else moves


def spared(moves: tuple[FoundMove, ...]) -> tuple[FoundMove, ...]:
    """The moves without a doubtful "rudeness" beside what surely is a question.

    To call an honest question rude shames, so that it is done where that is likely; open insults are known by their
    words. Of 1,271 unseen replies this spares one, and wrongly.
    """
    if not _surely_asks(moves):
        return moves
    return tuple(f for f in moves if f.move is not Move.RUDENESS or f.confidence >= LIKELY)


def with_haste(context: ReplyContext, moves: tuple[FoundMove, ...], cut: Sequence[Clause]) -> tuple[FoundMove, ...]:
    """The moves with a "pressure" that was not seen where the words leave no doubt; surest first, as they come."""
    if any(found.move is Move.PRESSURE and found.confidence >= PUSHED for found in moves):
        return moves
    words = forced_haste(context.reply, cut) or _presses(context)
    if words is None:
        return moves
    pushed = FoundMove(move=Move.PRESSURE, confidence=PUSHED, evidence=words)
    others = (found for found in moves if found.move is not Move.PRESSURE)
    return tuple(sorted((pushed, *others), key=lambda found: -found.confidence))


def _presses(context: ReplyContext) -> str | None:
    """The words of a reply that only asks for the order once more of whoever has asked for time, not said yes."""
    if context.agreed:
        return None
    only = asks_to_buy(context.reply) and len(context.reply.split()) <= BARELY_ASKS
    again = only and wants_time(context.customer) and any(map(asks_to_buy, context.earlier[-LATELY:]))
    return context.reply.strip() if again else None


def likeliest_mistake(context: ReplyContext, probabilities: Numbers) -> FoundMove:
    """The mistake that a reply most probably makes, however little; its evidence is the beginning of the reply."""
    move = max((move for move in MOVES if move.is_mistake), key=lambda move: probabilities[PLACES[move]])
    return FoundMove(move=move, confidence=float(probabilities[PLACES[move]]), evidence=first_words(context.reply))


def after_mistakes(value: int, near: bool, moves: Sequence[FoundMove], likeliest: FoundMove) -> tuple[int, bool]:
    """The grade with what its mistakes allow, and whether it is uncertain; a 0 tells what did harm, or is none."""
    if any(found.move in RUINOUS and found.confidence >= SURE for found in moves):
        return 0, False
    mistake = next((found for found in moves if found.move.is_mistake), None)
    if mistake is not None:
        value = min(value, WEAK if mistake.confidence >= LIKELY else GOOD)
        near = near or mistake.confidence < NAMED
    named = mistake is not None and mistake.confidence >= NAMED
    if value or named:
        return value, near
    # A question that surely is one harms nobody: of 8 such replies left out of the training 4 were better than 0.
    return int(likeliest.confidence < SUSPECTED or _surely_asks(moves)), True


def finds_out(context: ReplyContext, moves: Sequence[FoundMove]) -> bool:
    """True for what surely finds out needs, while they are found out, without a mistake.

    A summary is sure, too, where it has several of his words: 21 of 25 labelled ones without a question are good.
    Whoever was let in at the first contact finds them out with any sure question that wants a told answer.
    """
    if any(found.move.is_mistake for found in moves):
        return False
    if let_in(context):
        return any(found.move in TO_BE_TOLD and found.confidence >= SURE for found in moves)
    if context.stage is not StageKind.NEEDS:
        return False
    if any(found.confidence >= FINDS_OUT.get(found.move, 1.1) for found in moves):
        return True
    summed_up = any(found.move is Move.ACTIVE_LISTENING for found in moves)
    return summed_up and len(words_of(context.reply) & words_of(context.customer)) >= GIVEN_BACK


def mistakes_among(moves: Sequence[FoundMove]) -> frozenset[Move]:
    """Which mistakes were found."""
    return frozenset(found.move for found in moves if found.move.is_mistake)


def _surely_asks(moves: Sequence[FoundMove]) -> bool:
    return any(found.move in QUESTIONS and found.confidence >= SURE for found in moves)
