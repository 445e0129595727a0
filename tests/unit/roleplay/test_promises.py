"""What counts as a promise: a price, a day, a term, a deed; a reason to call and good manners are none."""

import pytest

from bot.roleplay.understanding.promises import promises
from bot.scenario.vocabulary import Language


@pytest.mark.parametrize(
    ("reply", "found"),
    [
        pytest.param("Доставка до конца марта бесплатная, дату закрепим.", [("delivery", "cost", 0)], id="free"),
        pytest.param("Привезём за два дня.", [("delivery", "term", 2)], id="term"),
        pytest.param("Скидка 8 % сразу.", [("discount", "percent", 8)], id="percent"),
        pytest.param("Вам нужна бесплатная доставка?", [], id="a question"),
        pytest.param("Если возьмёте два, доставка бесплатно.", [], id="a condition"),
        pytest.param("Delivery is free.", [], id="another language is not quoted"),
        pytest.param("Доставка {free} бесплатно", [], id="braces are not quoted"),
        pytest.param("звоню вам удобно пару минут или после обеда перезвонить", [], id="manners"),
        pytest.param("Звоню предложить бесплатную доставку в пятницу.", [], id="a reason to call"),
        pytest.param("Звоню, потому что в марте доставка бесплатная.", [("delivery", "cost", 0)], id="its content"),
        pytest.param("Гарантирую, что уложусь в две минуты.", [], id="a figure of speech"),
        pytest.param("Соседям за два дня привезли и поставили.", [], id="what others got"),
        pytest.param("Вы берёте в подарок жене, верно говорю.", [], id="the customer's own present"),
        pytest.param("Чехол вам в подарок.", [("gift", "cost", 0)], id="the seller's present"),
        pytest.param("Потом счёт заблокируют в пятницу.", [], id="what may happen"),
        pytest.param("Счёт пришлю в пятницу.", [("invoice", "day", 5)], id="a deed and a day"),
        pytest.param("В понедельник наберу.", [("call", "day", 1)], id="a call and a day"),
        pytest.param("Привезём к пятнице.", [("delivery", "day", 5)], id="by a day"),
        pytest.param("Привезём 15 мая.", [("delivery", "date", 515)], id="a date"),
        pytest.param("Торт будет готов к 28-му декабря.", [("ready", "date", 1228)], id="a date of the work"),
        pytest.param("Привезём в пятницу или в субботу.", [], id="one of two days is no promise yet"),
        pytest.param("Ставлю двенадцать штук в счёт.", [("quantity", "count", 12)], id="a quantity"),
        pytest.param(
            "Отгрузим 12 штук 15 мая.",
            [("delivery", "date", 515), ("quantity", "count", 12)],
            id="a quantity and a date",
        ),
        pytest.param("У соседей двенадцать машин.", [], id="what others have"),
        pytest.param("Доставим и по субботам.", [], id="all Saturdays are no day"),
        pytest.param("Доставка в пятницу невозможна", [], id="impossible"),
        pytest.param("Доставку в пятницу обещать нельзя", [], id="not to be promised"),
        pytest.param("Сломать невозможно, гарантия пять лет", [("warranty", "term", 1825)], id="not to be broken"),
        pytest.param("Это цена без бесплатной доставки.", [], id="what the price is without"),
        pytest.param("Эта цена без скидки 10 процентов", [], id="without a discount"),
        pytest.param("Без доставки в пятницу обойдёмся", [], id="without delivery"),
        pytest.param("Могу положить ещё две штуки.", [], id="some more"),
        pytest.param("Пришлём не позже, чем за 15 минут.", [], id="minutes are no things"),
        pytest.param("Вы выиграли склад, договор подписывать будет через восемь дней.", [], id="his own affairs"),
    ],
)
def test_a_promise_is_told_from_manners_conditions_and_what_others_do(reply, found):
    assert [(p.topic.value, p.kind.value, p.value) for p in promises(reply, Language.RU)] == found


@pytest.mark.parametrize(
    ("reply", "found"),
    [
        pytest.param("I'm calling because your season starts on Monday.", [], id="a reason to call"),
        pytest.param("Thanks for the call, and have a good Friday.", [], id="manners"),
        pytest.param("Feel free to ring me about the delivery.", [], id="feel free"),
        pytest.param("Buy it and by Friday you'll have doubled your sales, guaranteed.", [], id="big words"),
        pytest.param("The filling comes off our nut-free line.", [], id="nut-free is no price"),
        pytest.param("I'll call you on Friday.", [("call", "day", 5)], id="a call and a day"),
        pytest.param("We'll deliver on May 15.", [("delivery", "date", 515)], id="a date"),
        pytest.param("It will be ready by the 3rd of June.", [("ready", "date", 603)], id="a date of the work"),
        pytest.param("I'll put you down for 12 vans.", [("quantity", "count", 12)], id="a quantity"),
        pytest.param("You have twelve vans on the road.", [], id="what the customer has"),
        pytest.param("You signed for free delivery elsewhere.", [], id="what the customer did"),
        pytest.param("Any delivery you need is free.", [("delivery", "cost", 0)], id="what he needs"),
        pytest.param("Free delivery, by the way.", [("delivery", "cost", 0)], id="free"),
        pytest.param("We'll bring it to your door for free.", [("delivery", "cost", 0)], id="brought for free"),
        pytest.param("Delivery is 45 on top.", [("delivery", "cost", 45)], id="a small sum on top"),
        pytest.param("Delivery is 45 miles away.", [], id="miles"),
        pytest.param("Delivery isn't free.", [], id="not free"),
        pytest.param("I can't deliver by Friday.", [], id="no day"),
        pytest.param("we cant deliver by friday", [], id="no day without an apostrophe"),
        pytest.param("You won't be sorry, delivery is free", [("delivery", "cost", 0)], id="not sorry"),
        pytest.param("I can't promise much but delivery is free", [("delivery", "cost", 0)], id="not much"),
        pytest.param("I don't see why we can't deliver on Friday", [("delivery", "day", 5)], id="no reason why not"),
        pytest.param("I can't do a 10% discount.", [], id="no discount"),
        pytest.param("We don't give a two year warranty.", [], id="no term"),
        pytest.param("We cannot ship it in two days.", [], id="not in two days"),
        pytest.param("Don't worry, delivery is free", [("delivery", "cost", 0)], id="no worry"),
        pytest.param("Delivery won't cost you, it's free", [("delivery", "cost", 0)], id="it costs nothing"),
        pytest.param("Why don't we say delivery on Friday", [("delivery", "day", 5)], id="a day proposed"),
        pytest.param("We deliver on Sundays too.", [], id="all Sundays are no day"),
        pytest.param("Delivery wouldn't be free", [], id="would not be free"),
        pytest.param("Delivery hasn't been free", [], id="has not been free"),
        pytest.param("We don't deliver for free.", [], id="not for free"),
        pytest.param("Delivery on Friday, I can't do", [], id="a day taken back"),
        pytest.param("I can't, sorry, deliver by Friday", [], id="no day after a word between"),
        pytest.param("I can't see a way to deliver by Friday", [], id="no way"),
        pytest.param("Delivery isn't a problem, it's free", [("delivery", "cost", 0)], id="no problem of it"),
        pytest.param("It isn't a problem, we deliver on Friday", [("delivery", "day", 5)], id="no problem"),
        pytest.param("It doesn't take long, we deliver in 2 days", [("delivery", "term", 2)], id="not long"),
        pytest.param("The warranty is 2 years, isn't it great", [("warranty", "term", 730)], id="praise asked for"),
        pytest.param("We don't just sell it, we deliver it free", [("delivery", "cost", 0)], id="not just"),
        pytest.param("I can't lie, delivery is free", [("delivery", "cost", 0)], id="no lie"),
        pytest.param("Don't thank me, delivery is free", [("delivery", "cost", 0)], id="no thanks"),
        pytest.param("You can't go wrong with a two year warranty", [("warranty", "term", 730)], id="not wrong"),
        pytest.param("We don't hang about: delivery in two days", [("delivery", "term", 2)], id="behind a colon"),
        pytest.param("I can't see a problem with delivery on Friday", [("delivery", "day", 5)], id="no problem seen"),
        pytest.param(
            "I can't go any lower, free delivery by Friday instead",
            [("delivery", "cost", 0), ("delivery", "day", 5)],
            id="no lower",
        ),
        pytest.param("I can't do that, free delivery though", [("delivery", "cost", 0)], id="not that"),
        pytest.param("I can't go lower, sorry but delivery is free", [("delivery", "cost", 0)], id="sorry but"),
        pytest.param("I can't go lower, for that price delivery is free", [("delivery", "cost", 0)], id="its own verb"),
        pytest.param("We don't do Saturdays, on Friday we deliver", [("delivery", "day", 5)], id="another day"),
        pytest.param(
            "We won't be beaten, free delivery on Friday",
            [("delivery", "cost", 0), ("delivery", "day", 5)],
            id="not beaten",
        ),
        pytest.param("Never mind, delivery is free", [("delivery", "cost", 0)], id="never mind"),
        pytest.param("We never charge for delivery, it's free", [("delivery", "cost", 0)], id="never charged"),
        pytest.param(
            "Delivery shouldn't be a problem, it's free", [("delivery", "cost", 0)], id="should be no problem"
        ),
        pytest.param("We shan't deliver on Friday", [], id="shall not"),
        pytest.param("we shant deliver on friday", [], id="shall not, without an apostrophe"),
        pytest.param("That's the price without free delivery.", [], id="what the price is without"),
        pytest.param("It's yours without the 10% discount", [], id="without a discount"),
        pytest.param("We shouldn't deliver on Friday", [], id="should not"),
        pytest.param("Delivery wasn't on Friday", [], id="was not"),
        pytest.param("Delivery mustn't be on Friday", [], id="must not"),
        pytest.param("We haven't got delivery on Friday", [], id="have not got"),
        pytest.param("We never deliver on Friday", [], id="never"),
        pytest.param("I'm unable to deliver on Friday", [], id="unable"),
        pytest.param(
            "We'll clip them, eight pounds, since you obviously don't", [("service", "cost", 8)], id="you don't"
        ),
    ],
)
def test_a_promise_in_english_is_told_from_a_denial_and_a_phrase(reply, found):
    assert [(p.topic.value, p.kind.value, p.value) for p in promises(reply, Language.EN)] == found


RIVAL, OWN = frozenset({"стриж"}), frozenset({"ворона", "harbour", "cars"})


@pytest.mark.parametrize(
    ("reply", "language"),
    [
        ("У Стрижа гарантия год.", Language.RU),
        ("у стрижа гарантия один год", Language.RU),
        ("Стриж даёт гарантию год.", Language.RU),
        ("В «Дубраве» доставка за три дня.", Language.RU),
        ("Ваш банк даёт скидку 5%.", Language.RU),
        ("Вам обещают доставку за два дня.", Language.RU),
        ("Вы говорили, у соседей возят бесплатно, и доставка за два дня.", Language.RU),
        ("Доставка у вас сейчас бесплатная, верно?", Language.RU),
        ("Если бы доставка была бесплатной, взяли бы?", Language.RU),
        ("Допустим, доставка бесплатная.", Language.RU),
        ("Hartley's delivery is free.", Language.EN),
        ("The other dealer gives a two year warranty.", Language.EN),
        ("Your bank offers a 10% discount.", Language.EN),
        ("At Hartley the warranty is a year.", Language.EN),
        ("You get free delivery from them now, right?", Language.EN),
        ("Suppose delivery were free.", Language.EN),
        ("Say delivery is free, would you take it?", Language.EN),
    ],
)
def test_what_is_told_of_another_or_only_thought_of_is_no_promise(reply, language):
    assert list(promises(reply, language, OWN, RIVAL)) == []


@pytest.mark.parametrize(
    ("reply", "language"),
    [
        ("У «Вороны» гарантия два года.", Language.RU),
        ("У Стрижа гарантия год, а у нас гарантия два года.", Language.RU),
        ("Хотел бы предложить, доставка бесплатная.", Language.RU),
        ("Доставим в пятницу бесплатно, как обещал.", Language.RU),
        ("The other dealer charges, but our delivery is free.", Language.EN),
        ("Harbour's warranty is two years.", Language.EN),
        ("Friday's delivery is free.", Language.EN),
    ],
)
def test_what_the_seller_says_of_his_own_beside_another_binds_him(reply, language):
    assert list(promises(reply, language, OWN, RIVAL))
