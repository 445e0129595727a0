"""Whoever asks more money for what is bought is held to the price that was paid."""

import pytest

from bot.roleplay.next_talk import call_again
from bot.roleplay.turn import open_talk, take_turn
from bot.scenario.vocabulary import Move as M
from bot.scenario.vocabulary import Outcome, Situation
from tests.support.worlds import SCENARIOS, ScriptedJudge, graded, world_of

CARE = graded(3, M.FOLLOW_UP, M.OPEN_QUESTION)
OFFER = graded(2, M.UPSELL, M.PRICE)


def after_the_deal(reply, name="seeds-landscape-designer"):
    """A talk some time after a deal: how it went was asked, then this is said; before it and after it."""
    world = world_of(SCENARIOS / f"{name}.yaml")
    first = open_talk(world, 1, "closing").talk
    first.outcome, first.state = Outcome.DEAL, Outcome.DEAL.value
    asked = take_turn(
        world, call_again(world, first, 5).talk, "Здравствуйте! Что взошло, как оно?", ScriptedJudge(CARE)
    )
    return world, asked.talk, take_turn(world, asked.talk, reply, ScriptedJudge(OFFER))


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
    _, before, taken = after_the_deal(reply)
    assert any("18 500" in line.text.replace("\u00a0", " ") for line in taken.turn.answer)
    assert taken.talk.agreement.extras == before.agreement.extras
    assert taken.talk.mood.trust < before.mood.trust


@pytest.mark.parametrize(
    ("reply", "taken"),
    [
        ("Есть теневая газонная смесь за 3 400 рублей, привезти?", ["shade-lawn"]),
        ("Доплатите 3 400 рублей, и положу теневую газонную смесь?", ["shade-lawn"]),
        ("Доплачивать ничего не нужно, набор ваш", []),
    ],
)
def test_something_new_has_its_own_price(reply, taken):
    world, _, after = after_the_deal(reply)
    assert after.talk.agreement.extras == taken
    held = {line for lines in world.playbook.lines["ru"][Situation.CONTRADICTED].values() for line in lines}
    assert not any(line.text in held or "18 500" in line.text for line in after.turn.answer)
