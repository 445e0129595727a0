"""Updates are kept as they came, but for what no database takes."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.grading.text.plain import whole
from bot.scenario.vocabulary import Move as M
from bot.telegram.handling import received
from tests.support.product import ANNA, COFFEE, practice_on
from tests.support.worlds import ScriptedJudge, graded

MOST = 10_000


def kept(said):
    """The words of a message as they are kept; Telegram writes them as JSON."""
    text = json.loads(f'"{said}"')
    raw = {"update_id": 1, "message": {"from": {"id": 1}, "text": text}}
    return json.loads(received(raw, MOST).body)["message"]["text"]


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("Добрый день! \\ud83d", "Добрый день! \N{REPLACEMENT CHARACTER}"),
        ("\\ude00\\ud83d", "\N{REPLACEMENT CHARACTER}" * 2),
        ("Hello \\ud83d\\ude00", "Hello 😀"),
        ("Путь C:\\\\ud83d", "Путь C:\\ud83d"),
    ],
)
async def test_half_a_character_is_replaced_and_the_turn_is_saved(tmp_path, said, words):
    assert kept(said) == words
    async with practice_on(f"sqlite:///{tmp_path / 'a.db'}", ScriptedJudge(graded(3, M.GREETING))) as practice:
        await practice.beginning.start(ANNA, COFFEE, seed=1)
        await practice.talks.reply(ANNA, kept(said))
        assert (await practice.repository.sessions.open_session(ANNA)).turns[0].reply == words


@given(st.text(st.characters(codec=None)))
def test_any_text_can_be_saved_once_it_is_whole(text):
    assert len(whole(text).encode()) >= len(text)
    assert whole(whole(text)) == whole(text)


@given(st.text())
def test_a_text_without_halves_stays_as_it_is(text):
    assert whole(text) == text


@pytest.mark.parametrize(("letters", "taken"), [(2000, True), (6000, False)])
def test_the_size_of_an_update_is_told_in_bytes_as_they_are_sent(letters, taken):
    update = received({"update_id": 1, "message": {"text": "ж" * letters}}, MOST)
    assert (update.error is None, bool(update.body)) == (taken, taken)
