"""What a running bot tells of itself on its port."""

import json
import time

import httpx
import pytest

from bot.storage.store import Store
from bot.telegram.handling import received
from tests.support.ports import free_port
from tests.support.waiting import PATIENCE, eventually, patient
from tests.telegram.faults import GATEWAY, Fault
from tests.telegram.process import running_bot
from tests.telegram.talks import PASSIVE, begin, greet, talk

pytestmark = patient


@pytest.fixture
def port():
    return free_port()


async def read(port, path):
    async with httpx.AsyncClient() as client:
        return await client.get(f"http://127.0.0.1:{port}{path}", timeout=PATIENCE)


async def told(port, words):
    """Wait until that is said of Telegram."""

    async def said():
        return (await read(port, "/readyz")).json()["telegram"] == words

    await eventually(said)


def value(text, line):
    """The value of the sample that a line begins with."""
    return float(next(row for row in text.splitlines() if row.startswith(line)).rpartition(" ")[2])


async def test_a_talk_shows_in_the_metrics(api, tmp_path, anna, port):
    async with running_bot(api, tmp_path, metrics_port=port, log_format="json") as bot:
        api.faults["sendMessage"].append(GATEWAY)
        await greet(anna)
        await begin(anna, PASSIVE)
        await talk(anna, ["Добрый день! Для чего вам телефон?", "А какой важнее: камера или батарея?"])
        await anna.say("/resume")
        await anna.hears("Разговор и так идёт")
        ready = await read(port, "/readyz")
        assert (ready.status_code, ready.json()["ready"]) == (200, True)
        text = (await read(port, "/metrics")).text
        assert value(text, 'sparring_updates_total{kind="message",outcome="done"}') >= 4
        assert value(text, 'sparring_updates_total{kind="callback_query",outcome="done"}') >= 4
        assert (
            sum(
                value(text, line.rpartition(" ")[0])
                for line in text.splitlines()
                if line.startswith("sparring_grades_total{")
            )
            == 2
        )
        handled = sum(
            value(text, f'sparring_update_seconds_count{{kind="{kind}"}}') for kind in ("message", "callback_query")
        )
        assert value(text, "sparring_update_wait_seconds_count") == handled
        assert 0 < value(text, "sparring_update_wait_seconds_sum") < 60
        for part in ("embedding", "grading", "database"):
            assert value(text, f'sparring_part_seconds_count{{part="{part}"}}') >= 2, part
        assert value(text, 'sparring_telegram_requests_total{method="sendMessage",outcome="502"}') == 1
        assert value(text, 'sparring_telegram_request_seconds_count{method="sendMessage"}') >= 6
        assert value(text, 'sparring_open_sessions{status="active"}') == 1
        assert value(text, "sparring_last_poll_timestamp_seconds") > 1e9
        for secret in (str(anna.id), "Анна", "телефон", "123456"):
            assert secret not in text
        await anna.say("/stop")
        await anna.hears("Итог:")
        await anna.say("/pause")
        await anna.hears("Сейчас разговора нет")
        text = (await read(port, "/metrics")).text
        assert value(text, 'sparring_updates_total{kind="message",outcome="mistake"}') == 1
    assert all(json.loads(line) for line in bot.log.splitlines()), "every line of the log is JSON"


async def test_how_long_updates_waited_shows_an_hour_switched_off(api, tmp_path, anna, port):
    database = f"sqlite:///{tmp_path / 'a.db'}"
    store = await Store.open(database)
    await anna.say("/help")
    raw = api.taken()
    await store.inbox(30).put([received(raw, 100_000)], time.time() - 3000)
    await store.close()
    async with running_bot(api, tmp_path, database, metrics_port=port):
        await anna.hears("/practice: выбрать")
        text = (await read(port, "/metrics")).text
        assert value(text, 'sparring_update_wait_seconds_bucket{le="600.0"}') == 0
        assert value(text, 'sparring_update_wait_seconds_bucket{le="3600.0"}') == 1


async def test_by_webhook_it_is_ready_once_telegram_has_taken_the_address(api, tmp_path, anna, port):
    away = {"setWebhook": GATEWAY}
    api.weather = away.get
    async with running_bot(api, tmp_path, None, mode="webhook", metrics_port=port, wait=False) as bot:
        await bot.says("Telegram does not take the webhook")
        assert (await read(port, "/healthz")).status_code == 200
        early = await read(port, "/readyz")
        assert (early.status_code, early.json()["telegram"]) == (503, "does not know the webhook yet")
        away.clear()
        await anna.say("/help")
        await anna.hears("/practice: выбрать")
        assert (await read(port, "/readyz")).json()["ready"]


async def test_a_webhook_that_others_remove_or_replace_is_noticed(api, tmp_path, port):
    async with running_bot(api, tmp_path, None, mode="webhook", metrics_port=port, poll_seconds=1) as bot:
        await told(port, "ok")
        ours = api.webhook
        api.faults["getWebhookInfo"] += [GATEWAY, Fault(body='{"ok":true,"result":7}')]  # nothing is known then
        for theirs in (None, "https://elsewhere.example/telegram"):
            api.webhook = theirs
            await told(port, "brings no updates: the webhook was removed or replaced; restart to set it again")
            assert (await read(port, "/readyz")).status_code == 503
            assert (await read(port, "/healthz")).status_code == 200, "whoever wanted it so is not fought"
            assert api.webhook == theirs
            api.webhook = ours
            await told(port, "ok")
        assert bot.log.count("the webhook was removed or replaced") == 2


async def test_without_the_setting_nothing_listens(bot, port):
    with pytest.raises(httpx.ConnectError):
        await read(port, "/healthz")
