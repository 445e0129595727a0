"""The day of an order or a meeting is kept as it was accepted, and another one said in passing is put right."""

import pytest

from bot.grading.phrases.orders import Detail
from bot.scenario.vocabulary import Outcome
from tests.support.ordering import MEETING, OWN, close
from tests.support.talking import lines_of
from tests.support.worlds import ENGLISH, RUSSIAN


def agreed(*replies, path=RUSSIAN, lines=None, **changes):
    """What is settled after these replies, by the words that were accepted."""
    _, talk, answers = close(*replies, path=path, lines=lines, **changes)
    return {detail.value: words for detail, words in talk.agreement.words.items()}, answers


@pytest.mark.parametrize(
    ("replies", "kept"),
    [
        pytest.param(["Встретимся в четверг в 11:00?"], {"day": "в четверг в 11:00"}, id="proposed"),
        pytest.param(
            ["Давайте в четверг в одиннадцать, у вас в офисе?"],
            {"day": "в четверг в одиннадцать", "place": "у вас в офисе"},
            id="with the place",
        ),
        pytest.param(
            ["Тогда приеду к вам во вторник, 15:30."], {"day": "во вторник, 15:30", "place": "к вам"}, id="told"
        ),
        pytest.param(["Встретимся?", "До пятницы!"], {"day": "в пятницу"}, id="in the goodbye"),
        pytest.param(["Встретимся в среду?", "Лучше в пятницу, можно?"], {"day": "в пятницу"}, id="the latest holds"),
        pytest.param(["Встретимся в среду?", "До обеда или после обеда?"], {"day": "в среду"}, id="and its hour"),
    ],
)
def test_the_day_of_a_meeting_is_kept_as_it_was_accepted(replies, kept):
    found, _ = agreed(*replies, **MEETING)
    assert found.keys() == kept.keys()
    assert all(found[name].startswith(words) for name, words in kept.items())


def test_a_meeting_gets_a_day_whatever_else_is_settled():
    own = {"gives_contact": ["На мою."]}
    world, talk, [_, mail, over] = close(
        "Встретимся?", "На какую почту прислать план?", "Спасибо!", aim="meeting", bargaining=None, lines=own
    )
    assert mail == ["На мою."]
    assert over[0] in lines_of(world, "gives_day")
    assert talk.outcome is Outcome.MEETING


def test_his_own_day_is_kept_in_his_words():
    found, _ = agreed("Оформляем? Когда привезти?", lines=OWN)
    assert found == {"day": "В субботу, к двум"}
    found, _ = agreed("Встретимся?", "Спасибо!", lines=OWN, **MEETING)
    assert found == {"day": "В субботу, к двум"}, "named by himself, for nobody had"


def test_where_nothing_was_settled_nothing_is_kept():
    assert agreed("Оформляем?", "Спасибо, до свидания!")[0] == {}
    assert agreed("Оформляем?", "Счёт пришлю в четверг.")[0] == {}, "no day on which anybody comes"


@pytest.mark.parametrize(
    ("replies", "path", "words"),
    [
        (["Встретимся в четверг в 11?", "Отлично, тогда до пятницы!"], RUSSIAN, "«в четверг в 11»"),
        (["Shall we meet on Thursday at 3?", "Great, see you on Friday then!"], ENGLISH, '"on Thursday at 3"'),
    ],
    ids=["ru", "en"],
)
def test_another_day_said_in_passing_is_put_right(replies, path, words):
    found, answers = agreed(*replies, path=path, **MEETING)
    assert words in " ".join(answers[1])
    assert found["day"] == words.strip('«»"')


def test_a_paper_sent_on_another_day_changes_no_meeting():
    found, answers = agreed("Встретимся в четверг?", "Отлично, программу пришлю в среду. До встречи!", **MEETING)
    assert found == {"day": "в четверг"}
    assert "«" not in " ".join(answers[1])


def test_the_day_that_he_asks_for_is_kept_without_the_word_before_it():
    own = {"gives_day": ["For Monday. I'm back on nights then."]}
    _, talk, _ = close("Shall we?", "When do you need it?", path=ENGLISH, lines=own)
    assert talk.agreement.words[Detail.DAY] == "Monday"


def test_the_minutes_of_an_hour_are_kept():
    own = {"gives_day": ["Any morning."]}
    _, talk, _ = close("Shall we?", "Done, see you Monday 8.30, I'll text tomorrow.", path=ENGLISH, lines=own)
    assert talk.agreement.words[Detail.DAY] == "Monday 8.30"
