"""What must hold after all that: the database, its history, and what people saw, held against what they sent."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from sqlalchemy import func, select

from bot.app.product import open_app
from bot.config import Settings
from bot.practice.service import Product
from bot.roleplay.state.talk import Talk, Turn
from bot.roleplay.state.world import World
from bot.scenario.vocabulary import Language
from bot.storage.records import Feedback, Played, Status
from bot.storage.rows import turn_of
from bot.storage.tables import InboxRow, OutboxRow, SessionRow, TurnRow
from bot.telegram.rendering import render
from bot.telegram.suspects import CRASHED
from bot.texts.catalogue import texts
from bot.texts.notes import note_pieces
from bot.texts.rendering import lines_pieces
from tests.chaos.arrivals import compare
from tests.chaos.fleet import GIVEN_UP, NO_TALK, Seller
from tests.chaos.history import Row, Step, read
from tests.support.constant import constant_models
from tests.telegram.server import Call

OPEN = (Status.ACTIVE, Status.PAUSED)
GIVEN_UP_COUNT = "updates given up after four deaths of the process"


@dataclass(slots=True, kw_only=True)
class Verdict:
    """Counts; every one of `wrong` must be 0."""

    right: Counter[str]
    wrong: Counter[str]


async def judge(settings: Settings, sellers: Sequence[Seller], calls: Sequence[Call], kills: int) -> Verdict:
    """Hold it all against each other.

    Args:
        settings: of the bot.
        sellers: who talked to it.
        calls: of the bot, as Telegram took them.
        kills: of the process.
    """
    verdict = Verdict(right=Counter(), wrong=Counter())
    async with open_app(settings, models=constant_models()) as product:
        await _queues(product, verdict)
        history = await read(product.store.engine)
        for seller in sellers:
            steps = history.get(seller.person.id, [])
            _handled(seller, steps, verdict)
            _replies(seller, steps, verdict)
            compare(
                [row for step in steps for row in step.owed],
                [call for call in calls if call.chat == seller.person.id],
                verdict.right,
                verdict.wrong,
            )
            await _talks(product, seller, steps, verdict)
    # Three counted tries each, of one update at a time: no kill counts for two.
    verdict.wrong["updates given up beyond one for three kills"] = max(0, verdict.right[GIVEN_UP_COUNT] - kills // 3)
    return verdict


async def _queues(product: Product, verdict: Verdict) -> None:
    """Every update is handled, every message sent: both queues are empty but for receipts."""
    async with product.store.engine.connect() as db:
        states = select(InboxRow.state, InboxRow.error, func.count()).group_by(InboxRow.state, InboxRow.error)
        for state, error, count in await db.execute(states):
            given_up = state == "dead" and error == CRASHED
            name = GIVEN_UP_COUNT if given_up else f"updates {state}"
            (verdict.right if state == "done" or given_up else verdict.wrong)[name] += count
        for state, count in await db.execute(select(OutboxRow.state, func.count()).group_by(OutboxRow.state)):
            verdict.wrong[f"messages {state}"] = count


def _handled(seller: Seller, steps: Sequence[Step], verdict: Verdict) -> None:
    """Every update that a person sent is handled exactly once, in order."""
    done = [number for step in steps for number in step.updates]
    counted = Counter(done)
    verdict.wrong["updates never handled"] += sum(number not in counted for number in seller.person.sent)
    verdict.wrong["updates handled twice"] += sum(count - 1 for count in counted.values())
    verdict.wrong["updates handled out of order"] += sum(later < earlier for earlier, later in pairwise(done))


def _replies(seller: Seller, steps: Sequence[Step], verdict: Verdict) -> None:
    """The update of every reply made exactly one turn, of its own words; or it was told that no talk is on.

    Replies that waited together make one turn of the words of all, in their order, or are told so once.
    """
    for step in steps:
        replies = [seller.replies[number] for number in step.updates if number in seller.replies]
        if len(replies) < len(step.updates) or not replies:
            verdict.wrong["turns that no reply made"] += len(step.turns)
            verdict.wrong["replies handled together with what is none"] += len(replies)
        elif step.turns:
            verdict.right["turns"] += 1
            verdict.right["replies in a turn with the one before"] += len(replies) - 1
            verdict.wrong["replies graded twice"] += len(step.turns) - 1
            said = "\n".join(replies)
            verdict.wrong["turns of other words"] += sum(turn_of(turn.body).reply != said for turn in step.turns)
        elif len(step.owed) == 1 and NO_TALK in step.owed[0].body_text:
            verdict.right["replies after the end, told so"] += len(replies)
        elif len(replies) == 1 and step.state == "dead" and len(step.owed) == 1 and GIVEN_UP in step.owed[0].body_text:
            verdict.right["replies given up, told so"] += 1
        else:
            verdict.wrong["replies neither graded nor told that no talk is on"] += len(replies)


async def _talks(product: Product, seller: Seller, steps: Sequence[Step], verdict: Verdict) -> None:
    """The talks as they stand hold just the turns that were made; all but the last are over; all can be read."""
    mine = select(SessionRow.id).where(SessionRow.user_id == seller.person.id)
    async with product.store.engine.connect() as db:
        ids = (await db.execute(mine)).scalars().all()
        kept = (await db.execute(select(TurnRow.session_id, TurnRow.number).where(TurnRow.session_id.in_(mine)))).all()
    made = Counter((turn.what, turn.number) for step in steps for turn in step.turns)
    differ = (made - Counter(map(tuple, kept))) + (Counter(map(tuple, kept)) - made)
    verdict.wrong["turns that came or went behind our back"] += differ.total()
    step_of = {(turn.what, turn.number): step for step in steps for turn in step.turns}
    still_open = 0
    verdict.right["sessions"] += len(ids)
    for session in ids:
        review = await product.practice.past.review(session)
        played = review.played
        still_open += played.session.status in OPEN
        verdict.right["sessions finished"] += played.session.status not in OPEN
        verdict.wrong["turns without their number"] += [t.number for t in played.turns] != [
            *range(1, len(played.turns) + 1)
        ]
        numbers = [step_of[session, t.number].updates for t in played.turns if (session, t.number) in step_of]
        verdict.wrong["talks out of order"] += numbers != sorted(numbers)
        for turn, after in zip(played.turns, played.talks, strict=True):
            if (session, turn.number) in step_of:
                _answered(played, turn, after, review.world, step_of[session, turn.number].owed, verdict)
    verdict.wrong["open sessions of one person beyond the last"] += max(0, still_open - 1)


def _answered(played: Played, turn: Turn, after: Talk, world: World, owed: Sequence[Row], verdict: Verdict) -> None:
    """The note and the customer's answer of a turn were owed with it, in order."""
    words = texts(Language.RU)
    expected: list[str] = []
    if played.session.feedback is Feedback.COACH:
        expected += [message.plain for message in render(note_pieces(turn, world, words, after.state))]
    expected += [message.plain for message in render(lines_pieces(turn.answer))]
    left = iter(row.body_text for row in owed)
    missing = [text for text in expected if text not in left]
    verdict.wrong["notes and answers that were not owed with their turn"] += len(missing)
    verdict.right["notes and answers owed with their turn"] += len(expected) - len(missing)
