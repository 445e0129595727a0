"""Which price a reply offers: a sum of money is not always one, and a price is not always said as one."""

import pytest

from bot.roleplay.prices.bundles import offers_along, with_extras
from bot.roleplay.prices.conditions import condition
from bot.roleplay.prices.offers import offered_price, quoted
from bot.roleplay.prices.price_mentions import sums
from bot.scenario.model import Extra, KeyPoint
from bot.scenario.vocabulary import Move as M
from tests.support.goods import BOOTS, FLEET, HALL, SEEDS, VAN, product
from tests.support.haggling import GIVING
from tests.support.worlds import graded

PHONE = product(32_900, "телефон")
FLAT = product(8_900_000, "квартира")
ADVICE = product(185_000, "договор")
LATHE = product(4_200_000, "станок")
COFFEE = product(140, "month")
SCARF = Extra(id="scarf", text=("шарф из шерсти",), price=2400, fits="под цвет")


@pytest.mark.parametrize(
    ("sold", "reply", "price"),
    [
        (PHONE, "Отдам за 31 900, и чехол в подарок. Берёте?", 31_900),
        (PHONE, "максимум тысяча шестьсот, так не отдам)) с чехлом ставлю 31 900. Идёт?", 31_900),
        (PHONE, "По прайсу 32 900 рублей, но отдам за 31, если сегодня", 31_000),
        (PHONE, "Отдам за 31 900 с предоплатой", 31_900),
        (PHONE, "31 900 без рассрочки, идёт?", 31_900),
        (PHONE, "Отдам за старую цену, 31 900", 31_900),
        (SEEDS, "17 500 одним платежом", 17_500),
        (SEEDS, "семнадцать с половиной тысяч, если сегодня", 17_500),
        (SEEDS, "Отдам за 17 с половиной", 17_500),
        (LATHE, "три с половиной миллиона, если аванс завтра", 3_500_000),
        (SEEDS, "Вы хотите 15 тысяч, а я могу 17.", 17_000),
        (ADVICE, "Не могу за 150 000, а за 175 750 отдам при предоплате", 175_750),
        (ADVICE, "175 750, если платите сразу. Частями остаётся 185.", 175_750),
        (SEEDS, "В 15 я не уложусь, отдам за 17 200", 17_200),
        (SEEDS, "семнадцать двести, если оплатите сразу", 17_200),
        (FLEET, "Twenty-one thousand a year for the twelve, so seventeen hundred and fifty a van", 21_000),
        (FLEET, "twenty-one six, that's the price", 21_600),
        (LATHE, "три миллиона девятьсот восемьдесят, если аванс завтра", 3_980_000),
        (VAN, "I can do 15 a van if you sign by Wednesday", 15),
        (VAN, "I can do 15, if you sign by Wednesday", 15),
        (VAN, "fifteen pounds a van a month then, if you take all nine", 15),
        (VAN, "fifteen a month if you take all nine", 15),
        (VAN, "15 if you take nine", 15),
        (VAN, "15 if you sign for 12.", 15),
        (VAN, "150 fleets use it. 15, if you sign", 15),
        (COFFEE, "130 a month if you start in May", 130),
        (COFFEE, "8 percent off if you pay by the quarter, that makes £128.80 a month. Would that do?", 128.8),
        (COFFEE, "130 if you pay up front", 130),
        (COFFEE, "Pay the deposit and I'll do 130", 130),
        (COFFEE, "How about 130 instead?", 130),
        (COFFEE, "130 plus VAT", 130),
        (COFFEE, "We'd go down to 130 on a two year deal", 130),
        (COFFEE, "I couldn't do 120, but 130 works", 130),
        (COFFEE, "So you pay 130, deal?", 130),
        (COFFEE, "You wanted 120 but I can do 130", 130),
        (COFFEE, "130 includes beans", 130),
        (COFFEE, "What about 130?", 130),
        (SEEDS, "Вы платите 17 500 и забираете сегодня", 17_500),
        (SEEDS, "Набор стоит 18 500", 18_500),
        (SEEDS, "Вместо 18 500 будет 17 900", 17_900),
        (FLEET, "but at 18,500 I would be selling you air. The lowest I can go is 19,900. Agreed?", 19_900),
        (FLEET, "I'd love to, but at 18,500 we could not honour the policy. I can do 19,900.", 19_900),
        (FLEET, "18,500? That leaves us nothing in it. 19,900 is what I can do.", 19_900),
        (FLEET, "18,500 is what my own cousin pays. My limit is 19,900.", 19_900),
        (BOOTS, "at 150 I'd be selling boots with nothing in it for the shop. 160 is the lowest I can go.", 160),
        (BOOTS, "at 155 I'd shake hands today", 155),
        (BOOTS, "We'd be looking at 155 for the pair", 155),
        (BOOTS, "155? I can't go lower.", 155),
        (BOOTS, "meet me at 155 and I won't charge you for the socks. or 165 with nothing else, ha", 155),
        (SEEDS, "Я бы с радостью, но за 15 000 я бы привёз вам сорняки. Могу 17 200.", 17_200),
        (SEEDS, "За 17 200 я бы отдал, если сразу два", 17_200),
        (SEEDS, "15 000? При такой цене мы в минус. Давайте 17 200", 17_200),
        (SEEDS, "Отдам за 17 200 себе в убыток", 17_200),
        (SEEDS, "15 000 звучит красиво. Ниже 17 000 не пойду, а за 17 200 по рукам", 17_200),
        (SEEDS, "Отдам за 17 200, дешевле 18 000 нигде не найдёте", 17_200),
        (FLAT, "восемь семьсот пятьдесят вместо восьми девятисот, это ваша цифра", 8_750_000),
        (SEEDS, "За 17 отдам", 17_000),
        (SEEDS, "Ладно, 17 ровно", 17_000),
        (SEEDS, "17 плюс доставка", 17_000),
        (FLEET, "20 flat, last price", 20_000),
        (FLEET, "I cant do 18,500 but 19,900 yes", 19_900),
        (FLEET, "I doubt I can do 18,500, but 19,900 works", 19_900),
        (SEEDS, "15 000 нельзя, 17 500 можно", 17_500),
        (FLEET, "I don't normally do £19,900 but if you pay today it's yours.", 19_900),
        (FLEET, "Isn't £19,900 fair for a year?", 19_900),
        (FLEET, "I've never sold it at £19,900, you'd be the first", 19_900),
        (FLEET, "I don't doubt we can do £19,900", 19_900),
        (FLEET, "It costs £21,600 and doesn't include the tyres", 21_600),
        (FLEET, "I know £21,600 isn't cheap", 21_600),
        (SEEDS, "18 400 при оплате сегодня и никаких подарков сверху", 18_400),
        (SEEDS, "Картой нельзя а наличными 17 500", 17_500),
        (SEEDS, "Цена 17 500, нельзя, к сожалению, дешевле", 17_500),
        (SEEDS, "Цена 18 500 и никаких скидок", 18_500),
    ],
)
def test_a_price_is_heard_however_it_is_said(sold, reply, price):
    assert offered_price(sold, reply, GIVING) == price


@pytest.mark.parametrize(
    ("sold", "reply", "price"),
    [
        (PHONE, "Скину тысячу, если берёте чехол", 31_900),
        (PHONE, "Не дам скидку 10%, но 3% скину", 31_913),
        (SEEDS, "Сделаю на пятьсот дешевле", None),
        (SEEDS, "Сделаю дешевле на пятьсот, если два", 18_000),
        (FLAT, "Отказываетесь от кладовой, и минус сто пятьдесят, бронируем сегодня", 8_750_000),
        (FLAT, "минус 150 000, бронируем", 8_750_000),
        (FLAT, "А если дадите отзыв, ещё 50 скину", 8_850_000),
        (COFFEE, "take 10 off if you sign today", 130),
        (COFFEE, "I can take off 10", 130),
        (COFFEE, "A £10 discount if you sign for a year", 130),
        (COFFEE, "It's 140, but I'll take 10 percent off if you sign", 126),
        (SEEDS, "Могу скинуть 500", 18_000),
        (SEEDS, "Могу уступить 1000 рублей", 17_500),
        (SEEDS, "С 18 500 скину 10%, если берёте два", 16_650),
    ],
)
def test_a_sum_taken_off_gives_the_price_that_is_left(sold, reply, price):
    assert offered_price(sold, reply, GIVING) == price


@pytest.mark.parametrize(
    ("sold", "reply"),
    [
        (PHONE, "Ещё старый ваш примем, около трёх тысяч, выйдет меньше тридцати. Так спокойнее?"),
        (PHONE, "С зачётом старого выйдет 29 900, удобно?"),
        (PHONE, "Минус 3 000 за ваш старый телефон"),
        (PHONE, "Вместо скидки дам чехол за 1 490 рублей в подарок"),
        (PHONE, "Скидка на чехол 500 рублей"),
        (ADVICE, "Тогда договорились? Счёт на половину, 92 500, на какую почту отправить?"),
        (ADVICE, "Аванс 100 000, удобно?"),
        (SEEDS, "Это дешевле на тысячу, чем в соседнем магазине"),
        (SEEDS, "Скидка действует до 25 числа"),
        (SEEDS, "Скидку даём от 20 штук"),
        (SEEDS, "Себестоимость 16 тысяч"),
        (VAN, "Grace at Tidewell, nine vans, thought the same; would Wednesday suit, say 10?"),
        (VAN, "Shall I ring at 10?"),
        (VAN, "Wednesday it is, half ten. Make it quarter past ten though, I've a train"),
        (VAN, "Thursday the 12th at 11 then, 40 minutes"),
        (VAN, "We have 12 or so vans"),
        (COFFEE, "You spend £130 a month on coffee now"),
        (COFFEE, "switch it off at 8"),
        (COFFEE, "Staff take 20 cups a day"),
        (COFFEE, "Your staff will drink 20 less"),
        (COFFEE, "You're paying £120 a month now"),
        (COFFEE, "Your current supplier charges £120 a month"),
        (SEEDS, "Могу заехать в 15. Удобно?"),
        (SEEDS, "В 15 могу подъехать"),
        (SEEDS, "Позвоню в 12, договорились?"),
        (SEEDS, "Вы сэкономите 15 тысяч за сезон"),
        (VAN, "I'll be there by 10"),
        (COFFEE, "no way I do 120"),
        (FLEET, "At 18,500 we would not cover the claims"),
        (FLEET, "for 18,500 I'd be losing money on every van"),
        (BOOTS, "150? No, that's below what it costs us."),
        (SEEDS, "За 15 000 мы бы работали себе в убыток"),
        (SEEDS, "15 000 это ниже закупки"),
        (SEEDS, "15 000? Нет, так не получится."),
        (LATHE, "90 тыс на стороне в месяц, за 3 года 3 240 000, и своего станка нет"),
        (LATHE, "3 240 000 это сколько вы за три года чужим отдадите"),
        (LATHE, "Вы сейчас тратите 90 тысяч, за 3 года 3 240 000"),
        (FLAT, "Восемь семьсот пятьдесят я услышал, к цифре вернусь"),
        (LATHE, "За эти три тысячи вас ведут двое"),
        (FLEET, "You spend 1,600 a month now, over a year that makes 19,200"),
    ],
)
def test_a_cost_a_deposit_an_hour_or_a_sum_he_pays_elsewhere_is_no_price(sold, reply):
    assert offered_price(sold, reply, GIVING) is None


def test_a_discount_on_an_extra_is_none_on_the_product():
    coat = product(18_900, "пальто", name="пальто «Аврора»", extras=(SCARF,))
    beside = "Ниже 18 333 отдать не могу, а шарф с пальто идёт дешевле на двадцать процентов."
    assert offered_price(coat, beside, GIVING) is None
    assert offered_price(coat, "Пальто отдам на десять процентов дешевле.", GIVING) == 17_010


def test_a_price_said_in_the_middle_of_advice_is_heard():
    advice = "I'd go for the Tarn Mid, it's waterproof. They're 150 for you, so it's right in your envelope."
    assert offered_price(BOOTS, advice, graded(3, M.RECOMMENDATION)) == 150
    assert offered_price(BOOTS, "My boots did 150 miles last year.", graded(2, M.EVIDENCE)) is None


LARCH = product(
    11_400, "car", name="Larch estate", points=(), promotions=(KeyPoint(id="tyres", text=("four winter tyres",)),)
)


@pytest.mark.parametrize(
    ("reply", "together", "own"),
    [
        ("It's 11,000 then, with mats 11,200?", {11_200}, [11_000]),
        ("So £11,200 for the car. With mats it's £11,400.", {11_400}, [11_200]),
        ("£11,100, and the mats make it £11,300", {11_300}, [11_100]),
        ("£11,300 with mats, shall I?", {11_300}, []),
        ("The mats are £90, so £11,290 in total.", {11_290}, []),
        ("11 100, с ковриками 11 300?", {11_300}, [11_100]),
        ("Коврики за 200, тогда 11 300", {11_300}, []),
        ("£11,200 with the winter tyres", set(), [11_200]),
        ("With that it's £11,200", set(), [11_200]),
        ("11 200 со скидкой", set(), [11_200]),
        ("С вас 11 200", set(), [11_200]),
        ("£11,000 with payment today", set(), [11_000]),
        ("With full payment now it's £11,000", set(), [11_000]),
        ("£11,200 with no fees", set(), [11_200]),
        ("£11,200 with a two year warranty", set(), [11_200]),
        ("11 000 с полной оплатой сегодня", set(), [11_000]),
        ("11 000 с понедельника", set(), [11_000]),
        ("11 000 с гарантией", set(), [11_000]),
        ("11 200 с уважением к вам", set(), [11_200]),
        ("£11,100 with a handshake today", set(), [11_100]),
        ("£11,300 with mats if you pay today", {11_300}, []),
        ("11 300 с ковриками с понедельника", {11_300}, []),
        ("£11,400, I'll take £200 off, so it's £11,200 then.", set(), [11_400, 11_200]),
        ("It's 11,400 less £200, so 11,200 for you.", set(), [11_400, 11_200]),
        ("I'll come down by £200, so £11,200 altogether", set(), [11_200]),
        ("Подвинусь на 200 рублей, итого 11 200", set(), [11_200]),
        ("£500 deposit now, then £10,500", set(), [10_500]),
        ("Предоплата 500 рублей, всего 11 200", set(), [11_200]),
        ("The mats are £90, less £20, so £11,270 in total", {11_270}, []),
    ],
)
def test_the_price_with_something_else_is_another_price(reply, together, own):
    assert with_extras(LARCH, reply) == together
    assert quoted(LARCH, reply) == own
    assert not (offers_along(LARCH, reply) and not together)


@pytest.mark.parametrize(
    "words",
    [
        "it is ",
        "that is it ",
        "with mats it is no ",
        "£11,200 less ",
        "сделаю на ",
        "с ковриками это ",
        "if you take ",
        ", ",
    ],
)
@pytest.mark.timeout(20)
def test_the_longest_reply_is_read_in_no_time(words):
    reply = ("with mats " + words * 2000)[:4000] + " 11,200"
    with_extras(LARCH, reply)
    offers_along(LARCH, reply)
    offered_price(LARCH, reply, GIVING)
    quoted(LARCH, reply)
    assert list(sums(reply, LARCH.price, LARCH.unit))
    condition(reply)


def test_an_extra_that_is_to_be_taken_along_is_no_discount_on_it():
    tap = product(27_400, "смеситель", extras=(SCARF,))
    assert offered_price(tap, "Если возьмёте шарф, скину пять процентов", GIVING) == 26_030
    bike = product(1690, "bike", extras=(Extra(id="bag", text=("panniers",), fits="x"),))
    assert offered_price(bike, "I'll take fifty off if you take the panniers", GIVING) == 1640


CASE = Extra(id="case", text=("a carry case for £39",), price=39, fits="x")
HEADSET = product(379, "headset", floor=359, extras=(CASE,))
COAT = product(18_900, "пальто", extras=(SCARF.model_copy(update={"text": ("шарф, с пальто 1 920 рублей",)}),))


@pytest.mark.parametrize(
    ("sold", "reply", "price"),
    [
        (HEADSET, "If you take the case as well, I can do both for £399. Would that help?", 360),
        (HEADSET, "Take the case with it and the lot is £399", 360),
        (HEADSET, "If you take the case, both come to £418", None),
        (HEADSET, "Both for £399?", None),
        (HEADSET, "If you take the case, I can do the headset for £365", 365),
        (COAT, "Если возьмёте шарф, вместе сделаю 20 800", 18_400),
        (COAT, "Если возьмёте шарф, вместе 20 820", None),
    ],
)
def test_of_a_price_for_both_the_products_own_share_is_heard(sold, reply, price):
    assert offered_price(sold, reply, GIVING) == price


@pytest.mark.parametrize(
    ("reply", "price"),
    [
        ("£11,000 if you pay in full now", 11_000),
        ("I could go to eleven one if you leave me the hatchback", 11_100),
        ("You pay 11,000 elsewhere today", None),
        ("It's 11,400 less £200, so 11,200 for you.", 11_200),
        ("Less £200 if you pay today, does that help?", 11_200),
        ("I can come down by £200 if you pay today", 11_200),
    ],
)
def test_a_price_for_a_deed_is_an_offer(reply, price):
    assert offered_price(LARCH, reply, GIVING) == price


@pytest.mark.parametrize(
    ("sold", "reply", "price"),
    [
        (LARCH, "fresh oil at 50k - its in the book, page 9. and your own mechanic can crawl under it", None),
        (LARCH, "it's all in the log book, p. 11, have a look?", None),
        (LARCH, "come to gate 11 and ask for Kev, ok?", None),
        (LARCH, "page no. 10 of the folder says so, shall we sign?", None),
        (LARCH, "we're at unit 9, room 11, second floor. Shall I book you in?", None),
        (LARCH, "pages 9 and 11 have the receipts, deal?", None),
        (SEEDS, "это на странице 17, посмотрите, берёте?", None),
        (SEEDS, "смотрите стр. 16 каталога, договорились?", None),
        (SEEDS, "приезжайте в офис 17, этаж 16, договорились?", None),
        (SEEDS, "кабинет номер 15, подъезд 16, ждём вас", None),
        (SEEDS, "договор № 19, подпишем?", None),
        (SEEDS, "на 16 странице каталога, берёте?", None),
        (SEEDS, "кабинет 17, второй этаж. Отдам за 17 900", 17_900),
        (LARCH, "price per unit 11, if you take ten", 11_000),
        (LARCH, "it did 11,000 miles last year, shall we?", None),
        (LARCH, "I paid 10,500 for it myself. 11,100 is my last", 11_100),
        (SEEDS, "меньше 17 не отдам, а 17 пожалуйста", 17_000),
        (SEEDS, "17 дам, если сегодня", 17_000),
        (SEEDS, "на 17 пойду, если два", 17_000),
        (FLEET, "i'll meet you at twenty flat, paid at once. deal?", 20_000),
    ],
)
def test_the_number_of_a_page_or_a_room_is_no_price(sold, reply, price):
    assert offered_price(sold, reply, GIVING) == price


@pytest.mark.parametrize(
    ("sold", "standing", "reply", "price"),
    [
        (LARCH, 11_200, "I'll knock off 200 and there's an extra set of mats.", 11_200),
        (LARCH, 11_200, "I'll take off 200, and it has another 5 months of MOT", 11_200),
        (HALL, 175_000, "Скину 5 тысяч и ещё отчёт дам", 175_000),
        (HALL, 175_000, "Скину ещё тысячу", 174_000),
        (HALL, 175_000, "Ещё 500 скину", 174_500),
        (HALL, 175_000, "Могу ещё скинуть вам 500", 174_500),
        (LARCH, 11_200, "I'll knock another hundred off", 11_100),
        (LARCH, 11_200, "A further £100 off if you sign today", 11_100),
        (LARCH, 11_200, "An extra 1% off for cash", 11_088),
    ],
)
def test_what_is_taken_off_once_more_comes_off_the_price_that_stands(sold, standing, reply, price):
    assert offered_price(sold, reply, GIVING, standing=standing) == price
