"""Whoever fetches updates knows whether more of them may wait."""

import asyncio

import pytest
from telegram.error import NetworkError

from bot.storage.claims import FileClaims
from bot.telegram.polling import BATCH, Poller


class Telegram:
    """Gives answers one after the other, and knows what the one who asks thinks before each; then it is over."""

    def __init__(self, *answers):
        self._answers = list(answers)
        self.stop = asyncio.Event()
        self.poller = Poller(self, self._keep, FileClaims(None), 0)
        self.behind = []

    async def _keep(self, batch):
        pass

    async def do_api_request(self, method, api_kwargs, read_timeout):
        self.behind.append(self.poller.is_behind())
        if not self._answers:
            self.stop.set()
            return []
        answer = self._answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return [{"update_id": number} for number in range(answer)]


@pytest.mark.parametrize(
    ("answers", "behind"),
    [
        ([0], [True, False]),
        ([BATCH, 7], [True, True, False]),
        ([NetworkError("away"), 0], [True, True, False]),
    ],
    ids=["nothing waits", "more than one answer holds", "away at the start"],
)
async def test_it_is_behind_until_an_answer_has_held_all_that_waits(answers, behind):
    telegram = Telegram(*answers)
    async with asyncio.timeout(10):
        await telegram.poller.run(telegram.stop)
    assert telegram.behind == behind
