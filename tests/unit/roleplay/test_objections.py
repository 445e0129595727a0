"""Which doubt comes up when, what hides behind it, and by what degrees it goes."""

from dataclasses import replace

import pytest

from bot.grading.types import FoundPoint
from bot.roleplay.answers.objections import BESIDE, MAX_ATTEMPTS
from bot.roleplay.state.doubts import RaisedObjection, Standing
from bot.roleplay.state.mood import Mood
from bot.roleplay.state.objection_choice import next_objection
from bot.roleplay.state.talk import Why
from bot.roleplay.state.world import World
from bot.roleplay.turn import open_talk, take_turn
from bot.scenario.model import Objection
from bot.scenario.vocabulary import Difficulty, Outcome, StageKind, Temperament
from bot.scenario.vocabulary import Move as M
from bot.scenario.vocabulary import ObjectionKind as Kind
from tests.support.worlds import ScriptedJudge, graded, with_temperament, world_like, world_of


def doubt(kind, **more):
    return Objection(
        id=str(kind),
        kind=kind,
        says=(f"{kind} says",),
        behind="cause",
        answers=(("one",), ("two",)),
        insists=(f"{kind} insists",),
        **more,
    )


def play(objections, *replies, stage="presentation", seed=1, **changes):
    """A talk from a stage on; each reply is its words and its grade."""
    world = world_like(world_of().scenario, objections=tuple(objections), **changes)
    judge = ScriptedJudge(*(grade for _, grade in replies))
    talk, turns = open_talk(world, seed, stage).talk, []
    talk.haggle.named = False
    for words, _ in replies:
        taken = take_turn(world, talk, words, judge)
        talk = taken.talk
        turns.append(taken.turn)
        if talk.ended:
            break
    return world, talk, turns


def texts(turn):
    return " | ".join(line.text for line in turn.answer)


SHOWN = graded(3, M.BENEFIT, M.EVIDENCE, M.ACTIVE_LISTENING, points=["fresh", "delivery"])
ACCEPTED = graded(2, M.ACKNOWLEDGEMENT)
BARE = graded(2, points=["trust/0"])
WHOLE = graded(2, M.ACKNOWLEDGEMENT, points=["trust/0"])
LONG = "одно " * 40


def test_nobody_finds_it_dear_before_he_knows_the_price():
    _, talk, turns = play([doubt(Kind.PRICE)], ("всё для вас", SHOWN), ("1800 рублей", graded(2, M.PRICE)))
    assert "price says" not in texts(turns[0])
    assert talk.haggle.asked
    assert "price says" in texts(turns[1])


def after_the_price(*doubts):
    """He asks what it costs, and is told."""
    told = ("1800 рублей", graded(2, M.PRICE))
    return play([doubt(kind) for kind in doubts], ("всё для вас", SHOWN), told)


def test_told_the_price_that_he_asked_for_he_takes_it_in_before_he_speaks_of_another_doubt():
    world, talk, turns = after_the_price(Kind.TRUST)
    assert talk.haggle.asked
    first, second = (line.text for line in turns[1].answer)
    assert first in of(world, "price_heard")
    assert second == "trust says"


def test_a_doubt_about_the_price_is_word_enough_on_it():
    _, _, turns = after_the_price(Kind.PRICE)
    assert texts(turns[1]) == "price says"


def of(world, situation):
    """All the playbook's words for a moment."""
    return {line for pool in world.playbook.lines[world.scenario.language][situation].values() for line in pool}


def times(world, turns, *situations):
    """How often each of these moments was put into words."""
    said = [line.text for turn in turns for line in turn.answer]
    return [sum(line in of(world, situation) for line in said) for situation in situations]


def past_the_price(replies, doubts=(), **changes):
    """A seller who is asked what it costs and talks of something else so many times."""
    dodges = [(f"вам понравится, раз {number}", graded(2)) for number in range(replies)]
    return play(doubts or [doubt(Kind.PRICE)], ("всё для вас", SHOWN), *dodges, **changes)


def test_asked_for_the_price_a_seller_who_talks_past_it_is_asked_once_more_in_other_words():
    world, talk, turns = past_the_price(1)
    assert times(world, turns, "asks_price", "asks_price_again", "price_dodged") == [1, 1, 0]
    assert not talk.haggle.named


def test_past_the_price_again_he_gives_up_asking_and_minds():
    world, _, turns = past_the_price(5)
    assert times(world, turns, "asks_price", "asks_price_again", "price_dodged") == [1, 1, 1]
    lost = turns[1].mood.patience - turns[2].mood.patience
    assert lost > 5
    assert turns[2].mood.trust < turns[1].mood.trust


def test_a_price_named_at_the_second_asking_is_doubted_like_any_other():
    dodged = ("вам понравится", graded(2))
    world, talk, turns = play([doubt(Kind.PRICE)], ("всё для вас", SHOWN), dodged, ("1800 рублей", graded(2, M.PRICE)))
    assert "price says" in texts(turns[-1])
    assert times(world, turns, "price_dodged") == [0]
    assert talk.haggle.dodges == 1


@pytest.mark.parametrize(
    ("words", "grade", "named"),
    [
        pytest.param("9 000 за пять мешков", graded(2, M.PRICE), True, id="for all of them"),
        pytest.param("цена хорошая, не сомневайтесь", graded(1, M.PRICE), False, id="a word about the price, no sum"),
        pytest.param("у нас 9 000 клиентов", graded(1), False, id="a number that is no price"),
    ],
)
def test_to_whoever_asked_what_it_costs_any_sum_is_an_answer(words, grade, named):
    _, talk, _ = play([doubt(Kind.PRICE)], ("всё для вас", SHOWN), (words, grade))
    assert talk.haggle.named is named


def test_a_doubt_that_stands_open_goes_before_the_price():
    world = world_like(world_of().scenario, objections=(doubt(Kind.TRUST),))
    talk = open_talk(world, 1, "objections").talk
    talk.doubts.raised, talk.haggle.named, talk.haggle.asked = [RaisedObjection(id="trust")], False, True
    turn = take_turn(world, talk, "вам понравится", ScriptedJudge(graded(2))).turn
    assert "trust insists" in texts(turn)
    assert times(world, [turn], "asks_price_again") == [0]


def test_whoever_is_to_come_to_a_meeting_does_not_insist_on_a_price():
    world, _, turns = past_the_price(4, aim=Outcome.MEETING, bargaining=None)
    assert times(world, turns, "asks_price_again", "price_dodged") == [0, 0]


def test_a_playbook_without_those_words_asks_in_the_words_that_it_has():
    world = world_like(world_of().scenario, objections=(doubt(Kind.PRICE),))
    lines = {
        language: {moment: pools for moment, pools in moments.items() if moment not in ("asks_price_again",)}
        for language, moments in world.playbook.lines.items()
    }
    poor = World.build(world.scenario, world.playbook.model_copy(update={"lines": lines}), world.embedder, world.centre)
    talk = open_talk(poor, 1, "presentation").talk
    talk.haggle.named = False
    turns = []
    for words, grade in (("всё для вас", SHOWN), ("вам понравится", graded(2))):
        taken = take_turn(poor, talk, words, ScriptedJudge(grade))
        talk = taken.talk
        turns.append(taken.turn)
    assert times(poor, turns, "asks_price") == [2]
    assert turns[0].answer[-1].text != turns[1].answer[-1].text


def test_a_price_named_in_time_is_doubted_at_once():
    _, _, turns = play([doubt(Kind.PRICE)], ("всё для вас за 1800 рублей", SHOWN))
    assert "price says" in texts(turns[0])


@pytest.mark.parametrize(
    ("stage", "mood", "raised"),
    [
        pytest.param(StageKind.PRESENTATION, 10, None, id="not after the offer"),
        pytest.param(StageKind.CLOSING, 10, "undecided", id="at the close, unsure"),
        pytest.param(StageKind.CLOSING, 90, None, id="at the close, sure"),
    ],
)
def test_i_will_think_about_it_is_said_by_the_undecided_at_the_close(stage, mood, raised):
    world = world_like(world_of().scenario, objections=(doubt(Kind.UNDECIDED),))
    talk = open_talk(world, 1, "closing").talk
    talk.mood = Mood(interest=mood, trust=mood, patience=50)
    assert next_objection(world.scenario, world.rules, talk, stage) == raised


def test_distrust_comes_first_where_trust_is_what_lacks():
    world = world_like(world_of().scenario, objections=(doubt(Kind.TIME), doubt(Kind.TRUST)))
    talk = open_talk(world, 1, "presentation").talk
    talk.mood = Mood(interest=60, trust=20, patience=50)
    assert next_objection(world.scenario, world.rules, talk, StageKind.PRESENTATION) == "trust"


def test_a_doubt_goes_by_degrees():
    _, talk, turns = play(
        [doubt(Kind.TRUST)], ("за 1800 рублей", SHOWN), ("мимо", graded(2)), (LONG, BARE), ("понимаю", WHOLE)
    )
    assert "trust says" in texts(turns[0])
    assert "trust insists" in texts(turns[1])
    assert talk.doubts.raised[0].attempts == 3 or talk.doubts.raised[0].standing is Standing.MET
    softened = [turn for turn in turns[2:] if "trust insists" not in texts(turn)]
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
    _, talk, _ = play([doubt(Kind.TRUST)], ("за 1800 рублей", SHOWN), (words, answered), customer=customer)
    assert talk.doubts.raised[0].standing is standing


def test_a_pretext_yields_to_no_argument_but_to_a_question():
    pretext = doubt(Kind.NEED, hides="trust", reveals=("правда в другом",))
    shown = ("за 1800 рублей", SHOWN)
    best = graded(3, M.EVIDENCE, points=["need/0", "need/1"])
    _, argued, _ = play([pretext, doubt(Kind.TRUST)], shown, ("довод", best))
    assert argued.doubts.open.id == "need"
    _, asked, turns = play([pretext, doubt(Kind.TRUST)], shown, ("что смущает", graded(2, M.CLARIFICATION)))
    assert asked.doubts.open.id == "trust"
    assert "правда в другом" in texts(turns[-1])


MISSED = ("мимо", graded(1))
ASKED = ("что смущает", graded(2, M.CLARIFICATION))
PRETEXT = doubt(Kind.NEED, hides="trust", reveals=("правда в другом",))


def test_asked_at_the_very_last_what_is_behind_a_doubt_comes_out_all_the_same():
    shown, misses = ("за 1800 рублей", SHOWN), [MISSED] * (MAX_ATTEMPTS - 1)
    _, talk, turns = play([PRETEXT, doubt(Kind.TRUST)], shown, *misses, ASKED)
    assert "правда в другом" in texts(turns[-1])
    assert talk.doubts.open.id == "trust"
    _, talk, turns = play([doubt(Kind.TRUST, reveals=("вот почему",))], shown, *misses, ASKED)
    assert "вот почему" in texts(turns[-1])
    assert talk.doubts.open.id == "trust", "and whoever knows it now may answer it"


def test_a_pretext_is_not_raised_where_what_it_hides_was_dealt_with_in_advance():
    both = graded(3, M.BENEFIT, M.EVIDENCE, points=["fresh", "delivery", "trust/0", "trust/1"])
    _, talk, _ = play([PRETEXT, doubt(Kind.TRUST)], ("за 1800 рублей", both))
    assert talk.doubts.forestalled == ["trust"]
    assert talk.doubts.raised == []


def test_a_hidden_doubt_takes_all_its_answers_to_be_dealt_with_unasked_and_a_pretext_yields_to_none():
    three = doubt(Kind.TRUST).model_copy(update={"answers": (("one",), ("two",), ("three",))})
    points = ["fresh", "delivery", "trust/0", "trust/1", "need/0", "need/1"]
    stray = graded(3, M.BENEFIT, M.EVIDENCE, M.ACTIVE_LISTENING, points=points)
    _, talk, turns = play([PRETEXT, three], ("за 1800 рублей", stray))
    assert talk.doubts.forestalled == []
    assert "need says" in texts(turns[0])


def test_a_question_asked_rudely_uncovers_nothing():
    shown, rude = ("за 1800 рублей", SHOWN), ("вам не стыдно?", graded(0, M.OPEN_QUESTION, M.RUDENESS))
    _, _, turns = play([PRETEXT, doubt(Kind.TRUST)], shown, rude)
    assert "правда в другом" not in texts(turns[-1])


THREE_QUESTIONS = "Сколько у вас человек? Какой кофе пьёте? Где вы берёте кофе? Всё вместе 1800 рублей."


def out_of_breath(stage, grade, *objections):
    """A reply whose three questions he answers, so that he has no breath left for more; and a short one after it."""
    changes = {"objections": objections, "difficulty": Difficulty.EASY}
    world = world_like(world_of().scenario, **changes)
    talk = open_talk(world, 1, stage).talk
    talk.told.facts, talk.haggle.named = [], False
    first = take_turn(world, talk, THREE_QUESTIONS, ScriptedJudge(grade))
    assert len(first.turn.answer) == 3
    return first, take_turn(world, first.talk, "ну вот", ScriptedJudge(graded(1)))


def test_a_doubt_for_which_he_has_no_breath_left_waits_for_the_next_reply():
    first, second = out_of_breath("presentation", SHOWN, doubt(Kind.TRUST))
    assert "trust says" not in texts(first.turn)
    assert first.talk.doubts.raised == []
    assert "trust says" in texts(second.turn)
    assert [o.id for o in second.talk.doubts.raised] == ["trust"]


def test_better_terms_that_he_had_no_breath_to_ask_for_are_asked_for_later():
    first, second = out_of_breath("presentation", SHOWN)
    assert (first.talk.state, first.talk.haggle.rounds) == ("bargaining", 0)
    assert second.talk.haggle.rounds == 1
    assert "А скидку дадите?" in texts(second.turn)


def test_while_a_doubt_stands_open_questions_leave_room_to_speak_of_it():
    world = world_like(world_of().scenario, objections=(doubt(Kind.TRUST, yields=("ну, раз так",)),), difficulty="easy")
    talk = open_talk(world, 1, "objections").talk
    talk.told.facts = []
    whole = graded(3, M.ACKNOWLEDGEMENT, points=["trust/0"])
    taken = take_turn(world, talk, THREE_QUESTIONS, ScriptedJudge(whole))
    assert taken.talk.doubts.raised[0].standing is Standing.MET
    assert "ну, раз так" in texts(taken.turn)


def test_a_doubt_that_hides_is_not_raised_by_itself():
    world = world_like(world_of().scenario, objections=(doubt(Kind.NEED, hides="trust"), doubt(Kind.TRUST)))
    talk = open_talk(world, 1, "presentation").talk
    assert next_objection(world.scenario, world.rules, talk, StageKind.PRESENTATION) == "need"
    talk.doubts.raised.append(RaisedObjection(id="need", standing=Standing.LEFT))
    assert next_objection(world.scenario, world.rules, talk, StageKind.PRESENTATION) is None


def test_what_was_dealt_with_in_advance_is_never_raised():
    both = graded(3, M.BENEFIT, M.EVIDENCE, points=["fresh", "delivery", "trust/0", "trust/1"])
    _, talk, _ = play([doubt(Kind.TRUST)], ("за 1800 рублей", both))
    assert talk.doubts.raised == []
    assert talk.doubts.forestalled == ["trust"]


def test_that_it_is_dear_is_answered_by_nothing_before_it_has_a_price():
    early = graded(3, M.BENEFIT, M.EVIDENCE, points=["fresh", "delivery", "price/0", "price/1"])
    _, talk, _ = play([doubt(Kind.PRICE)], ("вот что это даёт", early))
    assert (talk.doubts.answered, talk.doubts.forestalled) == ([], [])
    _, talk, _ = play([doubt(Kind.PRICE)], ("за 1800 рублей", early))
    assert talk.doubts.forestalled == ["price"]


def separately(grade):
    """The same grade, each of its points told in words of their own."""
    return replace(grade, points=tuple(replace(p, evidence=f"слова о {p.id}") for p in grade.points))


def arguing(grade, *objections):
    """A reply to the first of these doubts, which stands open."""
    world = world_like(world_of().scenario, objections=objections)
    talk = open_talk(world, 1, "objections").talk
    talk.doubts.raised = [RaisedObjection(id=objections[0].id)]
    judge = ScriptedJudge(grade)
    return take_turn(world, talk, "довод за доводом", judge), judge.contexts[0]


def test_a_reply_that_answers_the_open_doubt_and_another_has_dealt_with_both():
    points = ["trust/0", "time/0", "time/1"]
    both = separately(graded(3, M.EVIDENCE, M.ACKNOWLEDGEMENT, points=points))
    taken, heard = arguing(both, doubt(Kind.TRUST), doubt(Kind.TIME))
    assert {point.id for point in heard.points} >= set(points)
    assert [(o.id, o.standing) for o in taken.talk.doubts.raised] == [("trust", Standing.MET)]
    assert taken.talk.doubts.forestalled == ["time"]


def test_words_that_answer_the_open_doubt_are_no_answer_to_the_next_one_too():
    shared = graded(3, M.EVIDENCE, M.ACKNOWLEDGEMENT, points=["trust/0", "time/0", "time/1"])
    taken, _ = arguing(shared, doubt(Kind.TRUST), doubt(Kind.TIME))
    assert taken.talk.doubts.forestalled == []
    assert taken.talk.doubts.open.id == "time"


def test_what_is_only_perhaps_an_answer_to_another_doubt_is_none_while_one_stands_open():
    sure = separately(graded(2, M.ACKNOWLEDGEMENT, points=["trust/0", "time/0", "time/1"]))
    unsure = replace(sure, points=tuple(replace(p, confidence=BESIDE - 0.05) for p in sure.points))
    taken, _ = arguing(unsure, doubt(Kind.TRUST), doubt(Kind.TIME))
    assert taken.talk.doubts.raised[0].met == [0]
    assert taken.talk.doubts.forestalled == []


def test_what_answers_only_another_doubt_leaves_the_open_one_where_it_was():
    other = graded(2, M.BENEFIT, points=["time/0", "time/1"])
    taken, _ = arguing(other, doubt(Kind.TRUST), doubt(Kind.TIME))
    assert taken.talk.doubts.forestalled == ["time"]
    assert taken.talk.doubts.open.id == "trust"
    assert taken.talk.doubts.open.met == []


def test_half_an_answer_in_advance_is_kept_until_the_other_half_comes():
    scenario = world_of().scenario
    world = world_like(scenario, objections=(doubt(Kind.TRUST), doubt(Kind.TIME)))
    talk = open_talk(world, 1, "objections").talk
    talk.doubts.raised = [RaisedObjection(id="trust")]
    other_half = separately(graded(2, M.ACKNOWLEDGEMENT, points=["trust/0", "time/1"]))
    judge = ScriptedJudge(graded(1, points=["time/0"]), other_half)
    first = take_turn(world, talk, "сначала одно", judge).talk
    assert (first.doubts.answered, first.doubts.forestalled) == (["time/0"], [])
    second = take_turn(world, first, "потом другое", judge).talk
    assert second.doubts.forestalled == ["time"]


def test_a_doubt_that_was_raised_before_and_a_brush_off_are_answered_by_nothing_in_advance():
    objections = (doubt(Kind.TRUST), doubt(Kind.TIME), BRUSH_OFF)
    world = world_like(world_of().scenario, objections=objections)
    talk = open_talk(world, 1, "objections").talk
    talk.doubts.raised = [RaisedObjection(id="time", standing=Standing.LEFT), RaisedObjection(id="trust")]
    judge = ScriptedJudge(graded(1))
    take_turn(world, talk, "довод", judge)
    assert {point.id for point in judge.contexts[0].points} == {"trust/0", "trust/1"}


def test_while_he_brushes_off_he_hears_no_answers_to_doubts_about_an_offer():
    world = world_like(world_of().scenario, objections=(BRUSH_OFF, doubt(Kind.TRUST)))
    talk = open_talk(world, 1, "contact").talk
    talk.doubts.raised = [RaisedObjection(id="mail")]
    judge = ScriptedJudge(graded(2, M.OPEN_QUESTION))
    take_turn(world, talk, "Где берёте кофе?", judge)
    assert {point.id for point in judge.contexts[0].points} == {"mail/0"}


def test_he_comes_back_once_to_what_was_brushed_aside():
    world = world_like(world_of().scenario, objections=(doubt(Kind.TRUST),))
    talk = open_talk(world, 1, "closing").talk
    talk.doubts.raised = [RaisedObjection(id="trust", standing=Standing.LEFT)]
    order = ScriptedJudge(graded(3, M.NEXT_STEP))
    taken = take_turn(world, talk, "оформляем?", order)
    assert "trust insists" in texts(taken.turn)
    assert taken.talk.doubts.open.returned


ORDERED = ("оформляем?", graded(3, M.NEXT_STEP))


def at_the_close(*replies, mood=90):
    """A talk at the close after a pretext was argued away; each reply is its words and its grade."""
    world = world_like(world_of().scenario, objections=(PRETEXT, doubt(Kind.TRUST)))
    talk = open_talk(world, 1, "closing").talk
    talk.mood = Mood(interest=mood, trust=mood, patience=90)
    talk.doubts.raised = [RaisedObjection(id="need", standing=Standing.LEFT, attempts=MAX_ATTEMPTS)]
    turns = []
    for words, grade in replies:
        if talk.ended:
            break
        taken = take_turn(world, talk, words, ScriptedJudge(grade))
        talk = taken.talk
        turns.append(taken.turn)
    return talk, turns


def test_behind_a_pretext_that_was_argued_away_the_true_doubt_comes_out_at_the_close():
    talk, turns = at_the_close(ORDERED)
    assert talk.outcome is None
    assert talk.agreement.outcome is None
    assert "правда в другом" in texts(turns[0])
    assert talk.doubts.open.id == "trust"


def test_whoever_answers_it_even_then_sells():
    answered = ("вот почему", graded(3, M.ACKNOWLEDGEMENT, M.EVIDENCE, points=["trust/0", "trust/1"]))
    talk, _ = at_the_close(ORDERED, answered, ORDERED)
    assert talk.agreement.outcome is Outcome.DEAL
    assert [(o.id, o.standing) for o in talk.doubts.raised] == [("need", Standing.LEFT), ("trust", Standing.MET)]


def test_whoever_never_answers_it_is_put_off_however_much_he_wants_the_thing():
    past = [(f"ну что вы, раз {number}", graded(2)) for number in range(MAX_ATTEMPTS)]
    talk, turns = at_the_close(ORDERED, *past, ORDERED, *past[:2], ORDERED)
    assert talk.agreement.outcome is None
    assert (talk.outcome, talk.why) == (Outcome.CALLBACK, Why.OBJECTION_OPEN)
    assert "trust insists" in " ".join(map(texts, turns)), "he came back to it once more"


def test_a_pretext_hides_nothing_once_the_true_doubt_was_dealt_with_in_advance():
    world = world_like(world_of().scenario, objections=(PRETEXT, doubt(Kind.TRUST)))
    talk = open_talk(world, 1, "closing").talk
    talk.doubts.raised, talk.doubts.forestalled = [RaisedObjection(id="need", standing=Standing.LEFT)], ["trust"]
    taken = take_turn(world, talk, "оформляем?", ScriptedJudge(ORDERED[1]))
    assert "need insists" in texts(taken.turn)
    assert "правда в другом" not in texts(taken.turn)


BRUSH_OFF = Objection(
    id="mail", kind=Kind.BRUSH_OFF, says=("Пришлите на почту.",), behind="занята", answers=(("Один вопрос",),)
)


@pytest.mark.parametrize(
    ("words", "grade", "outcome"),
    [
        pytest.param("Хорошо, отправлю на почту.", graded(1, M.NEXT_STEP), Outcome.REFUSED, id="takes him at his word"),
        pytest.param("Отправлю. А что у вас за кофе?", graded(2, M.OPEN_QUESTION), None, id="a hook and a question"),
        pytest.param("Вы не правы, это выгодно.", graded(1, M.ARGUING), None, id="an argument only hardens it"),
    ],
)
def test_a_brush_off_yields_to_a_hook_and_not_to_an_argument(words, grade, outcome):
    opening = ("Здравствуйте", graded(2, M.GREETING))
    _, talk, _ = play([BRUSH_OFF], opening, (words, grade), stage="contact")
    assert talk.outcome is outcome
    if outcome is Outcome.REFUSED:
        assert talk.why is Why.NOT_LET_IN
    else:
        met = talk.doubts.raised[0].standing is Standing.MET
        assert met is grade.has(M.OPEN_QUESTION)


def test_a_brush_off_that_was_met_is_not_given_up_like_an_argument():
    hook = ("Отправлю. А что у вас за кофе?", graded(2, M.OPEN_QUESTION))
    world, talk, turns = play([BRUSH_OFF], ("Здравствуйте", graded(2, M.GREETING)), hook, stage="contact")
    convinced = {line for pool in world.playbook.lines["ru"]["yield"].values() for line in pool}
    assert talk.doubts.raised[0].standing is Standing.MET
    assert not convinced & {line.text for line in turns[-1].answer}


def test_small_talk_first_does_not_spare_the_seller_the_brush_off():
    opening = ("Как ваши дела?", graded(1)), ("Звоню по делу.", graded(2, M.GREETING))
    _, talk, turns = play([BRUSH_OFF], *opening, stage="contact")
    assert [o.id for o in talk.doubts.raised] == ["mail"]
    assert "Пришлите на почту." in texts(turns[1])


def test_he_says_once_that_his_patience_runs_low():
    weak = graded(1, M.CLOSED_QUESTION)
    world = world_like(world_of().scenario, objections=())
    talk = open_talk(world, 1, "needs").talk
    talk.mood = replace(talk.mood, patience=world.rules.leaves_at + 14)
    tired = {line for pool in world.playbook.lines["ru"]["tired"].values() for line in pool}
    heard = []
    while not talk.ended:
        taken = take_turn(world, talk, f"Чашек сколько, {talk.turns}?", ScriptedJudge(weak))
        talk = taken.talk
        heard.append(sum(line.text in tired for line in taken.turn.answer))
    assert sum(heard) == 1
    assert heard[-1] == 0, "a warning, not the last word"


def test_a_brush_off_that_nothing_meets_ends_the_talk():
    weak = graded(1, M.CLOSED_QUESTION)
    said = [(f"А чай у вас есть, раз {n}?", weak) for n in range(MAX_ATTEMPTS)]
    _, talk, _ = play([BRUSH_OFF], ("Здравствуйте", graded(2, M.GREETING)), *said, stage="contact")
    assert (talk.outcome, talk.why) == (Outcome.REFUSED, Why.NOT_LET_IN)


CHEAP, SURE = "На чашку выходит двенадцать рублей всего", "Вернём деньги по договору с печатью"
TWO_DOUBTS = (
    doubt(Kind.PRICE).model_copy(update={"answers": ((CHEAP,),)}),
    doubt(Kind.TRUST).model_copy(update={"answers": ((SURE,),)}),
)


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
    shown = ("за 1800 рублей", SHOWN)
    fine = graded(3, M.ACKNOWLEDGEMENT, M.EVIDENCE)
    _, talk, _ = play(TWO_DOUBTS, shown, (words, fine))
    assert talk.doubts.raised[0].id == "price"
    assert talk.doubts.raised[0].standing is standing


def test_words_taken_for_an_answer_do_not_count_where_another_doubt_is_answered_better():
    found = FoundPoint(id="price/0", confidence=0.6, evidence=SURE)
    taken_for_it = replace(graded(2, M.ACKNOWLEDGEMENT), points=(found,))
    _, talk, turns = play(TWO_DOUBTS, ("за 1800 рублей", SHOWN), (SURE, taken_for_it))
    assert talk.doubts.open.id == "price"
    assert "price insists" in texts(turns[-1])


def test_whoever_offers_the_sum_that_he_named_has_met_his_doubt_about_the_price():
    dear = doubt(Kind.PRICE, needed=2).model_copy(update={"says": ("Рассчитываю на тысячу семьсот.",)})
    offer = ("1700, если сегодня", graded(1, M.CONCESSION, M.TRADE))
    _, talk, _ = play([dear], ("за 1800 рублей", SHOWN), offer)
    assert talk.doubts.raised[0].standing is Standing.MET


def test_half_convinced_he_hears_the_rest_before_he_keeps_his_doubt():
    begun = [("за 1800 рублей", SHOWN), *[("слова", graded(1))] * (MAX_ATTEMPTS - 1)]
    _, softer, _ = play([doubt(Kind.TRUST, needed=2)], *begun, (LONG, BARE))
    _, deaf, _ = play([doubt(Kind.TRUST, needed=2)], *begun, ("слова", graded(1)))
    assert softer.doubts.raised[0].standing is Standing.OPEN
    assert deaf.doubts.raised[0].standing is Standing.LEFT


def test_whoever_is_about_to_haggle_does_not_call_the_price_fair_first():
    world = world_of()
    assert world.rules.bargaining
    talk = open_talk(world, 1, "presentation").talk
    talk.haggle.named = True
    price = next(o for o in world.scenario.objections if o.kind is Kind.PRICE)
    shown = graded(3, M.BENEFIT, M.EVIDENCE, M.ACTIVE_LISTENING, points=["fresh", "delivery"])
    talk = take_turn(world, talk, "вот что это даёт", ScriptedJudge(shown)).talk
    assert talk.doubts.open.id == price.id
    met = graded(3, M.ACKNOWLEDGEMENT, M.EVIDENCE, points=[f"{price.id}/{n}" for n in range(len(price.answers))])
    taken = take_turn(world, talk, "вот из чего она складывается", ScriptedJudge(met))
    said = taken.turn.answer[0].text
    lines = world.playbook.lines[world.scenario.language]["half_accept"]
    assert said in {line for pool in lines.values() for line in pool}


def test_whoever_will_haggle_does_not_let_the_price_go_where_another_doubt_lies_between():
    met = graded(3, M.ACKNOWLEDGEMENT, M.EVIDENCE, points=["price/0", "price/1"])
    world, _, turns = play([doubt(Kind.PRICE), doubt(Kind.TRUST)], ("за 1800 рублей", SHOWN), ("вот почему", met))
    assert "price says" in texts(turns[0])
    half = {line for pool in world.playbook.lines[world.scenario.language]["half_accept"].values() for line in pool}
    assert "trust says" in texts(turns[1])
    assert half.intersection(line.text for line in turns[1].answer)


@pytest.mark.parametrize(("asked", "named"), [("А что смущает?", False), ("А что смущает, неужели Зоя?", True)])
def test_what_is_behind_a_doubt_is_told_without_a_name_that_nobody_has_said(asked, named):
    secret = doubt(Kind.TRUST, reveals=("да не в Зое дело, а во мне", "да во мне дело"))
    question = graded(2, M.CLARIFICATION, M.OPEN_QUESTION)
    told = set()
    for seed in range(6):
        _, _, turns = play([secret], ("1800 рублей, всё для вас", SHOWN), (asked, question), seed=seed)
        told.add("Зое" in texts(turns[-1]))
    assert (True in told) is named


@pytest.mark.parametrize(
    "line",
    [
        "We left on the Saturday.",
        "in a drawer by March",
        "it was just before Christmas Eve",
        "по телефону на Новый год, на Пасху тоже",
        "видела в Москве, потом на Авито",
        "the manual is in English, from Amazon",
        "«Вскрыт, не положено», и всё",
        "А то начнётся. «Руслан Тимурович, а зачем?»",
    ],
)
def test_a_day_a_place_or_quoted_words_are_no_name(line):
    secret = doubt(Kind.TRUST, reveals=(line, "да не в Зое дело, а во мне"))
    question = graded(2, M.CLARIFICATION, M.OPEN_QUESTION)
    for seed in range(6):
        _, _, turns = play([secret], ("1800 рублей, всё для вас", SHOWN), ("А что смущает?", question), seed=seed)
        assert line in texts(turns[-1])
