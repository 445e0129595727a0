"""Telegram on a bad day: each fault has its answer, and none loses a message."""

from itertools import count

import pytest

from tests.support.waiting import patient
from tests.telegram.faults import GATEWAY, Fault, flood, refusal
from tests.telegram.person import Person
from tests.telegram.process import BotProcess, running_bot
from tests.telegram.talks import PASSIVE, begin, greet

pytestmark = patient


@pytest.mark.parametrize(
    "fault",
    [
        flood(1),
        GATEWAY,
        refusal(500, "Internal Server Error"),
        Fault(body="<html>200 but no JSON</html>"),
        refusal(401, "Unauthorized"),
        refusal(404, "Not Found"),
        Fault(status=403, body="<html>a proxy has its own opinion</html>"),
        Fault(status=400, body="<html>a proxy has its own opinion</html>"),
    ],
    ids=["429", "502-html", "500", "200-html", "401", "404", "403-html", "400-html"],
)
async def test_a_message_is_sent_again(api, bot, anna, fault):
    api.faults["sendMessage"].append(fault)
    await anna.say("/help")
    await anna.hears("/practice: выбрать")


@pytest.mark.parametrize(
    "fault",
    [
        flood(1),
        GATEWAY,
        refusal(409, "Conflict: terminated by other getUpdates request"),
        Fault(body="<html>200 but no JSON</html>"),
    ],
    ids=["429", "502-html", "409", "200-html"],
)
async def test_updates_are_fetched_again(api, bot, anna, fault):
    api.faults["getUpdates"].append(fault)
    await anna.say("/help")
    await anna.hears("/practice: выбрать")
    await anna.say("/language")
    await anna.hears("На каком языке")


async def test_what_people_wrote_is_not_logged_when_an_answer_breaks_off(api, bot, anna):
    api.faults["getUpdates"].append(Fault(body='{"ok":true,"result":[{"message":{"text":"канарейка-7315'))
    await anna.say("/help")
    await anna.hears("/practice: выбрать")
    assert "cannot fetch updates" in bot.log
    assert "7315" not in bot.log


async def test_a_message_that_is_too_large_holds_up_nothing_behind_it(api, bot_on_both, anna):
    api.faults["sendMessage"].append(refusal(413, "Request Entity Too Large"))
    await anna.say("/help")
    await api.until(lambda: not api.faults["sendMessage"])
    await anna.say("/language")
    await anna.hears("На каком языке")


async def test_a_person_who_blocked_the_bot_holds_nobody_up(api, bot_on_both, anna, boris):
    api.faults["sendMessage"].append(refusal(403, "Forbidden: bot was blocked by the user"))
    await anna.say("/help")
    await api.until(lambda: not api.faults["sendMessage"])
    await boris.say("/help")
    await boris.hears("/practice: выбрать")


async def test_markup_that_telegram_does_not_take_is_sent_plain(api, bot, anna):
    await greet(anna)
    await begin(anna, PASSIVE)
    api.faults["sendMessage"].append(refusal(400, "Bad Request: can't parse entities: unsupported tag"))
    await anna.say("/hint")
    hint = await anna.hears("Подсказка")
    assert "parse_mode" not in hint.fields


async def test_a_token_revoked_while_running_ends_the_process_with_words(api, bot, anna):
    api.faults["getUpdates"].append(refusal(401, "Unauthorized"))
    await anna.say("/help")
    assert await bot.ends() == 1
    assert "BotFather" in bot.log
    assert "Traceback" not in bot.log


async def test_a_wrong_token_is_refused_at_the_start(api, tmp_path):
    bot = BotProcess(api, tmp_path, token="999:" + "X" * 35)
    await bot.start()
    assert await bot.ends() == 1
    assert "BotFather" in bot.log
    assert "X" * 35 not in bot.log


async def test_it_stops_cleanly_when_asked(bot_on_both):
    assert await bot_on_both.stop() == 0


async def test_commands_stand_in_both_languages(api, bot):
    await api.until(lambda: sum(call.method == "setMyCommands" for call in api.calls) >= 4)
    calls = [call for call in api.calls if call.method == "setMyCommands"]
    assert {call.fields.get("language_code") for call in calls} >= {"ru", "en"}
    managers = [call for call in calls if call.fields["scope"]["type"] == "chat"]
    assert all("review" in str(call.fields["commands"]) for call in managers)
    others = [call for call in calls if call.fields["scope"]["type"] != "chat"]
    assert not any("review" in str(call.fields["commands"]) for call in others)


async def test_a_manager_whom_telegram_does_not_know_yet_takes_the_menu_from_nobody_and_gets_it_at_his_start(
    api, tmp_path
):
    calls, unknown = count(1), refusal(400, "Bad Request: chat not found")
    api.weather = lambda method: unknown if method == "setMyCommands" and next(calls) == 4 else None
    managers = [Person(api, number) for number in (7, 8, 9)]

    def offered():
        scopes = [call.fields["scope"] for call in api.calls if call.method == "setMyCommands"]
        return {int(scope["chat_id"]) for scope in scopes if scope["type"] == "chat"}

    async with running_bot(api, tmp_path, managers="7,8,9"):
        assert len(offered()) == 2
        (left_out,) = [manager for manager in managers if manager.id not in offered()]
        await left_out.say("/start")
        await api.until(lambda: left_out.id in offered())
