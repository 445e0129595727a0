"""Messages that a person sends in a row are one reply; after a beginning the bot waits a moment for more."""

import json

import pytest

from bot.storage.inbox import Letter
from bot.telegram.thoughts import PATIENCE, SETTLE, joined

ANNA, BORIS = 1, 2
NOW = 1000.0
LONG_AGO = NOW - 60


def letter(seq, text, lane=ANNA, *, at=LONG_AGO, date=None, excess=False, **fields):
    chat = {"id": lane, "type": "private"}
    message = {"message_id": seq, "date": int(at) if date is None else date, "chat": chat, "text": text, **fields}
    body = json.dumps({"update_id": seq, "message": message})
    return Letter(seq=seq, lane=lane, update_id=seq, body=body, tries=0, excess=excess, received_at=at)


def pressed(seq):
    body = json.dumps({"update_id": seq, "callback_query": {"id": "1", "data": "x"}})
    return Letter(seq=seq, lane=ANNA, update_id=seq, body=body, tries=0, excess=False, received_at=LONG_AGO)


def told(letters, alone=()):
    """The words of each thought."""
    return [json.loads(one.body).get("message", {}).get("text") for one in joined(letters, alone, NOW)]


def settles(*letters):
    return joined(letters, (), NOW)[-1].settles


def test_what_waits_in_a_row_is_one_reply_that_stands_for_all_its_updates():
    (thought,) = joined([letter(1, "Добрый день!"), letter(2, "Это Олег."), letter(5, "Удобно говорить?")], (), NOW)
    message = json.loads(thought.body)["message"]
    assert message["text"] == "Добрый день!\nЭто Олег.\nУдобно говорить?"
    assert (thought.seq, thought.others, message["message_id"]) == (1, (2, 5), 5)


def test_each_person_has_thoughts_of_his_own():
    mixed = [letter(1, "Добрый день!"), letter(2, "Hi there!", BORIS), letter(3, "Это Олег."), letter(4, "Sam.", BORIS)]
    assert told(mixed) == ["Добрый день!\nЭто Олег.", "Hi there!\nSam."]


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
    thoughts = joined([letter(1, "Добрый день!"), between, letter(3, "Это Олег.")], (), NOW)
    assert [(one.seq, one.others, one.settles) for one in thoughts] == [(1, (), 0.0), (2, (), 0.0), (3, (), 0.0)]


def test_what_was_said_later_is_another_thought():
    assert told([letter(1, "Добрый день!", date=100), letter(2, "Вы тут?", date=160)]) == ["Добрый день!", "Вы тут?"]


def test_no_thought_is_longer_than_what_is_read_of_a_reply():
    long = "ба " * 600
    assert told([letter(1, long), letter(2, long), letter(3, long)]) == [f"{long}\n{long}", long]


def test_an_update_that_the_process_may_have_died_of_is_handled_alone():
    assert told([letter(1, "раз"), letter(2, "два"), letter(3, "три")], alone={1}) == ["раз", "два\nтри"]


@pytest.mark.parametrize("body", ["", "null", "[]", '{"message": 5}', '{"message": {"text": "да"}}', "[" * 90_000])
def test_what_cannot_be_read_is_left_to_whoever_handles_it(body):
    broken = Letter(seq=1, lane=ANNA, update_id=1, body=body, tries=0, excess=False, received_at=NOW)
    assert joined([broken], (), NOW) == [broken]


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
