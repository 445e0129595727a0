"""How a customer haggles: with sums, by character, for something in return, up to a limit."""

from dataclasses import replace

import pytest

from bot.cli.documents import talk_document
from bot.grading.types import FoundMove, ReasonCode
from bot.roleplay.course.start import start_at
from bot.roleplay.haggling.deal import haggled
from bot.roleplay.prices.conditions import condition
from bot.roleplay.prices.price_mentions import sums
from bot.roleplay.scorecard.card import score_talk
from bot.roleplay.scorecard.whole_score import UNDERSOLD
from bot.roleplay.state.mood import Mood
from bot.roleplay.state.objection_choice import next_objection
from bot.roleplay.state.talk import Why
from bot.roleplay.turn import begin_stage, open_talk, take_turn
from bot.scenario.model import Bargaining, KeyPoint
from bot.scenario.vocabulary import (
    Achievement,
    Band,
    Language,
    ObjectionKind,
    Outcome,
    Situation,
    StageKind,
    Temperament,
)
from bot.scenario.vocabulary import Move as M
from bot.texts.catalogue import texts
from bot.texts.scorecard import scorecard_pieces
from tests.support.worlds import ScriptedJudge, graded, with_temperament, world_like, world_of

VALUE = graded(2, M.VALUE_FRAMING)
TRADE = graded(3, M.TRADE)
GIFT = graded(1, M.CONCESSION)
WEAK = graded(1)
YES = graded(2, M.NEXT_STEP)


def haggle(*replies, temperament=Temperament.TALKER, bargaining=None, seed=1):
    """A talk from the bargaining on; each reply is its words and its grade."""
    scenario = with_temperament(world_of().scenario, temperament)
    world = world_like(scenario, bargaining=bargaining or Bargaining(trades=("беру два мешка",)))
    judge = ScriptedJudge(*(grade for _, grade in replies))
    talk, turns = open_talk(world, seed, "bargaining").talk, []
    for words, _ in replies:
        if talk.ended or talk.state != "bargaining":
            break
        taken = take_turn(world, talk, words, judge)
        talk = taken.talk
        turns.append(taken.turn)
    return world, talk, turns


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
    _, talk, turns = haggle(*[(f"ну не знаю {n}", WEAK) for n in range(2)], temperament=Temperament.EXPERT)
    assert not talk.haggle.settled
    assert "%" in turns[0].answer[0].text


def test_bids_rise_and_never_fall():
    _, talk, _ = haggle(
        *[(f"Отдам за {price}", graded(2, M.PRICE)) for price in (1780, 1770, 1760, 1755)],
        temperament=Temperament.AGGRESSIVE,
    )
    assert talk.haggle.bids
    assert talk.haggle.bids == sorted(talk.haggle.bids)


def test_the_sums_met():
    bargaining = Bargaining(asks=("Отдадите за 1700?",))
    _, talk, _ = haggle(("Хорошо, договорились", YES), bargaining=bargaining)
    assert (talk.haggle.settled, talk.haggle.price) == (True, 1700)


@pytest.mark.parametrize("words", ["Да, по рукам.", "Да!", "Ну да, уговорили", "По рукам"])
@pytest.mark.parametrize("grade", [YES, TRADE])
def test_a_yes_is_one_whatever_word_it_begins_with(words, grade):
    _, talk, _ = haggle((words, grade), bargaining=Bargaining(asks=("Отдадите за 1700?",)))
    assert (talk.haggle.settled, talk.haggle.price) == (True, 1700)


def test_a_sum_in_his_own_words_for_asking_on_is_the_one_that_a_yes_agrees_to():
    bargaining = Bargaining(asks=("Отдадите за 1600?",), insists=("Ну хоть тысячу семьсот.",))
    replies = (("ну не знаю", WEAK), ("Хорошо, договорились", YES))
    _, talk, _ = haggle(*replies, temperament=Temperament.AGGRESSIVE, bargaining=bargaining)
    assert (talk.haggle.bids, talk.haggle.price, talk.haggle.settled) == ([1600, 1700], 1700, True)


def test_a_yes_to_words_without_a_sum_gives_nothing_away():
    bargaining = Bargaining(asks=("Отдадите за 1600?",), insists=("Ну ещё чуть-чуть.",))
    replies = (("ну не знаю", WEAK), ("Хорошо, договорились", YES))
    _, talk, _ = haggle(*replies, temperament=Temperament.AGGRESSIVE, bargaining=bargaining)
    assert talk.haggle.price is None


def test_he_never_names_the_same_sum_twice_while_there_is_room():
    bargaining = Bargaining(asks=("Отдадите за 1600?",))
    replies = [(f"Отдам за {price}", graded(2, M.PRICE)) for price in (1700, 1690, 1680, 1670)]
    _, talk, _ = haggle(*replies, temperament=Temperament.AGGRESSIVE, bargaining=bargaining)
    assert len(talk.haggle.bids) > 1
    assert talk.haggle.bids == sorted(set(talk.haggle.bids))


def test_a_sum_that_is_passed_over_is_asked_for_again_and_not_raised():
    bargaining = Bargaining(asks=("Отдадите за 1600?",), trades=("беру два мешка",))
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
    bargaining = Bargaining(asks=("Отдадите за 1600?",))
    unsure = FoundMove(move=M.CONCESSION, confidence=0.44, evidence=words)
    judged = replace(YES, moves=(*YES.moves, unsure))
    _, talk, turns = haggle((words, judged), bargaining=bargaining)
    assert (turns[0].grade.value, turns[0].grade.reason.code) == (1, ReasonCode.WEAK)
    assert talk.stages["bargaining"].grades == [1]
    assert not talk.haggle.settled


@pytest.mark.parametrize(
    "words",
    [
        "Уговорили. На кого договор?",
        "Забирайте. Куда прислать договор?",
        "Ну что ж, ваша взяла, на кого договор?",
        "Sold. What's your name for the papers?",
        "It's yours. What's your name for the papers?",
    ],
)
def test_a_plain_yes_takes_his_sum_though_the_order_follows(words):
    _, talk, turns = haggle((words, YES), bargaining=Bargaining(asks=("Отдадите за 1600?",)))
    assert (turns[0].grade.value, talk.haggle.settled, talk.haggle.price) == (2, True, 1600)


@pytest.mark.parametrize(
    "words", ["Забирайте! Дешевле не найдёте.", "Уговорили бы, да не могу.", "Берите, не пожалеете!"]
)
def test_words_that_urge_or_refuse_take_no_sum(words):
    _, talk, _ = haggle((words, YES), bargaining=Bargaining(asks=("Отдадите за 1600?",)))
    assert talk.haggle.price is None


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
    _, talk, turns = haggle((words, YES), bargaining=Bargaining(asks=("Отдадите за 1600?",)))
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
    bargaining = Bargaining(asks=("Отдадите за 1600?",))
    _, talk, _ = haggle((words, grade), temperament=Temperament.AGGRESSIVE, bargaining=bargaining)
    assert len(talk.haggle.bids) > 1


def test_of_two_prices_he_says_yes_to_the_one_named_last():
    replies = (("Отдам за 1600", graded(2, M.PRICE)), ("1700, если берёте два мешка, по рукам?", TRADE))
    _, talk, _ = haggle(*replies, bargaining=Bargaining(asks=("А дешевле?",)), temperament=Temperament.SCEPTIC)
    assert (talk.haggle.settled, talk.haggle.price) == (True, 1700)


def test_the_lower_price_stands_where_the_one_named_after_it_is_more_than_he_pays():
    reasons = [(f"{words}, поэтому 1780", graded(2, M.PRICE, M.VALUE_FRAMING)) for words in "абв"]
    bargaining = Bargaining(asks=("А дешевле?",), walks_at=1750)
    _, talk, _ = haggle(("Хорошо, могу 1700", graded(2, M.PRICE)), *reasons, bargaining=bargaining)
    assert (talk.haggle.settled, talk.haggle.price) == (True, 1700)


def test_the_lower_price_stands_where_a_dearer_one_is_named_on_no_other_terms():
    reasons = [(f"{words}, поэтому 1780", graded(2, M.PRICE, M.VALUE_FRAMING)) for words in "абв"]
    bargaining = Bargaining(asks=("А дешевле?",))
    _, talk, _ = haggle(("Хорошо, могу 1700", graded(2, M.PRICE)), *reasons, bargaining=bargaining)
    assert (talk.haggle.settled, talk.haggle.price) == (True, 1700)


def test_what_is_given_for_nothing_is_asked_for_again_and_costs():
    world, talk, turns = haggle(("Ладно, скину до 1650", GIFT), temperament=Temperament.AGGRESSIVE)
    assert not talk.haggle.settled
    haggled = score_talk(world, talk, turns).haggled
    assert (haggled.given, haggled.for_nothing, haggled.below_floor) == (150, True, 0)


@pytest.mark.parametrize(("language", "words"), [(Language.RU, "уже после согласия"), (Language.EN, "had said yes")])
def test_what_is_given_after_his_yes_is_given_for_nothing_whatever_it_hangs_on(language, words):
    world = world_of()
    talk = open_talk(world, 1, "closing").talk
    assert talk.haggle.settled
    taken = take_turn(world, talk, "Отдам за 1700, если решите сегодня", ScriptedJudge(TRADE))
    card = score_talk(world, taken.talk, [taken.turn])
    assert card.haggled.late == card.haggled.given == 100
    settles = world.playbook.lines[Language.RU][Situation.SETTLE].values()
    assert any(taken.turn.answer[0].text in lines for lines in settles)
    (line,) = (p.text for p in scorecard_pieces(card, world, [taken.turn], texts(language)) if words in p.text)
    assert "если решите сегодня" not in line


def test_no_more_is_late_than_was_given_in_all():
    world = world_of()
    talk = open_talk(world, 1, "closing").talk
    talk.haggle = replace(talk.haggle, price=1750, offers=[1750], settled=True)
    lower = take_turn(world, talk, "Отдам за 1650", ScriptedJudge(graded(1, M.CONCESSION)))
    closed = take_turn(world, lower.talk, "Нет, всё-таки 1750, оформляем?", ScriptedJudge(graded(2, M.PRICE)))
    result = haggled(world, closed.talk)
    assert closed.talk.haggle.late == 100
    assert (result.given, result.late) == (50, 50)


@pytest.mark.parametrize(
    ("reply", "given"),
    [("Скину ещё сто рублей", 100), ("Ну и ещё 2% скину", 33), ("I'll knock another hundred off", 100)],
)
def test_what_is_taken_off_once_more_is_taken_from_the_price_agreed(reply, given):
    world = world_of()
    talk = open_talk(world, 1, "closing").talk
    talk.haggle = replace(talk.haggle, price=1650, offers=[1650], settled=True)
    taken = take_turn(world, talk, reply, ScriptedJudge(graded(1, M.CONCESSION)))
    assert (taken.talk.haggle.price, taken.talk.haggle.late) == (1650 - given, given)


def test_a_price_lowered_after_his_yes_amid_rudeness_is_late_and_not_answered():
    world = world_of()
    talk = open_talk(world, 1, "closing").talk
    taken = take_turn(world, talk, "Отдам за 1700, дурень", ScriptedJudge(graded(0, M.RUDENESS, M.CONCESSION)))
    settles = world.playbook.lines[Language.RU][Situation.SETTLE].values()
    assert taken.talk.haggle.late == 100
    assert not any(line.text in lines for lines in settles for line in taken.turn.answer)


def test_a_lower_price_before_his_yes_is_not_late():
    world, talk, turns = haggle(("Если берёте два, отдам за 1700", TRADE))
    assert talk.haggle.settled
    assert score_talk(world, talk, turns).haggled.late == 0


def test_give_and_get_settles_and_is_no_gift():
    world, talk, turns = haggle(("Если берёте два, отдам за 1700", TRADE))
    assert talk.haggle.settled
    assert not score_talk(world, talk, turns).haggled.for_nothing


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


def test_of_two_offers_the_one_counts_that_the_order_is_closed_at():
    world = world_of()
    talk = open_talk(world, 1, "bargaining").talk
    judge = ScriptedJudge(graded(3, M.TRADE, M.PRICE), graded(3, M.NEXT_STEP, M.DETAILS, M.PRICE))
    words = ("За два мешка 1740, а если оплатите сразу, 1700.", "Тогда два мешка по 1740, оформляем?")
    for reply in words:
        talk.state = "closing" if reply == words[-1] else talk.state
        talk = take_turn(world, talk, reply, judge).talk
    assert talk.haggle.price == 1700, "an offer that was never made alone"
    talk = open_talk(world, 1, "bargaining").talk
    for reply in ("За два мешка 1740.", "А если оплатите сразу, 1700.", "Тогда два мешка по 1740, оформляем?"):
        talk.state = "closing" if reply.startswith("Тогда") else talk.state
        talk = take_turn(world, talk, reply, ScriptedJudge(graded(3, M.TRADE, M.PRICE))).talk
    assert talk.haggle.price == 1740


def test_a_price_offered_with_a_push_is_heard_all_the_same():
    _, talk, _ = haggle(("1700, и решайте уже!", graded(0, M.CONCESSION, M.PRESSURE)))
    assert talk.haggle.price == 1700


def test_once_the_price_is_agreed_nobody_calls_it_dear():
    world = world_of()
    talk = open_talk(world, 1, "closing").talk
    assert talk.haggle.settled
    dear = [o.id for o in world.scenario.objections if o.kind is ObjectionKind.PRICE]
    assert dear
    assert next_objection(world.scenario, world.rules, talk, StageKind.CLOSING) not in dear


def test_a_price_below_the_floor_is_named_in_the_scorecard():
    world, talk, turns = haggle(("Отдам за 1500", GIFT), temperament=Temperament.BUSY)
    assert score_talk(world, talk, turns).haggled.below_floor == 100


def sold_at(price, *, floor=1600):
    """A sale without a fault in which this price was agreed on."""
    scenario = with_temperament(world_of().scenario, Temperament.TALKER)
    product = scenario.product.model_copy(update={"floor": floor})
    world = world_like(scenario, product=product, bargaining=Bargaining(target_discount=20), objections=())
    talk, turns = open_talk(world, 1, "bargaining").talk, []
    talk.mood = Mood(interest=95, trust=95, patience=95)
    best = graded(3, M.TRADE, M.PRICE, M.VALUE_FRAMING, M.ACKNOWLEDGEMENT, M.NEXT_STEP, M.DETAILS, M.FOLLOW_UP)
    while not talk.ended:
        words = f"если берёте два, отдам за {price}" if not turns else f"оформляем, {len(turns)}"
        taken = take_turn(world, talk, words, ScriptedJudge(best))
        talk = taken.talk
        turns.append(taken.turn)
    return world, talk, turns


def test_a_deal_below_the_floor_is_worth_little_however_well_it_was_talked_into():
    low, held = (score_talk(*sold_at(price)) for price in (1550, 1650))
    assert (low.outcome, held.outcome) == (Outcome.DEAL, Outcome.DEAL)
    assert (low.undersold, held.undersold) == (True, False)
    assert low.score == UNDERSOLD < held.score
    assert low.band is Band.WEAK


def test_below_the_floor_nothing_of_the_price_was_held_though_he_had_hoped_for_more():
    def kept(price):
        return sold_at(price)[1].stages["bargaining"].reached[Achievement.PRICE_HELD]

    assert kept(1599) == 0
    assert kept(1600) > 0


@pytest.mark.parametrize(("language", "words"), [("ru", "Продавать дешевле"), ("en", "Nothing may be sold below")])
def test_the_scorecard_says_below_what_nothing_may_be_sold(language, words):
    for price, said in ((1550, True), (1650, False)):
        world, talk, turns = sold_at(price)
        pieces = scorecard_pieces(score_talk(world, talk, turns), world, turns, texts(Language(language)))
        found = [piece.text for piece in pieces if words in piece.text]
        assert bool(found) is said
        assert all("1" in text and "600" in text and f"{UNDERSOLD:g}" in text for text in found)


def test_a_price_below_the_floor_costs_also_where_he_never_haggled_for_it():
    world = world_like(world_of().scenario, bargaining=None)
    talk = open_talk(world, 1, "presentation").talk
    talk = take_turn(world, talk, "отдам за 1500", ScriptedJudge(GIFT)).talk
    talk.haggle.rounds = 0
    assert haggled(world, talk).below_floor == 100


def test_a_price_offered_below_the_floor_and_not_taken_caps_nothing():
    world, talk, turns = haggle(("Отдам за 1500", GIFT), temperament=Temperament.BUSY)
    assert not score_talk(world, talk, turns).undersold


def test_above_what_he_pays_he_walks_away_however_good_the_words():
    bargaining = Bargaining(walks_at=1600)
    _, talk, _ = haggle(*[(f"это окупится, раз {n}", VALUE) for n in range(9)], bargaining=bargaining)
    assert (talk.outcome, talk.why) == (Outcome.REFUSED, Why.PRICE_OPEN)
    _, talk, _ = haggle(("Отдам за 1600", TRADE), bargaining=bargaining)
    assert talk.haggle.settled


def test_characters_haggle_differently():
    stubborn, soft = (
        haggle(*[(f"не могу дешевле, раз {n}", graded(2)) for n in range(9)], temperament=temperament)[1]
        for temperament in (Temperament.AGGRESSIVE, Temperament.BUSY)
    )
    assert stubborn.haggle.rounds > soft.haggle.rounds
    assert stubborn.haggle.bids[0] < soft.haggle.bids[0]


@pytest.mark.parametrize(
    ("words", "listed", "found"),
    [
        pytest.param("отдам за семнадцать тысяч", 18500, [17000], id="words"),
        pytest.param("отдам за 17", 18500, [17000], id="thousands left unsaid"),
        pytest.param("17 500 ₽, и доставка 600 рублей", 18500, [17500], id="not the delivery"),
        pytest.param("I can do 1,700", 1800, [1700], id="English"),
        pytest.param("20 человек, 2 недели", 1800, [], id="no price at all"),
        pytest.param("Shall we say Wednesday at eleven?", 11, [], id="an hour"),
        pytest.param("Давайте завтра в 17", 18, [], id="an hour tomorrow"),
        pytest.param("yours today at 11,200", 11900, [11200], id="a price today"),
        pytest.param("I can do it today at 145", 155, [145], id="a small price today"),
        pytest.param("Сегодня в 17 500 уложимся", 18500, [17500], id="a price today, in Russian"),
        pytest.param("Shall we say half 10?", 11, [], id="half an hour"),
        pytest.param("any driver over 21 is covered", 21000, [], id="an age"),
        pytest.param("Both items 156.", 165, [156], id="of things counted"),
        pytest.param("I can do both units 156 each.", 165, [156], id="of each"),
        pytest.param("No.156 then.", 165, [156], id="behind a no"),
        pytest.param("No. 450 is the lowest I can do.", 480, [450], id="behind a no, apart"),
        pytest.param("I can do the desk 450 delivered.", 480, [450], id="of a desk"),
        pytest.param("The suite 180 a night.", 190, [180], id="of a suite"),
        pytest.param("Полка 900 с доставкой.", 950, [900], id="of a shelf"),
        pytest.param("its in the book, page 9.", 9, [], id="of a page"),
        pytest.param("We meet in room 12.", 12, [], id="of a room"),
        pytest.param("Приходите, кабинет 12", 12, [], id="of an office"),
        pytest.param("Это стр. 40", 40, [], id="of a page in short"),
        pytest.param("Размер 42 есть", 42, [], id="a size"),
        pytest.param("А грунт, если берёте пять, отдам за тысячу.", 1090, [], id="a bare thousand of something else"),
        pytest.param("А грунт — отдам за тысячу", 1035, [], id="a bare thousand behind a dash"),
        pytest.param(
            "Клей по 1 090, а грунт, ладно, отдам за тысячу.", 1090, [1090], id="a bare thousand beside a sum"
        ),
        pytest.param("А доставку, так и быть, сделаю за тысячу.", 1090, [], id="a bare thousand of a delivery"),
        pytest.param("Скину тысячу", 1090, [], id="a thousand off"),
    ],
)
def test_sums_heard(words, listed, found):
    assert list(sums(words, listed)) == found


@pytest.mark.parametrize(
    ("words", "sum_said"),
    [
        ("Отдам за семнадцать", 17_000),
        ("Семнадцать, если возьмёте два", 17_000),
        ("Ладно, 17 500, ниже не могу", 17_500),
        ("Поставим на двенадцать машин сразу", None),
        ("Приедем через день вместо двенадцати", None),
    ],
)
def test_a_number_is_a_price_only_where_nothing_else_is_counted_by_it(words, sum_said):
    assert next(sums(words, 18_500), None) == sum_said


@pytest.mark.parametrize(
    ("words", "agreed"),
    [
        ("За 1750 отдам, ниже не могу", 1750),
        ("1500 не могу, но если возьмёте два мешка, сделаю 1750", 1750),
        ("За 1500 не получится, мешок стоит своих денег", 1800),
    ],
)
def test_a_price_refused_is_no_price_given(words, agreed):
    world, talk, turns = haggle((words, TRADE))
    assert score_talk(world, talk, turns).haggled.agreed == agreed


def test_a_price_by_the_month_is_heard_where_the_product_is_sold_by_the_month():
    assert list(sums("Это 98 000 в месяц", 98_000, "месяц")) == [98_000]
    assert list(sums("Это 98 000 в месяц", 98_000, "станок")) == []


def test_the_price_of_a_thing_may_be_said_to_be_for_the_thing():
    assert list(sums("Сделаю 1700 рублей за килограмм", 1_800, "килограмм")) == [1_700]
    assert list(sums("$17 per person", 18)) == [17]
    assert list(sums("1700 рублей за человека", 1_800, "месяц")) == []


def test_a_percentage_in_words_is_a_price_and_no_yes_to_his_sum():
    world, talk, turns = haggle(("Хорошо, давайте так. Если возьмёте два мешка, сниму пять процентов", TRADE))
    assert score_talk(world, talk, turns).haggled.agreed == 1710


def test_a_percentage_of_something_else_is_no_discount():
    world, talk, turns = haggle(("Брак упал с 30 процентов до одного. Возьмёте два мешка, тогда скидка 5 %", TRADE))
    assert score_talk(world, talk, turns).haggled.agreed == 1710


GIVES = graded(1, M.CONCESSION)
"""What the grader makes of a discount whose condition it has not seen."""


@pytest.mark.parametrize(
    ("words", "for_nothing"),
    [
        pytest.param("Скину до 1700, но вы берёте два мешка", False, id="a deed beside it"),
        pytest.param("Скину до 1700 за предоплату", False, id="for a payment"),
        pytest.param("Скину до 1700, если сами заберёте", False, id="a condition"),
        pytest.param("Скину до 1700, только с вас отзыв", False, id="something owed"),
        pytest.param("Скину до 1700, если хотите", True, id="no condition"),
        pytest.param("Скину до 1700. Берёте?", True, id="only the order"),
        pytest.param("Скину до 1700", True, id="nothing"),
    ],
)
def test_a_gift_is_what_nothing_was_asked_for(words, for_nothing):
    world, talk, turns = haggle((words, GIVES))
    result = score_talk(world, talk, turns).haggled
    assert (result.given, result.for_nothing) == (100, for_nothing)


@pytest.mark.parametrize(
    ("words", "asks"),
    [
        ("I can do 1,700 but then you take both", True),
        ("If you pay today it's 1,700", True),
        ("1,700 for a review on the site", True),
        ("If you like, I can do 1,700", False),
        ("Take it for 1,700", False),
    ],
)
def test_asking_in_return_in_english(words, asks):
    assert bool(condition(words)) is asks


def test_taking_what_he_offered_for_his_sum_is_give_and_get():
    """He said what he would do for his price; the seller says yes with the sum."""
    world, talk, _ = haggle(("мешок стоит своих денег", graded(2)))
    assert talk.haggle.trade_open
    answer = ScriptedJudge(graded(1, M.CONCESSION, M.PRICE))
    taken = take_turn(world, talk, f"Хорошо, пусть будет {talk.haggle.bids[-1]:.0f}", answer)
    assert taken.talk.haggle.settled
    assert not score_talk(world, taken.talk, [taken.turn]).haggled.for_nothing


def test_whoever_says_plainly_what_it_costs_has_not_agreed_to_less():
    _, talk, _ = haggle(("За 1700, наверное", graded(1, M.PRICE)), ("Цена 1800 рублей", graded(2, M.PRICE)))
    assert talk.haggle.price is None


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
    talk = take_turn(world, talk, f"Отдам за {offered}", ScriptedJudge(GIFT)).talk
    assert talk.haggle.settled is settled


@pytest.mark.parametrize(("price", "settled"), [(1700, True), (None, False)])
def test_whoever_has_been_offered_it_before_does_not_begin_to_haggle(price, settled):
    world, budget = with_a_budget()
    talk = start_at(world, 1, "bargaining")
    talk.told.facts, talk.haggle.price = [budget], price
    talk = begin_stage(world, talk).talk
    assert (talk.haggle.settled, talk.haggle.rounds) == (settled, 1)


@pytest.mark.parametrize(
    ("words", "terms"),
    [
        ("1 740, если заберёте сами", "1 740, если заберёте сами"),
        ("Понимаю, но за наличные отдам по 1 740. Берёте?", "за наличные отдам по 1 740"),
        ("Отдам за 1 740. Только оплатите сегодня", "Только оплатите сегодня"),
        ("I see, but I can do 18 if you pick it up today.", "I can do 18 if you pick it up today"),
        ("Pay today and it's yours for 18.", "Pay today and it's yours for 18"),
        ("If you have any questions, ask me. It's 18.", ""),
        ("Если передумаете, деньги вернём. Цена 1 740", ""),
        ("Отдам за 1 740", ""),
        ("10% off, £34.20 a month, a year paid in advance. Deal?", "£34.20 a month, a year paid in advance"),
        ("Отдам за 17.5 тысяч, если оплатите сегодня", "Отдам за 17.5 тысяч, если оплатите сегодня"),
    ],
)
def test_the_sellers_words_that_a_price_hangs_on(words, terms):
    assert condition(words) == terms


@pytest.mark.parametrize("condition_said", ["если заберёте сами", "за наличные", "если оплатите сегодня"])
def test_he_says_that_he_takes_the_condition_and_the_scorecard_names_it(condition_said):
    world, talk, turns = haggle((f"1 700, {condition_said}", TRADE))
    said = {line.text for line in turns[-1].answer}
    assert talk.haggle.settled
    taking = world.playbook.lines[Language.RU][Situation.TAKES_CONDITION]
    assert said & {line for lines in taking.values() for line in lines}
    pieces = scorecard_pieces(score_talk(world, talk, turns), world, turns, texts(Language.RU))
    assert any(f"Условия: «1 700, {condition_said}»" in piece.text for piece in pieces)
    document = talk_document(world, 1, (), turns, score_talk(world, talk, turns), texts(Language.RU))
    assert document["scorecard"]["haggled"]["terms"] == f"1 700, {condition_said}"


def test_a_price_without_a_condition_is_taken_without_one():
    world, talk, turns = haggle(("Отдам за 1700", GIFT), temperament=Temperament.BUSY)
    assert talk.haggle.terms == ""
    assert not any(
        "Условия:" in p.text for p in scorecard_pieces(score_talk(world, talk, turns), world, turns, texts(Language.RU))
    )


def test_a_plain_yes_to_his_sum_leaves_the_condition_of_a_higher_one_behind():
    bargaining = Bargaining(asks=("Отдадите за 1700?",))
    replies = (("1 760, если заберёте сами", TRADE), ("Хорошо, договорились", YES))
    _, talk, _ = haggle(*replies, temperament=Temperament.AGGRESSIVE, bargaining=bargaining)
    assert talk.haggle.price < 1760
    assert talk.haggle.terms == ""


def test_a_yes_to_his_sum_on_a_condition_is_taken_with_that_condition():
    bargaining = Bargaining(asks=("Отдадите за 1700?",))
    replies = (("1 760, если заберёте сами", TRADE), ("Хорошо, но только если оплатите сегодня", YES))
    _, talk, _ = haggle(*replies, temperament=Temperament.AGGRESSIVE, bargaining=bargaining)
    assert talk.haggle.price < 1760
    assert (talk.haggle.terms, talk.haggle.traded) == ("только если оплатите сегодня", True)


@pytest.mark.parametrize("grade", [YES, GIFT, TRADE])
def test_a_yes_to_his_sum_on_a_condition_is_one_whatever_the_judge_calls_it(grade):
    bargaining = Bargaining(asks=("Отдадите за 1700?",))
    _, talk, _ = haggle(("Хорошо, но только если оплатите сегодня", grade), bargaining=bargaining)
    assert (talk.haggle.price, talk.haggle.traded, talk.haggle.settled) == (1700, True, True)


def test_whoever_gives_something_else_for_it_has_not_said_yes_to_his_sum():
    bargaining = Bargaining(asks=("Отдадите за 1700?",))
    _, talk, _ = haggle(("Хорошо, если оплатите сегодня, доставка за наш счёт", TRADE), bargaining=bargaining)
    assert talk.haggle.price is None


def test_what_he_offered_himself_is_named_as_the_return():
    world, talk, _ = haggle(("мешок стоит своих денег", graded(2)))
    taken = take_turn(world, talk, f"Хорошо, {talk.haggle.bids[-1]:.0f}", ScriptedJudge(graded(1, M.PRICE)))
    assert haggled(world, taken.talk).terms == "беру два мешка"


ALONE = Bargaining(trades=("заберу сам",))
"""He would do something for a better price, but has no use for a second one."""


def haggle_for_one(*replies, bargaining=ALONE, temperament=Temperament.TALKER, mood=None, **so_far):
    scenario = world_of().scenario
    product = scenario.product.model_copy(update={"unit": "кофемашина", "promotions": (), "points": ()})
    world = world_like(with_temperament(scenario, temperament), product=product, bargaining=bargaining)
    talk, answers = open_talk(world, 1, "bargaining").talk, []
    talk.mood, talk.haggle = mood or talk.mood, replace(talk.haggle, **so_far)
    for words, grade in replies:
        taken = take_turn(world, talk, words, ScriptedJudge(grade))
        talk = taken.talk
        answers.append([line.text for line in taken.turn.answer])
    return world, talk, answers


def declined(world, answer):
    """How often an answer says that he has no use for it."""
    declines = world.playbook.lines[Language.RU][Situation.EXTRA_DECLINED]
    return sum(any(line in lines for lines in declines.values()) for line in answer)


@pytest.mark.parametrize(
    "words",
    [
        "Если возьмёте два, отдам по 1 700",
        "Скину сто рублей, если возьмёте две",
        "Отдам за 1700. Но только если возьмёте два.",
        "Если вы возьмёте две такие отличные кофемашины для дома и для дачи прямо сегодня, отдам вам по 1 700",
        "Возьмёте два — отдам по 1 700. А если возьмёте три, то и по 1 600.",
    ],
)
def test_a_condition_that_he_would_rather_not_take_gives_no_price(words):
    world, talk, answers = haggle_for_one((words, TRADE))
    assert declined(world, answers[0]) == 1
    assert (talk.haggle.price, talk.haggle.traded, talk.haggle.settled, talk.haggle.held) == (None, False, False, 0)


@pytest.mark.parametrize(
    "words", ["Отдам за 1 760. Если возьмёте два, отдам по 1 700", "Один 1 760, а если возьмёте два, отдам по 1 700"]
)
def test_of_two_prices_the_one_stands_that_hangs_on_nothing_he_declines(words):
    _, talk, _ = haggle_for_one((words, TRADE))
    assert (talk.haggle.price, talk.haggle.terms) == (1760, "")


def test_a_yes_to_his_sum_on_a_condition_that_he_does_not_take_is_none():
    bargaining = Bargaining(asks=("Отдадите за 1700?",), trades=("заберу сам",))
    world, talk, answers = haggle_for_one(("Хорошо, но только если возьмёте два", YES), bargaining=bargaining)
    assert declined(world, answers[0]) == 1
    assert (talk.haggle.price, talk.haggle.traded, talk.haggle.settled) == (None, False, False)


def test_after_his_last_word_no_trade_settles_it_that_he_has_just_declined():
    words = ("Если возьмёте два, отдам по 1 700", TRADE)
    unmoved = Mood(interest=50, trust=50, patience=90)
    world, talk, answers = haggle_for_one(words, rounds=9, bids=[1600], mood=unmoved)
    assert declined(world, answers[0]) == 1
    assert (talk.haggle.settled, talk.haggle.held, talk.outcome) == (False, 0, Outcome.REFUSED)


def test_whoever_hears_nothing_else_of_a_reply_declines_nothing_in_it():
    rude = graded(0, M.RUDENESS, M.TRADE)
    world, talk, answers = haggle_for_one(("Если возьмёте два, отдам по 1 700, дурень", rude))
    assert declined(world, answers[0]) == 0
    assert talk.haggle.price is None


def test_what_he_offers_for_his_sum_stands_as_the_return_though_the_seller_named_it_before():
    world, talk, _ = haggle(("мешок стоит своих денег", graded(2)))
    bid = f"{talk.haggle.bids[-1]:.0f}"
    talk.spoken.replies = [f"{bid}? Не могу."]
    taken = take_turn(world, talk, f"Хорошо, {bid}", ScriptedJudge(graded(1, M.PRICE)))
    assert haggled(world, taken.talk).terms == "беру два мешка"


def test_a_gift_whose_condition_was_not_seen_is_noted_as_give_and_take():
    _, _, turns = haggle(("Скину до 1700, если сами заберёте", GIVES))
    assert turns[0].grade.has(M.TRADE)
    assert not turns[0].grade.has(M.CONCESSION)


PROMISED = "До пятницы вторая пачка фильтров в подарок"


def with_a_promotion():
    scenario = world_of().scenario
    promotion = KeyPoint(id="gift", text=(f"{PROMISED}.",), answers=())
    product = scenario.product.model_copy(update={"promotions": (promotion,)})
    world = world_like(
        with_temperament(scenario, Temperament.AGGRESSIVE), product=product, bargaining=Bargaining(target_discount=20)
    )
    return world, open_talk(world, 1, "bargaining").talk


def given(world, talk, *replies):
    """The talk after replies of which each is held for a gift by its own words."""
    for reply in replies:
        grade = graded(1, M.CONCESSION)
        said = (replace(grade.moves[0], evidence=reply),)
        talk = take_turn(world, talk, reply, ScriptedJudge(replace(grade, moves=said))).talk
    return talk


@pytest.mark.parametrize(
    ("replies", "moves"),
    [
        ((PROMISED,), [M.BENEFIT]),
        ((f"{PROMISED}, и отдам за 1 600",), [M.CONCESSION]),
        (("Так и быть, уступлю",), [M.CONCESSION]),
        (("Так и быть, уступлю", PROMISED), [M.CONCESSION, M.BENEFIT]),
        (("Так и быть, уступлю", "Скину до 1700, если сами заберёте"), [M.CONCESSION, M.TRADE]),
    ],
)
def test_what_the_file_promises_anyone_is_no_gift_unless_it_lowers_the_price(replies, moves):
    assert given(*with_a_promotion(), *replies).stages["bargaining"].moves == moves


def test_a_trade_that_was_held_for_a_gift_as_well_is_on_the_record_once():
    _, talk, _ = haggle(("Скину до 1700, если сами заберёте", graded(2, M.CONCESSION, M.TRADE)))
    assert talk.stages["bargaining"].moves == [M.TRADE]


def test_what_is_promised_to_anyone_costs_no_trust():
    world, talk = with_a_promotion()
    assert given(world, talk, PROMISED).mood.trust >= talk.mood.trust > given(world, talk, "Уступлю").mood.trust


@pytest.mark.parametrize(
    "asked",
    [
        pytest.param("Что вам проще?", id="easier"),
        pytest.param("Как удобней?", id="suits"),
        pytest.param("Который берёте?", id="which"),
    ],
)
def test_asked_which_of_two_prices_he_names_the_one_that_is_booked(asked):
    two = f"1 700, если берёте два мешка. Или один за 1 750 с доставкой. {asked}"
    _, talk, turns = haggle(("ну не знаю", WEAK), (two, TRADE))
    said = " ".join(line.text for line in turns[-1].answer)
    assert talk.haggle.settled
    assert talk.haggle.price == 1700
    assert "за 1 700 ₽" in said.replace("\u00a0", " ")


def test_whoever_names_his_choice_takes_its_condition_as_well():
    two = "1 700, если берёте два мешка. Или один за 1 750 с доставкой. Что вам проще?"
    world, _, turns = haggle(("ну не знаю", WEAK), (two, TRADE))
    takes = world.playbook.lines[Language.RU][Situation.TAKES_CONDITION].values()
    assert any(line.text in lines for lines in takes for line in turns[-1].answer)


def test_a_trade_that_answers_the_price_before_he_asks_for_less_is_a_part_of_the_haggling():
    world = world_like(world_of().scenario, bargaining=Bargaining(asks=("А дешевле?",)))
    talk = open_talk(world, 1, "objections").talk
    talk.doubts.raised.clear()
    talk.doubts.forestalled = [objection.id for objection in world.scenario.objections]
    talk.haggle.named = True
    talk = take_turn(world, talk, "Отдам за 1700, если оплатите сегодня", ScriptedJudge(TRADE)).talk
    assert talk.state == "bargaining"
    assert M.TRADE in talk.stages["bargaining"].moves


def test_a_trade_for_a_price_that_is_open_still_counts_for_the_haggling_though_another_stage_has_begun():
    world = world_like(world_of().scenario, bargaining=Bargaining(asks=("А дешевле?",)))
    talk = open_talk(world, 1, "bargaining").talk
    talk.state = "closing"
    asked = take_turn(world, talk, "Оформляем?", ScriptedJudge(YES)).talk
    assert M.TRADE not in asked.stages["bargaining"].moves
    talk = take_turn(world, talk, "Отдам за 1700, если оплатите сегодня, оформляем?", ScriptedJudge(TRADE)).talk
    assert M.TRADE in talk.stages["bargaining"].moves


def test_what_is_traded_after_the_price_was_agreed_is_no_part_of_the_haggling():
    world = world_like(world_of().scenario, bargaining=Bargaining(asks=("А дешевле?",)))
    talk = open_talk(world, 1, "bargaining").talk
    talk.state, talk.haggle.settled = "closing", True
    talk = take_turn(world, talk, "Отдам за 1700, если оплатите сегодня, оформляем?", ScriptedJudge(TRADE)).talk
    assert M.TRADE not in talk.stages["bargaining"].moves
