"""A question typed in haste is read as it is spelt; a word that is right stays, though nobody has used it."""

import pytest

from bot.roleplay.exchange.hearing import hear
from bot.roleplay.turn import open_talk
from bot.roleplay.understanding.answer_types import Wanted
from bot.roleplay.understanding.spelling import Vocabulary, in_full, slips, vocabulary
from bot.scenario.model import Fact
from tests.support.worlds import graded, world_of

KNOWN = Vocabulary.of(
    [
        "Сколько стоит доставка плитки?",
        "Какое число?",
        "Поставщик ждёт чехол.",
        "What is the monthly budget for coffee?",
    ]
)


@pytest.mark.parametrize(
    ("typed", "spelt"),
    [
        ("скока щас платите", "сколько сейчас платите"),
        ("Ваще, када надо?", "вообще, когда надо?"),
        ("whats ur price", "what's your price"),
        ("how r u doing", "how are you doing"),
        ("R2 is a robot", "R2 is a robot"),
        ("Сколько стоит?", "Сколько стоит?"),
    ],
)
def test_short_spellings_are_written_out(typed, spelt):
    assert in_full(typed) == spelt


@pytest.mark.parametrize(
    ("typed", "spelt"),
    [
        pytest.param("достака", "доставка", id="a letter missing"),
        pytest.param("доставвка", "доставка", id="one too many"),
        pytest.param("дсотавка", "доставка", id="two in each other's place"),
        pytest.param("паставщик", "поставщик", id="another letter"),
        pytest.param("чсло", "число", id="a short word"),
        pytest.param("bugdet", "budget", id="English"),
        pytest.param("waht", "what", id="a question word"),
        pytest.param("доставку", "доставку", id="another form of a known word"),
        pytest.param("плитка", "плитка", id="and another"),
        pytest.param("кошка", "кошка", id="a word that is like none"),
        pytest.param("кот", "кот", id="too short to tell"),
        pytest.param("coffin", "coffin", id="two letters away"),
    ],
)
def test_a_word_that_nobody_knows_is_read_as_the_one_it_nearly_is(typed, spelt):
    assert KNOWN.spelt(typed) == spelt


@pytest.mark.parametrize(
    ("one", "other", "count"),
    [("budget", "bugdet", 1), ("coffee", "cofee", 1), ("what", "what", 0), ("cat", "dog", 2), ("", "ab", 2)],
)
def test_slips_are_counted_up_to_what_matters(one, other, count):
    assert slips(one, other, 1) == count


def test_what_a_customer_is_asked_about_are_his_facts():
    fact = Fact(id="area", about=("Какая у вас площадь?",), says=("Двадцать квадратов.",))
    assert vocabulary((fact,)).spelt("какая плащадь") == "какая площадь"


@pytest.mark.parametrize(
    ("typed", "spelt"),
    [
        ("What is your bugdet?", "What is your budget?"),
        ("Скольо стоит?", "сколько стоит?"),
        ("They were here on Thursday.", "They were here on Thursday."),
        ("Никогда, большое спасибо.", "Никогда, большое спасибо."),
    ],
)
def test_of_a_text_typed_with_care_only_the_words_of_any_question_are_put_right(typed, spelt):
    assert vocabulary(()).spelt(typed) == spelt


@pytest.mark.parametrize("reply", ["скольо у вас людей", "Скольо у вас людей?"])
def test_what_is_asked_for_is_heard_over_a_slip_whoever_put_the_capital(reply):
    world = world_of()
    assert hear(world, open_talk(world, 1, "needs").talk, reply, graded(1)).wanted == {"people": Wanted.NUMBER}
