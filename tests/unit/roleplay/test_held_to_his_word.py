"""What the seller has promised he is held to: a price, a date or a number that changes is missed, in his own words."""

import pytest

from bot.grading.types import ReasonCode
from bot.roleplay.turn import open_talk
from bot.scenario.vocabulary import Move as M
from tests.support.goods import SUGAR
from tests.support.talking import ORDER, sell, text
from tests.support.worlds import graded, world_like, world_of


def talked(*replies):
    """What the customer says to replies that are all as good as each other."""
    _, talk, turns = sell(world_of(), *replies, grade=graded(2, M.BENEFIT), at="presentation")
    return talk, [text(turn) for turn in turns]


def test_a_rivals_warranty_is_not_kept_for_the_sellers_word():
    talk, _ = talked("У «Зари» доставка бесплатная, и гарантия два года.", "Доставка 600 рублей.")
    assert [promise.words for promise in talk.agreement.promises] == ["Доставка 600 рублей"]


def test_agreeing_he_holds_nobody_to_the_reason_for_the_call():
    call = ("Звоню по поводу бесплатной доставки в пятницу.", graded(2, M.BENEFIT))
    _, talk, turns = sell(world_of(), call, ("Оформляем?", ORDER), at="closing")
    assert talk.agreement.outcome
    assert "бесплатной доставки" not in text(turns[-1])


@pytest.mark.parametrize(
    ("first", "second", "missed"),
    [
        pytest.param("Привезём 15 мая.", "Доставка 20 мая.", True, id="a later date"),
        pytest.param("Привезём 15 мая.", "Доставка 12 мая.", False, id="an earlier one costs nobody anything"),
        pytest.param("Привезём 28 декабря.", "Доставка 10 января.", True, id="past the new year"),
        pytest.param("Привезём к пятнице.", "Доставка в понедельник.", True, id="another day"),
        pytest.param("Отложу вам двенадцать пачек.", "Привезу десять пачек.", True, id="fewer"),
        pytest.param("Отложу вам двенадцать пачек.", "Привезу двенадцать пачек.", False, id="as many"),
        pytest.param("Отложу вам двенадцать пачек.", "Привезу две чашки.", False, id="of another thing"),
        pytest.param("Подгонка рукава бесплатная.", "Подгонка рукава 700 рублей.", True, id="a service free no more"),
        pytest.param("Установка бесплатная.", "Установка у нас платная.", True, id="without its sum"),
        pytest.param("Подгонка рукава бесплатная.", "Подгонка 700 сверху, бесплатно не выйдет.", True, id="on top"),
        pytest.param("Гарантия десять лет.", "В сети гарантия год.", False, id="of others"),
        pytest.param("Подгонка рукава бесплатная.", "Чистка пальто 700 рублей.", False, id="another service"),
        pytest.param("Доставка бесплатная.", "Доставка выйдет 1500.", True, id="a bare number"),
        pytest.param("Заеду к вам в среду.", "Тогда заеду в пятницу.", False, id="a meeting is only proposed yet"),
    ],
)
def test_dates_and_quantities_that_change_are_noticed(first, second, missed):
    _, (_, answer) = talked(first, second)
    assert (f"«{first.rstrip('.')}»" in answer) is missed


def test_whoever_goes_back_on_his_word_gets_no_good_grade_and_is_told_which_word():
    promised, broken = ("Доставка бесплатная.", graded(2, M.BENEFIT)), ("Доставка 600 рублей.", graded(3, M.PRICE))
    _, talk, turns = sell(world_of(), promised, broken, at="presentation")
    grade, reason = turns[-1].grade, turns[-1].grade.reason
    assert (grade.value, reason.code) == (1, ReasonCode.BROKEN)
    assert (reason.quote, reason.against) == ("Доставка 600 рублей.", "Доставка бесплатная")
    assert talk.stages["presentation"].grades == [2, 1]


def test_what_was_confirmed_at_the_yes_can_still_be_missed_afterwards_but_once():
    order = ("Привезём 15 мая. Оформляем?", ORDER)
    _, _, turns = sell(world_of(), order, "Доставка будет 20 мая.", "Доставка будет 25 мая.", at="closing")
    assert ["«Привезём 15 мая»" in text(turn) for turn in turns] == [True, True, False]


@pytest.mark.parametrize(
    ("first", "second", "missed"),
    [
        pytest.param("Стоит 1700 рублей за мешок.", "Итого 1800 за мешок, берёте?", True, id="dearer"),
        pytest.param("Стоит 1800 рублей за мешок.", "Отдам за 1700.", False, id="cheaper"),
        pytest.param("Если возьмёте два, 1700.", "Один мешок стоит 1800.", False, id="it hung on a condition"),
        pytest.param("У соседей стоит 1700.", "А у нас мешок стоит 1800.", False, id="another seller's"),
        pytest.param("Мешок стоит 1700.", "За комплект с мельницей 1900.", False, id="with something else"),
    ],
)
def test_a_price_that_has_grown_is_noticed(first, second, missed):
    _, (_, answer) = talked(first, second)
    assert ("1 700" in answer.replace("\xa0", " ")) is missed


@pytest.mark.parametrize(
    ("reply", "missed"),
    [
        pytest.param("Мешок 1800 и сахар 300, итого 2100, картой?", True, id="the list price again"),
        pytest.param("Итого с сахаром 2000, картой?", False, id="the extra makes it so"),
        pytest.param("Итого с сахаром 2200, картой?", True, id="more than the extra makes it"),
        pytest.param("Мешок 1700 и сахар 300, итого 2000, картой?", False, id="as agreed"),
    ],
)
def test_a_price_raised_after_it_was_agreed_is_noticed_beside_an_extra_too(reply, missed):
    scenario = world_of().scenario
    world = world_like(scenario, product=scenario.product.model_copy(update={"extras": (SUGAR,)}))
    talk = open_talk(world, 1, "closing").talk
    talk.haggle.price, talk.haggle.settled, talk.haggle.offers, talk.agreement.extras = 1700, True, [1700], [SUGAR.id]
    _, _, (turn,) = sell(world, (reply, graded(2, M.DETAILS, M.PRICE)), so_far=talk)
    assert ("1 700" in text(turn).replace("\xa0", " ")) is missed


def test_a_promise_taken_back_is_missed_in_the_sellers_own_words():
    _, talk, turns = sell(
        world_of(),
        ("Доставка бесплатная.", graded(2, M.BENEFIT)),
        ("Доставка 600 рублей.", graded(1, M.PRICE)),
        at="closing",
    )
    assert "«Доставка бесплатная»" in text(turns[1])
    assert talk.mood.trust < turns[0].mood.trust


def test_saying_yes_he_keeps_the_seller_to_his_word():
    _, talk, turns = sell(world_of(), ("Привезём во вторник. Оформляем?", ORDER), at="closing")
    assert talk.agreement.outcome
    assert "«Привезём во вторник»" in text(turns[0])


def test_a_higher_price_than_agreed_is_noticed():
    world = world_of()
    talk = open_talk(world, 1, "closing").talk
    talk.haggle.price = 1700
    _, _, (turn,) = sell(world, ("Выставляю счёт на 1800 рублей", graded(2, M.PRICE)), so_far=talk)
    assert "1\u00a0700 ₽" in text(turn)
