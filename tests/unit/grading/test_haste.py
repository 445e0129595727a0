"""Words that push a customer to decide, and words like them that do not."""

import pytest

from bot.grading.judging.mistakes import with_haste
from bot.grading.phrases.haste import forced_haste, hangs_on_order
from bot.grading.text.clauses import clauses
from bot.grading.types import ReplyContext
from bot.scenario.vocabulary import Language, Mode, Move, StageKind


@pytest.mark.parametrize(
    ("reply", "words"),
    [
        ("lovely. robert, this one wont be here on monday. shake?", "robert, this one wont be here on monday."),
        ("We've had two people ring about it already.", "We've had two people ring about it already."),
        ("Course, but I need a yes today mate", "but I need a yes today mate"),
        ("Пять мешков и на кассу, решайте быстрее а?", "Пять мешков и на кассу, решайте быстрее а?"),
        ("Завтра её уже заберут. Думайте.", "Завтра её уже заберут."),
        ("six months on the gearbox. decide fast tho, we shut at six", "decide fast tho, we shut at six"),
    ],
)  # fmt: skip
def test_forced_haste_is_quoted(reply, words):
    assert forced_haste(reply, clauses(reply)) == words


@pytest.mark.parametrize(
    "reply",
    [
        "Мне нужен ваш ответ сегодня.",
        "Поторопитесь, осталась последняя.",
        "Ну что тут думать, берите.",
        "It'll be gone by tomorrow.",
        "Nice car, it wont be here tomorow.",
        "You'd better hurry.",
        "So today's the day, right?",
        "You should decide fast tho.",
        "Someone else is coming at noon.",
        "somebody else is looking at it today",
        "Another couple is coming on Saturday to look at it.",
        "Three guys are coming to look today, so be sure.",
        "На неё уже очередь.",
        "Другой покупатель уже едет.",
        "Думать некогда, за ним человек уже едет.",
        "За вами ещё двое стоят.",
    ],
)
def test_there_are_many_ways_to_push(reply):
    assert forced_haste(reply, clauses(reply)) is not None


@pytest.mark.parametrize(
    "reply",
    [
        "Акция до воскресенья, решать вам.",
        "Завтра привезём, вечером уже заберёте.",
        "Завтра меня не будет, звоните в понедельник.",
        "Потом не будет никаких доплат.",
        "Завтра заберут старую мебель бесплатно.",
        "Не торопитесь, подумайте.",
        "Не тяните коляску за ручку.",
        "Давайте скорее я вам просто покажу.",
        "Люди на эту кухню смотрят первым делом.",
        "За этим креслом сейчас очередь в производстве.",
        "Продажа записана с именем, так что думать на людей больше не придётся.",
        "Two other customers called to say thanks.",
        "A couple of customers rang us last week to say how quiet it is.",
        "I won't be available on Monday, shall we say Tuesday?",
        "That was the last of it, I won't be here tomorrow.",
        "The last of the fitters won't be there until Friday, so I'll book you in for Monday morning. Does eight suit?",
        "The last of the parts won't be here until Thursday, shall we say Friday?",
        "It will not last long outdoors, I'd be honest.",
        "You don't need a decision today.",
        "You do not need an answer now.",
        "Вам не надо решать сегодня, подумайте спокойно.",
        "Не решайте сейчас, подумайте.",
        "Завтра его не будет в офисе, давайте в среду?",
        "Завтра их заберут со склада и привезут вам.",
        "This model won't be available until next week, can you wait?",
        "The smell will be gone by Friday.",
        "Do you need an answer today?",
        "You don't have to decide fast.",
        "If you have to decide quickly, I can hold it for a week.",
        "Is someone else coming to look at it with you?",
        "Someone else is coming on Thursday, shall we say Friday?",
        "Someone else is coming to fit it tomorrow.",
        "So who decides, is somebody else looking at it today?",
        "На него очередь в производстве, три недели.",
        "Другой покупатель пишет в отзыве то же самое.",
        "За вами человек уже едет, ждите у подъезда.",
        "Во вторник эту заберут в ремонт, а новую привезут.",
        "В среду ее заберут наши грузчики, а вам поставят новую.",
        "В субботу места для парковки не будет, лучше в воскресенье.",
    ],
)
def test_what_only_sounds_like_it_is_no_haste(reply):
    assert forced_haste(reply, clauses(reply)) is None


@pytest.mark.parametrize(
    "words",
    [
        "Provided you sign today, it's 11,200.",
        "If you pay today I can do 640.",
        "As long as you collect this week, delivery money comes off.",
        "If you can take both now, the second one is half price.",
        "Если подпишете сегодня, отдам за 890 тысяч.",
        "При условии, что вы оплатите до пятницы, сделаю минус пять процентов.",
        "При оплате сегодня скидка десять процентов.",
    ],
)
def test_a_price_for_the_order_is_a_condition(words):
    assert hangs_on_order(words)


@pytest.mark.parametrize(
    "words",
    [
        "If you don't decide today, the place goes to your competitor for 900.",
        "Если сегодня не подпишете, цена вырастет на 10 процентов.",
        "If you pay today, it'll be over.",
        "So will you sign today?",
        "If you take it now for 900, fine, but two other people rang about it already.",
        "Решайте скорее, 900 только сегодня.",
    ],
)
def test_a_threat_is_no_condition(words):
    assert not hangs_on_order(words)


@pytest.mark.parametrize(
    ("customer", "reply", "earlier", "pushed"),
    [
        ("Дайте подумать.", "Ну что, берёте?", ("Ну что, берёте?",), True),
        ("Let me think about it.", "So, are you taking it?", ("It has one owner.", "Will you take it?"), True),
        ("Дайте подумать.", "Ну что, берёте?", ("Понимаю вас.",), False),
        ("Всё ясно.", "Ну что, берёте?", ("Ну что, берёте?",), False),
        ("Дайте подумать.", "А что смущает?", ("Ну что, берёте?",), False),
        ("Дайте подумать.", "Конечно, а пока скажу про гарантию: год на всё. Берёте?", ("Берёте?",), False),
    ],
)
def test_to_ask_for_the_order_again_of_whoever_wants_to_think_is_a_push(customer, reply, earlier, pushed):
    assert pushes(customer, reply, earlier) is pushed


@pytest.mark.parametrize("customer", ["Дайте подумать… в четверг удобно.", "Let me think it over."])
def test_nobody_who_has_said_yes_is_pushed_so(customer):
    assert not pushes(customer, "Отлично. Оформляем?", ("Оформляем?",), agreed=True)


def pushes(customer, reply, earlier, *, agreed=False):
    context = ReplyContext(
        language=Language.RU,
        mode=Mode.PASSIVE,
        stage=StageKind.CLOSING,
        customer=customer,
        reply=reply,
        earlier=earlier,
        agreed=agreed,
    )
    return [found.move for found in with_haste(context, (), clauses(reply))] == [Move.PRESSURE]
