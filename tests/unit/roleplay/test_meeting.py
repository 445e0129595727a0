"""Two ways in which a first call differs: a secretary picks up, and the aim is a meeting."""

import pytest

from bot.roleplay.scorecard.card import score_talk
from bot.roleplay.scorecard.help_levels import script_for
from bot.roleplay.state.talk import Why
from bot.roleplay.turn import open_talk, take_turn
from bot.scenario.vocabulary import Move as M
from bot.scenario.vocabulary import Outcome, StageKind
from bot.texts.catalogue import texts
from bot.texts.rendering import rubric_pieces
from bot.texts.scorecard import scorecard_pieces
from tests.support.worlds import BOTH, ScriptedJudge, graded, world_of

pytestmark = pytest.mark.parametrize("path", BOTH, ids=["ru", "en"])

LET_IN = graded(3, M.GREETING, M.REASON_FOR_CONTACT, M.PERMISSION, M.PERSONALISATION)
WHO_DECIDES = graded(3, M.GREETING, M.DECISION_MAKER, M.REASON_FOR_CONTACT, M.PERSONALISATION)
ASK = graded(3, M.OPEN_QUESTION, M.CLARIFICATION, M.ACTIVE_LISTENING, M.ACKNOWLEDGEMENT)
SHOW = graded(3, M.BENEFIT, M.EVIDENCE, M.ACTIVE_LISTENING, points=["fresh", "delivery"])
ARGUE = graded(3, M.ACKNOWLEDGEMENT, M.CLARIFICATION, M.EVIDENCE, points=["expensive/0", "expensive/1"])
MEET = graded(3, M.NEXT_STEP, M.ALTERNATIVE_QUESTION)
DULL = graded(1)
SECRETARY = [{"role": "secretary", "name": "Vera", "gatekeeper": True, "opening": ["Front desk."]}]


def play(path, *grades, stage=None, **changes):
    world, judge = world_of(path, **changes), ScriptedJudge(*grades)
    opened = open_talk(world, 1, stage)
    talk, turns = opened.talk, []
    for number in range(len(grades)):
        if not talk.ended:
            taken = take_turn(world, talk, f"({number})", judge)
            talk = taken.talk
            turns.append(taken.turn)
    return world, talk, turns, opened.lines


def said(world, turn, situation):
    lines = world.playbook.lines[world.scenario.language][situation]
    return turn.answer[0].text in {line for pool in lines.values() for line in pool}


def guarded(path, **customer):
    return {**world_of(path).scenario.customer.model_dump(), "influencers": SECRETARY, **customer}


def meeting(path):
    return {"aim": "meeting", "bargaining": None}


def test_a_meeting_is_agreed_and_nothing_comes_after_it(path):
    world, talk, turns, _ = play(path, LET_IN, ASK, ASK, SHOW, ARGUE, MEET, MEET, DULL, **meeting(path))
    assert (talk.outcome, talk.why) == (Outcome.MEETING, Why.WORK_DONE)
    assert turns[-1].stage == "closing"
    assert said(world, turns[-3], "agree_to_meet")
    assert said(world, turns[-1], "gives_day"), "nobody had named a day"
    assert StageKind.FOLLOW_UP not in {stage.kind for stage in world.playbook.stages}


def test_a_meeting_asked_for_too_early_is_declined_as_one(path):
    cooled = graded(0, M.GIVING_UP, M.INFO_DUMP)
    world, _, turns, _ = play(path, cooled, MEET, stage="closing", objections=[], **meeting(path))
    lines = world.playbook.lines[world.scenario.language]["no_meeting_yet"]
    assert turns[-1].answer[0].text in {line for pool in lines.values() for line in pool}


def test_a_meeting_takes_less_than_a_purchase(path):
    deal, meet = world_of(path).rules.buys_at, world_of(path, **meeting(path)).rules.buys_at
    assert meet.interest < deal.interest
    assert meet.trust < deal.trust


def test_the_closing_speaks_of_the_meeting(path):
    world, talk, turns, _ = play(path, LET_IN, ASK, ASK, SHOW, ARGUE, **meeting(path))
    words = texts(world.scenario.language)
    title = {"ru": "Встреча", "en": "The meeting"}[world.scenario.language]
    assert any(piece.text.startswith(f"{title}: ") for piece in rubric_pieces(world, words))
    assert all("{" not in line for line in script_for(world, talk))
    assert script_for(world, talk)[0] == world.playbook.stage("closing").examples[world.scenario.language][0]
    talk = take_turn(world, talk, "!", ScriptedJudge(MEET)).talk
    card = score_talk(world, talk, turns)
    price = world.scenario.product.currency
    assert not any(price in piece.text for piece in scorecard_pieces(card, world, turns, words)), "nothing was bought"


def test_the_secretary_picks_up_and_puts_through_whoever_asks_who_decides(path):
    world, talk, turns, lines = play(path, DULL, WHO_DECIDES, LET_IN, customer=guarded(path))
    assert [(line.speaker, line.text) for line in lines] == [("Vera", "Front desk.")]
    assert [turn.stage for turn in turns] == ["qualification", "qualification", "contact"]
    assert {line.speaker for line in turns[0].answer} == {"Vera"}
    assert [line.speaker for line in turns[1].answer] == ["Vera", world.scenario.customer.name]
    assert not talk.gatekeeper


def test_the_decision_maker_brushes_off_too(path):
    brush_off = {"id": "mail", "kind": "brush_off", "says": ["Send it by mail."], "behind": "busy", "answers": [["x"]]}
    _, talk, turns, _ = play(path, WHO_DECIDES, LET_IN, customer=guarded(path), objections=[brush_off])
    assert turns[-1].answer[-1].text == "Send it by mail."
    assert talk.doubts.open.id == "mail"


def test_whoever_never_asks_is_not_let_in_and_hears_nothing_of_the_customers_own(path):
    own = {"outcomes": {"refused": ["The customer has spoken."], "hung_up": ["The customer has spoken."]}}
    _, talk, turns, _ = play(path, *[DULL] * 12, customer=guarded(path), **own)
    assert (talk.outcome, talk.why) == (Outcome.REFUSED, Why.NOT_LET_IN)
    last = turns[-1].answer[-1]
    assert last.speaker == "Vera"
    assert last.text != "The customer has spoken."


def test_the_scorecard_says_what_was_agreed_in_the_words_that_were_accepted(path):
    world = world_of(path, **meeting(path))
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
    first = take_turn(world, talk, reply[language], ScriptedJudge(MEET))
    last = take_turn(world, first.talk, "!", ScriptedJudge(DULL))
    turns = [first.turn, last.turn]
    shown = [p.text for p in scorecard_pieces(score_talk(world, last.talk, turns), world, turns, texts(language))]
    assert words[language] in shown
    none = score_talk(world, talk, ())
    assert not none.agreed
