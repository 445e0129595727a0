"""How a customer haggles: with sums that rise, by character, up to a limit."""

from dataclasses import replace

import pytest

from bot.grading.types import FoundMove, ReasonCode
from bot.roleplay.course.start import start_at
from bot.roleplay.scorecard.card import score_talk
from bot.roleplay.state.objection_choice import next_objection
from bot.roleplay.state.talk import Why
from bot.roleplay.turn import begin_stage, open_talk
from bot.scenario.model import Bargaining
from bot.scenario.vocabulary import Move as M
from bot.scenario.vocabulary import ObjectionKind, Outcome, StageKind, Temperament
from tests.support.haggling import GIFT, TRADE, YES, asking_for, haggle
from tests.support.talking import DULL, sell
from tests.support.worlds import graded, with_temperament, world_like, world_of

VALUE = graded(2, M.VALUE_FRAMING)


def test_an_active_customer_haggles_even_where_the_scenario_says_nothing_of_it():
    world = world_like(world_of().scenario, bargaining=None)
    opened = open_talk(world, 1, "bargaining")
    assert opened.talk.haggle.rounds == 1
    assert opened.lines


def test_value_that_holds_ends_the_haggling_at_the_full_price():
    world, talk, turns = haggle(("На чашку двенадцать рублей", VALUE))
    assert talk.haggle.settled
    assert score_talk(world, talk, turns).haggled.given == 0


def test_a_weak_reply_is_met_with_pressure_and_a_last_word():
    _, talk, turns = haggle(*[(f"ну не знаю {n}", DULL) for n in range(2)], temperament=Temperament.EXPERT)
    assert not talk.haggle.settled
    assert "%" in turns[0].answer[0].text


def test_bids_rise_and_never_fall():
    _, talk, _ = haggle(
        *[(f"Отдам за {price}", graded(2, M.PRICE)) for price in (1780, 1770, 1760, 1755)],
        temperament=Temperament.AGGRESSIVE,
    )
    assert talk.haggle.bids
    assert talk.haggle.bids == sorted(talk.haggle.bids)


def test_he_never_names_the_same_sum_twice_while_there_is_room():
    bargaining = asking_for(1600)
    replies = [(f"Отдам за {price}", graded(2, M.PRICE)) for price in (1700, 1690, 1680, 1670)]
    _, talk, _ = haggle(*replies, temperament=Temperament.AGGRESSIVE, bargaining=bargaining)
    assert len(talk.haggle.bids) > 1
    assert talk.haggle.bids == sorted(set(talk.haggle.bids))


def test_a_sum_that_is_passed_over_is_asked_for_again_and_not_raised():
    bargaining = asking_for(1600, trades=("беру два мешка",))
    _, talk, turns = haggle(("Тогда во вторник привезём, оформляю?", YES), bargaining=bargaining)
    assert talk.haggle.bids == [1600]
    assert "1600" in turns[0].answer[0].text.replace("\N{NO-BREAK SPACE}", "")
    assert not talk.haggle.settled


@pytest.mark.parametrize(
    "words",
    [
        "Тогда во вторник привезём, оформляю?",
        "Отлично, когда вам привезти?",
        "Если хотите, привезём во вторник. Оформляю?",
        "Would you like it on Tuesday?",
    ],
)
def test_a_good_step_past_his_sum_is_weak_and_wins_nothing(words):
    bargaining = asking_for(1600)
    unsure = FoundMove(move=M.CONCESSION, confidence=0.44, evidence=words)
    judged = replace(YES, moves=(*YES.moves, unsure))
    _, talk, turns = haggle((words, judged), bargaining=bargaining)
    assert (turns[0].grade.value, turns[0].grade.reason.code) == (1, ReasonCode.WEAK)
    assert talk.stages["bargaining"].grades == [1]
    assert not talk.haggle.settled


@pytest.mark.parametrize(
    "words",
    [
        "Would you pay cash today?",
        "Когда у вас проверка?",
        "А кто у вас подписывает?",
        "Да. На кого договор?",
        "А если оплатите сразу, картой?",
    ],
)
def test_a_question_that_sounds_him_out_or_a_yes_passes_over_no_sum(words):
    _, talk, turns = haggle((words, YES), bargaining=asking_for(1600))
    assert (turns[0].grade.value, talk.stages["bargaining"].grades) == (2, [2])


@pytest.mark.parametrize(
    ("words", "grade"),
    [
        ("На чашку двенадцать рублей, оформляю?", graded(2, M.VALUE_FRAMING, M.NEXT_STEP)),
        ("Дешевле не выйдет. Оформляю?", YES),
        ("Есть условие по цене, оформляю?", YES),
    ],
)
def test_whoever_says_something_to_his_sum_may_bring_him_up(words, grade):
    bargaining = asking_for(1600)
    _, talk, _ = haggle((words, grade), temperament=Temperament.AGGRESSIVE, bargaining=bargaining)
    assert len(talk.haggle.bids) > 1


def test_above_what_he_pays_he_walks_away_however_good_the_words():
    bargaining = Bargaining(walks_at=1600)
    _, talk, _ = haggle(*[(f"это окупится, раз {n}", VALUE) for n in range(9)], bargaining=bargaining)
    assert (talk.outcome, talk.why) == (Outcome.REFUSED, Why.PRICE_OPEN)
    _, talk, _ = haggle(("Отдам за 1600", TRADE), bargaining=bargaining)
    assert talk.haggle.settled


def test_an_aggressive_one_haggles_longer_and_bids_lower_than_a_busy_one():
    stubborn, soft = (
        haggle(*[(f"не могу дешевле, раз {n}", graded(2)) for n in range(9)], temperament=temperament)[1]
        for temperament in (Temperament.AGGRESSIVE, Temperament.BUSY)
    )
    assert stubborn.haggle.rounds > soft.haggle.rounds
    assert stubborn.haggle.bids[0] < soft.haggle.bids[0]


def with_a_budget():
    """A sale to somebody who may have said that he has 1700 for it, and the fact in which he says so."""
    customer = world_of().scenario.customer
    budget = customer.facts[0].model_copy(
        update={"about": ("какой у вас бюджет",), "says": ("Тысяча семьсот рублей, и ни рубля сверху.",)}
    )
    scenario = world_of().scenario.model_copy(update={"customer": customer.model_copy(update={"facts": (budget,)})})
    scenario = with_temperament(scenario, Temperament.AGGRESSIVE)
    return world_like(scenario, bargaining=Bargaining(target_discount=20)), budget.id


@pytest.mark.parametrize(
    ("told", "offered", "settled"), [(True, 1700, True), (True, 1760, False), (False, 1700, False)]
)
def test_whoever_is_offered_what_he_said_he_has_does_not_haggle_below_it(told, offered, settled):
    world, budget = with_a_budget()
    talk = open_talk(world, 1, "bargaining").talk
    talk.told.facts = [budget] if told else []
    talk = sell(world, (f"Отдам за {offered}", GIFT), so_far=talk).talk
    assert talk.haggle.settled is settled


@pytest.mark.parametrize(("price", "settled"), [(1700, True), (None, False)])
def test_whoever_has_been_offered_it_before_does_not_begin_to_haggle(price, settled):
    world, budget = with_a_budget()
    talk = start_at(world, 1, "bargaining")
    talk.told.facts, talk.haggle.price = [budget], price
    talk = begin_stage(world, talk).talk
    assert (talk.haggle.settled, talk.haggle.rounds) == (settled, 1)


def test_once_the_price_is_agreed_nobody_calls_it_dear():
    world = world_of()
    talk = open_talk(world, 1, "closing").talk
    assert talk.haggle.settled
    dear = [o.id for o in world.scenario.objections if o.kind is ObjectionKind.PRICE]
    assert dear
    assert next_objection(world.scenario, world.rules, talk, StageKind.CLOSING) not in dear


def test_whoever_asks_twice_names_a_sum_once_more_before_he_takes_give_and_get():
    _, talk, turns = haggle(
        ("Если берёте два, отдам за 1740", TRADE),
        ("Ниже не смогу, но эти два привезу завтра", TRADE),
        temperament=Temperament.AGGRESSIVE,
    )
    assert turns[0].answer
    assert talk.haggle.bids
    assert talk.haggle.bids[-1] < 1740
    assert talk.haggle.settled
