"""Condescension is known by its turn of phrase; words near to it accuse nobody."""

import pytest

from bot.grading.phrases.scorn import scorn
from bot.grading.text.clauses import clauses
from bot.grading.types import ReasonCode, ReplyContext
from bot.scenario.vocabulary import Language, Mode, Move, StageKind


@pytest.mark.parametrize(
    "reply",
    [
        # His people.
        "Считаем вручную? Да они у вас без дела сидят и языками чешут.", "Ваши бухгалтеры всё равно чаи гоняют.",
        "Девушки у вас за прилавком в потолок плюют.", "Позовите кого-нибудь поумнее.", "Вы тут ничего не решаете.",
        "Your staff just stand around gossiping anyway.", "They've got nothing better to do, have they.",
        "Is there anyone there who matters?", "There's no point talking to you.",
        # Himself.
        "Ну что вы как маленький, ей-богу.", "Инструкцию читать надо было.", "Пользоваться надо уметь.",
        "Научитесь сначала считать.", "Вы просто не разбираетесь в этом.", "С этим даже вы справитесь.",
        "Знаю я таких, сначала думают, потом пропадают.", "Вам самой не стыдно такое носить?", "Смешно слушать.",
        "Learn to read a chart before you ring a harbour.", "Let me explain it slowly.", "Even you could manage that.",
        "You clearly don't understand how this works.", "You people never read the terms.", "You haven't a clue.",
        "You should have thought of that before.", "What did you expect for that money?", "Oh pull the other one.",
        "Listen, sweetheart, it's not that hard.", "Don't be so stingy, it's your kid.",
        # Sent away.
        "Ну и идите к ним.", "Ну и мучайтесь со своей развалюхой дальше.", "Well then buy it online, and good luck.",
    ],
)  # fmt: skip
def test_scorn_is_found(reply):
    found = scorn(reply, clauses(reply))
    assert found
    assert found in reply


@pytest.mark.parametrize(
    "reply",
    [
        "Ваши ребята без дела не сидят, вижу.", "Кассир сидит без дела, пока очереди нет, или помогает в зале?",
        "Вам не стыдно перед гостями подать, кофе хороший.", "Двадцать лет в тетради, это надо уметь.",
        "Читать надо с лампой, лампу дадим в подарок.", "Считать надо не только цену, но и бензин.",
        "Что надо было сделать до заезда?", "Надо было мне вас предупредить, моя вина.",
        "Вы взрослый человек, решать вам.",
        "Как маленький магазин, вы платите меньше.", "Для маленьких детей есть нескользящие.",
        "У меня мама в таком возрасте, и ей подошёл этот.", "Таким хозяйкам, как вы, подойдёт кварц.",
        "Вы не разбираетесь в матрасах и не обязаны, для этого есть я.", "Ну берите тогда обе, дешевле выйдет.",
        "Тогда идите в кассу, я всё подготовил.", "Тут думать надо, отвечу завтра.",
        "Сначала посмотрите, потом звоните мне, хорошо?", "Пенсионеры тоже осваивают за вечер.",
        "Even a child could set it up, so your mum will be fine.", "A child can use it, three buttons.",
        "I should have thought of that earlier, sorry.", "What did you expect to pay?",
        "Have you people on site today?",
        "What did you expect from the last supplier, and what came?", "How many of you people are there?",
        "People like you, with two kids, mostly take the estate.", "So go there on Tuesday, they'll have it ready.",
        "Fine, go to them first and compare, I'd do the same.", "Do the drivers sit around waiting in the yard?",
        "Speak slowly if the line is bad, I'll write it down.",
        "If you can't afford it all at once, we split it in four.",
        "Learn to ride it first, then we'll fit the clips.", "You obviously have a good eye.",
        "Don't be mean to yourself.",
    ],
)  # fmt: skip
def test_words_near_to_scorn_accuse_nobody(reply):
    assert scorn(reply, clauses(reply)) is None


def test_scorn_is_graded_nought_and_quoted(grader):
    reply = "Тут всё просто. Они у вас всё равно без дела сидят и языками чешут."
    context = ReplyContext(
        language=Language.RU,
        mode=Mode.ACTIVE,
        stage=StageKind.NEEDS,
        customer="Считаем вручную, две женщины.",
        reply=reply,
    )
    grade = grader.grade_one(context)
    assert grade.value == 0
    assert (grade.reason.code, grade.reason.move) == (ReasonCode.MISTAKE, Move.RUDENESS)
    assert grade.reason.quote == "Они у вас всё равно без дела сидят и языками чешут."
