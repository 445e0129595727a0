"""With which of a scenario's lines he gives in: what he says fits the argument that was made."""

import pytest

from bot.roleplay.state.doubts import Standing
from bot.roleplay.state.world import World
from bot.roleplay.turn import open_talk
from bot.scenario.model import Objection
from bot.scenario.vocabulary import Move as M
from bot.scenario.vocabulary import ObjectionKind, Situation
from tests.support.talking import SHOW, lines_of, sell
from tests.support.worlds import BOTH, ENGLISH, graded, world_of

NO_TIME = Objection(
    id="no-time",
    kind=ObjectionKind.TIME,
    says=("Нет у меня сорока минут.",),
    behind="боится гостя, который не уходит",
    answers=(
        ("Поставлю на стол таймер и через 40 минут уйду",),
        ("Выберите сами, среда или четверг",),
        ("План на день останется у вас",),
    ),
    yields=("С таймером? Вы мне нравитесь.", "Ладно, сорок минут найдутся.", "Ну хорошо, уговорили."),
)


def yields(world, objection, words, *points, value=2):
    """All lines with which he gives in to these words, over many talks."""
    scenario = world.scenario.model_copy(update={"objections": (objection,)})
    world = World.build(scenario, world.whole_playbook, world.embedder, world.centre)
    grade = graded(value, M.ACKNOWLEDGEMENT, M.EVIDENCE, points=points)
    said = set()
    for seed in range(15):
        talk = open_talk(world, seed, "presentation").talk
        talk.haggle.named = True
        _, talk, turns = sell(world, ("Вот что это вам даёт", SHOW), (words, grade), so_far=talk)
        assert turns[1].stage == "objections"
        assert talk.doubts.raised[0].standing is Standing.MET
        said.add(turns[1].answer[0].text)
    return said


TIMER, FORTY, ANY = NO_TIME.yields


@pytest.mark.parametrize(
    ("words", "points", "expected"),
    [
        pytest.param("Понимаю. Поставлю таймер и уйду.", ["no-time/0"], {TIMER, FORTY}, id="a timer and its minutes"),
        pytest.param("Понимаю. Среда или четверг?", ["no-time/1"], {ANY}, id="a day: nobody spoke of a timer"),
        pytest.param("Понимаю, это ровно 40 минут.", ["no-time/1"], {FORTY}, id="a number is a number, in any writing"),
        pytest.param("Засеку на таймере, по часам", [], {TIMER}, id="an argument of the seller's own"),
    ],
)
def test_he_takes_up_what_the_seller_has_said(words, points, expected):
    assert yields(world_of(), NO_TIME, words, *points, value=2 if points else 3) == expected


def test_where_no_line_fits_he_says_what_fits_any_argument():
    world = world_of()
    silent = NO_TIME.model_copy(update={"yields": (TIMER, FORTY)})
    said = yields(world, silent, "Понимаю. Среда или четверг?", "no-time/1")
    assert said <= lines_of(world, Situation.YIELD)


def test_what_was_said_to_this_doubt_a_reply_earlier_counts_too():
    scenario = world_of().scenario.model_copy(update={"objections": (NO_TIME.model_copy(update={"needed": 2}),)})
    world = World.build(scenario, world_of().whole_playbook, world_of().embedder, world_of().centre)
    talk = open_talk(world, 1, "presentation").talk
    talk.haggle.named = True
    first = graded(2, M.ACKNOWLEDGEMENT, M.EVIDENCE, points=["no-time/0"])
    second = graded(2, M.ACKNOWLEDGEMENT, M.EVIDENCE, points=["no-time/1"])
    offer, timer = ("Вот что это вам даёт", SHOW), ("Понимаю. Поставлю таймер и уйду.", first)
    sale = sell(world, offer, timer, ("Среда или четверг?", second), so_far=talk)
    assert sale.answers[-1][0] == TIMER


CHANGING = Objection(
    id="changing",
    kind=ObjectionKind.TIME,
    says=("Changing is a lot of work.",),
    behind="the last change cost two weeks",
    answers=(("We do the papers and the notice, you sign twice",), ("Keep the broker, he may look at the comparison",)),
    yields=("Two signatures. Well, then.", "Well, if you put it like that."),
)


def test_a_line_without_a_word_in_common_is_known_by_its_meaning(mind):
    """ "Two signatures" belongs to "you sign twice", and to nobody who spoke of the broker."""
    deaf = world_of(ENGLISH)
    understanding = World.build(deaf.scenario, deaf.whole_playbook, mind.embedder, mind.grader.centre)
    broker = yields(understanding, CHANGING, "I see. Keep the broker, let him look.", "changing/1")
    papers = yields(understanding, CHANGING, "I see. We do the papers, you sign twice.", "changing/0")
    assert broker == {CHANGING.yields[1]}
    assert papers == set(CHANGING.yields)


@pytest.mark.parametrize("path", BOTH, ids=["ru", "en"])
def test_lines_that_speak_of_nothing_fit_everything(path):
    world = world_of(path)
    objection = world.scenario.objections[0].model_copy(
        update={"yields": ("Ладно.", "Sure."), "needed": 1, "kind": ObjectionKind.TIME}
    )
    assert yields(world, objection, "да", "expensive/0") == {"Ладно.", "Sure."}


def test_nobody_is_thanked_for_a_name_that_he_has_not_said():
    named = NO_TIME.model_copy(
        update={
            "answers": (("Позвоните в «Дубраву», там подтвердят",), ("Покажем на вашей доске",)),
            "yields": ("В «Дубраву» позвоню.", "Ну хорошо, уговорили."),
        }
    )
    assert yields(world_of(), named, "Понимаю. Соседний цех подтвердит.", "no-time/0") == {"Ну хорошо, уговорили."}
    assert "В «Дубраву» позвоню." in yields(world_of(), named, "Понимаю. Спросите в «Дубраве».", "no-time/0")
