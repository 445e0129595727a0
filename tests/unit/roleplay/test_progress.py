"""Over several talks the stage shows in which a trainee loses most."""

from statistics import mean

from bot.roleplay.scorecard.card import score_talk
from bot.roleplay.scorecard.progress import weakest
from bot.scenario.vocabulary import StageKind
from tests.support.talking import ASK, DULL, LET_IN, RUDE, SHOW, numbered, sell
from tests.support.worlds import world_of


def card(*grades):
    return score_talk(*sell(world_of(), *numbered(grades)))


def test_the_stage_with_the_lowest_mean_is_named_with_its_scores_the_latest_first():
    latest, before = card(LET_IN, ASK, ASK, SHOW), card(DULL, LET_IN, ASK, ASK, SHOW)
    weak = weakest([latest, before])
    assert weak is not None
    by_kind = {
        of.stage.kind: [
            one.score for each in (latest, before) for one in each.stages if one.stage.kind is of.stage.kind
        ]
        for of in latest.stages
    }
    assert list(weak.scores) == by_kind[weak.stage.kind]
    assert mean(weak.scores) == min(mean(scores) for scores in by_kind.values() if len(scores) == 2)


def test_one_talk_shows_no_habit():
    assert weakest([card(LET_IN, ASK)]) is None
    assert weakest([]) is None


def test_a_stage_that_only_one_talk_reached_counts_for_none():
    weak = weakest([card(LET_IN, ASK, ASK, SHOW), card(DULL, RUDE)])
    assert weak is not None
    assert weak.stage.kind is StageKind.CONTACT
