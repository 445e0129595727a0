"""Everything that is no reply to a customer gets an answer that helps, and breaks nothing."""

import time

import pytest

from tests.support.waiting import patient
from tests.telegram.server import TOKEN
from tests.telegram.talks import BETTER, PASSIVE, begin, greet

pytestmark = patient

HOSTILE = "<b>жми</b> &lt; <a href='x'> \u202e {0.__class__} %s 👍🏽"
STALE = ("garbage", "b:coach", "b:coach:no-such", "t:0000", "w:0:x", "m:x:y", "V:1", "v:-1", "u:1", "l:xx", "я")
FILE = {"file_id": "f", "file_unique_id": "f"}
STICKER = {**FILE, "width": 9, "height": 9, "is_animated": False, "is_video": False, "type": "regular"}
FORWARD = {"type": "hidden_user", "date": 1, "sender_user_name": "кто-то"}


@pytest.fixture
async def talking(bot, anna):
    await greet(anna)
    await begin(anna, PASSIVE)
    return anna


async def test_odd_messages_in_a_talk_are_answered_and_cost_no_turn(talking):
    odd = [
        ({"sticker": STICKER}, "читает только текст"),
        ({"photo": [{**FILE, "width": 9, "height": 9}]}, "читает только текст"),
        ({"voice": {**FILE, "duration": 1}}, "Голосовые"),
        ({"text": "чужое", "forward_origin": FORWARD}, "Пересланное"),
        ({"text": "а" * 4097}, "слишком длинно"),
        ({"document": {**FILE, "file_name": "a.pdf"}}, "читает только текст"),
    ]
    for body, answer in odd:
        await talking.send(**body)
        await talking.hears(answer)
    await talking.say("/nosuch")
    await talking.hears("Такой команды нет")
    await talking.send("edited_message", text="Исправлено", edit_date=int(time.time()))
    await talking.hears("Сказанного не воротишь")
    await talking.say("/start@another_bot")
    await talking.say("/stop")
    await talking.hears("Мало реплик")


async def test_what_people_write_is_shown_as_written(api, talking):
    await talking.say(HOSTILE)
    note, answer = (await talking.reads(2))[:2]
    assert BETTER in note.buttons
    assert answer.text
    assert not [call for call in api.calls if call.method.startswith("refused")]


async def test_buttons_that_mean_nothing_any_more_are_answered(bot, anna):
    await greet(anna)
    for data in STALE:
        seen = len(anna.seen)
        await anna.press_data(data, 1)
        await anna.reads(1)
        assert len(anna.seen) > seen, data
        assert "сломалось" not in anna.texts[-1], data


@pytest.mark.parametrize("date", [lambda: int(time.time()) - 3600, lambda: 0], ids=["an hour old", "deleted"])
async def test_an_old_begin_button_does_not_end_the_talk_that_is_on(talking, date):
    held = next(call for call in talking.seen if any("оценки сразу" in label for label in call.buttons))
    data = next(data for label, data in held.buttons.items() if "оценки сразу" in label)
    await talking.press_data(data, held.message, date())
    await talking.hears("старого сообщения")
    await talking.say("/pause")
    await talking.hears("Пауза")


async def test_another_persons_talk_is_nobodys_business(talking, boris):
    await talking.say("Берите этот, он хороший.")
    note = (await talking.reads(2))[0]
    await greet(boris)
    await boris.press_data(note.buttons[BETTER], 1)
    await boris.hears("Такого разговора нет среди ваших")
    session = note.buttons[BETTER].split(":")[1]
    for data in (f"t:{session}", f"r:{session}"):
        await boris.press_data(data, 1)
        await boris.hears("Такого разговора нет среди ваших")
    await boris.press_data(f"V:{session}", 1)
    await boris.hears("для руководителей")


async def test_a_group_is_sent_to_a_private_chat(api, bot, anna):
    group = {"id": -100, "type": "supergroup", "title": "Отдел"}
    await anna.send(text="/practice", chat=group, entities=[{"type": "bot_command", "offset": 0, "length": 9}])
    await api.until(lambda: any(call.chat == -100 and "личной" in (call.text or "") for call in api.calls))


async def test_a_poisoned_update_is_left_out_and_its_neighbours_are_answered(api, bot_on_both, anna):
    await anna.say("/help")
    poisoned = await api.put({"callback_query": {"id": "1", "from": {"id": 1}, "data": "x"}})
    await api.put({"message": None, "nobody_knows": [1]})
    await anna.say("/language")
    await anna.hears("/practice: выбрать")
    await anna.hears("На каком языке")
    await api.until(lambda: api.unacknowledged == 0)
    assert api.handed == 4, "each was fetched once"
    assert str(poisoned) in bot_on_both.log
    assert TOKEN not in bot_on_both.log
