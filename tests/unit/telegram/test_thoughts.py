"""Messages that a person sends in a row are one reply; after a beginning the bot waits a moment for more."""

import json
from dataclasses import replace

import pytest

from bot.storage.inbox import Letter
from bot.telegram.suspects import Suspects
from bot.telegram.thoughts import PATIENCE, SETTLE, Thoughts, joined, ripens

ANNA, BORIS = 1, 2
NOW = 1000.0
LONG_AGO = NOW - 60


def letter(seq, text, lane=ANNA, *, at=LONG_AGO, date=None, excess=False, **fields):
    chat = {"id": lane, "type": "private"}
    message = {"message_id": seq, "date": int(at) if date is None else date, "chat": chat, "text": text, **fields}
    body = json.dumps({"update_id": seq, "message": message})
    return received(seq, body, lane, at=at, excess=excess)


def pressed(seq, at=LONG_AGO):
    return received(seq, json.dumps({"update_id": seq, "callback_query": {"id": "1", "data": "x"}}), at=at)


def received(seq, body, lane=ANNA, *, at=LONG_AGO, excess=False):
    return Letter(
        seq=seq, lane=lane, update_id=seq, body=body, tries=0, excess=excess, received_at=at, ripe_at=at
    )  # fmt: skip


def words(thoughts):
    return [json.loads(one.body).get("message", {}).get("text") for one in thoughts]


def told(letters, last=0):
    """The words of each thought."""
    return words(joined(letters, last))


def settles(*letters, now=NOW):
    """Seconds for which more of the last thought may come."""
    return ripens(joined(letters, 0)[-1], now)


class Waiting:
    """An inbox in which letters wait; some of them did when the bot started."""

    def __init__(self, letters, ends=()):
        self.letters, self._ends = letters, list(ends)

    async def ends(self):
        return self._ends

    async def items(self, lanes):
        return [letter for letter in self.letters if letter.lane in lanes]


async def thoughts_of(inbox):
    return await Thoughts(inbox, Suspects(inbox)).items([ANNA, BORIS])


def test_what_waits_in_a_row_is_one_reply_that_stands_for_all_its_updates():
    (thought,) = joined([letter(1, "Добрый день!"), letter(2, "Это Олег."), letter(5, "Удобно говорить?")], 0)
    message = json.loads(thought.body)["message"]
    assert message["text"] == "Добрый день!\nЭто Олег.\nУдобно говорить?"
    assert (thought.seq, thought.others, message["message_id"]) == (1, (2, 5), 5)


async def test_each_person_has_thoughts_of_his_own():
    mixed = [letter(1, "Добрый день!"), letter(2, "Hi there!", BORIS), letter(3, "Это Олег."), letter(4, "Sam.", BORIS)]
    assert words(await thoughts_of(Waiting(mixed))) == ["Добрый день!\nЭто Олег.", "Hi there!\nSam."]


@pytest.mark.parametrize(
    "between",
    [
        letter(2, "/hint"),
        letter(2, "Подсказка."),
        pressed(2),
        letter(2, None, photo=[{"file_id": "1"}]),
        letter(2, "Это не я сказал", forward_origin={"type": "user"}),
        letter(2, "и ещё", excess=True),
        letter(2, "в группе", chat={"id": -5, "type": "group"}),
    ],
)
def test_whatever_is_no_reply_ends_a_thought(between):
    found = joined([letter(1, "Добрый день!"), between, letter(3, "Это Олег.")], 0)
    assert [(one.seq, one.others) for one in found] == [(1, ()), (2, ()), (3, ())]
    assert [one.ripe_at for one in found[:2]] == [LONG_AGO, LONG_AGO]


def test_what_was_said_later_is_another_thought():
    assert told([letter(1, "Добрый день!", date=100), letter(2, "Вы тут?", date=160)]) == ["Добрый день!", "Вы тут?"]


def test_no_thought_is_longer_than_what_is_read_of_a_reply():
    long = "ба " * 600
    assert told([letter(1, long), letter(2, long), letter(3, long)]) == [f"{long}\n{long}", long]


async def test_what_waited_at_the_start_is_joined_with_nothing_the_process_may_have_died_of_any_piece():
    said = [letter(2, "раз"), letter(3, "два"), letter(5, "три"), letter(6, "четыре"), letter(7, "пять")]
    inbox = Waiting(said, ends=[(2, 5), (4, 4)])
    assert words(await thoughts_of(inbox)) == ["раз", "два", "три", "четыре\nпять"]
    suspects = Suspects(inbox)
    assert [await suspects.has(one) for one in said] == [True, False, False, False, False]


async def test_where_one_persons_messages_cannot_be_joined_nobody_else_waits():
    odd = replace(letter(1, "раз"), received_at=None)
    waiting = [odd, letter(2, "one", BORIS), letter(3, "два"), letter(4, "two", BORIS)]
    found = await thoughts_of(Waiting(waiting))
    assert words(found) == ["раз", "два", "one\ntwo"]
    assert found[:2] == [waiting[0], waiting[2]]


@pytest.mark.parametrize("body", ["", "null", "[]", '{"message": 5}', '{"message": {"text": "да"}}', "[" * 90_000])
def test_what_cannot_be_read_is_left_to_whoever_handles_it(body):
    broken = received(1, body)
    assert joined([broken], 0) == [broken]


@pytest.mark.parametrize(
    "beginning",
    [
        "Здравствуйте!",
        "Понял вас",
        "Добрый день, меня зовут Олег",
        "Хм, погодите",
        "Hi Tom",
        "Мы сейчас даём скидку на кухни, но",
    ],
)
def test_after_a_beginning_more_is_waited_for(beginning):
    assert settles(letter(1, beginning, at=NOW - 0.5)) == pytest.approx(SETTLE - 0.5)


@pytest.mark.parametrize(
    "whole",
    [
        "Что для вас важно?",
        "Удобно?",
        "Наши клиенты экономят на этом около часа в день.",
        "/stop",
        "Стоп",
        "Здравствуйте! Для чего вам телефон?",
    ],
)
def test_a_whole_reply_waits_for_nothing(whole):
    assert settles(letter(1, whole, at=NOW)) == 0.0


def test_who_writes_in_pieces_goes_on_doing_so_until_he_asks():
    pieces = [letter(1, "Здравствуйте!", at=NOW - 1), letter(2, "Меня зовут Олег, компания «Свет»", at=NOW)]
    assert settles(*pieces) == SETTLE
    assert settles(*pieces, letter(3, "звоню насчёт вашей кухни, удобно?", at=NOW)) == 0.0


def test_nobody_is_waited_for_too_long_nor_through_a_clock_set_back():
    assert settles(letter(1, "Здравствуйте!", at=NOW - SETTLE)) == 0.0
    assert settles(letter(1, "так", at=NOW - PATIENCE), letter(2, "ну", at=NOW, date=int(NOW - PATIENCE))) == 0.0
    assert settles(letter(1, "Здравствуйте!", at=NOW + 3000)) == 0.0
    ahead = letter(2, "ну", at=NOW + 3000, date=int(NOW))
    assert settles(letter(1, "так", at=NOW), ahead) == settles(letter(1, "так", at=NOW), ahead, now=NOW + 1) == 0.0


def test_how_long_more_is_waited_for_is_told_when_the_turn_has_come_and_not_when_the_lane_was_read():
    beginning = letter(1, "Здравствуйте!", at=NOW)
    assert settles(beginning, now=NOW + 1) == pytest.approx(SETTLE - 1)
    assert settles(beginning, now=NOW + SETTLE) == 0.0


@pytest.mark.parametrize(
    ("waiting", "ripe"),
    [
        ([letter(1, "Для чего вам телефон?", at=NOW)], [NOW]),
        ([letter(1, "Здравствуйте!", at=NOW)], [NOW + SETTLE]),
        ([letter(1, "Здравствуйте!", at=NOW - 1), letter(2, "Для чего вам телефон?", at=NOW)], [NOW]),
        ([letter(1, "Здравствуйте!", at=NOW - 1), pressed(2, NOW)], [NOW, NOW]),
    ],
)
def test_what_the_bot_waits_for_on_purpose_is_no_delay(waiting, ripe):
    assert [one.ripe_at for one in joined(waiting, 0)] == ripe
