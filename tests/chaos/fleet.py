"""People who never tire of selling: each plays one sale after the other, sometimes faster than the answers come."""

import asyncio
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from tests.telegram.person import Person
from tests.telegram.server import BotApi, Call

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
        await self.person.say("/start")
        await self._hears("Русский")
        await self.person.press_data("l:ru", 1)
        await self._hears("Это тренажёр продаж")

    async def sell(self) -> None:
        """Play one sale to its scorecard."""
        scenario = self.rng.choice(self.scenarios)
        await self.person.press_data(f"b:{self.rng.choice(('coach', 'exam'))}:{scenario}", 1)
        await self._hears(OPENED)
        for _ in range(self.rng.randint(1, 5)):
            before = len(self.person.seen)
            for _ in range(self.rng.choice((1, 1, 1, 2, 3))):
                await self._reply()
            if OVER in await self._hears_any(before):
                break
        await self.person.say("/stop")
        # Answers come in the order of what was said: with this one, all others are there.
        await self.person.say("/help")
        await self._hears(HELP)
        self.sales += 1

    async def goes_on(self) -> None:
        """Whatever was left is finished or can be continued: an answer comes to everything."""
        await self.person.say("/resume")
        await self._hears("Последние слова клиента", "Разговор идёт", NO_TALK)

    async def _reply(self) -> None:
        text = f"{self.rng.choice(WORDS)} ({self.person.id}-{len(self.replies)})"
        self.replies[await self.person.say(text)] = text

    async def _hears(self, *parts: str) -> Call:
        return await self.person.hears_any(parts, self.patience)

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
