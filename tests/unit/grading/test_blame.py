"""A 0 names what did harm."""

from dataclasses import replace

import numpy as np
import pytest

from bot.grading.detection.artefact import DEFAULT, MOVES, PLACES, Artefact
from bot.grading.detection.reader import trained_with
from bot.grading.grader import Grader
from bot.grading.judging.mistakes import after_mistakes, likeliest_mistake, spared
from bot.grading.types import FoundMove, ReasonCode, ReplyContext
from bot.scenario.vocabulary import Language, Mode, Move, StageKind

CONTEXT = ReplyContext(
    language=Language.EN, mode=Mode.ACTIVE, stage=StageKind.NEEDS, customer="It squeaks.", reply="Does it? Oh well."
)


def found(move, confidence):
    return FoundMove(move=move, confidence=confidence, evidence="Oh well.")


@pytest.mark.parametrize(
    ("moves", "chance", "value", "uncertain"),
    [
        ([found(Move.RUDENESS, 0.9)], 0.9, 0, False),
        ([found(Move.IRRELEVANT, 0.55)], 0.55, 0, False),
        ([], 0.4, 0, True),
        ([], 0.1, 1, True),
        ([found(Move.PRESSURE, 0.25)], 0.25, 1, True),
        ([found(Move.CLOSED_QUESTION, 0.9)], 0.4, 1, True),
    ],
    ids=["surely rude", "named", "likely enough to be named", "nothing to name", "hardly a push", "a question"],
)
def test_a_reply_without_a_likely_mistake_is_weak_and_no_worse(moves, chance, value, uncertain):
    likeliest = found(Move.IRRELEVANT, chance)
    assert after_mistakes(0, False, moves, likeliest) == (value, uncertain)


def test_the_likeliest_mistake_is_known_however_little_it_is():
    chances = np.zeros(len(MOVES), dtype=np.float32)
    chances[PLACES[Move.BENEFIT]], chances[PLACES[Move.GIVING_UP]] = 0.9, 0.35
    likeliest = likeliest_mistake(CONTEXT, chances)
    assert (likeliest.move, likeliest.evidence) == (Move.GIVING_UP, "Does it? Oh well.")


@pytest.fixture
def strict(embedder, reader):
    """A grader to whom every reply looks like a 0."""
    artefact = Artefact.from_bytes(DEFAULT.read_bytes(), trained_with(embedder, reader))
    return Grader(embedder, reader, replace(artefact, grade_cuts=artefact.grade_cuts + 100))


@pytest.mark.parametrize("reply", ["Whatever. Not my problem.", "Bye then.", "Then buy elsewhere."])
def test_no_0_goes_unexplained(strict, reply):
    grade = strict.grade_one(replace(CONTEXT, reply=reply))
    assert (grade.value, grade.reason.code, grade.reason.quote in reply) == (0, ReasonCode.MISTAKE, True)
    assert grade.reason.move.is_mistake


def test_a_0_without_a_likely_mistake_is_none(strict):
    assert strict.grade_one(replace(CONTEXT, reply="How long has it squeaked?")).value == 1


@pytest.mark.parametrize(
    ("asked", "confidence", "rude"),
    [
        (Move.OPEN_QUESTION, 0.52, False),
        (Move.OPEN_QUESTION, 0.75, True),
        # What it asks may bite by the sentences around it.
        (Move.PRICE, 0.52, True),
    ],
)
def test_beside_a_sure_question_nothing_is_hardly_rude(asked, confidence, rude):
    words = "do you want them at your bedside?"
    found = (
        FoundMove(move=asked, confidence=0.8, evidence=words),
        FoundMove(move=Move.RUDENESS, confidence=confidence, evidence=words),
    )
    assert any(one.move is Move.RUDENESS for one in spared(found)) is rude
