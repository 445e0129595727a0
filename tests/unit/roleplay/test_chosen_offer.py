"""Whether the seller asks which of two offers he takes."""

import pytest

from bot.roleplay.haggling.chosen_offer import asks_which
from tests.support.goods import CAR


@pytest.mark.parametrize(
    "reply",
    [
        "£11,000 if you pay today, or £11,200 in instalments?",
        "£11,000 if you pay today. Or £11,200 in instalments?",
        "£11,000 today, £11,200 in instalments. Which one?",
        "£11,000 today, £11,200 in instalments. Which would you prefer?",
        "£11,000 today, £11,200 in instalments, what suits you better?",
        "11 000 сегодня, 11 200 в мае. Что вам проще?",
        "11 000 сегодня, 11 200 в мае. Как удобней?",
        "11 000 сегодня или 11 200 в мае?",
    ],
)
def test_he_is_asked_which_of_two_prices_he_takes(reply):
    assert asks_which(CAR, reply, 11_000)


@pytest.mark.parametrize(
    "reply",
    [
        "£11,000 instead of £11,400 if you pay by Wednesday. Cash or card?",
        "The list says £11,400, you get it for £11,000 if you sign today. How does that work for you?",
        "£11,000 or the full £11,400?",
        "£11,000 today, £11,200 in instalments. Cash or card?",
        "£11,000 today, £11,200 in instalments. Which day suits you?",
        "£11,000 today, £11,200 in instalments. How does that work for you?",
        "£11,000 today, £11,200 in instalments. I'd take it. Which one is your street?",
        "11 000 сегодня, 11 200 в мае. Как вам удобнее платить?",
        "£11,100 or £11,200?",
        "£11,000 or walk away?",
    ],
)
def test_one_price_beside_the_list_price_or_another_question_is_no_choice(reply):
    assert not asks_which(CAR, reply, 11_000)
