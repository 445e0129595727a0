"""Two ways in which a first call differs: a secretary picks up, and the aim is a meeting."""

import pytest

from bot.roleplay.scorecard.card import score_talk
from bot.roleplay.scorecard.help_levels import script_for
from bot.roleplay.state.talk import Why
from bot.roleplay.turn import open_talk
from bot.scenario.vocabulary import Move as M
from bot.scenario.vocabulary import Outcome, StageKind
from bot.texts.catalogue import texts
from bot.texts.rendering import rubric_pieces
from bot.texts.scorecard import scorecard_pieces
from tests.support.ordering import MEETING
from tests.support.talking import ARGUE, ASK, DULL, LET_IN, SHOW, customer, lines_of, numbered, says, sell
from tests.support.worlds import BOTH, graded, world_of

pytestmark = pytest.mark.parametrize("path", BOTH, ids=["ru", "en"])

WHO_DECIDES = graded(3, M.GREETING, M.DECISION_MAKER, M.REASON_FOR_CONTACT, M.PERSONALISATION)
MEET = graded(3, M.NEXT_STEP, M.ALTERNATIVE_QUESTION)
SECRETARY = [{"role": "secretary", "name": "Vera", "gatekeeper": True, "opening": ["Front desk."]}]


def play(path, *grades, at=None, **changes):
    """A sale with these grades, one a reply."""
    return sell(world_of(path, **changes), *numbered(grades, "({})"), at=at)


def guarded(path):
    return customer(path, influencers=SECRETARY)


def test_a_meeting_is_agreed_and_nothing_comes_after_it(path):
    world, talk, turns = play(path, LET_IN, ASK, ASK, SHOW, ARGUE, MEET, MEET, DULL, **MEETING)
    assert (talk.outcome, talk.why) == (Outcome.MEETING, Why.WORK_DONE)
    assert turns[-1].stage == "closing"
    assert says(world, turns[-3], "agree_to_meet")
    assert says(world, turns[-1], "gives_day"), "nobody had named a day"
    assert StageKind.FOLLOW_UP not in {stage.kind for stage in world.playbook.stages}


def test_a_meeting_asked_for_too_early_is_declined_as_one(path):
    cooled = graded(0, M.GIVING_UP, M.INFO_DUMP)
    world, _, turns = play(path, cooled, MEET, at="closing", objections=[], **MEETING)
    assert turns[-1].answer[0].text in lines_of(world, "no_meeting_yet")


def test_a_meeting_takes_less_than_a_purchase(path):
    deal, meet = world_of(path).rules.buys_at, world_of(path, **MEETING).rules.buys_at
    assert meet.interest < deal.interest
    assert meet.trust < deal.trust


def test_the_closing_speaks_of_the_meeting(path):
    world, talk, turns = play(path, LET_IN, ASK, ASK, SHOW, ARGUE, **MEETING)
    words = texts(world.scenario.language)
    title = {"ru": "Встреча", "en": "The meeting"}[world.scenario.language]
    assert any(piece.text.startswith(f"{title}: ") for piece in rubric_pieces(world, words))
    assert all("{" not in line for line in script_for(world, talk))
    assert script_for(world, talk)[0] == world.playbook.stage("closing").examples[world.scenario.language][0]
    talk = sell(world, ("!", MEET), so_far=talk).talk
    card = score_talk(world, talk, turns)
    price = world.scenario.product.currency
    assert not any(price in piece.text for piece in scorecard_pieces(card, world, turns, words)), "nothing was bought"


def test_the_secretary_picks_up_and_puts_through_whoever_asks_who_decides(path):
    world, talk, turns = play(path, DULL, WHO_DECIDES, LET_IN, customer=guarded(path))
    assert [(line.speaker, line.text) for line in open_talk(world, 1).lines] == [("Vera", "Front desk.")]
    assert [turn.stage for turn in turns] == ["qualification", "qualification", "contact"]
    assert {line.speaker for line in turns[0].answer} == {"Vera"}
    assert [line.speaker for line in turns[1].answer] == ["Vera", world.scenario.customer.name]
    assert not talk.gatekeeper


def test_the_decision_maker_brushes_off_too(path):
    brush_off = {"id": "mail", "kind": "brush_off", "says": ["Send it by mail."], "behind": "busy", "answers": [["x"]]}
    _, talk, turns = play(path, WHO_DECIDES, LET_IN, customer=guarded(path), objections=[brush_off])
    assert turns[-1].answer[-1].text == "Send it by mail."
    assert talk.doubts.open.id == "mail"


def test_whoever_never_asks_is_not_let_in_and_hears_nothing_of_the_customers_own(path):
    own = {"outcomes": {"refused": ["The customer has spoken."], "hung_up": ["The customer has spoken."]}}
    _, talk, turns = play(path, *[DULL] * 12, customer=guarded(path), **own)
    assert (talk.outcome, talk.why) == (Outcome.REFUSED, Why.NOT_LET_IN)
    last = turns[-1].answer[-1]
    assert last.speaker == "Vera"
    assert last.text != "The customer has spoken."


def test_the_scorecard_says_what_was_agreed_in_the_words_that_were_accepted(path):
    world = world_of(path, **MEETING)
    language = world.scenario.language
    reply = {
        "ru": "Встретимся в четверг в 11:00, у вас в офисе?",
        "en": "Shall we meet on Thursday at 11, at your office?",
    }
    words = {
        "ru": "Договорились: «в четверг в 11:00», «у вас в офисе»",
        "en": "Agreed: “on Thursday at 11”, “at your office”",
    }
    talk = open_talk(world, 1, "closing").talk
    sale = sell(world, (reply[language], MEET), "!", so_far=talk)
    shown = [p.text for p in scorecard_pieces(score_talk(*sale), world, sale.turns, texts(language))]
    assert words[language] in shown
    assert not score_talk(world, talk, ()).agreed
