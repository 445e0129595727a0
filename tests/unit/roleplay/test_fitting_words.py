"""What he says fits what was said before it: no question nobody put, no warm word beside a fault."""

import random
import re

import pytest

from bot.app.shelf import PLAYBOOKS
from bot.roleplay.exchange.lines import choose
from bot.roleplay.state.doubts import RaisedObjection, Standing
from bot.roleplay.turn import open_talk
from bot.scenario.vocabulary import Language, Situation
from bot.scenario.vocabulary import Move as M
from bot.storage.scenario_library import load_playbooks
from tests.support.talking import asking, lines_of, quoting, says, sell, text
from tests.support.worlds import graded, world_of

BIG_WORDS = "Доброе утро! У нас лучший кофе в городе."
HIS_QUESTION = "Это я и без вас знаю. Что по моему вопросу?"
RETORTS = [HIS_QUESTION, "Это характеристика. А результат?"]


def test_an_offer_before_he_has_told_what_he_needs_is_heard_as_an_offer():
    world, _, turns = sell(
        world_of(),
        ("Берите «Утро», не пожалеете.", graded(1, M.RECOMMENDATION)),
        ("Для двадцати человек советую «Утро», обжариваем в день отгрузки.", graded(2, M.RECOMMENDATION)),
        at="needs",
    )
    assert any(line in text(turns[0]) for line in lines_of(world, Situation.SO_WHAT))
    assert any(line in text(turns[1]) for line in lines_of(world, Situation.INTERESTED))


def test_whoever_tells_of_the_product_as_the_needs_end_is_not_asked_for_it():
    question = "Где вы берёте кофе?"
    told = graded(3, M.OPEN_QUESTION, M.BENEFIT, points=["delivery"])
    world, talk, turns = sell(
        world_of(), (question, asking(question, value=3)), ("Какой кофе пьёте? Привозим сами", told), at="needs"
    )
    assert talk.state == "presentation"
    assert "delivery" in talk.told.points
    assert not says(world, turns[-1], Situation.WHAT_DO_YOU_OFFER)


@pytest.mark.parametrize(
    ("heard_in", "nods"),
    [
        pytest.param("То есть вас двадцать, и кофе кислый.", True, id="what he told given back"),
        pytest.param("Понятно.", False, id="a word of manners"),
        pytest.param("Где вы берёте кофе?", False, id="a question that asks for more than a yes"),
    ],
)
def test_he_says_yes_to_a_summary_and_not_to_who_or_where(heard_in, nods):
    grade = quoting(2, (M.ACTIVE_LISTENING, heard_in), (M.OPEN_QUESTION, "Где вы берёте кофе?"))
    people = ("Сколько у вас человек?", asking("Сколько у вас человек?"))
    said = set()
    for seed in range(12):
        world, _, turns = sell(world_of(), people, (f"{heard_in} Где вы берёте кофе?", grade), at="needs", seed=seed)
        said.add(any(text(turns[-1]).startswith(line) for line in lines_of(world, Situation.LISTENED_TO)))
    assert (True in said) is nods


@pytest.mark.parametrize("fault", [M.OVERPRAISE, M.IRRELEVANT, M.COMPETITOR_ATTACK])
def test_big_words_beside_a_greeting_cost_mood_and_no_word(fault):
    world, _, greeted = sell(world_of(), (BIG_WORDS, graded(0, M.GREETING, fault)), at="contact")
    _, _, bare = sell(world_of(), ("У нас лучший кофе в городе.", graded(0, fault)), at="contact")
    assert not says(world, greeted[0], Situation.DOUBTS_CLAIM, Situation.CONFUSED)
    assert says(world, bare[0], Situation.DOUBTS_CLAIM, Situation.CONFUSED)
    assert greeted[0].answer
    assert greeted[0].mood.patience < world.rules.start.patience


def test_a_promise_that_cannot_be_kept_is_doubted_beside_a_greeting_too():
    world, _, turns = sell(world_of(), (BIG_WORDS, graded(0, M.GREETING, M.FALSE_PROMISE)), at="contact")
    assert turns[0].answer[0].text in lines_of(world, Situation.DOUBTS_CLAIM)


@pytest.mark.parametrize(
    ("last", "said", "may_go_back"),
    [
        pytest.param("Сколько это стоит?", ["Сколько это стоит?"], True, id="he has asked"),
        pytest.param("Двадцать человек.", ["Двадцать человек."], False, id="he has asked nothing"),
        pytest.param("Это характеристика. А результат?", RETORTS[1:], False, id="that was a retort, no question"),
    ],
)
def test_he_goes_back_to_his_question_only_where_he_has_put_one(last, said, may_go_back):
    talk = open_talk(world_of(), 1, "needs").talk
    talk.spoken.last, talk.spoken.lines = last, said
    pools = [RETORTS, ["Мне это ни о чём не говорит."]]
    chosen = {choose(iter(pools), talk, random.Random(seed)) for seed in range(20)}
    assert (HIS_QUESTION in chosen) is may_go_back


def test_whoever_answered_a_part_is_not_told_that_he_answered_nothing():
    talk = open_talk(world_of(), 1, "needs").talk
    blame, plain = "Before the paperwork. You left a question open.", "Stop. One loose end."
    chosen = {choose(iter([[blame, plain]]), talk, random.Random(n), without_blame=True) for n in range(20)}
    assert chosen == {plain}
    assert choose(iter([[blame]]), talk, random.Random(1), without_blame=True) == blame


def test_where_nothing_else_is_left_he_speaks_all_the_same():
    talk = open_talk(world_of(), 1, "needs").talk
    talk.spoken.last = "Двадцать человек."
    assert choose(iter([[HIS_QUESTION]]), talk, random.Random(1)) == HIS_QUESTION
    talk.spoken.lines = [RETORTS[1]]
    assert choose(iter([RETORTS]), talk, random.Random(1)) == RETORTS[1]


@pytest.mark.parametrize("fault", [M.PRESSURE, M.FALSE_PROMISE])
def test_no_warm_word_in_the_same_breath_as_a_fault(fault):
    world = world_of()
    talk = open_talk(world, 1, "presentation").talk
    talk.doubts.raised = [RaisedObjection(id="expensive")]
    grade = graded(1, fault, M.ACKNOWLEDGEMENT, M.VALUE_FRAMING, points=["expensive/0", "expensive/1"])
    _, talk, (turn,) = sell(world, ("Понимаю. Решайте сегодня.", grade), so_far=talk)
    assert talk.doubts.raised[0].standing is Standing.MET
    assert not says(world, turn, Situation.YIELD, Situation.HALF_ACCEPT)


ANSWERS_SOME = re.compile(
    r"цифр|статистик|зависит|как у всех|по-разному|когда так|важно|в голову|понятия не|при чём|вспоминать|"
    r"figures|depends|the usual|same as|sometimes|important|matter|thought|no idea|to do with it",
    re.IGNORECASE,
)
"""Words that pass over a question of how much or how often, and are absurd to "what do you need it for?"."""


@pytest.mark.parametrize("playbook", load_playbooks([PLAYBOOKS]).models.values(), ids=lambda book: book.playbook)
@pytest.mark.parametrize("language", Language)
def test_what_he_says_to_a_question_without_an_answer_fits_any_question(playbook, language):
    pools = playbook.lines[language][Situation.DEFLECT].values()
    assert [line for pool in pools for line in pool if ANSWERS_SOME.search(line)] == []
