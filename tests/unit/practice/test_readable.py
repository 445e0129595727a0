"""What a person reads of all that is kept on him."""

from bot.practice.readable import Readable
from bot.scenario.vocabulary import Language
from bot.scenario.vocabulary import Move as M
from bot.storage.privacy import Rows
from bot.storage.rows import turn_values
from bot.storage.tables import Base
from bot.texts.catalogue import texts
from tests.support.talking import sell
from tests.support.worlds import graded, world_of

DAY = 24 * 60 * 60.0
ANNA = {"id": 2**51, "name": "Анна", "language": "ru", "created_at": 0.0}


def session(number, began, **ended):
    open_still = {"finished_at": None, "outcome": None, "score": None}
    opening = '[{"speaker": "Марина", "text": "Слушаю"}]'
    return {"id": number, "scenario_id": "seeds", "started_at": began, "opening": opening, **open_still, **ended}


def turn_of(number):
    _, talk, (turn,) = sell(world_of(), ("Добрый день", graded(3, M.GREETING)))
    return turn_values(number, turn, talk, 0.0)


def read(sessions, turns, language=Language.RU, **room):
    made = Readable(texts(language), {"seeds": "Семена"}, **room)
    for name, rows in (("users", [ANNA]), ("sessions", sessions), ("turns", turns), ("inbox", [{"body": "{}"}])):
        made.add(Rows(of=Base.metadata.tables[name], rows=rows))
    return made.finished().decode("utf-8-sig")


def test_talks_are_told_in_their_order_with_how_they_ended():
    later = session("a", DAY, finished_at=2 * DAY, outcome="deal", score=64.4)
    text = read([later, session("b", 0.0)], [turn_of("a")])
    assert "Анна, номер в Telegram: 2251799813685248. Первая запись: 01.01.1970." in text
    assert "\n\nСемена, 02.01.1970\nСделка, 64\n\nМарина\nСлушаю\n\n1. Вы\n> Добрый день\n[3 из 3] " in text
    assert text.index("Семена, 01.01.1970\n\nМарина") < text.index("Семена, 02.01.1970")


def test_it_is_told_in_the_language_of_whoever_reads():
    assert "\n\nСемена, 02 Jan 1970\n\nМарина" in read([session("a", DAY)], [], Language.EN)


def test_where_there_is_more_than_fits_the_other_file_is_named():
    sessions = [session(str(number), number * DAY) for number in range(3)]
    assert "Остальные есть в соседнем" not in read(sessions, [turn_of("1")])
    assert read(sessions, [turn_of("1")], room=10).rstrip().endswith("Остальные есть в соседнем.")
