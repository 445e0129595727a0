"""Phones write ’ for ': what is said with the one is understood like what is said with the other."""

import pytest

from bot.grading.text.plain import normalised
from bot.roleplay.exchange.questions_put import questions_put
from bot.roleplay.prices.conditions import condition, says_yes
from bot.roleplay.prices.offers import offered_price
from bot.roleplay.turn import open_talk
from bot.roleplay.understanding.agreed_hours import another_hour
from bot.roleplay.understanding.check_questions import Check, checked
from bot.roleplay.understanding.need_questions import seeks_need
from bot.roleplay.understanding.order_details import named_day
from bot.roleplay.understanding.promises import promises
from bot.roleplay.understanding.small_talk import beside_the_sale
from bot.scenario.vocabulary import Language, Situation
from bot.scenario.vocabulary import Move as M
from tests.support.goods import BOOTS
from tests.support.worlds import graded, world_of


def plain(reply):
    return len(questions_put(open_talk(world_of(), 1, "needs").talk, reply, graded(2)).plain)


@pytest.mark.parametrize("apostrophe", ["'", "’"])
@pytest.mark.parametrize(
    ("understood", "reply", "found"),
    [
        pytest.param(
            lambda reply: offered_price(BOOTS, reply, graded(2, M.PRICE)), "I can't do 145", None, id="a sum refused"
        ),
        pytest.param(
            lambda reply: bool(condition(reply)), "If you're willing to pay today, I can do 150", True, id="a condition"
        ),
        pytest.param(says_yes, "You've got a deal.", True, id="a yes"),
        pytest.param(
            lambda reply: checked(reply).check, "You need it by May, don't you?", Check.UNDERSTOOD, id="a check"
        ),
        pytest.param(lambda reply: seeks_need(reply).purpose, "What's it for?", True, id="what it is for"),
        pytest.param(
            lambda reply: beside_the_sale(normalised(reply)), "How's your day going?", Situation.SMALL_TALK, id="a chat"
        ),
        pytest.param(
            lambda reply: [promise.value for promise in promises(reply, Language.EN)],
            "We'll book you two sets",
            [2],
            id="a promise",
        ),
        pytest.param(plain, "We sell to bakers, so what's your oven", 1, id="a question without its mark"),
        pytest.param(another_hour, "Let's make it ten o'clock", "at ten o'clock", id="another hour"),
        pytest.param(named_day, "See you on Friday at ten o'clock", "on Friday at ten o'clock", id="a day"),
    ],
)
def test_either_apostrophe_is_understood(understood, reply, found, apostrophe):
    heard = understood(reply.replace("'", apostrophe))
    assert (heard.replace("’", "'") if isinstance(heard, str) else heard) == found
