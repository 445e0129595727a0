"""Three levels of help: what each shows and what a score is worth with it."""

import pytest
from pydantic import ValidationError

from bot.roleplay.scorecard.card import score_talk
from bot.roleplay.scorecard.help_levels import Help, band, script_for
from bot.roleplay.turn import open_talk
from bot.scenario.playbook import Bands
from bot.scenario.vocabulary import Band, HelpLevel
from tests.support.talking import LET_IN, numbered, sell
from tests.support.worlds import BOTH, ENGLISH, SCENARIOS, graded, world_of

SCRIPT, HINTS, NONE = HelpLevel


@pytest.mark.parametrize("path", BOTH, ids=["ru", "en"])
def test_the_script_follows_the_stages_and_is_filled_in(path):
    world = world_of(path)
    talk = open_talk(world, 1).talk
    contact = script_for(world, talk)
    assert world.scenario.customer.name in contact[0]
    assert all("{" not in line for line in contact)
    needs = script_for(world, sell(world, ("здравствуйте", LET_IN)).talk)
    assert needs
    assert not set(needs) & set(contact)


def test_an_open_doubt_has_the_scenarios_own_answer_for_a_script():
    objection = world_of(ENGLISH).scenario.objections[0].model_dump()
    world = world_of(ENGLISH, objections=[{**objection, "model_answer": "What is it that you pay in the shop?"}])
    assert script_for(world, open_talk(world, 1, "objection").talk) == ("What is it that you pay in the shop?",)


@pytest.mark.parametrize("name", ["cake-callback", "commuter-e-bike"])
def test_an_extra_stands_in_the_script_as_a_sentence_of_its_own(name):
    world = world_of(SCENARIOS / f"{name}.yaml", examples={})
    script = script_for(world, open_talk(world, 1, "upsell").talk)
    offer = world.scenario.product.extras[0].text[0].rstrip(".")
    assert script
    assert all(f". {offer}. " in line for line in script)


@pytest.mark.parametrize("path", BOTH, ids=["ru", "en"])
def test_the_same_score_is_worth_more_without_help(path):
    bands = [band(world_of(path), Help(level=level), 80) for level in HelpLevel]
    assert bands == [Band.GOOD, Band.GOOD, Band.EXCELLENT]
    assert [band(world_of(path), Help(level=level), 75) for level in HelpLevel] == [Band.FAIR, Band.GOOD, Band.GOOD]


def test_hints_never_take_a_score_below_zero():
    card = score_talk(*sell(world_of(), *numbered([graded(0)] * 3, "мимо {}")), Help(hints=50))
    assert card.score == 0
    assert card.hints_cost == 15
    assert card.band is Band.WEAK


@pytest.mark.parametrize(
    ("score", "expected"), [(85, Band.EXCELLENT), (84.9, Band.GOOD), (50, Band.FAIR), (49.9, Band.WEAK)]
)
def test_a_band_begins_at_its_bound(score, expected):
    assert Bands().of(score) is expected


def test_bands_that_do_not_go_down_are_refused():
    with pytest.raises(ValidationError, match="bands go down"):
        Bands(excellent=60, good=70, fair=50)
