"""His sum named in a refusal, or said back beside another one, is no price agreed to."""

import pytest

from bot.roleplay.prices.offers import offered_price
from bot.scenario.vocabulary import Move as M
from tests.support.worlds import graded, world_of


def product(price, unit):
    return world_of().scenario.product.model_copy(update={"price": price, "unit": unit})


CAR = product(11_400, "car")
FLEET = product(21_600, "year")
BOOTS = product(205, "pair")
TAP = product(21_500, "смеситель")
LATHE = product(30_000, "станок")
GIVING = graded(2, M.TRADE, M.NEXT_STEP)


@pytest.mark.parametrize(
    ("sold", "reply", "price"),
    [
        (CAR, "10,700 is below what I'm allowed. 11,200 with the tyres if you transfer today…", 11_200),
        (CAR, "10,700 is under what I may take. 11,200 with the tyres.", 11_200),
        (CAR, "10,700's not possible. 11,200 with winter tyres", 11_200),
        (CAR, "Not 10,700. 11,200 and I throw in the tyres.", 11_200),
        (CAR, "10,700? Too low. 11,200 and the tyres.", 11_200),
        (CAR, "10,700, that's too low for us. 11,200 and the tyres.", 11_200),
        (CAR, "Ten nine is too low, I'd lose my job. Eleven two.", 11_200),
        (CAR, "You'd like 10,700; I can offer 11,200 with the tyres", 11_200),
        (CAR, "Your 10,700 is below my floor, 11,200 plus tyres", 11_200),
        (CAR, "If I went to 10,700 my boss would have me. 11,200 with the tyres.", 11_200),
        (CAR, "10,700 doesn't cover the belt and the brakes. 11,200, tyres included.", 11_200),
        (CAR, "I'd love to say 10,700 but it's under my limit. 11,200 with a full tank?", 11_200),
        (BOOTS, "I can't do 180, 195 with the case", 195),
        (BOOTS, "180 is beyond me, 195 with the case", 195),
        (BOOTS, "No to 180. 195 with the case.", 195),
        (TAP, "19 не могу, 20 500 с доставкой", 20_500),
        (TAP, "19 000 для меня мало, 20 500 и установка", 20_500),
        (TAP, "19 тысяч мне не разрешат, 20 500 и установка в подарок", 20_500),
        (TAP, "19, увы, не могу. 20 500", 20_500),
        (TAP, "Вы просите 19, я предлагаю 20 500 с монтажом", 20_500),
        (TAP, "19 000 меня руководство не поймёт. 20 500 с монтажом", 20_500),
        (LATHE, "ваши 26 ниже моего предела, 27 и монтаж", 27_000),
        (FLEET, "19 and a half is too low. Pay in one go and it's 20,304", 20_304),
        (CAR, "no chance at 10,900 mate. 11,100 with tyres", 11_100),
        (CAR, "wish I could do 10,900. 11,100 is where I stop", 11_100),
        (CAR, "I'd get shot for 10,900! 11,100 and a full tank", 11_100),
        (TAP, "19? Не, ну это прям совсем мало. 20 500.", 20_500),
        (LATHE, "26 000 ниже того, что мне можно. 27 и монтаж", 27_000),
    ],
)
def test_a_sum_that_is_refused_is_not_the_price(sold, reply, price):
    assert offered_price(sold, reply, GIVING) == price


@pytest.mark.parametrize(
    ("sold", "reply", "price"),
    [
        (CAR, "OK, 10,700 it is. The tyres stay with me.", 10_700),
        (CAR, "10,700 works, with the tyres it's 11,200", 10_700),
        (CAR, "Your offer of 10,700 works, deal.", 10_700),
        (CAR, "11,000 is below what we usually ask, just for you", 11_000),
        (CAR, "10,900 isn't a problem", 10_900),
        (CAR, "Why not 10,900?", 10_900),
        (CAR, "If I did 10,900 today, would you sign?", 10_900),
        (CAR, "11,000. I can't go lower.", 11_000),
        (CAR, "11,000, and not possible to go lower", 11_000),
        (CAR, "10,900 is tight but OK, let's do it", 10_900),
        (CAR, "10,900 is a push, fine", 10_900),
        (CAR, "Right, 11,000. It's tight. Your car.", 11_000),
        (CAR, "It's yours for 11,000, a stretch for us.", 11_000),
        (CAR, "£11,000, a bit of a stretch. Take it or leave it.", 11_000),
        (CAR, "£11,100, that's a push for me, if you pay by Wednesday.", 11_100),
        (BOOTS, "£190. It's tight.", 190),
        (BOOTS, "195, that's a push for me. Deal?", 195),
        (TAP, "Хорошо, 20 200. Это впритык.", 20_200),
        (TAP, "Ладно, 20 200 — впритык, оформляем?", 20_200),
        (CAR, "I'll do 11,000, that's really tight for me", 11_000),
        (TAP, "Отдам за 20 200, это впритык к закупке", 20_200),
        (TAP, "20 200, никак не меньше", 20_200),
        (TAP, "20 200 это дёшево за такую вещь", 20_200),
        (TAP, "19 000 это впритык, но ладно", 19_000),
        (CAR, "I can do 11,000. That's out of my own pocket.", 11_000),
        (TAP, "19 000 могу, а с монтажом 20 500", 19_000),
        (TAP, "19 000 мало кто даст, но вам отдам", 19_000),
        (TAP, "20 200, ниже не могу", 20_200),
        (TAP, "20 200, но рассрочку не дам", 20_200),
        (TAP, "20 200, если вы не против", 20_200),
    ],
)
def test_a_sum_that_is_offered_is_one_whatever_else_is_refused(sold, reply, price):
    assert offered_price(sold, reply, GIVING) == price
