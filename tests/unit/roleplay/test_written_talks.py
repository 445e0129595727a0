"""A talk is written down, read back and forked; those that earlier versions wrote down can be read, too."""

import json
from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest
from pydantic import ValidationError

from bot.grading.phrases.orders import Detail
from bot.roleplay.state.agreement import Agreement
from bot.roleplay.state.doubts import Doubts, RaisedObjection, Standing
from bot.roleplay.state.faults import Faults
from bot.roleplay.state.flat_talks import PLACES
from bot.roleplay.state.haggle import Haggle
from bot.roleplay.state.mood import Mood
from bot.roleplay.state.spoken import Spoken
from bot.roleplay.state.talk import Memory, Plan, Planned, Retried, StageRecord, Talk, Why
from bot.roleplay.state.told import Told
from bot.roleplay.understanding.promise_words import Kind, Topic
from bot.roleplay.understanding.promises import Promise
from bot.scenario.vocabulary import Achievement, Move, Outcome

FLAT = (Path(__file__).parents[2] / "data" / "talks" / "flat.json").read_text(encoding="utf-8")
"""Written down when all that a talk holds lay side by side; nothing in it is as it would be by default."""

TALK = Talk(
    seed=7,
    state="closing",
    mood=Mood(interest=80, trust=70.5, patience=20),
    turns=12,
    began=Mood(interest=40, trust=40, patience=60),
    aim=Outcome.MEETING,
    remembers=Memory(
        outcome=Outcome.CALLBACK,
        days=3,
        price=1800,
        settled=("busy",),
        left=("dear",),
        done=("needs",),
        extras=("glue",),
        promised=("пришлю смету",),
    ),
    plan=Plan(pretext=Planned(text="новый сорт", ready=True), questions=(Planned(text="Что важно?", ready=False),)),
    minutes=6.5,
    gatekeeper=True,
    stages={
        "needs": StageRecord(
            turns=4,
            grades=[1, 3],
            moves=[Move.OPEN_QUESTION],
            reached={Achievement.QUESTIONS_READY: 0.5},
            passed=True,
        )
    },
    told=Told(facts=["sour"], deepened=["sour2"], points=["fresh"]),
    doubts=Doubts(
        raised=[
            RaisedObjection(
                id="dear",
                standing=Standing.LEFT,
                attempts=2,
                met=[1],
                softened=0.5,
                accepted=True,
                revealed=True,
                returned=True,
            )
        ],
        answered=["dear:0"],
        forestalled=["trust"],
    ),
    haggle=Haggle(
        named=True,
        asked=True,
        dodges=1,
        quoted=1690.5,
        price=1700,
        offers=[1750, 1700],
        bids=[1500, 1650],
        rounds=2,
        held=3,
        trade_open=True,
        traded=True,
        terms="1 700, если заберёте сами",
        settled=True,
    ),
    agreement=Agreement(
        outcome=Outcome.DEAL,
        details=[Detail.DAY, Detail.DATA],
        words={Detail.DAY: "завтра"},
        put_off=4,
        extras=["filter"],
        declined=["cup"],
        promises=[Promise(topic=Topic.DELIVERY, kind=Kind.COST, value=2, words="привезём за два дня")],
        referred=True,
        reordered=True,
    ),
    faults=Faults(chats=5, misnamed=True, forgiven=6, offences=7, harms=8),
    spoken=Spoken(
        lines=["Кислый.", "Дорого."],
        last="Когда привезёте?",
        replies=["Здравствуйте!", "Завтра."],
        pending=["а ещё"],
    ),
    outcome=Outcome.DEAL,
    why=Why.WORK_DONE,
    retried=Retried(number=3, grade=1),
    hinted=["h1"],
)


def test_a_talk_of_an_earlier_version_is_read_whole():
    assert Talk.from_json(FLAT) == TALK


def test_whatever_an_earlier_version_did_not_know_is_as_at_the_beginning():
    flat = json.loads(FLAT)
    younger = {name: value for name, value in flat.items() if name not in ("bids", "agreed_on", "hinted")}
    talk = Talk.from_json(json.dumps(younger))
    assert (talk.haggle.bids, talk.agreement.words, talk.hinted) == ([], {}, [])
    assert talk.haggle.offers == TALK.haggle.offers


def test_words_of_a_flat_talk_do_not_make_it_another():
    said = 'a "haggle":{} and "told": {"facts"}'
    flat = json.loads(FLAT) | {"said": [said]}
    assert Talk.from_json(json.dumps(flat)).spoken.lines == [said]


def test_names_of_a_stage_in_a_flat_talk_do_not_make_it_another():
    flat = json.loads(FLAT)
    stages = flat["stages"] | {"haggle": flat["stages"]["needs"]}
    talk = Talk.from_json(json.dumps(flat | {"state": "haggle", "stages": stages}))
    assert (talk.state, talk.stages["haggle"], talk.haggle) == ("haggle", TALK.stages["needs"], TALK.haggle)


def test_each_field_of_a_flat_talk_has_a_place_of_its_own():
    groups = {name: getattr(TALK, name) for name in ("told", "doubts", "haggle", "agreement", "faults", "spoken")}
    held = {(name, field.name) for name, group in groups.items() for field in fields(group)}
    assert set(PLACES.values()) <= held
    assert len(set(PLACES.values())) == len(PLACES)


@pytest.mark.parametrize(
    "written", ["", "[]", "{}", "null", '{"haggle":1}', '{"seed": "seven", "state": 1}', FLAT[:-9]]
)
def test_what_is_no_talk_is_not_read(written):
    with pytest.raises(ValidationError):
        Talk.from_json(written)


def test_a_talk_written_down_is_read_back():
    written = TALK.to_json()
    assert Talk.from_json(written) == TALK
    assert Talk.from_json(json.dumps(json.loads(written), indent=2)) == TALK


def changing(value):
    """Everything in a value that can change."""
    if isinstance(value, list):
        yield value
        parts = value
    elif isinstance(value, dict):
        yield value
        parts = list(value.values())
    elif isinstance(value, tuple):
        parts = value
    elif is_dataclass(value):
        if not value.__dataclass_params__.frozen:
            yield value
        parts = [getattr(value, field.name) for field in fields(value)]
    else:
        assert value is None or isinstance(value, str | int | float), "of a kind that is not looked into"
        parts = ()
    for part in parts:
        yield from changing(part)


def test_a_copy_is_equal_and_shares_nothing_that_can_change():
    copy = TALK.copy()
    assert copy == TALK
    assert len(list(changing(TALK))) > 25
    assert not {id(one) for one in changing(TALK)} & {id(one) for one in changing(copy)}
