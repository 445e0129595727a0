"""What a reply is told to add."""

import pytest

from bot.grading.judging.core_moves import granted, missing_parts
from bot.grading.types import ReplyContext
from bot.scenario.vocabulary import Language, Mode, Move, ObjectionKind, StageKind


def missing(stage, *now, shown=(), objection=None):
    context = ReplyContext(
        language=Language.EN,
        mode=Mode.ACTIVE,
        stage=StageKind(stage),
        customer="Hello?",
        reply="All right.",
        objection=objection,
        shown=frozenset(shown),
    )
    return missing_parts(context, granted(context, now))


def test_what_is_missing_comes_by_weight():
    assert missing("contact") == (Move.REASON_FOR_CONTACT, Move.GREETING, Move.PERMISSION)


@pytest.mark.parametrize("done", [Move.REASON_FOR_CONTACT, Move.GREETING, Move.PERMISSION])
def test_nobody_is_told_to_do_again_what_is_done_once(done):
    assert done not in missing("contact", shown=[done])
    assert len(missing("contact", shown=[done])) == 2


def test_a_question_may_be_asked_for_again():
    assert missing("needs", shown=[Move.OPEN_QUESTION])[0] is Move.OPEN_QUESTION


def test_a_doubt_is_to_be_accepted_only_where_one_is_open():
    assert Move.ACKNOWLEDGEMENT in missing("objection", objection=next(iter(ObjectionKind)))
    assert Move.ACKNOWLEDGEMENT not in missing("objection")
    assert missing("bargaining") == (Move.VALUE_FRAMING, Move.NEXT_STEP)
    assert Move.ACKNOWLEDGEMENT not in missing("needs")
