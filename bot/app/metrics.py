"""What is counted while the bot runs, for Prometheus. No names, no ids, no words of people."""

import logging
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from time import perf_counter
from typing import Any

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, ProcessCollector, generate_latest
from sqlalchemy import Engine, event

from bot.grading.embedding import Embedder, Vectors
from bot.grading.types import Grade, Judge, ReplyContext

SHORT = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10)
"""Bounds in seconds: from a database statement to a send on a bad day."""

LONG = (*SHORT, 30, 60, 180, 600, 3600)
"""Bounds in seconds for what may wait while the bot is off: up to an hour."""

POLLING = "getUpdates"


class Metrics:
    """All that is counted, and when Telegram last gave updates."""

    def __init__(self, clock: Callable[[], float] = time.time) -> None:
        self._clock = clock
        self.registry = CollectorRegistry()
        ProcessCollector(registry=self.registry)
        new: dict[str, Any] = {"registry": self.registry}
        self._updates = Counter(
            "sparring_updates", "Updates handled, by kind and by what came of them", ["kind", "outcome"], **new
        )
        self._update_seconds = Histogram(
            "sparring_update_seconds",
            "Time from taking an update to having answered it",
            ["kind"],
            buckets=SHORT,
            **new,
        )
        self._update_wait_seconds = Histogram(
            "sparring_update_wait_seconds",
            "Time from having kept an update to beginning to handle it",
            buckets=LONG,
            **new,
        )
        self._part_seconds = Histogram(
            "sparring_part_seconds",
            "Time of the parts of a turn: embedding, grading (embedding within), database (each statement)",
            ["part"],
            buckets=SHORT,
            **new,
        )
        self._requests = Counter(
            "sparring_telegram_requests",
            "Requests to Telegram, by method and HTTP status",
            ["method", "outcome"],
            **new,
        )
        self._request_seconds = Histogram(
            "sparring_telegram_request_seconds", "Time of requests to Telegram", ["method"], buckets=SHORT, **new
        )
        self._grades = Counter("sparring_grades", "Replies graded, by grade", ["value"], **new)
        self._errors = Counter("sparring_errors", "Lines logged as errors, by module", ["module"], **new)
        self._sessions = Gauge("sparring_open_sessions", "Talks that are on or paused", ["status"], **new)
        self._waiting = Gauge("sparring_waiting", "What waits in a queue", ["queue"], **new)
        self._polled = Gauge("sparring_last_poll_timestamp_seconds", "When Telegram last gave updates", **new)
        self.polled_at: float | None = None
        """UTC seconds of the last successful request for updates."""
        self.has_address: bool | None = None
        """By webhook: whether Telegram has the address that we gave it, None before it took it for the first time."""

    def waited(self, seconds: float) -> None:
        """An update waited so long."""
        self._update_wait_seconds.observe(seconds)

    def handled(self, kind: str, outcome: str, seconds: float) -> None:
        """An update was handled."""
        self._updates.labels(kind, outcome).inc()
        self._update_seconds.labels(kind).observe(seconds)

    def called(self, method: str, outcome: str, seconds: float) -> None:
        """A request to Telegram ended."""
        self._requests.labels(method, outcome).inc()
        if method != POLLING:
            self._request_seconds.labels(method).observe(seconds)
        elif outcome == "200":
            self.polled_at = self._clock()
            self._polled.set(self.polled_at)

    def called_by_webhook(self, ours: bool) -> None:
        """Telegram has the address of our webhook, or another one or none."""
        self.has_address = ours

    @contextmanager
    def part(self, name: str) -> Iterator[None]:
        """Time a part of a turn."""
        began = perf_counter()
        try:
            yield
        finally:
            self.took(name, perf_counter() - began)

    def took(self, name: str, seconds: float) -> None:
        """A part of a turn took so long."""
        self._part_seconds.labels(name).observe(seconds)

    def graded(self, grade: Grade) -> None:
        """A reply was graded."""
        self._grades.labels(str(grade.value)).inc()

    def failed(self, module: str) -> None:
        """Something was logged as an error."""
        self._errors.labels(module).inc()

    def stands(self, sessions: Mapping[str, int], waiting: Mapping[str, int]) -> None:
        """How many talks are open, and what waits."""
        for gauge, counts in ((self._sessions, sessions), (self._waiting, waiting)):
            for name, count in counts.items():
                gauge.labels(name).set(count)

    def text(self) -> bytes:
        """Everything in Prometheus's text format."""
        return generate_latest(self.registry)


class WatchedEmbedder:
    """An embedder whose work is timed."""

    def __init__(self, within: Embedder, metrics: Metrics) -> None:
        self._within = within
        self._metrics = metrics

    @property
    def identity(self) -> str:
        """Of the model within."""
        return self._within.identity

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Vectors of the model within."""
        with self._metrics.part("embedding"):
            return self._within.embed(texts)


class WatchedJudge:
    """A judge whose work is timed and whose grades are counted."""

    def __init__(self, within: Judge, metrics: Metrics) -> None:
        self._within = within
        self._metrics = metrics

    def grade_one(self, context: ReplyContext) -> Grade:
        """The grade of the judge within."""
        with self._metrics.part("grading"):
            grade = self._within.grade_one(context)
        self._metrics.graded(grade)
        return grade


def watch_database(engines: Iterable[Engine], metrics: Metrics) -> None:
    """Time every statement of engines."""

    def begin(_connection: Any, _cursor: Any, _text: str, _values: Any, context: Any, _many: bool) -> None:
        context.sparring_began = perf_counter()

    def end(_connection: Any, _cursor: Any, _text: str, _values: Any, context: Any, _many: bool) -> None:
        metrics.took("database", perf_counter() - context.sparring_began)

    for engine in engines:
        event.listen(engine, "before_cursor_execute", begin)
        event.listen(engine, "after_cursor_execute", end)


@contextmanager
def errors_counted(metrics: Metrics) -> Iterator[None]:
    """Count what is logged as an error, whoever logs it."""

    class Count(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            metrics.failed(record.name)

    handler = Count(level=logging.ERROR)
    logging.getLogger().addHandler(handler)
    try:
        yield
    finally:
        logging.getLogger().removeHandler(handler)
