"""Better terms given, and nothing given."""

import pytest

from bot.grading.list_price import Prices
from bot.grading.phrases.concessions import gives_nothing

CAR = Prices(listed=48_000, floor=43_000)
BIKE = Prices(listed=1100, floor=900)


@pytest.mark.parametrize(
    ("reply", "prices"),
    [
        ("Но за сорок не пойдёт… Цена сорок восемь.", CAR),
        ("За сорок? Нет, цена сорок восемь.", CAR),
        ("Сорок нет. Сорок восемь, и в неё входит доставка.", CAR),
        ("Понимаю, но дешевле не получится: цена 48 000, в неё включены доставка и гарантия.", CAR),
        ("Скидки нет.", None),
        ("Сто пятьдесят не выйдет. Цена сто восемьдесят пять тысяч.", None),
        ("I'm afraid there's no discount on this one, the price is the price.", BIKE),
        ("No, I can't do 900. It's 1,100 and that includes fitting.", BIKE),
        ("I can't go to 900, the price stays at 1,100.", None),
        ("Ниже сорока восьми не могу.", CAR),
        ("Ниже некуда, давайте так.", CAR),
        ("Дальше двигаться некуда, договорились?", CAR),
        ("I can't go lower, honestly. Then let's shake.", BIKE),
        ("There's nowhere lower to go. Sure about it.", BIKE),
        ("Но за сорок я бы продал вам одни колёса.", CAR),
        ("Сорок? При такой цене мы в минус.", CAR),
        ("I would love to say yes, but at 900 I'd be selling a bike with nothing in it for the shop.", BIKE),
        ("But at 900 we would be losing money.", BIKE),
    ],
)
def test_a_price_refused_gives_nothing(reply, prices):
    assert gives_nothing(reply, prices)


@pytest.mark.parametrize("reply", ["On Mondays it's £20.", "В среде профессионалов берут по 25."])
def test_a_sum_that_holds_on_every_such_day_or_among_others_may_be_a_better_one(reply):
    assert not gives_nothing(reply)


@pytest.mark.parametrize("reply", ["Могу записать на четверг в семь.", "Let me book you in for Thursday at 7."])
def test_a_day_gives_nothing(reply):
    assert gives_nothing(reply)


@pytest.mark.parametrize(
    ("reply", "prices"),
    [
        ("Сорок не пойдёт. Сорок пять.", CAR),
        ("За сорок не могу, но отдам за сорок пять.", CAR),
        ("Ниже сорока пяти не могу.", CAR),
        ("Ниже сорока пяти уже некуда.", CAR),
        ("Not below 1,000.", BIKE),
        ("Ниже не могу. Зато чехол в подарок.", CAR),
        ("Скидку не дам. Чехол отдаём.", CAR),
        ("Нет. Если возьмёте две, сделаю минус пять.", CAR),
        ("Три не скину, а вот если заберёте сегодня сами, две уступлю.", None),
        ("Ну сорок пять.", CAR),
        ("Две двести в месяц? Ладно.", None),
        ("I can't do 900 but I can do 1,000.", BIKE),
        ("Can't go lower. I'll throw in the lock.", BIKE),
        ("1,000 then.", BIKE),
        ("No discount, but we can spread it over six months.", BIKE),
        ("Go on then.", None),
        ("At 900 I'd be giving it away. 1,000 is the lowest I can go.", BIKE),
        ("За сорок пять отдам, хоть и в минус.", CAR),
        ("За сорок пять мы бы отдали, если сегодня.", CAR),
    ],
)
def test_a_lower_sum_a_gift_and_a_condition_give_something(reply, prices):
    assert not gives_nothing(reply, prices)
