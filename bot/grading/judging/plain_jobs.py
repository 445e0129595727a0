"""Jobs of a stage that the words alone show to be done, whatever the detector heard."""

from collections.abc import Callable, Collection, Iterator, Sequence

from bot.grading.judging.core_moves import of_his_story
from bot.grading.judging.sincerity import theory
from bot.grading.phrases.aftercare import asks_how_it_went
from bot.grading.phrases.appointments import appoints
from bot.grading.phrases.greeting import greets
from bot.grading.phrases.orders import asks_for_details, asks_for_order, says_goodbye, seals
from bot.grading.phrases.summing_up import sums_up
from bot.grading.text.clauses import Clause
from bot.grading.text.questions import QUESTIONS
from bot.grading.types import FoundMove, ReplyContext
from bot.scenario.vocabulary import Mode, Move, StageKind

FELT = 0.6
"""Chance of a move that the words alone show, where the grade is made of what was heard."""

PLAIN = 0.9
"""Confidence of such a move: how often the labelled replies bear one out stands beside each."""

_Words = Callable[[str, Sequence[Clause]], str | None]
"""The words of a reply, verbatim, that show something; None where none do."""

WORDED: Sequence[tuple[StageKind, Move, _Words, bool]] = (
    # Both labelled ones at the needs with three of his last words are labelled so and good.
    (StageKind.NEEDS, Move.ACTIVE_LISTENING, sums_up, True),
    # Of the 449 labelled replies after a deal 55 ask how it went, 51 of them labelled so.
    (StageKind.FOLLOW_UP, Move.FOLLOW_UP, asks_how_it_went, True),
    # Of the 481 at the close 117 ask for what an order needs, 111 labelled so, 112 good or better, none irrelevant.
    (StageKind.CLOSING, Move.DETAILS, asks_for_details, True),
    # Of the 758 labelled at the close 6 do so, all labelled so and good; so is the one at another stage.
    (StageKind.CLOSING, Move.NEXT_STEP, appoints, True),
    # The labelled replies seldom ask so plainly: 4 of the 481 do, all labelled so.
    (StageKind.CLOSING, Move.NEXT_STEP, asks_for_order, False),
    # Of the 244 labelled first words that begin so 241 are labelled so.
    (StageKind.CONTACT, Move.GREETING, greets, False),
    (StageKind.QUALIFICATION, Move.GREETING, greets, False),
)
"""Moves of a stage that are known by their words; and whether whoever makes no mistake beside one has done its job."""

DONE_BY_WORDS = frozenset(stage for stage, _, _, does_job in WORDED if does_job)
"""Stages whose job the words alone may show."""


def worded(context: ReplyContext, cut: Sequence[Clause], *, job: bool = False) -> Iterator[FoundMove]:
    """The moves that the words alone show at this stage; of these only the ones that do its job, if that is asked."""
    for stage, move, words_of, does_job in WORDED:
        if stage is not context.stage or (job and not does_job) or not (words := words_of(context.reply, cut)):
            continue
        # A list is a summing up only of what he has told.
        if move is not Move.ACTIVE_LISTENING or of_his_story(context, words):
            yield FoundMove(move=move, confidence=PLAIN, evidence=words)


def parts_well(context: ReplyContext) -> bool:
    """True for thanks, a promise or a goodbye to whoever has said yes: nothing is left to ask for."""
    if not context.agreed or context.stage is not StageKind.CLOSING:
        return False
    return seals(context.reply) or ("?" not in context.customer and says_goodbye(context.reply))


def plainly_done(context: ReplyContext, cut: Sequence[Clause]) -> bool:
    """True where the words alone show the stage's job, or part well."""
    return any(worded(context, cut, job=True)) or parts_well(context)


def welcomes(context: ReplyContext, moves: Collection[FoundMove]) -> bool:
    """True for a greeting with a question to whoever has just come in: it answers any first words of his."""
    shown = {found.move for found in moves}
    came_in = context.stage is StageKind.CONTACT and context.mode is Mode.PASSIVE
    return came_in and Move.GREETING in shown and bool(shown & QUESTIONS) and not theory(context.reply)
