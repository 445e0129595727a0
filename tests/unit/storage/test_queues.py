"""What was received and what is owed: kept once, in order, worked on by one at a time."""

import asyncio
from dataclasses import replace

import pytest
from sqlalchemy import select

from bot.storage.claims import ClaimKind
from bot.storage.engine import DatabaseRefused
from bot.storage.inbox import DEAD, Received, take_off
from bot.storage.outbox import NotOurs, Outgoing, refuse
from bot.storage.store import Store
from bot.storage.tables import InboxRow, OutboxRow
from bot.storage.writing import MOST
from tests.support.product import ANNA, BORIS


def update(number, lane=ANNA, **more):
    return Received(update_id=number, lane=lane, body=f'{{"update_id": {number}}}', **more)


def owed(text, chat=ANNA):
    return Outgoing(chat=chat, method="sendMessage", payload=f'{{"text": "{text}"}}')


async def states(store):
    async with store.engine.connect() as connection:
        rows = await connection.execute(select(InboxRow.update_id, InboxRow.state).order_by(InboxRow.seq))
        return [tuple(row) for row in rows]


async def test_an_update_that_comes_again_is_kept_once_even_after_it_was_handled(store):
    inbox = store.inbox(30)
    await inbox.put([update(1), update(2, BORIS), update(1)], 1.0)
    (letter,) = await inbox.items([ANNA])
    assert await store.steps(lambda: 2.0).new().commit(take_off(letter, 2.0))
    await inbox.put([update(1)], 3.0)
    assert await inbox.lanes([], 10) == [BORIS]
    assert await inbox.items([ANNA]) == []


async def test_updates_wait_in_the_order_they_came_in_whatever_their_numbers(store):
    inbox = store.inbox(30)
    await inbox.put([update(900), update(901, BORIS)], 1.0)
    await inbox.put([update(7)], 2.0)
    assert [letter.update_id for letter in await inbox.items([ANNA, BORIS])] == [900, 901, 7]
    assert await inbox.lanes([], 10) == [ANNA, BORIS]
    assert await inbox.lanes([ANNA], 10) == [BORIS]


async def test_what_an_update_does_is_saved_with_it_or_not_at_all(store):
    inbox, steps = store.inbox(30), store.steps(lambda: 2.0)
    await inbox.put([update(1)], 1.0)
    (letter,) = await inbox.items([ANNA])

    def fails(_db):
        raise RuntimeError("in mid-step")

    step = steps.new()
    await step.repository.users.remember(ANNA, "Анна", 2.0)
    await step.write(fails)
    with pytest.raises(RuntimeError):
        await steps.commit(step, [owed("one")], take_off(letter, 2.0))
    assert await store.repository().users.find(ANNA) is None
    assert await store.outbox().lanes([], 10) == []
    assert await inbox.items([ANNA]) == [letter]

    step = steps.new()
    await step.repository.users.remember(ANNA, "Анна", 2.0)
    assert await steps.commit(step, [owed("one"), owed("two")], take_off(letter, 2.0))
    assert [message.payload for message in await store.outbox().items([ANNA])] == [
        owed("one").payload,
        owed("two").payload,
    ]
    assert not await steps.commit(steps.new(), [owed("again")], take_off(letter, 3.0))
    assert len(await store.outbox().items([ANNA])) == 2


async def test_updates_that_belong_together_are_taken_off_together_or_not_at_all(store):
    inbox, steps = store.inbox(30), store.steps(lambda: 2.0)
    await inbox.put([update(1), update(2), update(3)], 1.0)
    first, second, _ = await inbox.items([ANNA])
    both = replace(first, others=(second.seq,))
    assert await steps.commit(steps.new(), [owed("one")], take_off(both, 2.0))
    assert await states(store) == [(1, "done"), (2, "done"), (3, "waiting")]
    assert not await steps.commit(steps.new(), [owed("again")], take_off(both, 3.0))
    assert len(await store.outbox().items([ANNA])) == 1


async def test_one_failure_among_many_commits_harms_only_itself(store):
    def fails(_db):
        raise RuntimeError("mine alone")

    async def one(number):
        step = store.steps(lambda: 1.0).new()
        await step.repository.users.remember(number, "x", 1.0)
        if number == 3:
            await step.write(fails)
        return await step.commit()

    results = await asyncio.gather(*(one(number) for number in range(1, MOST + 20)), return_exceptions=True)
    assert [type(result).__name__ for result in results if result is not True] == ["RuntimeError"]
    known = [await store.repository().users.find(number) for number in range(1, MOST + 20)]
    assert [number for number, user in enumerate(known, start=1) if user is None] == [3]


async def test_a_flood_is_told_once_and_dropped_beyond_the_limit(store):
    inbox = store.inbox(3)
    await inbox.put([update(n) for n in range(1, 6)], 1.0)
    await inbox.put([update(6), update(7, BORIS)], 1.0)
    letters = await inbox.items([ANNA])
    assert [(letter.update_id, letter.excess) for letter in letters] == [(1, False), (2, False), (3, False), (4, True)]
    assert dict(await states(store))[6] == "dropped"
    assert [letter.excess for letter in await inbox.items([BORIS])] == [False]
    for letter in letters:
        await store.steps(lambda: 2.0).new().commit(take_off(letter, 2.0))
    await inbox.put([update(n) for n in range(8, 13)], 3.0)
    letters = await inbox.items([ANNA])
    assert [(letter.update_id, letter.excess) for letter in letters] == [(8, False), (9, False), (10, False)]


async def test_updates_that_come_again_are_no_flood(store):
    inbox = store.inbox(5)
    first = [update(number) for number in range(1, 5)]
    await inbox.put(first, 1.0)
    await inbox.put([*first, update(5)], 2.0)
    assert await states(store) == [(number, "waiting") for number in range(1, 6)]
    assert not any(letter.excess for letter in await inbox.items([ANNA]))


async def test_messages_that_wait_to_be_sent_count_for_the_limit(store):
    steps = store.steps(lambda: 1.0)
    await steps.commit(steps.new(), [owed("a"), owed("b")])
    inbox = store.inbox(3)
    await inbox.put([update(1), update(2)], 1.0)
    assert [letter.excess for letter in await inbox.items([ANNA])] == [False, True]


async def test_a_dead_letter_stays_with_its_reason_and_holds_nobody_up(store):
    inbox = store.inbox(30)
    await inbox.put([update(1), update(2), update(3, error="no sense in it")], 1.0)
    first, second = await inbox.items([ANNA])
    await inbox.failed(first, 1, "ValueError")
    assert (await inbox.items([ANNA]))[0].tries == 1
    await store.steps(lambda: 2.0).new().commit(take_off(first, 2.0, DEAD, "ValueError"))
    assert await inbox.items([ANNA]) == [second]
    assert await states(store) == [(1, "dead"), (2, "waiting"), (3, "dead")]


async def test_receipts_are_forgotten_after_a_while_and_dead_letters_are_not(store):
    inbox = store.inbox(30)
    await inbox.put([update(1), update(2), update(3, error="x")], 1.0)
    (first, _) = await inbox.items([ANNA])
    await store.steps(lambda: 2.0).new().commit(take_off(first, 2.0))
    assert await inbox.forget(before=2.0) == 0
    assert await inbox.forget(before=3.0) == 1
    assert await states(store) == [(2, "waiting"), (None, "dead")]


async def test_another_bots_numbers_are_others(store):
    inbox = store.inbox(30)
    await inbox.numbered_by("https://api.telegram.org 1")
    await inbox.put([update(1), update(2), update(3, error="x")], 1.0)
    (first, _) = await inbox.items([ANNA])
    await store.steps(lambda: 2.0).new().commit(take_off(first, 2.0))
    await inbox.numbered_by("https://api.telegram.org 1")
    await inbox.put([update(n) for n in (1, 2, 3)], 3.0)
    assert [letter.update_id for letter in await inbox.items([ANNA])] == [2]
    await inbox.numbered_by("https://api.telegram.org 2")
    await inbox.put([update(n) for n in (1, 2, 3)], 4.0)
    assert [letter.update_id for letter in await inbox.items([ANNA])] == [None, 1, 2, 3]


async def test_a_number_that_telegram_gives_anew_is_no_dead_letters(store):
    inbox = store.inbox(30)
    await inbox.put([update(1, error="x")], 1.0)
    await inbox.forget(before=1.0)
    await inbox.put([update(1)], 2.0)
    assert await inbox.items([ANNA]) == []
    await inbox.forget(before=2.0)
    await inbox.put([update(1)], 3.0)
    assert [letter.update_id for letter in await inbox.items([ANNA])] == [1]
    assert await states(store) == [(None, "dead"), (1, "waiting")]


async def test_a_message_that_was_sent_or_refused_is_owed_no_more(store):
    steps = store.steps(lambda: 1.0)
    await steps.commit(steps.new(), [owed("a"), owed("b"), owed("c")])
    outbox = store.outbox()
    first, second, third = await outbox.items([ANNA])
    await outbox.sent(first)
    assert await steps.new().commit(refuse(second, "Forbidden"))
    assert await outbox.items([ANNA]) == [third]
    async with store.engine.connect() as connection:
        kept = (await connection.execute(select(OutboxRow.state, OutboxRow.payload).order_by(OutboxRow.seq))).all()
    assert [tuple(row) for row in kept] == [("refused", "{}"), ("waiting", third.payload)]


async def test_whoever_lost_his_chat_to_another_process_finds_out_with_the_first_message(new_postgres):
    url = new_postgres()
    one, two = await Store.open(url), await Store.open(url)
    steps, first, second = one.steps(lambda: 1.0), one.outbox(), two.outbox()
    await steps.commit(steps.new(), [owed("a"), owed("b"), owed("c")])
    a, b, c = await first.items([ANNA])
    await first.sent(a)
    await first.check(b)
    taken = await second.items([ANNA])
    assert [message.payload for message in taken] == [b.payload, c.payload]
    with pytest.raises(NotOurs):
        await first.check(b)
    assert not await steps.new().commit(refuse(c, "Forbidden"))
    # It was sent after all: nobody else need do so.
    with pytest.raises(NotOurs):
        await first.sent(b)
    with pytest.raises(NotOurs):
        await second.check(taken[0])
    await second.sent(taken[1])
    assert await first.items([ANNA]) == []
    for store in (one, two):
        await store.close()


async def test_what_was_taken_off_the_queue_meanwhile_is_not_to_be_sent(store):
    steps = store.steps(lambda: 1.0)
    await steps.commit(steps.new(), [owed("a"), owed("b")])
    first, second = await store.outbox().items([ANNA])
    await store.outbox().items([BORIS])
    await store.repository().users.erase(ANNA)
    for message in (first, second):
        with pytest.raises(NotOurs):
            await store.outbox().check(message)


async def test_two_processes_share_lanes_on_postgres(new_postgres):
    url = new_postgres()
    one, two = await Store.open(url), await Store.open(url)
    first, second = one.claims(), two.claims()
    assert await first.take(ClaimKind.HANDLING, [ANNA, -BORIS]) == [ANNA, -BORIS]
    assert await second.take(ClaimKind.HANDLING, [ANNA, -BORIS, 3]) == [3]
    assert await second.take(ClaimKind.SENDING, [ANNA]) == [ANNA]
    await first.give(ClaimKind.HANDLING, ANNA)
    assert await second.take(ClaimKind.HANDLING, [ANNA]) == [ANNA]
    # A process that is gone holds nothing.
    await second.close()
    assert await first.take(ClaimKind.HANDLING, [ANNA]) == [ANNA]
    await first.close()
    for store in (one, two):
        await store.close()


async def test_sqlite_belongs_to_one_process(tmp_path):
    store = await Store.open(f"sqlite:///{tmp_path / 'a.db'}")
    claims = store.claims()
    with pytest.raises(DatabaseRefused, match="in use by another bot"):
        store.claims()
    await claims.close()
    await store.claims().close()
    await store.close()


async def test_whatever_heads_its_lane_may_have_been_under_way_when_the_process_died(store):
    inbox = store.inbox(30)
    await inbox.put([update(1), update(2), update(3, BORIS)], 1.0)
    (first, second), (third,) = await inbox.items([ANNA]), await inbox.items([BORIS])
    assert sorted(await inbox.ends()) == [(first.seq, second.seq), (third.seq, third.seq)]
    await inbox.begun(first, 1)
    assert [letter.tries for letter in await inbox.items([ANNA])] == [1, 0]
    await store.steps(lambda: 2.0).new().commit(take_off(first, 2.0))
    await inbox.begun(first, 2)
    assert sorted(await inbox.ends()) == [(second.seq, second.seq), (third.seq, third.seq)]
