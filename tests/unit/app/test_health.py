"""Whether the bot does its work, asked over HTTP."""

import asyncio
import logging
import sqlite3
import time
from contextlib import asynccontextmanager, closing

import httpx
import pytest
from prometheus_client.parser import text_string_to_metric_families

from bot.app.health import GRACE, HOST, STUCK, Health, Source, listening
from bot.app.metrics import Metrics, errors_counted
from bot.errors import UserError
from bot.storage.engine import create_engine, migrate
from tests.support.ports import free_port

POLL = 30


class Watched:
    """A health port over a real database, and the time it believes in."""

    def __init__(self, port: int, metrics: Metrics, database) -> None:
        self.url = f"http://{HOST}:{port}"
        self.metrics = metrics
        self.database = database
        self.ahead = 0.0

    async def get(self, path: str) -> httpx.Response:
        async with httpx.AsyncClient() as client:
            return await client.get(self.url + path, timeout=20)


@asynccontextmanager
async def watched(folder, source=Source.POLLING):
    database = folder / "a.db"
    engine = create_engine(f"sqlite:///{database}")
    await migrate(engine)
    metrics, port = Metrics(), free_port()
    found = Watched(port, metrics, database)
    health = Health(
        metrics=metrics, engine=engine, source=source, poll_seconds=POLL, clock=lambda: time.time() + found.ahead
    )
    try:
        async with listening(health, port):
            yield found
    finally:
        await engine.dispose()


async def test_ready_once_telegram_gave_updates_and_the_database_answers(tmp_path):
    async with watched(tmp_path) as bot:
        assert (await bot.get("/healthz")).text == "ok\n"
        early = await bot.get("/readyz")
        assert (early.status_code, early.json()["telegram"]) == (503, "has given no updates yet")
        bot.metrics.called("getUpdates", "502", 0.1)
        assert (await bot.get("/readyz")).status_code == 503
        bot.metrics.called("getUpdates", "200", 0.1)
        good = await bot.get("/readyz")
        assert (good.status_code, good.json()) == (
            200,
            {"ready": True, "telegram": "ok", "database": "ok", "updates": "ok"},
        )


async def test_not_ready_when_telegram_is_silent_for_too_long(tmp_path):
    async with watched(tmp_path) as bot:
        bot.metrics.called("getUpdates", "200", 0.1)
        bot.ahead = POLL + GRACE - 5
        assert (await bot.get("/readyz")).status_code == 200
        bot.ahead = POLL + GRACE + 5
        late = await bot.get("/readyz")
        assert late.status_code == 503
        assert "no updates for" in late.json()["telegram"]
        assert (await bot.get("/healthz")).status_code == 200, "it need not be restarted"


async def test_not_ready_when_the_database_does_not_answer(tmp_path):
    async with watched(tmp_path) as bot:
        bot.metrics.called("getUpdates", "200", 0.1)
        with closing(sqlite3.connect(bot.database, isolation_level=None)) as other:
            other.execute("ALTER TABLE sessions RENAME TO gone")
            locked = await bot.get("/readyz")
            assert locked.status_code == 503
            assert "does not answer" in locked.json()["database"]
            assert (await bot.get("/metrics")).status_code == 200, "counting goes on"
            other.execute("ALTER TABLE gone RENAME TO sessions")
        good = await bot.get("/readyz")
        assert good.status_code == 200, good.text


async def test_not_ready_when_updates_are_kept_and_never_handled(tmp_path):
    async with watched(tmp_path, Source.OTHERS) as bot:
        with closing(sqlite3.connect(bot.database, isolation_level=None)) as other:
            other.execute(
                "insert into inbox (update_id, lane, state, excess, body, tries, received_at)"
                " values (1, 1, 'waiting', 0, '{}', 0, ?)",
                (time.time(),),
            )
            assert (await bot.get("/readyz")).status_code == 200
            bot.ahead = STUCK + 5
            stuck = await bot.get("/readyz")
            assert stuck.status_code == 503
            assert "one has waited for 18" in stuck.json()["updates"]
            other.execute("update inbox set state = 'done'")
            assert (await bot.get("/readyz")).status_code == 200


async def test_where_others_may_ask_silence_is_no_trouble(tmp_path):
    async with watched(tmp_path, Source.OTHERS) as bot:
        assert (await bot.get("/readyz")).status_code == 200


async def test_by_webhook_ready_once_telegram_knows_it(tmp_path):
    async with watched(tmp_path, Source.WEBHOOK) as bot:
        assert "not know the webhook yet" in (await bot.get("/readyz")).json()["telegram"]
        for ours in (True, False, True):
            bot.metrics.called_by_webhook(ours)
            answer = await bot.get("/readyz")
            assert (answer.status_code == 200, answer.json()["telegram"] == "ok") == (ours, ours)
            assert (await bot.get("/healthz")).status_code == 200


async def test_what_is_counted_can_be_read_by_prometheus(tmp_path):
    async with watched(tmp_path) as bot:
        bot.metrics.handled("message", "done", 0.02)
        bot.metrics.called("sendMessage", "429", 0.3)
        answer = await bot.get("/metrics")
        families = {family.name: family for family in text_string_to_metric_families(answer.text)}
        updates = {tuple(sample.labels.values()): sample.value for sample in families["sparring_updates"].samples}
        assert updates["message", "done"] == 1
        assert families["sparring_telegram_requests"].samples[0].labels == {"method": "sendMessage", "outcome": "429"}
        assert {sample.labels["queue"] for sample in families["sparring_waiting"].samples} == {"inbox", "outbox"}
        assert {sample.labels["status"] for sample in families["sparring_open_sessions"].samples} == {
            "active",
            "paused",
        }


@pytest.mark.parametrize("path", ["/", "/metrics/../../etc/passwd", "/docs", "/readyz/x"])
async def test_any_other_path_is_not_found(tmp_path, path):
    async with watched(tmp_path) as bot:
        assert (await bot.get(path)).status_code == 404


async def test_it_listens_on_no_other_address(tmp_path):
    async with watched(tmp_path) as bot:
        bot.url = bot.url.replace(HOST, "127.0.0.2")
        with pytest.raises(httpx.ConnectError):
            await bot.get("/healthz")


async def test_a_taken_port_is_explained(tmp_path):
    async with watched(tmp_path) as bot:
        port = int(bot.url.rpartition(":")[2])
        engine = create_engine(f"sqlite:///{tmp_path / 'b.db'}")
        health = Health(metrics=Metrics(), engine=engine, source=Source.POLLING, poll_seconds=1, clock=time.time)
        with pytest.raises(UserError, match="metrics_port"):
            async with asyncio.timeout(10), listening(health, port):
                raise AssertionError("two on one port")
        await engine.dispose()


def test_errors_are_counted_whoever_logs_them():
    metrics = Metrics()
    with errors_counted(metrics):
        logging.getLogger("somewhere").error("x")
        logging.getLogger("somewhere").warning("y")
    logging.getLogger("somewhere").error("after")
    assert metrics.registry.get_sample_value("sparring_errors_total", {"module": "somewhere"}) == 1
