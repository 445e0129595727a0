"""A warranty, a weight, a time to bring it back: wrong by their number alone."""

import pytest

from bot.grading.facts.false_terms import mistaken
from bot.grading.text.clauses import clauses
from bot.grading.types import Point

BIKE = (
    Point(id="limits", wordings=("It has its faults, it weighs 21 kilos.",)),
    Point(id="battery", wordings=("There's a two-year warranty on the battery.",)),
    Point(id="return", wordings=("You have seven days to bring it back.", "If you don't like it, bring it back.")),
)
COAT = (
    Point(id="lining", wordings=("Подкладка прошита двойным швом, гарантия год.",)),
    Point(id="phone", wordings=("На телефон два года гарантии.",)),
)
PHONE = (
    Point(id="warranty", wordings=("Гарантия три года.", "We give a three-year warranty.")),
    Point(id="return", wordings=("Вернуть можно за 14 дней.",)),
)


@pytest.mark.parametrize(
    ("points", "reply", "quote"),
    [
        (BIKE, "It only weighs 12 kg, you'd carry it with one hand.", "It only weighs 12 kg"),
        (BIKE, "The battery has a ten-year warranty.", "The battery has a ten-year warranty."),
        (BIKE, "You can bring it back within three months.", "You can bring it back within three months."),
        (COAT, "Гарантия на него пять лет.", "Гарантия на него пять лет."),
        (PHONE, "Вернуть можно в течение трёх дней.", "Вернуть можно в течение трёх дней."),
        (PHONE, "Возврат за 60 дней.", "Возврат за 60 дней."),
        (PHONE, "Деньги вернём в течение 60 дней.", "Деньги вернём в течение 60 дней."),
        (PHONE, "Money back in 90 days.", "Money back in 90 days."),
        (PHONE, "There's a five-year warranty and you won't need it.", "There's a five-year warranty"),
        (PHONE, "You can get your money back within 60 days.", "You can get your money back within 60 days."),
        (PHONE, "You can't go wrong with a five-year warranty.", "You can't go wrong with a five-year warranty."),
        (BIKE, "It weighs only 12 kilos and won't hurt your back.", "It weighs only 12 kilos"),
        (BIKE, "It isn't heavy and weighs 12 kg.", "weighs 12 kg"),
        (PHONE, "You get a five-year warranty which you can't get anywhere else.", "You get a five-year warranty"),
        (PHONE, "You won't find a five-year warranty anywhere.", "You won't find a five-year warranty anywhere."),
        (PHONE, "Гарантия пять лет и никаких условий.", "Гарантия пять лет и никаких условий."),
        (PHONE, "Вернуть можно за три дня после покупки.", "Вернуть можно за три дня после покупки."),
        (PHONE, "You can bring it back within 10 days.", "You can bring it back within 10 days."),
        (PHONE, "You won't pay a penny for five years under warranty.", "You won't pay a penny for five years"),
    ],
)
def test_another_number_is_a_false_claim(points, reply, quote):
    claim = mistaken(points, clauses(reply))
    assert claim is not None
    assert quote in claim.quote


@pytest.mark.parametrize(
    ("points", "reply"),
    [
        pytest.param(BIKE, "It weighs 21 kilos, and that's a lot.", id="as the file says"),
        pytest.param(COAT, "Гарантия на телефон 24 месяца.", id="in another unit"),
        pytest.param(BIKE, "Seven days to bring it back, a repair takes us two hours.", id="behind a comma"),
        pytest.param(BIKE, "Bring it back even in three days.", id="less than is promised"),
        pytest.param(COAT, "Гарантия год на подкладку, два года на телефон.", id="two terms"),
        pytest.param(COAT, "Двадцать лет шьём, и на всё есть гарантия.", id="years of something else"),
        pytest.param(COAT, "У других гарантия три месяца.", id="another seller's"),
        pytest.param(COAT, "Какая гарантия вам нужна, пять лет?", id="a question"),
        pytest.param(BIKE, "Your old one had a five year warranty.", id="what he had"),
        pytest.param(COAT, "Весит полтора килограмма.", id="of which the file says nothing"),
        pytest.param(BIKE, "The warranty on the battery isn't five years.", id="another number denied"),
        pytest.param(PHONE, "По гарантии ремонтируем за 10 дней.", id="how soon it is mended"),
        pytest.param(PHONE, "Under warranty we swap it within 10 days.", id="how soon it is swapped"),
        pytest.param(PHONE, "По гарантии чиним сами в течение недели.", id="in the course of a week"),
        pytest.param(PHONE, "Деньги вернём за 3 дня.", id="how soon the money comes back"),
        pytest.param(PHONE, "Возврат денег за 3 дня.", id="how soon the refund comes"),
        pytest.param(PHONE, "Возврат средств в течение трёх дней, как только принесёте.", id="how soon, and when"),
        pytest.param(PHONE, "Можно вернуть. Возврат денег в течение трёх дней на карту.", id="within how long"),
        pytest.param(PHONE, "A five-year warranty isn't possible.", id="a warranty that is not possible"),
        pytest.param(PHONE, "Гарантия пять лет невозможна.", id="a warranty that can't be"),
        pytest.param(PHONE, "You get your money back in 3 days.", id="how soon you get it back"),
        pytest.param(PHONE, "You'll get your money back within 3 days.", id="within how long you get it back"),
        pytest.param(PHONE, "You'll have your money back in 3 days.", id="how soon you have it back"),
        pytest.param(PHONE, "You get the full money back in 3 days.", id="how soon you get all of it"),
        pytest.param(PHONE, "Возврат на карту за 3 дня.", id="how soon it is on the card"),
        pytest.param(PHONE, "The warranty isn't two years.", id="a term denied"),
        pytest.param(PHONE, "We don't guarantee 10 years.", id="a guarantee denied"),
        pytest.param(PHONE, "It hasn't got a five-year warranty.", id="a warranty that it has not"),
        pytest.param(PHONE, "I can't put a five-year warranty on it.", id="a warranty that can't be had"),
        pytest.param(PHONE, "You can't return it after 30 days.", id="a return refused"),
        pytest.param(BIKE, "It doesn't weigh 40 kg.", id="a weight denied"),
    ],
)
def test_what_is_no_false_claim(points, reply):
    assert mistaken(points, clauses(reply)) is None
