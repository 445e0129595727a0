"""Called by a name that is not his he puts it right, once; his own says nothing of the matter."""

import pytest

from bot.grading.text.plain import normalised
from bot.roleplay.understanding.names import without_name, wrong_name
from bot.scenario.vocabulary import Move as M
from tests.support.talking import lines_of, sell
from tests.support.worlds import graded, world_of


def test_he_puts_his_name_right_once():
    world, _, turns = sell(
        world_of(),
        ("Здравствуйте, Марина!", graded(1, M.GREETING)),
        ("Скажите, Марина, удобно?", graded(1)),
        at="contact",
    )
    wanted = {line.replace("{name}", "Ольга") for line in lines_of(world, "wrong_name")}
    corrected = [any(line.text in wanted for line in turn.answer) for turn in turns]
    assert corrected == [True, False]
    assert len(turns[0].answer) > 1, "and goes on with the matter"


@pytest.mark.parametrize(
    ("reply", "name"),
    [
        pytest.param("Здравствуйте, Марина!", "марина", id="after the greeting"),
        pytest.param("Скажите, Светлана, а что?", "светлана", id="between commas"),
        pytest.param("Hello Michael, got a minute?", "michael", id="English"),
        pytest.param("Ольга, добрый день!", None, id="his own"),
        pytest.param("Меня зовут Денис, магазин", None, id="the seller's"),
        pytest.param("Это Артём, магазин", None, id="the seller's, short"),
        pytest.param("Здравствуйте! Илья, лизинговая компания.", None, id="the seller's, with what the company does"),
        pytest.param("Добрый день! Илья, консультант.", None, id="the seller's, with his trade"),
        pytest.param("У нас был дизайнер Марина из студии", None, id="somebody else"),
        pytest.param("Доброе утро! Жанна, «Утро».", None, id="the seller's, with the company"),
        pytest.param("Good morning! Jane, Harbour Cars. Where to begin?", None, id="the same in English"),
        pytest.param("Good morning! Jane, have you seen five already?", "jane", id="a question follows"),
        pytest.param("Конечно, помогу", None, id="no name"),
        pytest.param("Что скажете, Рустам?", "рустам", id="at the end of a question"),
        pytest.param("Что скажете, Ольга?", None, id="his own at the end of a question"),
        pytest.param("Добрый день, Пётр, ваш консультант.", None, id="the seller's, with your consultant"),
        pytest.param("Good morning, Kate, your adviser today.", None, id="the same in English"),
        pytest.param("Добрый день! Сергей, отдел продаж.", None, id="with his department"),
        pytest.param("Здравствуйте, Иван, на связи «Чистая струя»", None, id="on the line"),
        pytest.param("Hi, Anna here from Harbour Cars.", None, id="here"),
        pytest.param("Hi, Anna - Harbour here", None, id="a part of the company's name"),
        pytest.param("Спасибо за время. С уважением, Рустам.", None, id="signed"),
        pytest.param("Jane, of course!", "jane", id="of course is no company"),
        pytest.param("Сергей, добрый день! Я говорил с Ольгой.", "сергей", id="his own only spoken of"),
        pytest.param("Сергей Иванович, добрый день!", "сергей", id="with his father's name"),
        pytest.param("Здравствуйте, Марина. Звоню по заявке.", "марина", id="before a full stop"),
        pytest.param("Марина - у вас есть минута?", "марина", id="before a dash"),
        pytest.param("Вы правы, Рустам.", "рустам", id="at the end of an answer"),
        pytest.param(
            "Ольга Петровна, к телефону подходил Иван, он в курсе?", None, id="his own called, another told of"
        ),
    ],
)
def test_a_name_that_he_is_called_by_is_told_from_all_other_names(reply, name):
    assert wrong_name(normalised(reply), ["ольга"], "harbour cars") == name


@pytest.mark.parametrize(
    ("question", "matter"),
    [
        ("А с пальто что, Римма Аркадьевна?", "А с пальто что?"),
        ("Римма, какой размер носите?", "какой размер носите?"),
        ("А как вас зовут, Римма?", "А как вас зовут, Римма?"),
        ("Римма?", "?"),
        ("Какая у вас Римма любимая?", "Какая у вас Римма любимая?"),
    ],
)
def test_to_be_called_by_name_says_nothing_of_the_matter(question, matter):
    assert without_name(question, "Римма Аркадьевна") == matter
