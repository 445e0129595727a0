"""What must hold after all that: read from the database and from what people saw."""

from collections import Counter
from dataclasses import dataclass
from itertools import groupby

from sqlalchemy import func, select

from bot.app.product import open_app
from bot.config import Settings
from bot.scenario.vocabulary import Language
from bot.storage.records import Feedback, Played, Status
from bot.storage.tables import InboxRow, OutboxRow, SessionRow
from bot.telegram.rendering import render
from bot.texts.catalogue import texts
from bot.texts.rendering import lines_pieces, note_pieces
from tests.chaos.fleet import NO_TALK, Seller
from tests.support.constant import constant_models

OPEN = (Status.ACTIVE, Status.PAUSED)


@dataclass(slots=True, kw_only=True)
class Verdict:
    """Counts; every one of `wrong` must be 0."""

    right: Counter[str]
    wrong: Counter[str]


async def judge(settings: Settings, sellers: list[Seller]) -> Verdict:
    """Hold the database against what was said and what was seen."""
    right, wrong = Counter[str](), Counter[str]()
    async with open_app(settings, models=constant_models()) as product:
        async with product.store.engine.connect() as db:
            for state, count in await db.execute(select(InboxRow.state, func.count()).group_by(InboxRow.state)):
                (right if state == "done" else wrong)[f"updates {state}"] = count
            for state, count in await db.execute(select(OutboxRow.state, func.count()).group_by(OutboxRow.state)):
                wrong[f"messages {state}"] = count
            ids = (await db.execute(select(SessionRow.id, SessionRow.user_id).order_by(SessionRow.started_at))).all()
        for seller in sellers:
            played = []
            for session_id, user in ids:
                if user == seller.person.id:
                    review = await product.practice.review(session_id)
                    played.append(review.played)
                    _heard(seller, review.played, review.world, right, wrong)
            _replies(seller, played, right, wrong)
    return Verdict(right=right, wrong=wrong)


def _replies(seller: Seller, played: list[Played], right: Counter[str], wrong: Counter[str]) -> None:
    """Every reply is in exactly one turn, in order; one that came after the end of a talk is told so."""
    right["sessions"] += len(played)
    right["sessions finished"] += sum(p.session.status not in OPEN for p in played)
    wrong["open sessions of one person beyond the last"] += max(0, sum(p.session.status in OPEN for p in played) - 1)
    turns = [turn for p in played for turn in p.turns]
    right["turns"] += len(turns)
    for p in played:
        wrong["turns without their number"] += [t.number for t in p.turns] != list(range(1, len(p.turns) + 1))
    counted = Counter(turn.reply for turn in turns)
    wrong["replies graded twice"] += sum(count - 1 for count in counted.values())
    place = {text: index for index, text in enumerate(seller.said)}
    wrong["turns of words never said"] += sum(turn.reply not in place for turn in turns)
    # By session: sessions are sorted by a clock that was set wrong now and then.
    for p in played:
        order = [place[turn.reply] for turn in p.turns if turn.reply in place]
        wrong["talks out of order"] += order != sorted(order)
    without = [text for text in seller.said if text not in counted]
    told = sum(NO_TALK in text for text in seller.person.texts)
    right["replies after the end, told so"] += len(without)
    wrong["replies lost"] += max(0, len(without) - told)


def _heard(seller: Seller, played: Played, world, right: Counter[str], wrong: Counter[str]) -> None:  # type: ignore[no-untyped-def]
    """Every note and answer of a talk arrived, in order; at once after itself it may stand a second time."""
    words = texts(Language.RU)
    expected: list[str] = []
    for turn in played.turns:
        if played.session.feedback is Feedback.COACH:
            expected += [message.plain for message in render(note_pieces(turn, world, words))]
        expected += [message.plain for message in render(lines_pieces(turn.answer, words))]
    seen = iter(_collapsed(seller.person.texts))
    for text in _collapsed(expected):
        if any(text == shown for shown in seen):
            right["messages of turns that arrived in order"] += 1
        else:
            wrong["messages of turns missing or out of order"] += 1
            seen = iter(_collapsed(seller.person.texts))


def _collapsed(items: list[str]) -> list[str]:
    return [item for item, _ in groupby(items)]


def doubled(sellers: list[Seller]) -> list[int]:
    """How many messages stand twice in a row, by chat."""
    return [len(seller.person.texts) - len(_collapsed(seller.person.texts)) for seller in sellers]
