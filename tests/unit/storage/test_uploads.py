"""Scenario files that wait for their manager's word: each by its key, and no more than so many."""

from bot.storage.uploads import KEPT, USED


async def test_a_file_waits_until_it_is_used_or_dropped(store):
    uploads = store.repository().uploads
    keys = [await uploads.hold("first", 1.0), await uploads.hold("second", 2.0), "nobody's"]
    assert [await uploads.text(key) for key in keys] == ["first", "second", None]
    await uploads.use(keys[0])
    await uploads.drop(keys[1])
    assert [await uploads.text(key) for key in keys] == [USED, None, None]


async def test_of_too_many_that_wait_the_oldest_are_forgotten(store):
    uploads = store.repository().uploads
    keys = [await uploads.hold("scenario", float(when)) for when in range(KEPT + 2)]
    assert [await uploads.text(key) for key in keys] == [None, None, *["scenario"] * KEPT]
