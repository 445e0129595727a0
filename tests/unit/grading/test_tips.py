"""What a reply is told to add."""

import pytest

from bot.grading.judging.core_moves import granted, lacking, missing_parts
from bot.grading.types import ReplyContext
from bot.scenario.vocabulary import Language, Mode, Move, ObjectionKind, StageKind


def missing(stage, *now, shown=(), objection=None):
    context = place(stage, objection=objection, shown=frozenset(shown))
    return missing_parts(context, granted(context, now))


def place(stage, customer="Hello?", reply="All right.", **more):
    mode = {"language": Language.EN, "mode": Mode.ACTIVE, **more}
    return ReplyContext(stage=StageKind(stage), customer=customer, reply=reply, **mode)


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


@pytest.mark.parametrize(
    ("here", "shown", "first"),
    [
        (place("needs", "Twelve people sort every parcel by hand."), {Move.ACKNOWLEDGEMENT, Move.CLARIFICATION},
         Move.ACTIVE_LISTENING),
        (place("needs"), {Move.ACKNOWLEDGEMENT, Move.CLARIFICATION}, Move.OPEN_QUESTION),
        (place("presentation"), {Move.BENEFIT, Move.PERSONALISATION}, Move.EVIDENCE),
        (place("contact", mode=Mode.PASSIVE), {Move.GREETING, Move.CLOSED_QUESTION, Move.PERSONALISATION},
         Move.OPEN_QUESTION),
        (place("objection", "We have a supplier for that already, thanks.", objection=ObjectionKind.BRUSH_OFF),
         {Move.CLARIFICATION, Move.ACKNOWLEDGEMENT, Move.NEXT_STEP}, Move.PERSONALISATION),
    ],
)  # fmt: skip
def test_whoever_has_done_the_whole_job_is_told_what_an_expert_adds(here, shown, first):
    assert missing_parts(here, frozenset(shown)) == ()
    assert lacking(here, frozenset(shown))[0] is first


@pytest.mark.parametrize(
    ("here", "shown"),
    [
        (place("contact", "Hello.", "Hello! What are you looking for?", mode=Mode.PASSIVE),
         {Move.GREETING, Move.OPEN_QUESTION}),
        (place("closing", "Fine, I'll take the two of them for the yard.", "What's the best number for the driver?"),
         {Move.NEXT_STEP, Move.DETAILS}),
        (place("follow_up", "Газон взошёл, а на втором участке пока пусто.", "Мария, как газон сейчас?"),
         {Move.FOLLOW_UP, Move.OPEN_QUESTION, Move.NEXT_STEP}),
    ],
    ids=["he has told nothing", "an address is asked", "by his name, of his lawn"],
)  # fmt: skip
def test_nobody_is_told_to_speak_of_him_where_there_is_nothing_to_tell_or_he_does(here, shown):
    assert lacking(here, granted(here, shown)) == ()


@pytest.mark.parametrize(
    ("reply", "personal"),
    [
        ("Мария, как газон?", True),
        ("Здравствуйте, Мария! Как там газон?", True),
        ("Понятно, а как газон?", False),
        ("Как газон?", False),
        ("Мария, как дела?", False),
        ("Мария здравствуйте! Как оно?", True),
        ("Спасибо Мария!", True),
        ("Есть Bosch, Samsung, Haier.", False),
        ("half nine, Monday, or later?", False),
        ("Thanks, Monday! Or later?", False),
        ("Добрый день, Ольга, компания «Чайка».", False),
        ("Скоро напишу, Ольга, компания «Чайка», газон обсудим.", False),
        ("Сегодня пришлю, в Москве буду завтра.", False),
    ],
)
def test_a_name_that_is_surely_his_or_one_beside_a_word_of_his_is_personal(reply, personal):
    here = place("follow_up", "Мария слушает. Газон взошёл, второй участок пока пустой.", reply)
    assert (Move.PERSONALISATION in granted(here, ())) is personal


def test_whoever_says_goodbye_after_the_yes_is_told_to_add_nothing():
    here = place("closing", "Fine, bye.", "Thank you, goodbye!", agreed=True)
    assert lacking(here, frozenset({Move.FOLLOW_UP})) == ()
