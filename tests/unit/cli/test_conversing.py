"""A talk in the terminal costs what it costs in Telegram."""

import io

import pytest
from rich.console import Console

from bot.cli.conversing import Call, Clock, ask_for, silently
from bot.roleplay.turn import open_talk
from bot.scenario.vocabulary import HelpLevel, Language
from bot.scenario.vocabulary import Move as M
from bot.texts.catalogue import texts
from tests.support.worlds import ScriptedJudge, graded, world_of


@pytest.fixture
def call():
    world = world_of()
    return Call(world, ScriptedJudge(graded(3, M.GREETING, M.REASON_FOR_CONTACT)), open_talk(world, 1), HelpLevel.HINTS)


def test_a_hint_read_again_is_free_and_the_next_one_is_not(call):
    first, again = call.hint(), call.hint()
    assert (first.again, again.again) == (False, True)
    assert (again.key, again.cost, call.help.hints) == (first.key, 0, 1)
    call.take("Здравствуйте, Ольга! Это Игорь из «Утра».", minutes=0)
    assert call.hint().key != first.key
    assert call.help.hints == 2


def test_hints_of_a_file_of_replies_are_counted_once_too(call):
    silently(call, iter(["/hint", "/hint"]))
    assert call.help.hints == 1


def test_a_long_silence_counts_no_more_than_a_slow_reply():
    seconds = iter([0.0, 6.0, 3606.0])
    clock = Clock(lambda: next(seconds))
    assert [clock.minutes(), clock.minutes()] == [0.1, 0.6]


def test_half_a_character_typed_in_is_a_mark(monkeypatch):
    console = Console(file=io.StringIO())
    monkeypatch.setattr(console, "input", lambda _prompt: " Здравствуйте\udcd0 ")
    assert ask_for(console, texts(Language.RU)) == "Здравствуйте\N{REPLACEMENT CHARACTER}"
