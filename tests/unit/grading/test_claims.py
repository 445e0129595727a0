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


ACCUSED = {ReasonCode.FALSE, ReasonCode.TOO_CHEAP, ReasonCode.TOO_DEAR, ReasonCode.INVENTED}


def graded(grader, reply, customer="Расскажите про условия.", stage=StageKind.PRESENTATION, facts=FACTS, prices=PRICES):
    return grader.grade_one(
        ReplyContext(
            language=Language.RU,
            mode=Mode.ACTIVE,
            stage=stage,
            customer=customer,
            reply=reply,
            facts=facts,
            prices=prices,
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
        pytest.param("Отдать за 15 000 рублей — исключено.", id="what is ruled out behind a dash"),
        pytest.param("Никак за 15 000 рублей, могу за 17 000.", id="no way"),
        pytest.param("Такой тёплый подарок понравится всем.", id="whom such a present will please"),
        pytest.param("Тогда подарок сестре я красиво упакую и положу в пакет.", id="what he gives his sister"),
        pytest.param("Плюс это хороший подарок.", id="a good present besides"),
        pytest.param("При покупке набора подарок учителю готов.", id="what the teacher gets"),
        pytest.param("Дам совет, какой подарок мужу взять.", id="what to give the husband"),
        pytest.param("Это цена без акций.", id="no promotion"),
        pytest.param("Скидка 20%? Увы, никак.", id="a discount that is asked about and refused"),
        pytest.param("Значит, вам подарок на юбилей, понял.", id="what he needs, said back"),
    ],
)
def test_what_the_file_backs_is_no_false_claim(grader, reply):
    assert graded(grader, reply).reason.code not in ACCUSED


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
    facts = (Point(id="it", wordings=wordings),)
    grade = graded(grader, reply, "Расскажите подробнее.", StageKind.CONSULTATION, facts, prices=None)
    assert grade.reason.code is not ReasonCode.FALSE


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
    assert grade.reason.code not in ACCUSED


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
        "Возьмите в подарок чехол.",
        "В подарок сыну положим чехол.",
        "Каждому покупателю подарок!",
        "С меня подарок.",
        "Сегодня добавлю подарок.",
        "В подарок другой чехол, никаких проблем.",
        "Подберу вам чехол в подарок.",
        "Найду вам чехол в подарок.",
        "Выберу вам в подарок чехол.",
        "Плюс подарок.",
        "Держите подарок: чехол.",
        "Подарок от меня лично: чехол.",
        "Подарок всем, кто купит сегодня.",
        "С покупкой идёт подарок.",
        "Берете сегодня чехол в подарок.",
        "Подарок к каждому набору.",
        "Купите сегодня, и чехол в подарок жене.",
        "Нужен только заказ и лейка в подарок.",
        "Вы выбираете набор и лейка в подарок.",
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
        "Нереальная скидка 30% для вас только сегодня!",
        "Скидка 30% для вас. Так нельзя, но что делать.",
        "Скидка 25% и никаких условий.",
    ],
)
def test_a_word_that_denies_something_else_hides_no_offer(grader, reply):
    assert graded(grader, reply, "А дешевле?", StageKind.BARGAINING).reason.code is ReasonCode.TOO_CHEAP


SIGNED = (Point(id="fixed", wordings=("Платёж закреплён, изменить его можно только с вашей подписью.",)),)


@pytest.mark.parametrize(
    "reply", ["Ставку без вашей подписи менять нельзя, это в договоре.", "Платёж без вашей подписи поменять нельзя."]
)
def test_not_without_says_the_same_as_only_with(grader, reply):
    assert graded(grader, reply, facts=SIGNED).reason.code is not ReasonCode.FALSE


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
