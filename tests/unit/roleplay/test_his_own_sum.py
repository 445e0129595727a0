"""His own sum, refused, said once more or called hardly enough before a higher one, is no price; one taken is."""

import pytest

from bot.roleplay.prices.offers import offered_price
from tests.support.goods import BOOTS, CAR, FLEET, HALL, SEEDS, TAP, product
from tests.support.haggling import GIVING

AUDIT = product(185_000, "аудит")
HEARD = (
    "Eleven with the tyres, I hear you. If you pay in full on Monday and pay for the warranty year at 290, "
    "I'll do 11,100 with tyres. Deal?"
)
WALKING_BOOTS = product(205, "pair")
LATHE = product(30_000, "станок")


@pytest.mark.parametrize(
    ("sold", "his", "reply", "price"),
    [
        (CAR, 11_000, "11 with tyres... tell you what, transfer today and i'll do eleven one. shake?", 11_100),
        (
            CAR,
            11_000,
            "11 with tyres... tell you what, transfer today AND leave us the hatchback at 800, i'll do eleven one",
            11_100,
        ),
        (CAR, 10_800, "Ten eight? Call it eleven two with the tyres", 11_200),
        (CAR, 10_800, "10,800, hmm. How about 11,100?", 11_100),
        (CAR, 10_800, "10,800… how about 11,100?", 11_100),
        (SEEDS, 15_000, "15 000... Ну давайте так: 17 200 и доставка", 17_200),
    ],
)
def test_his_own_sum_said_once_more_is_not_the_one_that_is_offered(sold, his, reply, price):
    assert offered_price(sold, reply, GIVING, his=his) == price


@pytest.mark.parametrize(
    ("sold", "his", "reply", "price"),
    [
        (FLEET, 19_500, "19 and a half is tight. Pay the year and I knock off six percent - thats 20,304", 20_304),
        (
            FLEET,
            19_500,
            "19 and a half is tight. Pay the year in one go and I can knock off six percent - thats 20,304",
            20_304,
        ),
        (FLEET, 19_500, "19,500 is a stretch too far. I can do 20,304", 20_304),
        (CAR, 10_900, "10,900 is a push. 11,100?", 11_100),
        (TAP, 19_000, "19 это слишком, давайте 20?", 20_000),
        (TAP, 19_000, "19 000 прям впритык. 20 500 с доставкой", 20_500),
    ],
)
def test_his_own_sum_called_hardly_enough_is_not_the_one_that_is_offered(sold, his, reply, price):
    assert offered_price(sold, reply, GIVING, his=his) == price


@pytest.mark.parametrize(
    ("sold", "his", "reply", "price"),
    [
        (CAR, 11_000, HEARD, 11_100),
        (CAR, 11_000, "Eleven thousand, I understand, but if you pay Monday I'll do 11,100.", 11_100),
        (CAR, 11_000, "You're at 11,000, I'm at 11,400. Meet me at 11,200?", 11_200),
        (CAR, 11_000, "Eleven is your figure. If you pay on Monday I'll do 11,100", 11_100),
        (SEEDS, 15_000, "15 000, слышу вас. Заберёте сегодня — отдам за 17 200", 17_200),
        (SEEDS, 15_000, "15 000, понимаю. Если заберёте сегодня, 17 200", 17_200),
        (SEEDS, 15_000, "Вы на 15 000, я на 18 500. Давайте 17 000?", 17_000),
        (CAR, 11_000, "You're at 11,000, I'm still at 11,400.", 11_400),
        (CAR, 11_000, "You're at 11,000, I can't match that. It was 11,400, I'd do 11,200", 11_200),
        (CAR, 10_500, "10,500? Noted. I can do 11,000.", 11_000),
        (CAR, 10_500, "10,500? Great, I can do 11,000.", 11_000),
        (CAR, 10_500, "10,500? No problem. I can do 11,000.", 11_000),
        (CAR, 10_500, "10,500 is no good for me. I can do 11,000.", 11_000),
        (CAR, 10_500, "10,500? Понял. Могу 11 000.", 11_000),
        (SEEDS, 15_000, "Вы на 15 000, не принимаю. 17 000?", 17_000),
    ],
)
def test_his_own_sum_that_is_only_heard_or_called_his_is_not_the_one_that_is_offered(sold, his, reply, price):
    assert offered_price(sold, reply, GIVING, his=his) == price


@pytest.mark.parametrize(
    ("sold", "his", "reply", "price"),
    [
        (CAR, 11_000, "11,000, I hear you, it's yours. With the tyres I'd do 11,200", 11_000),
        (CAR, 11_000, "11,000, I hear you, let's do it. With the tyres I'd do 11,200", 11_000),
        (CAR, 11_000, "11,000, noted. With the tyres I'd do 11,200", 11_000),
        (CAR, 10_500, "Great, 10,500. I could do 11,000 with a full tank.", 10_500),
        (CAR, 10_500, "Great, 10,500. Fitted, I can do 11,000.", 10_500),
        (CAR, 10_500, "10,500, sounds good. Fitted, I can do 11,000.", 10_500),
        (CAR, 10_500, "10,500, no problem. Fitted, I can do 11,000.", 10_500),
        (CAR, 10_500, "10,500 suits me. Fitted, I can do 11,000.", 10_500),
        (CAR, 10_500, "10,500 is good for me. Fitted, I can do 11,000.", 10_500),
        (CAR, 10_500, "10,500, why not. Fitted, I can do 11,000.", 10_500),
        (CAR, 10_500, "10,500 it'll be. Fitted, I can do 11,000.", 10_500),
        (CAR, 10_500, "10,500, perfect. Fitted, I can do 11,000.", 10_500),
        (CAR, 10_500, "10,500, my pleasure. Fitted, I can do 11,000.", 10_500),
        (CAR, 10_500, "Go on then, 10,500. Fitted, I can do 11,000.", 10_500),
        (CAR, 10_500, "Let me meet you at 10,500. Make it 11,000 and I'll fit them.", 10_500),
        (CAR, 10_500, "10,500, understood. I can do 11,000.", 10_500),
        (CAR, 10_500, "10 500, без проблем. Могу 11 000 с установкой", 10_500),
        (CAR, 11_000, "You're at 11,000 if you pay today. Otherwise 11,200", 11_000),
        (CAR, 11_000, "£11,000 is your figure and I'll match it. It says 11,400 on the windscreen.", 11_000),
        (CAR, 11_000, "£11,000 is your figure and I'll match it. With the tyres I'd do 11,200", 11_000),
        (CAR, 11_000, "You're at 11,000. You win. It was 11,400.", 11_000),
        (CAR, 11_000, "You're at 11,000. It was 11,300 yesterday. Where do I sign?", 11_000),
        (CAR, 11_000, "You're at 11,000. I'm at 11,400, but you win.", 11_000),
        (CAR, 11_000, "You're at 11,000, you've got it. With the tyres 11,200", 11_000),
        (AUDIT, 150_000, "150 000, понимаю. Принимаю вашу цену, хотя по прайсу 185 000.", 150_000),
        (AUDIT, 150_000, "Вы на 150 000, пусть так, хотя по прайсу 185 000. На кого договор?", 150_000),
        (AUDIT, 150_000, "Вы на 150 000, ваша взяла. Было 180 000.", 150_000),
        (CAR, 11_000, "You're at 11,000, deal. With the tyres I'd do 11,200", 11_000),
        (SEEDS, 15_000, "15 000, понимаю, хорошо. А с доставкой могу 15 900", 15_000),
        (SEEDS, 15_000, "15 000, понял. С доставкой могу 15 900", 15_000),
        (CAR, 10_800, "OK, 10,800. With the tyres I'd do 11,200.", 10_800),
        (CAR, 10_800, "10,800 if you pay today, otherwise I'll do 11,200.", 10_800),
        (CAR, 10_800, "I'll do 10,800, or let's say 11,200 with tyres", 10_800),
        (SEEDS, 15_000, "Хорошо, 15 000, а с доставкой могу 15 900", 15_000),
        (CAR, 11_000, "11,000 now, or 11,150 in May?", 11_000),
        (CAR, 11_000, "Alright, 11,000. The next one down the row I'd sell at 11,200.", 11_000),
        (CAR, 11_000, "Very well, 11,000. I hoped for 11,200.", 11_000),
        (CAR, 11_000, "11,000 without the warranty, 11,200 with it", 11_000),
        (SEEDS, 15_000, "15 000 мне подходит. А с доставкой выйдет 15 900.", 15_000),
        (
            CAR,
            11_000,
            "For three years instead of two I'd find you 11,000. 11,200 and I'm paying you to drive it.",
            11_000,
        ),
        (CAR, 10_800, "10,800, hmm. I'd go to 10,700", 10_700),
        (CAR, 11_000, "You can have it for £11,000. With winter tyres I could do £11,200.", 11_000),
        (CAR, 10_900, "It's yours at 10,900. On a card I'd make it 11,100.", 10_900),
        (CAR, 10_900, "10,900. Shake on it. With the box I'll do 11,160.", 10_900),
        (CAR, 10_900, "10,900? Shake on it. With the box I'll do 11,160.", 10_900),
        (HALL, 170_000, "Забирайте за 170 000. С отчётом сделаю за 178 000.", 170_000),
        (HALL, 170_000, "170 000? Договорились. С отчётом сделаю за 178 000.", 170_000),
        (CAR, 11_000, "Right, 11,000. It's tight. With winter tyres I could do £11,200.", 11_000),
    ],
)
def test_his_own_sum_that_is_taken_is_the_price_whatever_more_would_cost(sold, his, reply, price):
    assert offered_price(sold, reply, GIVING, his=his) == price


@pytest.mark.parametrize(
    ("sold", "his", "reply"),
    [
        (CAR, 11_000, "Right, 11,000. It's tight. Your car."),
        (CAR, 11_000, "It's yours for 11,000, a stretch for us."),
        (CAR, 11_000, "£11,000, a bit of a stretch. Take it or leave it."),
        (CAR, 11_100, "£11,100, that's a push for me, if you pay by Wednesday."),
        (BOOTS, 150, "£150. It's tight."),
        (BOOTS, 155, "155, that's a push for me. Deal?"),
        (HALL, 178_000, "Хорошо, 178 000. Это впритык."),
        (HALL, 178_000, "Ладно, 178 000 — впритык, оформляем?"),
    ],
)
@pytest.mark.parametrize("share", [None, 1, 0.95])
def test_the_only_sum_is_the_price_however_tight_it_is_called(sold, his, reply, share):
    assert offered_price(sold, reply, GIVING, his=share and share * his) == his


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
        (WALKING_BOOTS, "I can't do 180, 195 with the case", 195),
        (WALKING_BOOTS, "180 is beyond me, 195 with the case", 195),
        (WALKING_BOOTS, "No to 180. 195 with the case.", 195),
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
