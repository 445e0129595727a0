"""Who is let in, by each rule."""

import asyncio

import pytest
from sqlalchemy import text

from bot.config import Access
from bot.practice.access import DAY, MOST_DAYS, MOST_USES, REMEMBERED, Door
from tests.support.product import Clock

MANAGER, NAMED, STRANGER = 1, 2, 3


@pytest.fixture
def clock():
    return Clock()


def door(store, clock, access):
    memberships = store.repository().memberships
    return Door(access=access, named=frozenset({NAMED, MANAGER}), memberships=memberships, clock=clock)


@pytest.mark.parametrize(
    ("access", "admitted"),
    [
        (Access.OPEN, {MANAGER, NAMED, STRANGER}),
        (Access.INVITATION, {MANAGER, NAMED}),
        (Access.ALLOW_LIST, {MANAGER, NAMED}),
    ],
)
async def test_who_comes_in_without_a_link(store, clock, access, admitted):
    found = {person for person in (MANAGER, NAMED, STRANGER) if await door(store, clock, access).admits(person)}
    assert found == admitted


async def test_a_link_lets_in_so_many_and_no_more(store, clock):
    entrance = door(store, clock, Access.INVITATION)
    token = await entrance.invite(2, 7)
    assert [await entrance.enter(person, token) for person in (10, 11, 12)] == [True, True, False]
    assert [await entrance.admits(person) for person in (10, 11, 12)] == [True, True, False]


async def test_coming_twice_uses_the_link_once(store, clock):
    entrance = door(store, clock, Access.INVITATION)
    token = await entrance.invite(2, 7)
    assert [await entrance.enter(person, token) for person in (10, 10, 11)] == [True, True, True]


async def test_many_at_once_are_counted_right(store, clock):
    entrance = door(store, clock, Access.INVITATION)
    token = await entrance.invite(5, 7)
    entered = await asyncio.gather(*(entrance.enter(person, token) for person in range(100, 120)))
    assert sum(entered) == 5


async def test_a_link_expires_but_members_stay(store, clock):
    entrance = door(store, clock, Access.INVITATION)
    token = await entrance.invite(5, 7)
    assert await entrance.enter(10, token)
    clock.now += 7 * DAY
    assert not await entrance.enter(11, token)
    assert await entrance.admits(10)


async def test_links_can_be_withdrawn(store, clock):
    entrance = door(store, clock, Access.INVITATION)
    token = await entrance.invite(5, 7)
    assert await entrance.revoke_all() == 1
    assert not await entrance.enter(10, token)


async def test_what_a_manager_is_told_of_his_links_is_kept_with_the_words(store, clock):
    outside, steps = door(store, clock, Access.INVITATION), store.steps(clock)
    making = steps.new()
    token = await outside.within(making.repository).invite(2, 7)
    assert not await outside.enter(10, token)
    await making.commit()
    assert await outside.enter(10, token)
    given_up, ending = steps.new(), steps.new()
    assert await outside.within(given_up.repository).revoke_all() == 1
    assert await outside.within(ending.repository).revoke_all() == 1
    assert await outside.enter(11, await outside.invite(1, 7))
    await ending.commit()
    assert not await outside.enter(12, token)


@pytest.mark.parametrize("token", ["", "wrong", "x" * 64, "' or 1=1 --", "\ud800"])
async def test_a_guess_opens_nothing(store, clock, token):
    entrance = door(store, clock, Access.INVITATION)
    await entrance.invite(5, 7)
    assert not await entrance.enter(10, token)


async def test_members_are_not_let_in_by_the_allow_list(store, clock):
    token = await door(store, clock, Access.INVITATION).invite(1, 7)
    assert await door(store, clock, Access.INVITATION).enter(10, token)
    closed = door(store, clock, Access.ALLOW_LIST)
    assert not await closed.admits(10)
    assert not await closed.enter(11, token)


async def test_the_token_itself_is_not_in_the_database(store, clock):
    token = await door(store, clock, Access.INVITATION).invite(1, 7)
    async with store.engine.connect() as connection:
        (kept,) = (await connection.execute(text("select * from invitations"))).all()
    assert token not in repr(kept)


@pytest.mark.parametrize(("uses", "days"), [(0, 1), (1, 0), (MOST_USES + 1, 1), (1, MOST_DAYS + 1), (-1, 7)])
async def test_invitations_have_limits(store, clock, uses, days):
    with pytest.raises(ValueError, match="people"):
        await door(store, clock, Access.INVITATION).invite(uses, days)


async def test_a_stranger_is_answered_once_a_day(store, clock):
    entrance = door(store, clock, Access.INVITATION)
    assert [entrance.owes_answer(STRANGER, "a") for _ in range(2)] == [True, True]
    entrance.answered(STRANGER, "a")
    assert not entrance.owes_answer(STRANGER, "a")
    assert entrance.owes_answer(STRANGER, "b")
    assert entrance.owes_answer(4, "a")
    clock.now += DAY
    assert entrance.owes_answer(STRANGER, "a")


async def test_of_a_crowd_of_strangers_those_answered_longest_ago_are_forgotten(store, clock):
    entrance = door(store, clock, Access.INVITATION)
    for person in range(REMEMBERED + 50):
        entrance.answered(person, "a")
    assert [person for person in range(REMEMBERED + 50) if entrance.owes_answer(person, "a")] == list(range(50))
