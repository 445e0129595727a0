"""A thought that breaks off is judged with its end."""

import pytest

from bot.grading.types import ReasonCode
from bot.roleplay.understanding.unfinished import breaks_off
from bot.scenario.vocabulary import Language
from bot.texts.catalogue import texts
from bot.texts.notes import note_pieces
from tests.support.talking import LET_IN, sell
from tests.support.worlds import ScriptedJudge, world_of


def test_a_thought_in_three_messages_is_judged_as_one():
    judge = ScriptedJudge(LET_IN)
    parts = ("Ольга, здравствуйте, это", "«Утро», звоню потому что", "вы сами носите кофе. Есть две минуты?")
    world, talk, turns = sell(world_of(), *parts, grade=judge, at="contact")
    assert [turn.grade.reason.code for turn in turns[:2]] == [ReasonCode.UNFINISHED] * 2
    assert turns[2].grade.gradable
    notes = [[piece.text for piece in note_pieces(turn, world, texts(Language.RU))] for turn in turns]
    assert notes[0] == ["Клиент ждёт продолжения. Оценка будет за всю мысль."]
    assert judge.contexts[-1].reply.split("\n")[0] == "Ольга, здравствуйте, это"
    assert judge.contexts[-1].earlier == ()
    assert talk.stages["contact"].turns == 1
    assert talk.state == "needs"


@pytest.mark.parametrize(
    ("reply", "broken"),
    [
        pytest.param("Здравствуйте, это Артём,", True, id="comma"),
        pytest.param("Хочу предложить зёрна и", True, id="conjunction"),
        pytest.param("I am calling because", True, id="English"),
        pytest.param("Добрый день", False, id="greeting alone"),
        pytest.param("Берём?", False, id="question"),
        pytest.param("и", False, id="one word"),
        pytest.param("", False, id="nothing"),
        pytest.param("Слушайте,", True, id="one word that leads up"),
        pytest.param("Хм, вот ещё что", True, id="more is to come"),
        pytest.param("Смотрите, Римма Аркадьевна...", True, id="to her by name"),
        pytest.param("И ещё вопрос", True, id="a question is to come"),
        pytest.param("Sorry, one more", True, id="one more"),
        pytest.param("So here's my idea", True, id="an idea is announced"),
        pytest.param("Quick question:", True, id="a question is announced"),
        pytest.param("Можно вопрос?", False, id="leave is asked"),
        pytest.param("Слушайте, а цена какая", False, id="led up to and asked"),
        pytest.param("Ok", False, id="a yes"),
        pytest.param("ok, so", True, id="so, and then"),
        pytest.param("The reason is that", True, id="few words that begin something"),
        pytest.param("I can do 365 if you take it today, how about that", False, id="an offer that ends so"),
        pytest.param("365, how about that", False, id="a figure in few words"),
        pytest.param("155, honest. And if it rains on day one I want a postcard saying so", False, id="said at length"),
        pytest.param("Want to see the door? It had a dent, i'll show you", False, id="it holds a question"),
        pytest.param("who is it for", False, id="a question that ends so"),
        pytest.param("Okay, thank you", False, id="thanks"),
        pytest.param("Нормально, а вы", False, id="asked back"),
        pytest.param("155 и ни копейкой меньше…", False, id="a pause for effect"),
        pytest.param("За 155 отдам сегодня вместе с носками и", True, id="a conjunction, however much was said"),
    ],
)
def test_whether_a_thought_breaks_off_shows_in_its_last_words(reply, broken):
    assert breaks_off(reply) is broken
