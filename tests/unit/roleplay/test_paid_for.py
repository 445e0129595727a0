"""Whoever asks more money for what is bought is held to the price that was paid."""

import pytest

from bot.roleplay.next_talk import call_again
from bot.scenario.vocabulary import Move as M
from bot.scenario.vocabulary import Outcome
from tests.support.talking import ended, sell, text
from tests.support.worlds import SCENARIOS, graded, world_of

CARING = graded(3, M.FOLLOW_UP, M.OPEN_QUESTION)
OFFER = graded(2, M.UPSELL, M.PRICE)


def after_the_deal(reply):
    """A talk some time after a deal: how it went was asked, then this is said; before it and after it."""
    world = world_of(SCENARIOS / "seeds-landscape-designer.yaml")
    called = call_again(world, ended(world, Outcome.DEAL), 5).talk
    before = sell(world, ("Здравствуйте! Что взошло, как оно?", CARING), so_far=called).talk
    return before, sell(world, (reply, OFFER), so_far=before)


@pytest.mark.parametrize(
    "reply",
    [
        "Давайте тот набор пересчитаем… Доплатите 500?",
        "С вас доплата 500 рублей за тот набор",
        "Нужно доплатить ещё 700 за прошлую поставку",
        "Мы ошиблись в счёте, доплатите, пожалуйста, 1000 рублей",
        "Накиньте 500 за тот набор, ладно?",
    ],
)
def test_more_money_for_what_is_bought_is_refused_and_costs_trust(reply):
    before, (_, talk, (turn,)) = after_the_deal(reply)
    assert "18 500" in text(turn).replace("\u00a0", " ")
    assert talk.agreement.extras == before.agreement.extras
    assert talk.mood.trust < before.mood.trust


@pytest.mark.parametrize(
    ("reply", "taken"),
    [
        ("Есть теневая газонная смесь за 3 400 рублей, привезти?", ["shade-lawn"]),
        ("Доплатите 3 400 рублей, и положу теневую газонную смесь?", ["shade-lawn"]),
        ("Доплачивать ничего не нужно, набор ваш", []),
    ],
)
def test_something_new_has_its_own_price(reply, taken):
    _, (_, talk, (turn,)) = after_the_deal(reply)
    assert talk.agreement.extras == taken
    assert "18 500" not in text(turn).replace("\u00a0", " ")
