"""The talk days later: the customer remembers the first one, and the sale goes on from there."""

import json
import re

import pytest

from bot.roleplay.next_talk import aim_after, call_again, follow_up
from bot.roleplay.scorecard.card import Again, score_talk
from bot.roleplay.state.doubts import RaisedObjection, Standing
from bot.roleplay.state.talk import Talk, Why
from bot.roleplay.turn import open_talk
from bot.roleplay.understanding.promises import promises
from bot.scenario.vocabulary import Language, Outcome
from bot.scenario.vocabulary import Move as M
from bot.texts.catalogue import texts
from bot.texts.recap import recap_pieces
from bot.texts.scorecard import scorecard_pieces
from tests.support.ordering import MEETING
from tests.support.talking import (
    ARGUE,
    ASK,
    CARE,
    DULL,
    HOLD,
    LET_IN,
    ORDER,
    SHOW,
    UP_TO_THE_YES,
    customer,
    ended,
    lines_of,
    numbered,
    sell,
    text,
)
from tests.support.worlds import BOTH, ENGLISH, RUSSIAN, SCENARIOS, graded, world_of

PRICED = graded(3, M.BENEFIT, M.EVIDENCE, M.ACTIVE_LISTENING, M.PRICE, points=["fresh", "delivery"])
THANKS = graded(2)
SOLD = [*UP_TO_THE_YES, THANKS, CARE, CARE]
GIVE_UP = graded(0, M.GIVING_UP)
LOST = [LET_IN, ASK, ASK, SHOW, GIVE_UP, GIVE_UP]


def go_on(world, talk, *grades):
    """A talk gone on with by these grades, and its turns."""
    price = {"ru": "цена 1800 рублей", "en": "it is $18"}[world.scenario.language]
    replies = numbered(grades, f"({len(talk.spoken.replies)}.{{}}) {price}")
    _, talk, turns = sell(world, *replies, so_far=talk)
    return talk, turns


def next_talk(path, *grades, outcome=None, **changes):
    """The talk after one with these grades; `outcome` stands for how that one ended."""
    first_world = world_of(path, **changes)
    first, _ = go_on(first_world, open_talk(first_world, 1).talk, *grades)
    if outcome:
        first.outcome, first.state = outcome, outcome.value
    world = first_world.towards(aim_after(first_world, first.outcome))
    return world, first, call_again(world, first, 2)


@pytest.mark.parametrize("path", BOTH, ids=["ru", "en"])
def test_a_lost_sale_goes_on_where_it_broke_off(path):
    world, first, opened = next_talk(path, *LOST)
    assert first.outcome is Outcome.REFUSED
    talk, turns = go_on(world, opened.talk, LET_IN, ARGUE, HOLD, ORDER, THANKS, CARE, CARE)
    assert [turn.stage for turn in turns[:4]] == ["contact", "objections", "bargaining", "closing"]
    assert (talk.outcome, talk.why) == (Outcome.DEAL, Why.WORK_DONE)
    card = score_talk(world, talk, turns)
    assert card.needs == (len(first.told.facts), 2), "told in the first talk, and not forgotten"
    assert first.told.facts
    assert {score.stage.id for score in card.stages}.isdisjoint({"needs", "presentation"}), "nor graded again"


@pytest.mark.parametrize("path", BOTH, ids=["ru", "en"])
def test_he_says_what_stayed_with_him(path):
    world, _, opened = next_talk(path, *LOST)
    scene, greeting, doubt = opened.lines
    language = world.scenario.language
    assert (scene.speaker, scene.text) == ("", world.playbook.follow_ups[Outcome.REFUSED].scene.get(language))
    assert greeting.text in lines_of(world, "refused_before")
    assert world.scenario.objections[0].says[0].rstrip(".") in doubt.text
    assert "{" not in doubt.text


@pytest.mark.parametrize("path", BOTH, ids=["ru", "en"])
def test_what_was_bought_is_not_bargained_about_again(path):
    world, first, opened = next_talk(path, *SOLD)
    assert first.outcome is Outcome.DEAL
    scene, greeting = opened.lines
    assert scene.text == world.playbook.follow_ups[Outcome.DEAL].scene.get(world.scenario.language)
    assert greeting.text in lines_of(world, "bought_before")
    talk, turns = go_on(world, opened.talk, CARE, THANKS, CARE)
    assert {turn.stage for turn in turns} == {"feedback", "next_deal"}
    assert talk.outcome is Outcome.DEAL
    card = score_talk(world, talk, turns)
    assert (card.needs, card.objections, card.extras) == ((0, 0), (0, 0), (0, 0)), "all that was the first talk's"
    assert (card.haggled, card.discount, card.priced) == (None, 0, False)
    assert card.again is Again.KEPT


def test_a_price_traded_down_stands_on_the_scorecard_of_its_own_deal_alone():
    world, first, _ = next_talk(RUSSIAN, *SOLD)
    first.haggle.price, first.haggle.traded, first.haggle.terms = 1700, True, "1 700, если заберёте сами"
    opened = call_again(world, first, 2)
    assert (opened.talk.haggle.price, opened.talk.haggle.terms, opened.talk.haggle.traded) == (None, "", False)
    assert opened.talk.remembers.price == 1700
    talk, turns = go_on(world, opened.talk, CARE, THANKS, CARE)
    shown = "\n".join(
        piece.text
        for piece in scorecard_pieces(score_talk(world, talk, turns), world, turns, texts(world.scenario.language))
    )
    assert "если заберёте сами" not in shown
    assert "₽" not in shown
    assert call_again(world, talk, 3).talk.remembers.price == 1700, "what he paid he remembers in the talk after that"


def test_a_talk_that_agrees_nothing_after_a_deal_keeps_the_customer_and_no_more():
    world, _, opened = next_talk(RUSSIAN, *SOLD)
    talk, turns = go_on(world, opened.talk, *[graded(1, M.CLOSED_QUESTION)] * 8)
    assert talk.outcome is Outcome.DEAL
    assert score_talk(world, talk, turns).again is Again.LEFT


@pytest.mark.parametrize(
    ("path", "words"),
    [(RUSSIAN, "Рады слышать! Оформляем ещё одну партию?"), (ENGLISH, "Good to hear! Shall I put you down for more?")],
    ids=["ru", "en"],
)
def test_who_was_asked_how_it_went_may_order_again(path, words):
    world, _, opened = next_talk(path, *SOLD)
    talk, turns = go_on(world, opened.talk, CARE)
    thanks = {"ru": "Спасибо, наберу вас в мае!", "en": "Thank you, I'll ring in May!"}[world.scenario.language]
    _, talk, more = sell(world, words, thanks, grade=graded(3, M.NEXT_STEP), so_far=talk)
    assert talk.agreement.reordered
    card = score_talk(world, talk, turns + more)
    assert (card.again, card.priced, card.price) == (Again.SOLD, True, world.scenario.product.price)


def test_an_extra_bought_before_is_not_sold_again():
    first_world = world_of(SCENARIOS / "phone-two-models.yaml")
    first = ended(first_world, Outcome.DEAL)
    first.agreement.extras = [first_world.scenario.product.extras[0].id]
    talk = call_again(first_world, first, 2).talk
    assert score_talk(first_world, talk, ()).extras == (0, 0)


def test_the_price_offered_before_is_held_against_the_seller():
    world, first, _ = next_talk(RUSSIAN, *LOST)
    first.haggle.price = 1650
    opened = call_again(world, first, 2)
    assert opened.talk.haggle.price == 1650
    talk, turns = go_on(world, opened.talk, LET_IN, ARGUE, HOLD, ORDER, THANKS, CARE, CARE)
    assert score_talk(world, talk, turns).price == 1650


def test_what_was_promised_days_ago_still_holds_but_no_day_of_that_week():
    world, first, _ = next_talk(RUSSIAN, *LOST)
    first.agreement.promises = list(
        promises("Доставка бесплатная. Привезём в пятницу. Отложу двенадцать пачек.", Language.RU)
    )
    assert len(first.agreement.promises) == 3
    talk = call_again(world, first, 2).talk
    assert [promise.words for promise in talk.agreement.promises] == ["Доставка бесплатная", "Отложу двенадцать пачек"]
    _, _, (turn,) = sell(world, "Доставка выйдет 600 рублей.", so_far=talk)
    assert "«Доставка бесплатная»" in text(turn)


def test_a_higher_price_than_last_time_is_noticed_once():
    world, first, _ = next_talk(RUSSIAN, *LOST)
    first.haggle.price = 1650
    talk = call_again(world, first, 2).talk
    hello, *prices = ("Здравствуйте, это «Утро».", LET_IN), "Цена 1800 рублей.", "Да, 1800 рублей."
    _, _, turns = sell(world, hello, *prices, grade=graded(2, M.PRICE), so_far=talk)
    assert ["«1\u00a0650 ₽»" in text(turn) for turn in turns] == [False, True, False]


@pytest.mark.parametrize("path", BOTH, ids=["ru", "en"])
def test_after_the_meeting_is_before_the_deal(path):
    world, first, opened = next_talk(path, LET_IN, ASK, ASK, SHOW, ARGUE, ORDER, THANKS, **MEETING)
    assert first.outcome is Outcome.MEETING
    assert (world.scenario.aim, opened.talk.aim) == (Outcome.DEAL, Outcome.DEAL)
    assert opened.lines[1].text in lines_of(world, "meets")
    talk, turns = go_on(world, opened.talk, LET_IN, PRICED, HOLD, ORDER, THANKS, CARE, CARE)
    stages = ["contact", "presentation", "bargaining", "closing", "closing", "feedback", "next_deal"]
    assert [turn.stage for turn in turns] == stages, "he has come to be shown it"
    assert talk.outcome is Outcome.DEAL


def test_time_changes_his_mood_and_gives_his_patience_back():
    world, first, opened = next_talk(RUSSIAN, *SOLD)
    shift = world.playbook.follow_ups[Outcome.DEAL].mood
    assert opened.talk.mood.interest == pytest.approx(first.mood.interest + shift.interest)
    assert opened.talk.mood.patience >= first.mood.patience
    assert score_talk(world, opened.talk, ()).curve.moods == (opened.talk.mood,)


def test_whoever_was_not_put_through_meets_the_secretary_again():
    keeper = customer(influencers=[{"role": "секретарь", "name": "Вера", "gatekeeper": True}])
    world, first, opened = next_talk(RUSSIAN, *[DULL] * 12, customer=keeper)
    assert first.outcome is Outcome.REFUSED
    assert opened.talk.state == "qualification"
    assert opened.lines[-1].speaker == "Вера"
    assert world.scenario.customer.name not in {line.speaker for line in opened.lines}


def test_a_customer_who_asked_to_be_called_has_no_brush_off():
    brush_off = {"id": "mail", "kind": "brush_off", "says": ["На почту"], "behind": "занят", "answers": [["x"]]}
    world, _, opened = next_talk(RUSSIAN, LET_IN, outcome=Outcome.CALLBACK, objections=[brush_off])
    talk, turns = go_on(world, opened.talk, LET_IN)
    assert talk.doubts.open is None
    assert turns[0].events[0] == "advance"


def test_a_scenario_may_have_words_and_days_of_its_own():
    own = {"callback": {"days": 9, "scene": "Девять дней спустя.", "opening": "Ну наконец-то."}}
    _world, _, opened = next_talk(RUSSIAN, LET_IN, outcome=Outcome.CALLBACK, follow_up=own)
    assert [line.text for line in opened.lines] == ["Девять дней спустя.", "Ну наконец-то."]
    assert opened.talk.remembers.days == 9
    without_scene = {"callback": {"days": 9}}
    _, _, opened = next_talk(RUSSIAN, LET_IN, outcome=Outcome.CALLBACK, follow_up=without_scene)
    assert len(opened.lines) == 1, "the playbook's narrator counts other days"


def test_nothing_follows_a_hang_up():
    world = world_of()
    assert follow_up(world, Outcome.HUNG_UP) is None
    assert follow_up(world, None) is None
    with pytest.raises(ValueError, match="no talk follows"):
        call_again(world, Talk(seed=1, state="hung_up", mood=world.rules.start, outcome=Outcome.HUNG_UP), 1)


def test_the_first_talk_stays_as_it_was_and_the_second_can_be_written_down():
    world, first, _ = next_talk(RUSSIAN, *LOST)
    written = first.to_json()
    opened = call_again(world, first, 5)
    go_on(world, opened.talk, LET_IN, ARGUE)
    assert first.to_json() == written
    assert Talk.from_json(opened.talk.to_json()) == opened.talk


def test_a_customer_who_comes_himself_comes_back_too():
    world = world_of(SCENARIOS / "phone-two-models.yaml")
    first = open_talk(world, 1).talk
    first.outcome = Outcome.CALLBACK
    opened = call_again(world, first, 2)
    assert opened.lines[-1].text in lines_of(world, "called_back")


@pytest.mark.parametrize(
    ("path", "words"),
    [
        (
            RUSSIAN,
            [
                "Чем закончилось: Отказ",
                "Клиент рассказал: «Жалуются, что кислый.»",
                "Сомнение осталось: «В мага",
            ],
        ),
        (
            ENGLISH,
            ["How it ended: Refused", "The customer told you: “They say it is sour.”", "A doubt left open: “The shop"],
        ),
    ],
    ids=["ru", "en"],
)
def test_the_trainee_reads_what_happened_last_time(path, words):
    world, _, opened = next_talk(path, *LOST)
    shown = "\n".join(piece.text for piece in recap_pieces(world, opened.talk, texts(world.scenario.language)))
    assert all(word in shown for word in words)


def test_a_first_talk_has_nothing_to_recall():
    world = world_of()
    assert recap_pieces(world, open_talk(world, 1).talk, texts(world.scenario.language)) == ()


def test_a_doubt_left_open_comes_up_again():
    world, first, _ = next_talk(RUSSIAN, LET_IN, ASK, ASK, SHOW, outcome=Outcome.CALLBACK)
    first.doubts.raised = [RaisedObjection(id="expensive", standing=Standing.LEFT)]
    talk, _ = go_on(world, call_again(world, first, 3).talk, LET_IN)
    assert talk.doubts.open.id == "expensive"


def test_a_hidden_doubt_that_came_out_and_was_left_comes_up_again_and_not_its_pretext():
    said = {"kind": "need", "behind": "x", "answers": [["a"]]}
    pretext = {**said, "id": "pretext", "says": ["Не нужно."], "hides": "truth"}
    truth = {**said, "id": "truth", "kind": "trust", "says": ["Нас обманывали."]}
    world, first, _ = next_talk(RUSSIAN, *LOST[:4], outcome=Outcome.CALLBACK, objections=[pretext, truth])
    first.doubts.raised = [
        RaisedObjection(id="pretext", standing=Standing.MET),
        RaisedObjection(id="truth", standing=Standing.LEFT),
    ]
    talk, _ = go_on(world, call_again(world, first, 3).talk, LET_IN)
    assert talk.doubts.open.id == "truth"
    unheard = call_again(world, first, 3).talk
    unheard.outcome = Outcome.CALLBACK
    third, _ = go_on(world, call_again(world, unheard, 4).talk, LET_IN)
    assert third.doubts.open.id == "truth", "and is not forgotten by a call that did not come to it"


def test_what_is_recalled_is_what_he_said_and_no_other_wording():
    world, first, _ = next_talk(SCENARIOS / "seeds-landscape-designer.yaml", LET_IN, outcome=Outcome.CALLBACK)
    told = next(fact for fact in world.scenario.customer.facts if fact.need and len(fact.says) > 1)
    first.told.facts = [told.id]
    first.spoken.lines = [line for line in first.spoken.lines if line not in told.says] + [told.says[1]]
    opened = call_again(world, first, 2)
    shown = "\n".join(piece.text for piece in recap_pieces(world, opened.talk, texts(world.scenario.language)))
    assert told.says[1][:60] in shown
    assert told.says[0][:60] not in shown


def test_he_remembers_what_the_price_hung_on():
    world, first, _ = next_talk(RUSSIAN, *LOST)
    first.haggle.price, first.haggle.traded, first.haggle.terms = 1700, True, "1 700, если заберёте сами"
    again = call_again(world, first, 2).talk
    assert (again.haggle.price, again.haggle.terms) == (1700, "1 700, если заберёте сами")


def test_a_talk_written_down_before_these_were_kept_can_still_be_read():
    talk = next_talk(RUSSIAN, *SOLD)[2].talk
    written = json.loads(talk.to_json())
    for name in ("words", "referred", "reordered"):
        del written["agreement"][name]
    del written["remembers"]["extras"]
    assert Talk.from_json(json.dumps(written)) == talk


@pytest.mark.parametrize(
    ("last", "came"),
    [
        ("Рады слышать. Что ещё понравилось?", Again.LEFT),
        ("Рады слышать. Наберу вас в мае, хорошо?", Again.KEPT),
        ("А кому из знакомых это пригодилось бы?", Again.KEPT),
    ],
)
def test_a_customer_is_kept_by_what_comes_next_and_by_nothing_less(last, came):
    world, _, opened = next_talk(RUSSIAN, *SOLD)
    caring = graded(3, M.FOLLOW_UP, M.OPEN_QUESTION)
    replies = ("Как всё прошло?", last, "Спасибо, всего доброго!")
    _, talk, turns = sell(world, *replies, grade=caring, so_far=opened.talk)
    assert talk.outcome is Outcome.DEAL
    assert score_talk(world, talk, turns).again is came


@pytest.mark.parametrize("path", [*BOTH, SCENARIOS / "cake-callback.yaml"], ids=["active", "active en", "passive"])
def test_who_comes_to_whom_is_left_open_when_two_meet(path):
    of_hosts_or_guests = re.compile("проходите|заходите|присаж|садитесь|чай|come in|have a seat|sit down|tea")
    for situations in world_of(path).playbook.lines.values():
        lines = [line.lower() for pool in situations["meets"].values() for line in pool]
        assert lines
        assert not [line for line in lines if of_hosts_or_guests.search(line)]


def test_a_customer_with_words_of_his_own_says_these_when_they_meet():
    own = customer(ENGLISH, lines={"meets": ["Come in, tea's on."]})
    _, _, opened = next_talk(ENGLISH, *LOST, outcome=Outcome.MEETING, customer=own)
    assert "Come in, tea's on." in [line.text for line in opened.lines]
