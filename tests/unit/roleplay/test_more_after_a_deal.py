"""Whoever comes back after a deal and takes something has said yes to it: no goodbye loses that order."""

import pytest

from bot.roleplay.next_talk import call_again
from bot.scenario.vocabulary import Move as M
from bot.scenario.vocabulary import Outcome, Situation
from tests.support.talking import ended, says, sell
from tests.support.worlds import SCENARIOS, graded, world_of

CARD = "Фотографий у вас восемь тысяч, карта памяти за 1990 всё вместит. Берём?"
TAKEN = (CARD, graded(2, M.CLOSED_QUESTION))


def back(*replies):
    world = world_of(SCENARIOS / "phone-two-models.yaml")
    first = ended(world, Outcome.DEAL)
    first.told.facts = [fact.id for fact in world.scenario.customer.facts]
    talk = call_again(world, first, 2).talk
    talk.state = "consultation"
    return sell(world, *replies, so_far=talk)


def test_an_extra_asked_for_while_he_is_advised_is_taken_and_nothing_else_is_said():
    sale = back(TAKEN)
    assert sale.talk.agreement.extras == ["card"]
    assert sale.talk.agreement.outcome is Outcome.DEAL
    (turn,) = sale.turns
    assert says(sale.world, turn, Situation.EXTRA_TAKEN)
    assert len(turn.answer) == 1


@pytest.mark.parametrize("order", ["Оформляю карту, картой платите?", "Пойдёмте на кассу, пробиваю.", "Так берёте?"])
def test_after_an_extra_is_taken_the_order_is_heard(order):
    sale = back(TAKEN, (order, graded(2, M.NEXT_STEP)), ("Спасибо, до свидания!", graded(1)))
    assert sale.turns[1].stage == "closing"
    assert sale.talk.outcome is Outcome.DEAL


def test_a_plain_question_whether_he_takes_it_gets_a_yes():
    sale = back(TAKEN, ("Так берёте?", graded(1, M.CLOSED_QUESTION)))
    assert says(sale.world, sale.turns[1], Situation.AGREE)


def test_a_goodbye_after_he_has_taken_something_loses_nothing():
    sale = back(TAKEN, ("Всё! Оплата прошла. Если что, приходите, до свидания!", graded(1)))
    assert sale.talk.outcome is Outcome.DEAL


def test_a_question_after_an_extra_leads_on_to_no_close():
    sale = back(TAKEN, ("Чехол, кстати, не трескается?", graded(1, M.CLOSED_QUESTION)))
    assert (sale.turns[1].stage, sale.talk.ended) == ("consultation", False)


def test_the_words_of_the_first_deal_are_not_said_again():
    last = back(TAKEN, ("Всё, оформили. До свидания!", graded(1))).turns[-1]
    assert not {line.text for line in last.answer} & set(
        world_of(SCENARIOS / "phone-two-models.yaml").scenario.outcomes[Outcome.DEAL]
    )
