"""Six characters: each says other things, is moved by other things, stands it longer or shorter, haggles otherwise."""

import itertools
import re

import pytest

from bot.app.shelf import PLAYBOOKS
from bot.roleplay.turn import open_talk
from bot.scenario.vocabulary import Language, Situation, Temperament
from bot.scenario.vocabulary import Move as M
from bot.storage.scenario_library import load_playbooks
from tests.support.talking import DULL, numbered, on_and_on, sell
from tests.support.worlds import graded, with_temperament, world_like, world_of

BOOKS = load_playbooks([PLAYBOOKS]).models
GATEKEEPER = {Situation.GATEKEEPER_ASKS, Situation.GATEKEEPER_CONNECTS}
"""Said by somebody else than the customer."""

AFTER_A_DEAL = (Situation.AFTER_DEAL, Situation.HOW_IT_WENT, Situation.NEXT_TIME)

OF_GOODS = re.compile(
    r"заказ|пришл[оаи]\b|привез|получ(?:ен|ил)|поставк|достав|(?<!in )\border|arrived|deliver|received|all came",
    re.IGNORECASE,
)
"""Words that fit a parcel and no service."""

EVERYONE_ELSE = [pytest.param(name, language, id=f"{name}-{language}") for name in BOOKS for language in Language]


@pytest.mark.parametrize(("name", "language"), EVERYONE_ELSE)
def test_every_moment_has_words_of_every_character(name, language):
    lines = BOOKS[name].lines[language]
    missing = [
        f"{situation}: {temperament}"
        for situation, pools in lines.items()
        if situation not in GATEKEEPER
        for temperament in Temperament
        if len(pools.get(temperament.value, ())) < 2
    ]
    assert missing == []


@pytest.mark.parametrize(("name", "language"), EVERYONE_ELSE)
def test_no_two_characters_share_a_line_of_a_moment(name, language):
    shared = [
        (situation, one, other, line)
        for situation, pools in BOOKS[name].lines[language].items()
        for one, other in itertools.combinations(pools, 2)
        for line in set(pools[one]) & set(pools[other])
        if "any" not in (one, other)
    ]
    assert shared == []


def test_both_playbooks_have_the_same_moments_in_both_languages():
    for book in BOOKS.values():
        assert set(book.lines[Language.RU]) == set(book.lines[Language.EN])


@pytest.mark.parametrize(("name", "language"), EVERYONE_ELSE)
def test_whoever_bought_a_service_does_not_speak_of_a_parcel(name, language):
    book = BOOKS[name]
    pools = [pool for situation in AFTER_A_DEAL for pool in book.lines[language].get(situation, {}).values()]
    scenes = [stage.scene.get(language) for stage in book.stages if stage.scene]
    assert [line for line in (*itertools.chain(*pools), *scenes) if OF_GOODS.search(line)] == []


A_MAN_OR_A_WOMAN = re.compile(
    r"\b\w+[ыи]й какой\b(?!-)|\b\w+ая какая\b(?!-)|\bвы и \w+(?:ник|тель|щик|вей|ун|ец)\b|"
    r"\b(?:голубчик\w*|дружище|братец|молодой человек|девушка|сынок|дочка|барышня|милый мой|милая моя)\b|"
    r"\b(?:young (?:man|lady)|sir|madam|ma'am|lad|lass|my boy|my girl|son|mate|guv)\b",
    re.IGNORECASE,
)
"""Words to somebody of whom only the voice, or not even that, is known."""


@pytest.mark.parametrize(("name", "language"), EVERYONE_ELSE)
def test_no_line_takes_the_seller_for_a_man_or_a_woman(name, language):
    pools = [pool for by_temperament in BOOKS[name].lines[language].values() for pool in by_temperament.values()]
    assert [line for line in itertools.chain(*pools) if A_MAN_OR_A_WOMAN.search(line)] == []


@pytest.mark.parametrize("name", list(BOOKS))
def test_no_two_characters_are_moved_or_haggle_alike(name):
    factors = BOOKS[name].mood.temperaments
    for one, other in itertools.combinations(Temperament, 2):
        assert factors[one].moves != factors[other].moves
        assert factors[one].situations != factors[other].situations
        assert factors[one].haggling != factors[other].haggling
        assert (factors[one].gain, factors[one].loss, factors[one].patience) != (
            factors[other].gain,
            factors[other].loss,
            factors[other].patience,
        )


def test_some_ask_for_better_terms_oftener_and_bid_lower_than_others():
    worlds = {t: world_like(with_temperament(world_of().scenario, t)) for t in Temperament}
    hard = {Temperament.SCEPTIC, Temperament.EXPERT, Temperament.AGGRESSIVE}
    asks = {temperament: world.rules.rounds for temperament, world in worlds.items()}
    assert min(asks[t] for t in hard) > max(asks[t] for t in Temperament if t not in hard)
    depths = {temperament: world.rules.factors.haggling.opens for temperament, world in worlds.items()}
    assert depths[Temperament.AGGRESSIVE] > depths[Temperament.SCEPTIC] > depths[Temperament.INDECISIVE]


def mood_after(temperament, *grades):
    world = world_like(with_temperament(world_of().scenario, temperament))
    talk = open_talk(world, 1, "needs").talk
    before = talk.mood
    talk = sell(world, *numbered(grades), so_far=talk).talk
    return {key: getattr(talk.mood, key) - getattr(before, key) for key in ("interest", "trust", "patience")}


@pytest.mark.parametrize(
    ("reply", "number", "most", "least"),
    [
        pytest.param(graded(2, M.EVIDENCE), "trust", Temperament.SCEPTIC, Temperament.TALKER, id="proof"),
        pytest.param(graded(2, M.RECOMMENDATION), "trust", Temperament.INDECISIVE, Temperament.EXPERT, id="advice"),
        pytest.param(graded(2, M.PERSONALISATION), "trust", Temperament.TALKER, Temperament.SCEPTIC, id="a kind word"),
        pytest.param(
            graded(2, M.ACKNOWLEDGEMENT), "patience", Temperament.AGGRESSIVE, Temperament.EXPERT, id="accepting"
        ),
        pytest.param(graded(1, M.INFO_DUMP), "patience", Temperament.TALKER, Temperament.BUSY, id="a lecture"),
        pytest.param(graded(1, M.OVERPRAISE), "trust", Temperament.TALKER, Temperament.EXPERT, id="praise"),
        pytest.param(graded(1, M.PRESSURE), "trust", Temperament.TALKER, Temperament.AGGRESSIVE, id="pressure"),
    ],
)
def test_what_moves_one_leaves_another_cold(reply, number, most, least):
    assert mood_after(most, reply)[number] > mood_after(least, reply)[number]


def first_answers(temperament, reply):
    """All that he says to one reply, in twenty talks."""
    world = world_like(with_temperament(world_of().scenario, temperament))
    return {line for seed in range(20) for line in sell(world, reply, at="needs", seed=seed).answers[0]}


def test_a_long_reply_is_a_lecture_to_the_busy_before_it_is_one_to_others():
    long = ("Обжариваем в день отгрузки и привозим за день. " * 13, graded(2))
    answers = {character: first_answers(character, long) for character in (Temperament.BUSY, Temperament.EXPERT)}
    lectured = BOOKS["active"].lines[Language.RU][Situation.MONOLOGUE]
    assert answers[Temperament.BUSY] & set(lectured["busy"])
    assert not answers[Temperament.EXPERT] & {line for pool in lectured.values() for line in pool}


def test_some_stand_it_longer_than_others():
    def stands(temperament):
        world = world_like(with_temperament(world_of().scenario, temperament))
        talk = sell(world, *numbered(on_and_on(DULL)), at="needs").talk
        assert talk.ended
        return talk.turns

    busy, sceptic, talker = map(stands, (Temperament.BUSY, Temperament.SCEPTIC, Temperament.TALKER))
    assert busy <= sceptic <= talker
    assert busy < talker
