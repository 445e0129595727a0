"""A day that he has named himself and the seller takes up: agreed at once, unless a doubt comes first."""

import pytest

from bot.grading.judging.genuineness import takes_up_day
from bot.grading.phrases.orders import Detail
from bot.grading.types import FoundMove, ReplyContext
from bot.roleplay.state.doubts import RaisedObjection
from bot.roleplay.turn import open_talk
from bot.roleplay.understanding.order_details import weekdays_meant
from bot.scenario.vocabulary import Language, Mode, Situation, StageKind
from bot.scenario.vocabulary import Move as M
from tests.support.talking import customer, says, sell, text
from tests.support.worlds import ENGLISH, graded, world_of

TOLD = "Wednesday or Thursday, late morning."
ASKS = graded(2, M.ALTERNATIVE_QUESTION)


def proposed(reply, stage="needs", *, doubts=(), about="When does it suit you?", told=TOLD, grade=ASKS, agreed=""):
    """What he answers to this reply, the talk then, and whether he passes over what is proposed."""
    facts = [
        {"id": "time", "about": [about], "says": [told]},
        {"id": "taste", "need": True, "about": ["What is wrong with your coffee?"], "says": ["It is sour."]},
    ]
    product = world_of(ENGLISH).scenario.product.model_dump()
    points = [{**point, "answers": []} for point in product["points"]]
    world = world_of(
        ENGLISH,
        customer=customer(ENGLISH, facts=facts),
        product={**product, "points": points},
    )
    talk = open_talk(world, 1, stage).talk
    talk.told.facts[:] = ["time"]
    talk.spoken.lines.append(told)
    talk.agreement.words.update({Detail.DAY: agreed} if agreed else {})
    talk.doubts.raised[:] = [RaisedObjection(id=doubt) for doubt in doubts]
    _, talk, (turn,) = sell(world, (reply, grade), so_far=talk)
    return text(turn), talk, says(world, turn, Situation.PUTS_OFF, Situation.DEFLECT)


@pytest.mark.parametrize("stage", ["needs", "presentation"])
def test_a_day_of_his_own_that_the_seller_takes_up_is_agreed(stage):
    answer, talk, passed_over = proposed("fair. thursday at ten or two, which is handier?", stage)
    assert "Thursday at ten" in answer
    assert not passed_over
    assert talk.agreement.words[Detail.DAY] == "Thursday at ten"


def test_asked_whether_it_suits_him_he_agrees():
    _, talk, _ = proposed("thursday at ten or two, does that suit you?")
    assert talk.agreement.words[Detail.DAY] == "Thursday at ten"


def test_a_day_that_he_rules_out_is_not_his():
    answer, talk, _ = proposed(
        "Shall we come on Monday then?", told="Any day but Monday…", grade=graded(3, M.NEXT_STEP)
    )
    assert "Monday" not in answer
    assert Detail.DAY not in talk.agreement.words


@pytest.mark.parametrize(
    ("reply", "grade"),
    [
        ("Will you walk to the concert on Thursday?", graded(2, M.CLOSED_QUESTION)),
        ("So the party is on Thursday, isn't it?", graded(2, M.CLARIFICATION)),
        ("Thursday at ten, is that right?", graded(2, M.NEXT_STEP)),
    ],
)
def test_a_day_that_is_only_spoken_of_is_no_appointment(reply, grade):
    answer, talk, _ = proposed(reply, grade=grade)
    assert "hursday at ten" not in answer
    assert Detail.DAY not in talk.agreement.words


def test_what_is_agreed_is_not_agreed_again():
    _, talk, _ = proposed("so wednesday at ten?", agreed="Thursday at ten")
    assert talk.agreement.words[Detail.DAY] == "Thursday at ten"


def test_another_day_than_his_is_put_off():
    answer, talk, _ = proposed("tuesday at ten, shall we say?", "presentation")
    assert "Tuesday" not in answer
    assert Detail.DAY not in talk.agreement.words


def test_a_day_of_a_story_is_not_his():
    answer, _, _ = proposed("thursday at ten, shall we say?", about="Who was ill?")
    assert "Thursday" not in answer


def test_a_doubt_comes_first_and_nobody_says_that_there_are_days_enough():
    answer, _, passed_over = proposed("so thursday at eleven?", "objections", doubts=["expensive"])
    assert "Thursday" not in answer
    assert not passed_over


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("Not Monday, never Tuesday. Wednesday or Thursday.", {2, 3}),
        ("Last Tuesday two were ill.", set()),
        ("В среду или в пятницу, только не в четверг.", {2, 4}),
        ("Any day but Monday…", set()),
        ("Any morning but Monday or Tuesday. Thursday, say.", {3}),
        ("Any time except Monday and Tuesday.", set()),
        ("Any day, only not Monday.", set()),
        ("В любой день, кроме понедельника и вторника.", set()),
        ("Кроме среды, во вторник можно.", {1}),
        ("Not this week, but Monday works.", {0}),
        ("Any day works but Monday is best.", {0}),
    ],
)
def test_the_days_that_he_rules_out_are_told_from_the_days_that_he_means(words, days):
    assert weekdays_meant(words) == days


@pytest.mark.parametrize(
    ("reply", "move", "said", "answers"),
    [
        ("fair. thursday at ten or two?", M.ALTERNATIVE_QUESTION, TOLD, True),
        ("Тогда в среду в десять?", M.NEXT_STEP, "Лучше в среду.", True),
        ("tuesday at ten or two?", M.ALTERNATIVE_QUESTION, TOLD, False),
        ("thursday is a good day for us", M.BENEFIT, TOLD, False),
        ("Shall we say Monday?", M.NEXT_STEP, "Any day but Monday.", False),
        ("Тогда во вторник?", M.NEXT_STEP, "В любой день, кроме понедельника и вторника.", False),
        ("Тогда в среду?", M.NEXT_STEP, "Кроме понедельника. В среду можно.", True),
        ("Not Monday then, shall we say Thursday?", M.NEXT_STEP, "Any day but Monday.", False),
    ],
)
def test_whoever_takes_up_his_day_answers_him(reply, move, said, answers):
    context = ReplyContext(
        language=Language.EN,
        mode=Mode.ACTIVE,
        stage=StageKind.NEEDS,
        customer="Diesel is nine hundred a month.",
        reply=reply,
        said=(said,),
    )
    found = (FoundMove(move=move, confidence=0.9, evidence=reply),)
    assert takes_up_day(context, found) is answers
