"""The way from /start to a scorecard, as a person goes it."""

from pathlib import Path

from tests.telegram.person import Person
from tests.telegram.server import Call

SALES = Path(__file__).parents[1] / "data" / "sales"
FILES = {"active": "seeds-landscape-designer.txt", "passive": "phone-two-models.txt"}
OVER = "Сейчас разговора нет"
BETTER = "Как лучше?"

ACTIVE = ("Звоню я", "Семена")
PASSIVE = ("Клиент пришёл сам", "Два телефона")


def replies(name: str) -> list[str]:
    """Good replies to a customer, in their order."""
    return (SALES / FILES[name]).read_text(encoding="utf-8").strip().splitlines()


async def greet(person: Person) -> None:
    """First contact: the language is chosen."""
    await person.say("/start")
    await person.hears("Русский")
    await person.press("Русский")
    await person.hears("Это тренажёр продаж")


async def begin(
    person: Person, sale: tuple[str, str], feedback: str = "оценки сразу", level: str = "С подсказками"
) -> str:
    """From /practice to the customer's first words, which are returned."""
    mode, title = sale
    await person.say("/practice")
    await person.hears("Кто начинает разговор")
    await person.press(mode)
    await person.hears(title)
    await person.press(title)
    brief = await person.hears("Что будет оцениваться")
    assert brief.text is not None
    await person.press(level)
    await person.hears("Когда показывать оценки")
    await person.press(feedback)
    if mode == ACTIVE[0]:
        await person.hears("Подготовка")
        await person.press("Сразу звонить")
    opening = await person.hears("Клиент на связи")
    return opening.text or ""


def needs_better(note: Call) -> bool:
    """Whether there is a better reply to ask for: none to the best one, and none to half a thought."""
    return not (note.text or "").startswith(("3 из 3", "Клиент ждёт продолжения"))


async def talk(person: Person, lines: list[str]) -> int:
    """Say the lines until the customer ends the talk; how many were heard."""
    for number, line in enumerate(lines):
        await person.say(line)
        note, answer = (await person.reads(2))[:2]
        if any("Итог:" in text or OVER in text for text in person.texts):
            return number
        assert (BETTER in note.buttons) is needs_better(note), note.text
        assert answer.text
    return len(lines)
