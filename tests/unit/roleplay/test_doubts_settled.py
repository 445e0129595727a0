"""By what degrees a doubt goes, and which argument settles which."""

from dataclasses import replace

import pytest

from bot.grading.types import FoundPoint
from bot.roleplay.answers.objections import MAX_ATTEMPTS
from bot.roleplay.state.doubts import RaisedObjection, Standing
from bot.roleplay.turn import open_talk
from bot.scenario.vocabulary import Move as M
from bot.scenario.vocabulary import ObjectionKind as Kind
from bot.scenario.vocabulary import Situation, Temperament
from tests.support.doubting import PRICED, doubt, persuade
from tests.support.talking import SHOW, lines_of, says, sell, text
from tests.support.worlds import SCENARIOS, graded, with_temperament, world_of

LONG = "одно " * 40
BARE = graded(2, points=["trust/0"])
WHOLE = graded(2, M.ACKNOWLEDGEMENT, points=["trust/0"])

CHEAP, SURE = "На чашку выходит двенадцать рублей всего", "Вернём деньги по договору с печатью"
TWO_DOUBTS = (doubt(Kind.PRICE, answers=((CHEAP,),)), doubt(Kind.TRUST, answers=((SURE,),)))


def test_a_doubt_goes_by_degrees():
    _, talk, turns = persuade([doubt(Kind.TRUST)], PRICED, ("мимо", graded(2)), (LONG, BARE), ("понимаю", WHOLE))
    assert "trust says" in text(turns[0])
    assert "trust insists" in text(turns[1])
    assert talk.doubts.raised[0].attempts == 3 or talk.doubts.raised[0].standing is Standing.MET
    softened = [turn for turn in turns[2:] if "trust insists" not in text(turn)]
    assert len(softened) == 2


@pytest.mark.parametrize(
    ("temperament", "words", "beside", "standing"),
    [
        pytest.param(Temperament.SCEPTIC, LONG, M.ACKNOWLEDGEMENT, Standing.OPEN, id="kind words prove nothing"),
        pytest.param(Temperament.SCEPTIC, LONG, M.EVIDENCE, Standing.MET, id="a proof does"),
        pytest.param(Temperament.EXPERT, LONG, M.ACKNOWLEDGEMENT, Standing.OPEN, id="an expert needs no sympathy"),
        pytest.param(Temperament.EXPERT, LONG, M.OPEN_QUESTION, Standing.MET, id="but a question of substance"),
        pytest.param(Temperament.AGGRESSIVE, LONG, M.EVIDENCE, Standing.OPEN, id="right, and he is only louder"),
        pytest.param(Temperament.AGGRESSIVE, LONG, M.ACKNOWLEDGEMENT, Standing.MET, id="heard first"),
        pytest.param(Temperament.INDECISIVE, LONG, M.EVIDENCE, Standing.OPEN, id="figures lead nobody by the hand"),
        pytest.param(Temperament.INDECISIVE, LONG, M.RECOMMENDATION, Standing.MET, id="advice does"),
        pytest.param(Temperament.TALKER, LONG, M.EVIDENCE, Standing.OPEN, id="figures are nobody to talk to"),
        pytest.param(Temperament.TALKER, LONG, M.PERSONALISATION, Standing.MET, id="a word to him"),
        pytest.param(Temperament.BUSY, LONG, M.EVIDENCE, Standing.OPEN, id="too long for the busy"),
        pytest.param(Temperament.BUSY, "одно", M.EVIDENCE, Standing.MET, id="short and done"),
    ],
)
def test_what_settles_a_doubt_at_once_depends_on_the_character(temperament, words, beside, standing):
    customer = with_temperament(world_of().scenario, temperament).customer
    answered = graded(2, beside, points=["trust/0"])
    _, talk, _ = persuade([doubt(Kind.TRUST)], PRICED, (words, answered), customer=customer)
    assert talk.doubts.raised[0].standing is standing


@pytest.mark.parametrize(
    ("words", "standing"),
    [
        pytest.param(SURE, Standing.OPEN, id="an answer to the other doubt"),
        pytest.param(CHEAP, Standing.MET, id="an answer to this one"),
        pytest.param(
            "Поставим две недели на пробу, решите сами", Standing.MET, id="a good argument of the seller's own"
        ),
        pytest.param(f"{CHEAP}. {SURE}.", Standing.MET, id="both"),
    ],
)
def test_an_argument_settles_the_doubt_that_it_is_meant_for(words, standing):
    """However well said: the grader finds a fine argument in every one of these."""
    fine = graded(3, M.ACKNOWLEDGEMENT, M.EVIDENCE)
    _, talk, _ = persuade(TWO_DOUBTS, PRICED, (words, fine))
    assert talk.doubts.raised[0].id == "price"
    assert talk.doubts.raised[0].standing is standing


def test_words_taken_for_an_answer_do_not_count_where_another_doubt_is_answered_better():
    found = FoundPoint(id="price/0", confidence=0.6, evidence=SURE)
    taken_for_it = replace(graded(2, M.ACKNOWLEDGEMENT), points=(found,))
    _, talk, turns = persuade(TWO_DOUBTS, PRICED, (SURE, taken_for_it))
    assert talk.doubts.open.id == "price"
    assert "price insists" in text(turns[-1])


def test_whoever_offers_the_sum_that_he_named_has_met_his_doubt_about_the_price():
    dear = doubt(Kind.PRICE, needed=2, says=("Рассчитываю на тысячу семьсот.",))
    offer = ("1700, если сегодня", graded(1, M.CONCESSION, M.TRADE))
    _, talk, _ = persuade([dear], PRICED, offer)
    assert talk.doubts.raised[0].standing is Standing.MET


def test_half_convinced_he_hears_the_rest_before_he_keeps_his_doubt():
    begun = [PRICED, *[("слова", graded(1))] * (MAX_ATTEMPTS - 1)]
    _, softer, _ = persuade([doubt(Kind.TRUST, needed=2)], *begun, (LONG, BARE))
    _, deaf, _ = persuade([doubt(Kind.TRUST, needed=2)], *begun, ("слова", graded(1)))
    assert softer.doubts.raised[0].standing is Standing.OPEN
    assert deaf.doubts.raised[0].standing is Standing.LEFT


def test_whoever_is_about_to_haggle_does_not_call_the_price_fair_first():
    world = world_of()
    assert world.rules.bargaining
    talk = open_talk(world, 1, "presentation").talk
    talk.haggle.named = True
    price = next(o for o in world.scenario.objections if o.kind is Kind.PRICE)
    talk = sell(world, ("вот что это даёт", SHOW), so_far=talk).talk
    assert talk.doubts.open.id == price.id
    met = graded(3, M.ACKNOWLEDGEMENT, M.EVIDENCE, points=[f"{price.id}/{n}" for n in range(len(price.answers))])
    _, _, (turn,) = sell(world, ("вот из чего она складывается", met), so_far=talk)
    assert turn.answer[0].text in lines_of(world, Situation.HALF_ACCEPT)


def test_whoever_will_haggle_does_not_let_the_price_go_where_another_doubt_lies_between():
    met = graded(3, M.ACKNOWLEDGEMENT, M.EVIDENCE, points=["price/0", "price/1"])
    world, _, turns = persuade([doubt(Kind.PRICE), doubt(Kind.TRUST)], PRICED, ("вот почему", met))
    assert "price says" in text(turns[0])
    assert "trust says" in text(turns[1])
    assert says(world, turns[1], Situation.HALF_ACCEPT)


def test_whoever_is_offered_the_sum_he_has_does_not_take_it_with_half_a_heart():
    world = world_of(SCENARIOS / "new-flat-mortgage.yaml")
    talk = open_talk(world, 1, "objections").talk
    facts = world.scenario.customer.facts
    talk.told.facts, talk.spoken.lines = [fact.id for fact in facts], [fact.says[-1] for fact in facts]
    price = next(o for o in world.scenario.objections if o.kind is Kind.PRICE)
    talk.doubts.raised = [RaisedObjection(id=price.id, softened=9.0)]
    _, _, (turn,) = sell(world, ("тогда 8 650 000, бронируем?", graded(2, M.PRICE)), so_far=talk)
    assert not says(world, turn, Situation.HALF_ACCEPT)
    assert turn.stage == "objections"
