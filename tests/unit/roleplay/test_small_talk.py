"""What is said beside the sale, a chat or a joke, is taken as such, for a while."""

import pytest

from bot.grading.text.plain import normalised
from bot.grading.types import ReasonCode
from bot.roleplay.understanding.small_talk import beside_the_sale, kidded
from bot.scenario.vocabulary import Move as M
from bot.scenario.vocabulary import Situation
from tests.support.talking import RUDE, asking, lines_of, says, sell, text
from tests.support.worlds import graded, world_of


@pytest.mark.parametrize(
    ("words", "situation"),
    [("Как ваше настроение?", Situation.SMALL_TALK), ("Шучу, конечно, ха-ха", Situation.JOKE)],
)
def test_small_talk_and_jokes_are_taken_as_such(words, situation):
    nothing = graded(0, M.IRRELEVANT, code=ReasonCode.UNREADABLE)
    world, talk, turns = sell(world_of(), (words, nothing), at="contact")
    assert text(turns[0]) in lines_of(world, situation)
    assert talk.mood.trust >= world.rules.start.trust


@pytest.mark.parametrize(
    ("words", "situation"),
    [
        ("Дождь льёт как из ведра, вы хоть с зонтом?", Situation.SMALL_TALK),
        ("Ну и жара сегодня", Situation.SMALL_TALK),
        ("Футбол вчера смотрели?", Situation.SMALL_TALK),
        ("С пятницей вас!", Situation.SMALL_TALK),
        ("How's your day going so far?", Situation.SMALL_TALK),
        ("Bit chilly out there today", Situation.SMALL_TALK),
        ("Did you catch the match last night?", Situation.SMALL_TALK),
        ("Хех, ну вы даёте", Situation.JOKE),
        ("Заходит как-то столяр в банк...", Situation.JOKE),
        ("Станок умный, только чай пока не наливает :)", Situation.JOKE),
        ("Don't worry, I don't bite", Situation.JOKE),
        ("I promise it won't cook the pasta for you ;)", Situation.JOKE),
        ("Which half, hers or yours? 😄", Situation.JOKE),
        ("Мороз сегодня жуткий!", Situation.SMALL_TALK),
        ("Добрый день, Анна Петровна, снег сегодня валит", Situation.SMALL_TALK),
        ("На улице такой мороз!", Situation.SMALL_TALK),
        ("Crazy weather today, isn't it?", Situation.SMALL_TALK),
        ("Hello Mrs Park, rain outside again", Situation.SMALL_TALK),
        ("Is it cold outside where you are?", Situation.SMALL_TALK),
        ("Traffic was a nightmare this morning, sorry", Situation.SMALL_TALK),
        ("Saw the game last night?", Situation.SMALL_TALK),
        ("What a lovely day!", Situation.SMALL_TALK),
        ("A kettle (two litres), but it won't sing for you :)", Situation.JOKE),
        ("It costs 300 a month (but delivery is not included)", None),
        ("Стоит 300 (только доставка не входит)", None),
        ("It keeps the wind and rain outside", None),
        ("It starts even when it's cold outside", None),
        ("It is warm out of the box", None),
        ("They keep you dry in terrible weather", None),
        ("Держит тепло, даже когда мороз на улице", None),
        ("Греет, даже если на улице мороз", None),
        ("Снег на улице ему не страшен", None),
        ("В хорошую погоду катайте детей", None),
        ("Your site traffic was 2,000 visitors", None),
        ("You can watch the football on it in 4K", None),
        ("It makes a great day out for the kids", None),
        ("Have a really nice day", None),
        ("Have yourself a lovely day", None),
        ("Станок не наливает чай", None),
        ("А шины в подарок не положите, шучу?", Situation.JOKE),
        ("А если дождь? Был план Б?", None),
        ("Will you ride in bad weather too?", None),
        ("Возим масло таким, как вы.", None),
        ("Когда клиент пошутил и ждёт ответа, что делаете?", None),
        ("Sorry to have bothered you, have a nice day", None),
        ("Без шуток, цена выросла", None),
        ("Шутки в сторону, цена выросла", None),
        ("This is not a joke.", None),
        ("It isn't a joke.", None),
        ("I'm not joking, it does last ten years.", None),
        ("Joking aside, it lasts ten years.", None),
        ("I'm not really joking, it lasts ten years.", None),
        ("We never joke about safety.", None),
        ("We are not messing with you, the price is final", None),
        ("I'm not messing with you.", None),
        ("Your supplier is messing with you.", None),
        ("No messing", None),
        ("We were just messing about in the warehouse", None),
        ("Just messing about.", Situation.JOKE),
        ("Just messing. How many of you are there?", Situation.JOKE),
        ("I'm messing with you.", Situation.JOKE),
        ("It was a joke, of course", Situation.JOKE),
        ("Холодильник сегодня привезём", None),
        ("Выходные или четверг с пятницей?", None),
        ("Вторник с пятницей подойдёт?", None),
        ("Понедельник с пятницей?", None),
        ("Пятница! С пятницей вас!", Situation.SMALL_TALK),
        ("Отличный выбор :)", None),
        ("Lovely pick 🪴💚 it's a tough one 😄 so a lamp at 12 💡 would do", None),
    ],
)
def test_a_chat_and_a_joke_are_told_from_a_word_about_the_sale(words, situation):
    assert beside_the_sale(normalised(words)) is situation


@pytest.mark.parametrize(
    "words",
    [
        "А кофейные зёрна в банке не хранить? Шучу!",
        "А вы нам чаю не нальёте? ха-ха",
        "А бухгалтерия танцует? 😄",
    ],
)
def test_a_question_in_jest_gets_a_light_answer_and_neither_a_fact_nor_a_shrug(words):
    question = words.partition("?")[0] + "?"
    world, talk, turns = sell(world_of(), (words, asking(question)), at="needs")
    assert text(turns[0]) in lines_of(world, Situation.JOKE)
    assert talk.told.facts == []


@pytest.mark.parametrize("words", ["Сколько у вас человек? :)", "Ха-ха, а сколько у вас человек?"])
def test_a_question_with_a_smile_that_he_can_answer_is_answered(words):
    _, talk, turns = sell(world_of(), (words, asking("Сколько у вас человек?")), at="needs")
    assert talk.told.facts == ["people"]
    assert "Двадцать человек" in text(turns[0])


@pytest.mark.parametrize(
    ("question", "reply", "joke"),
    [
        ("А кота возьмёте?", "А кота возьмёте? Шучу.", True),
        ("А кота возьмёте, шучу?", "А кота возьмёте, шучу?", True),
        ("Will the kids come too?", "Will the kids come too? Just kidding", True),
        ("Will the kids come too?", "Will the kids come too? It's a joke", True),
        ("Will the kids come too?", "Will the kids come too? It's not a joke", False),
        ("А кота возьмёте?", "А кота возьмёте? Я не шучу.", False),
        ("Сколько вас?", "Анекдот знаете. Сколько вас?", False),
        ("Когда клиент пошутил и ждёт, что делаете?", "Когда клиент пошутил и ждёт, что делаете?", False),
    ],
)
def test_of_a_joke_he_says_that_it_was_one(question, reply, joke):
    assert kidded(normalised(question), normalised(reply)) is joke


def test_nobody_laughs_at_a_joke_at_his_cost():
    world, talk, turns = sell(world_of(), ("Сколько же вы весите, ха-ха", RUDE), at="needs")
    assert not says(world, turns[0], Situation.JOKE)
    assert talk.faults.chats == 0


def test_chatting_on_and_on_is_no_way_to_sell():
    nothing = graded(0, M.IRRELEVANT)
    world, talk, _ = sell(world_of(), *[("Как настроение?", nothing)] * 4, at="contact")
    assert talk.mood.patience < world.rules.start.patience - 10
