"""How fast we may send: a bucket for all messages, and one for each chat."""

from collections import OrderedDict
from collections.abc import Callable
from time import monotonic

BURST = 10
"""Messages that a chat takes at once, as Telegram allows for a short while; an answer is two to five."""

BURST_OF_ALL = 1 / 6
"""Share of a second's messages that may go out at once: a whole second's beside the steady rate would be twice it."""

CHATS = 10_000
"""Chats remembered; whoever was written to longest ago has a full bucket anyhow."""


class TokenBucket:
    """Tokens that come at a steady rate, and are kept up to a number.

    Args:
        rate: tokens a second.
        burst: tokens that are kept.
        clock: seconds, never going back.
    """

    def __init__(self, rate: float, burst: float, clock: Callable[[], float] = monotonic) -> None:
        self._rate = rate
        self._burst = burst
        self._clock = clock
        self._tokens = burst
        self._at = clock()

    def take(self) -> float:
        """Take a token, which may come later; the seconds to wait for it. Who asks first is served first."""
        now = self._clock()
        self._tokens = min(self._burst, self._tokens + (now - self._at) * self._rate) - 1
        self._at = now
        return max(0.0, -self._tokens / self._rate)


class RateLimiter:
    """Telegram's limits on messages.

    Args:
        overall: messages a second to everybody.
        per_chat: messages a second to one chat, after a burst.
        clock: seconds, never going back.
    """

    def __init__(self, overall: float, per_chat: float, clock: Callable[[], float] = monotonic) -> None:
        self._overall = TokenBucket(overall, max(1.0, overall * BURST_OF_ALL), clock)
        self._per_chat = per_chat
        self._clock = clock
        self._chats: OrderedDict[int, TokenBucket] = OrderedDict()

    def for_chat(self, chat: int) -> float:
        """Seconds to wait before the next message to a chat."""
        bucket = self._chats.pop(chat, None) or TokenBucket(self._per_chat, BURST, self._clock)
        self._chats[chat] = bucket
        if len(self._chats) > CHATS:
            self._chats.popitem(last=False)
        return bucket.take()

    def for_all(self) -> float:
        """Seconds to wait before the next message to anybody."""
        return self._overall.take()
