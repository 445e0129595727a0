"""What a reply says of the product, against what the file says."""

import pytest

from bot.grading.facts.false_terms import attributed
from bot.grading.facts.matters import of_other_half
from bot.grading.list_price import Prices
from bot.grading.types import Point, ReasonCode, ReplyContext
from bot.scenario.vocabulary import Language, Mode, Move, StageKind

FACTS = (
    Point(id="term", wordings=("Гарантия два года, прописана в договоре.",)),
    Point(id="prepayment", wordings=("Работаем без предоплаты, оплата после доставки.",)),
    Point(id="delivery", wordings=("Доставка по городу бесплатно, за один день.",)),
)
PRICES = Prices(listed=18500, floor=16500, currency="₽", others=(3400, 600, 17500))


def graded(grader, reply, customer="Расскажите про условия.", stage=StageKind.PRESENTATION, facts=FACTS):
    return grader.grade_one(
        ReplyContext(
            language=Language.RU,
            mode=Mode.ACTIVE,
            stage=stage,
            customer=customer,
            reply=reply,
            facts=facts,
            prices=PRICES,
        )
    )


@pytest.mark.parametrize(
    ("reply", "code", "against"),
    [
        ("Гарантия у нас пять лет, в договоре.", ReasonCode.FALSE, "два года"),
        ("Доставка платная, за счёт клиента.", ReasonCode.FALSE, "бесплатно"),
        ("Доставка по городу за двадцать дней.", ReasonCode.FALSE, "за один день"),
        ("Хорошо, отдам за 15 000 рублей, договорились.", ReasonCode.TOO_CHEAP, "16\u00a0500 ₽"),
        ("Цена набора 21 000 рублей.", ReasonCode.TOO_DEAR, "18\u00a0500 ₽"),
        ("Только сегодня скидка двадцать процентов.", ReasonCode.TOO_CHEAP, "16\u00a0500 ₽"),
    ],
    ids=["another number", "the contrary", "another time", "below the floor", "above the list", "too great a discount"],
)
def test_a_claim_against_the_file_is_weak_and_both_are_quoted(grader, reply, code, against):
    grade = graded(grader, reply)
    assert grade.value <= 1
    assert grade.reason.code is code
    assert grade.reason.quote in reply
    assert against in grade.reason.against
    assert grade.has(Move.FALSE_PROMISE)


@pytest.mark.parametrize(
    "reply",
    [
        pytest.param("Гарантия 24 месяца, это записано в договоре.", id="the same in months"),
        pytest.param("Платите, когда уже привезли, вперёд ничего не берём.", id="the same in other words"),
        pytest.param("Привезём за сутки, и за доставку ничего не возьмём.", id="free in other words"),
        pytest.param("Цена 18 500 рублей за набор.", id="the list price"),
        pytest.param("Могу сделать 17 000, если оплатите сегодня.", id="between floor and list"),
        pytest.param("За 15 000 отдать не могу.", id="a low price refused"),
        pytest.param("Если оплатите сегодня, скидка десять процентов.", id="a discount above the floor"),
        pytest.param("Скидку двадцать процентов дать не могу.", id="a great discount refused"),
        pytest.param("Предоплата двадцать процентов, скидка за самовывоз.", id="a percent of something else"),
        pytest.param("Скидку 20% дать никак нельзя.", id="a discount that is impossible"),
        pytest.param("Скидки 20% исключены.", id="a discount ruled out"),
        pytest.param("За 15 000 отдать никак нельзя.", id="a low price that is impossible"),
        pytest.param("Никаких скидок 20%!", id="no discounts at all"),
        pytest.param("А гарантия пять лет вам важна?", id="a question"),
        pytest.param("Отличный подарок для мамы.", id="what he gives his mother"),
        pytest.param("Берут часы в подарок мужу.", id="what she gives her husband"),
        pytest.param("Их часто берут в подарок мужу.", id="what others give"),
        pytest.param("Подберу вам хороший подарок, расскажите о ней.", id="what he looks for"),
        pytest.param("Маме подарок за её терпение.", id="what it is for"),
        pytest.param("Отличный подарок при любом бюджете.", id="a present for any budget"),
        pytest.param("Вам нужен подарок к каждому празднику.", id="what he needs"),
        pytest.param("Подарок всем понравится.", id="whom it will please"),
        pytest.param("Отдать за 15 000 невозможно.", id="what can't be"),
    ],
)
def test_what_the_file_backs_is_no_false_claim(grader, reply):
    assert graded(grader, reply).reason.code not in {
        ReasonCode.FALSE,
        ReasonCode.TOO_CHEAP,
        ReasonCode.TOO_DEAR,
        ReasonCode.INVENTED,
    }


@pytest.mark.parametrize(
    ("wordings", "reply"),
    [
        (
            ("Он ягодный, с кислинкой и не приторный.", "Торт ягодный, с кислинкой.", "Сладости в нём немного."),
            "Мама любит не сладкое, а он ягодный, с кислинкой, и орехов в составе нет.",
        ),
        (
            ("Деньги лежат на эскроу-счёте, банк вернёт всё, если дом не сдадут.", "Деньги под защитой банка."),
            "Деньги на эскроу-счёте, банк вернёт всё, если дом не сдадут.",
        ),
        (
            ("У тех нет сервисной книжки, а здесь все отметки стоят, и ремень меняли в марте.",),
            "Здесь все отметки стоят, и ремень меняли в марте.",
        ),
        (
            ("Вместо общих слов одна таблица, строка, рубли и замена.",),
            "Понимаю, вместо общих слов одна таблица, строка, рубли и замена.",
        ),
        (("Есть рассрочка на десять месяцев, без переплаты.",), "Если сразу оплатите, сделаю 34 000."),
        (("Подходит для детей от тринадцати лет.", "Рассчитано на тринадцать лет и старше."), "Тринадцать, отлично!"),
    ],
)
def test_whoever_says_what_one_wording_says_is_not_accused_by_another(grader, wordings, reply):
    context = ReplyContext(
        language=Language.RU,
        mode=Mode.PASSIVE,
        stage=StageKind.CONSULTATION,
        customer="Расскажите подробнее.",
        reply=reply,
        facts=(Point(id="it", wordings=wordings),),
    )
    assert grader.grade_one(context).reason.code is not ReasonCode.FALSE


def test_the_price_of_the_product_is_no_false_price_of_a_cup(grader):
    context = ReplyContext(
        language=Language.EN,
        mode=Mode.ACTIVE,
        stage=StageKind.PRESENTATION,
        customer="What would it cost?",
        reply="140 a month all in, beans cleaning repairs.",
        facts=(Point(id="cup", wordings=("It's sixteen pence a cup, with beans, cleaning and repairs in it.",)),),
        prices=Prices(listed=140, floor=122, currency="£", others=()),
    )
    assert grader.grade_one(context).reason.code is not ReasonCode.FALSE


EXTRAS = (
    Point(id="scarf", wordings=("Шарф к набору стоит 3 400 рублей.",)),
    Point(id="two", wordings=("При заказе двух наборов скидка восемь процентов.",)),
    Point(id="shed", wordings=("Кладовая в подарок, а бронь двадцать тысяч возвращаем, если передумаете.",)),
)


@pytest.mark.parametrize(
    "reply",
    [
        pytest.param("Набор стоит 18 500.", id="the list price, not that of an extra"),
        pytest.param("Сам набор 18 500 рублей, шарф отдельно.", id="the list price beside an extra"),
        pytest.param("Набор с шарфом выйдет 21 900 рублей.", id="list and extra together"),
        pytest.param("Набор и шарф вместе отдам за 21 000 рублей.", id="the two together, a little off"),
        pytest.param("А с шарфом будет 20 900, пробиваю?", id="the price agreed and an extra"),
        pytest.param("Задаток 10 000 рублей, остальное при получении.", id="a part of the price"),
        pytest.param("У других такой набор стоит 21 000 рублей.", id="another seller's price"),
        pytest.param("В интернете такой набор стоит 21 000 рублей.", id="a price found elsewhere"),
        pytest.param("Кладовая в подарок.", id="a promotion of the file"),
        pytest.param("Гарантия два года, а не год, как у многих.", id="X, а не Y"),
        pytest.param("Гарантия не год, а два года, в договоре.", id="не Y, а X"),
    ],
)
def test_prices_promotions_and_contrasts_of_the_file_accuse_nobody(grader, reply):
    grade = graded(grader, reply, "Сколько это стоит и что входит?", StageKind.BARGAINING, (*FACTS, *EXTRAS))
    assert grade.reason.code not in {ReasonCode.FALSE, ReasonCode.TOO_CHEAP, ReasonCode.TOO_DEAR, ReasonCode.INVENTED}


def test_a_price_in_ones_own_network_of_shops_is_ones_own(grader):
    reply = "В сети наших магазинов он стоит 21 000 рублей."
    assert graded(grader, reply, "Сколько стоит?", StageKind.BARGAINING).reason.code is ReasonCode.TOO_DEAR


@pytest.mark.parametrize(
    "reply",
    [
        "К набору сегодня акция: второй такой же в подарок!",
        "Выбирайте любой чехол в подарок!",
        "Чехол в подарок для вас.",
        "Чехол в подарок для всех покупателей.",
        "При покупке возьмите чехол в подарок.",
        "Берете сегодня чехол в подарок.",
        "Возьмите в подарок чехол.",
        "В подарок сыну положим чехол.",
        "Каждому покупателю подарок!",
        "С меня подарок.",
        "Сегодня добавлю подарок.",
        "Подарок к каждому набору.",
        "В подарок другой чехол, никаких проблем.",
        "Подберу вам чехол в подарок.",
        "Найду вам чехол в подарок.",
        "Выберу вам в подарок чехол.",
        "Плюс подарок.",
        "Держите подарок: чехол.",
        "Подарок от меня лично: чехол.",
        "Подарок всем, кто купит сегодня.",
        "С покупкой идёт подарок.",
        "Купите сегодня, и чехол в подарок жене.",
    ],
)
def test_a_promotion_that_the_file_does_not_have_is_still_invented(grader, reply):
    assert graded(grader, reply, "Сколько стоит?", StageKind.BARGAINING).reason.code is ReasonCode.INVENTED


@pytest.mark.parametrize(
    "reply",
    [
        "В виде исключения отдам за 15 000 рублей, если оплатите сегодня.",
        "Если возьмёте два набора, сделаю скидку 20%, никаких скрытых платежей.",
        "Отдам за 15 000 рублей, дешевле нельзя, но с самовывозом.",
        "Отказать вам невозможно, скидка 20%.",
        "Скидку 20% упустить нельзя.",
        "Так нельзя, отдам за 15 000 рублей.",
        "Скидка 25% выгодна как никогда.",
        "Скидка ни много ни мало 25%!",
        "Отдам за 15 000 рублей ни копейки сверху.",
        "Отдам за 15 000 рублей во что бы то ни стало.",
        "Невозможно устоять перед скидкой 25%.",
        "Нельзя пройти мимо скидки 25%.",
    ],
)
def test_a_word_that_denies_something_else_hides_no_offer(grader, reply):
    assert graded(grader, reply, "А дешевле?", StageKind.BARGAINING).reason.code is ReasonCode.TOO_CHEAP


VANS = (
    Point(
        id="breakdown", wordings=("Breakdown cover for all vans at £720 a year.", "£60 a month for all twelve vans.")
    ),
    Point(id="cameras", wordings=("All vans get a camera free of charge this month, usually £90 each.",)),
    Point(id="goods", wordings=("The goods are covered up to £10,000 a van, medicines too.",)),
)
FLEET = Prices(listed=21_600, floor=19_400, currency="£", others=(720, 60, 90, 12, 10_000))


def fleet(grader, reply):
    return grader.grade_one(
        ReplyContext(
            language=Language.EN,
            mode=Mode.ACTIVE,
            stage=StageKind.BARGAINING,
            customer="What would it come to?",
            reply=reply,
            facts=VANS,
            prices=FLEET,
        )
    ).reason.code


@pytest.mark.parametrize(
    "reply",
    [
        pytest.param("That's £20,400 for 12 vans.", id="the agreed price"),
        pytest.param("At £1,700 a van that is £20,400 for the year.", id="the price of one beside that of all"),
        pytest.param("Twelve cameras, that's £1,080 you don't pay.", id="so many at a known price"),
        pytest.param("The cameras cost over a thousand pounds, and you get them free.", id="in round figures"),
    ],
)
def test_a_sum_that_follows_from_known_ones_is_no_false_claim(grader, reply):
    assert fleet(grader, reply) is not ReasonCode.FALSE


@pytest.mark.parametrize(
    "reply",
    [
        "I can't give you 20% off.",
        "We never give 20% off.",
        "I can't do £15,000.",
        "We don't do special offers.",
        "I cant do £15,000, sorry.",
        "20% off, I can't do that.",
        "I can't, honestly, do £15,000.",
        "We promote safety here.",
        "I wouldn't be able to offer 25% off.",
        "I haven't got a 25% discount.",
        "25% off can't be done.",
        "The 25% off you're asking for can't be done.",
        "Discounts of 25% aren't something we do.",
        "I won't be able to let you have it at £15,000.",
        "I can't bring it down to £15,000.",
        "We can't match £15,000.",
        "I don't think I can do £15,000.",
        "I don't know if I can do £15,000.",
        "£15,000 I can't do.",
        "I'd love to do £15,000 and I can't.",
        "There aren't any promotions now.",
        "Promo codes we can't offer.",
    ],
)
def test_what_is_refused_is_no_offer(grader, reply):
    assert fleet(grader, reply) not in {ReasonCode.TOO_CHEAP, ReasonCode.INVENTED}


@pytest.mark.parametrize(
    ("reply", "code"),
    [
        ("I can do 20% off today.", ReasonCode.TOO_CHEAP),
        ("I can do £15,000 if you sign today and I can't say fairer.", ReasonCode.TOO_CHEAP),
        ("I can't say fairer than 20% off.", ReasonCode.TOO_CHEAP),
        ("You don't have to ask for 20% off.", ReasonCode.TOO_CHEAP),
        ("Don't let this 20% off pass you by.", ReasonCode.TOO_CHEAP),
        ("Make it two vans and I never do this but 20% off for you.", ReasonCode.TOO_CHEAP),
        ("If you take it for a year, I'll do £15,000, you won't regret it.", ReasonCode.TOO_CHEAP),
        ("I'll do £15,000, don't tell my boss.", ReasonCode.TOO_CHEAP),
        ("The price is £25,000, you can't go wrong.", ReasonCode.TOO_DEAR),
        ("I can't do that, I'll do £15,000.", ReasonCode.TOO_CHEAP),
        ("I can't give you that, make it £15,000.", ReasonCode.TOO_CHEAP),
        ("I can't do that, I can offer 25% off.", ReasonCode.TOO_CHEAP),
        ("I can't offer you that, the price is £25,000.", ReasonCode.TOO_DEAR),
        ("At £15,000 I don't make a penny.", ReasonCode.TOO_CHEAP),
        ("I'll do £15,000 which I never do.", ReasonCode.TOO_CHEAP),
        ("I'll do £15,000 as I can't let you go.", ReasonCode.TOO_CHEAP),
        ("As I can't let you go I'll do £15,000.", ReasonCode.TOO_CHEAP),
        ("I'll do £15,000 as long as you don't ask for fitting.", ReasonCode.TOO_CHEAP),
        ("I'll give you 25% off which I never do.", ReasonCode.TOO_CHEAP),
        ("I'll give you 25% off as long as you don't ask for fitting.", ReasonCode.TOO_CHEAP),
        ("25% off won't be a problem.", ReasonCode.TOO_CHEAP),
        ("You won't want to miss 25% off.", ReasonCode.TOO_CHEAP),
        ("It's on special offer this week.", ReasonCode.INVENTED),
        ("There's a promocode for you.", ReasonCode.INVENTED),
    ],
)
def test_what_is_offered_is(grader, reply, code):
    assert fleet(grader, reply) is code


def test_a_sum_that_follows_from_nothing_is_still_false(grader):
    assert fleet(grader, "Goods are covered up to £2,000 a van.") is ReasonCode.FALSE


SIGNED = (Point(id="fixed", wordings=("Платёж закреплён, изменить его можно только с вашей подписью.",)),)


@pytest.mark.parametrize(
    "reply", ["Ставку без вашей подписи менять нельзя, это в договоре.", "Платёж без вашей подписи поменять нельзя."]
)
def test_not_without_says_the_same_as_only_with(grader, reply):
    assert graded(grader, reply, facts=SIGNED).reason.code is not ReasonCode.FALSE


FLAT = (
    Point(
        id="building",
        wordings=("Отделка черновая, на ремонт уйдёт от шестисот тысяч, это сверху цены.", "Год стройки во дворе."),
    ),
    Point(id="rival", wordings=("«Яблоневый» дешевле на триста тысяч, но готов на треть.",)),
)
FLAT_PRICES = Prices(listed=8_900_000, floor=8_650_000, currency="₽", others=(600_000, 250_000, 8_750_000, 7, 20))


def flat(grader, reply):
    return grader.grade_one(
        ReplyContext(
            language=Language.RU,
            mode=Mode.PASSIVE,
            stage=StageKind.BARGAINING,
            customer="А дальше?",
            reply=reply,
            facts=FLAT,
            prices=FLAT_PRICES,
        )
    ).reason.code


@pytest.mark.parametrize(
    "reply",
    [
        "Вы назвали восемь семьсот пятьдесят, это минус сто пятьдесят тысяч. Подходит?",
        "Могу восемь семьсот. Пятьдесят тысяч, которые вы экономите, пригодятся на ремонт.",
        "Пятьдесят тысяч скидки пригодятся на ремонт.",
        "Было восемь девятьсот, стало восемь семьсот. Двести тысяч останутся на ремонт.",
    ],
)
def test_what_is_taken_off_the_price_is_no_other_facts_number(grader, reply):
    assert flat(grader, reply) is not ReasonCode.FALSE


@pytest.mark.parametrize("reply", ["На ремонт уйдёт двести тысяч.", "«Яблоневый» дешевле всего на сто тысяч."])
def test_another_sum_of_a_fact_is_still_false(grader, reply):
    assert flat(grader, reply) is ReasonCode.FALSE


TERMINALS = (
    Point(
        id="fee",
        wordings=(
            "The card fee is 0.9 percent flat for all cards.",
            "On thirty thousand a month you pay £270 in fees instead of £480.",
        ),
    ),
    Point(id="rent", wordings=("The fee falls by £200 a month, the terminals cost thirty-eight of them.",)),
    Point(id="free", wordings=("For your terrace the first two months are free.",)),
)


def terminals(grader, reply, customer="What would it come to?"):
    return grader.grade_one(
        ReplyContext(
            language=Language.EN,
            mode=Mode.ACTIVE,
            stage=StageKind.BARGAINING,
            customer=customer,
            reply=reply,
            facts=TERMINALS,
            prices=Prices(listed=38, floor=32, currency="£"),
        )
    ).reason.code


@pytest.mark.parametrize(
    ("reply", "customer"),
    [
        pytest.param("It's £38 a month for the two of them, first two months free.", "Go on.", id="free for a time"),
        pytest.param("£38 a month, first two free.", "Go on.", id="free for a time, in short"),
        pytest.param("That's £456 a year for both terminals.", "And in a year?", id="twelve months of it"),
        pytest.param(
            "On forty thousand you'd pay £360 in fees.", "We take forty thousand.", id="percent of his own sum"
        ),
        pytest.param("That's £220 a month less in fees.", "I pay £490 in fees.", id="what he pays less what he would"),
    ],
)
def test_what_is_free_for_a_time_or_one_step_from_known_sums_is_no_lie(grader, reply, customer):
    assert terminals(grader, reply, customer) is not ReasonCode.FALSE


@pytest.mark.parametrize("reply", ["The card fee is 0.5% for all cards.", "The card fee is 3 percent for all cards."])
def test_another_fee_is_still_false(grader, reply):
    assert terminals(grader, reply) is ReasonCode.FALSE


@pytest.mark.parametrize(
    ("reply", "false"),
    [("That is £150 a van a month.", False), ("Breakdown cover is £5 a van a month.", False),
     ("The cameras are £40 a van this month.", True)],
)  # fmt: skip
def test_a_rate_needs_a_sum_that_it_is_of(grader, reply, false):
    assert (fleet(grader, reply) is ReasonCode.FALSE) is false


GLUES = "Его можно на старую плитку, если её прогрунтовать, а «Базис» на плитке не держится."


@pytest.mark.parametrize(
    ("wording", "said", "agrees"),
    [
        (GLUES, "«Базис» тут нельзя, на плитке отвалится.", True),
        (GLUES, "Эласт на старую плитку нельзя.", False),
        ("Oak can be waxed, but pine cannot.", "Pine can't be waxed.", True),
        ("Oak can be waxed, but pine cannot.", "Oak can't be waxed.", False),
        ("Two years' warranty, but no cover for water.", "The warranty covers water.", False),
    ],
)
def test_of_a_fact_in_two_halves_the_one_that_is_spoken_of_counts(wording, said, agrees):
    assert of_other_half(wording, said) is agrees


def test_his_own_words_given_back_claim_nothing():
    assert attributed("You said one accident costs you 1,100 in hire.")
    assert attributed("Вы сами говорили, что ждёте семь недель.")
    assert not attributed("One accident costs you nothing with us.")


def test_the_tip_for_a_price_below_the_floor_is_that_of_a_gift(grader):
    grade = graded(grader, "Только сегодня скидка двадцать процентов.")
    assert grade.reason.code is ReasonCode.TOO_CHEAP
    assert grade.advice is Move.CONCESSION
    assert not grade.reason.move.is_mistake
