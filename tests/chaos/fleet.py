"""People who never tire of selling: each plays one sale after the other, sometimes faster than the answers come."""

import asyncio
import random
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field

from tests.telegram.person import Person
from tests.telegram.server import BotApi

WORDS = (
    "Здравствуйте! Меня зовут Денис, компания «Ромашка».",
    "Что для вас сейчас важнее всего?",
    "Понимаю вас. А почему это важно именно сейчас?",
    "Давайте я пришлю расчёт и договоримся на четверг.",
    "Наши клиенты экономят на этом около часа в день.",
    "Сколько вас человек и как вы решаете это сейчас?",
)
OPENED, OVER, NO_TALK = "Клиент на связи", "Итог:", "Сейчас разговора нет"
HELP = "/practice: выбрать"
GIVEN_UP = "На этом сообщении бот несколько раз сломался"
"""Said of an update that the process died of four times; whoever kills at random may hit one so often."""


MINUTE = 60
TRIES = 5


@dataclass(slots=True)
class Seller:
    """One person of the fleet, with everything that he said to a customer."""

    person: Person
    scenarios: list[str]
    rng: random.Random
    patience: float
    """Seconds that he waits for an answer before he says that the bot is stuck."""
    replies: dict[int, str] = field(default_factory=dict)
    """His words to a customer, by the id of their update."""
    sales: int = 0
    gave_up: str | None = None
    """What he waited for in vain."""

    async def greet(self) -> None:
        """Choose a language."""
        await self._asks(lambda: self.person.say("/start"), "Русский")
        await self._asks(lambda: self.person.press_data("l:ru", 1), "Это тренажёр продаж")

    async def sell(self) -> None:
        """Play one sale to its scorecard."""
        scenario = self.rng.choice(self.scenarios)
        begin = f"b:{self.rng.choice(('coach', 'exam'))}:{scenario}"
        await self._asks(lambda: self.person.press_data(begin, 1), OPENED)
        for _ in range(self.rng.randint(1, 5)):
            before = len(self.person.seen)
            for _ in range(self.rng.choice((1, 1, 1, 2, 3))):
                await self._reply()
            if OVER in await self._hears_any(before):
                break
        await self._stop()
        self.sales += 1

    async def goes_on(self) -> None:
        """Whatever was left is finished or can be continued: an answer comes to everything."""
        await self._asks(lambda: self.person.say("/resume"), "Последние слова клиента", "Разговор идёт", NO_TALK)

    async def _stop(self) -> None:
        """End the talk, again when the bot has given that up: an open one would stand in the way of the next."""
        for _ in range(TRIES):
            before = len(self.person.seen)
            await self.person.say("/stop")
            # Answers come in the order of what was said: with this one, all others are there.
            await self._asks(lambda: self.person.say("/help"), HELP)
            # It may be said of a reply before it: then /stop is said once more than needed.
            if not any(GIVEN_UP in (call.text or "") for call in self.person.seen[before:]):
                return
        raise AssertionError("/stop was given up again and again")

    async def _reply(self) -> None:
        number = len(self.replies)
        text = f"{self.rng.choice(WORDS)} ({self.person.id}-{number})"
        # Two and two lie a minute apart, as Telegram tells it: then what waits in a row is more than one turn.
        date = int(time.time()) + MINUTE * (number // 2 % 2)
        self.replies[await self.person.say(text, date=date)] = text

    async def _asks(self, ask: Callable[[], Awaitable[int]], *parts: str) -> None:
        """Ask for something, and again when the bot has given an update up, until it is there."""
        while True:
            await ask()
            heard = await self.person.hears_any((*parts, GIVEN_UP), self.patience)
            if GIVEN_UP not in (heard.text or ""):
                return

    async def _hears_any(self, before: int) -> str:
        """All that came since then, once something did."""
        await self.person.until(lambda: len(self.person.seen) > before, self.patience)
        return "\n".join(call.text or "" for call in self.person.seen[before:])


def hire(api: BotApi, *, people: int, scenarios: list[str], seed: int, patience: float) -> list[Seller]:
    """So many people who play these scenarios."""
    return [
        Seller(
            person=Person(api, 10_000 + n),
            scenarios=scenarios,
            rng=random.Random(f"{seed}:{n}"),
            patience=patience,
        )
        for n in range(people)
    ]


async def play(sellers: Sequence[Seller], *, sales: int, more: Callable[[], bool], tell: Callable[[int], None]) -> None:
    """Have people play so many sales between them, and on while more are wanted; whoever waits in vain leaves."""
    left = sales

    async def work(seller: Seller) -> None:
        nonlocal left
        try:
            await seller.greet()
            while left > 0 or more():
                left -= 1
                await seller.sell()
                tell(left)
        except (AssertionError, TimeoutError) as waited:
            seller.gave_up = str(waited)[:300] or "any answer"

    await asyncio.gather(*(work(seller) for seller in sellers))


async def finish(sellers: Sequence[Seller]) -> None:
    """See that everybody can go on."""

    async def ask(seller: Seller) -> None:
        try:
            await seller.goes_on()
        except (AssertionError, TimeoutError) as waited:
            seller.gave_up = str(waited)[:300]

    await asyncio.gather(*(ask(seller) for seller in sellers))
