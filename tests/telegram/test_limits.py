"""How fast we send."""

import pytest

from bot.telegram.limits import BURST, RateLimiter, TokenBucket
from tests.support.product import Clock


def test_a_bucket_gives_its_burst_at_once_and_then_one_at_a_time():
    bucket = TokenBucket(rate=2, burst=3, clock=Clock(0.0))
    assert [bucket.take() for _ in range(5)] == [0, 0, 0, 0.5, 1.0]


def test_a_bucket_fills_again_up_to_its_burst():
    clock = Clock(0.0)
    bucket = TokenBucket(rate=2, burst=3, clock=clock)
    for _ in range(3):
        bucket.take()
    clock.now += 100
    assert [bucket.take() for _ in range(4)] == [0, 0, 0, 0.5]


def test_one_chat_waits_for_itself_alone():
    limits = RateLimiter(overall=30, per_chat=1, clock=Clock(0.0))
    assert [limits.for_chat(1) for _ in range(BURST + 2)][-2:] == [1, 2]
    assert limits.for_chat(2) == 0


def test_all_chats_together_get_thirty_a_second():
    limits = RateLimiter(overall=30, per_chat=1, clock=Clock(0.0))
    at = [limits.for_all() for _ in range(95)]
    assert at[4] == 0, "a sixth of a second's messages at once"
    assert at[-1] == pytest.approx(3.0)
