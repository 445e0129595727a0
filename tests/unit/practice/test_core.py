"""Work that nobody waits for: it comes to nobody's harm, and not to nobody's knowledge."""

from structlog.testing import capture_logs

from bot.practice.core import Core


def stumbling():
    yield
    raise ValueError("odd meaning")


def failing():
    raise ValueError("no such font")


async def test_what_goes_wrong_with_it_is_told_to_the_log():
    core = Core()
    with capture_logs() as logs:
        core.soon(stumbling())
        core.beside_soon(failing)
        await core.beside(int)
        for _ in range(2):
            await core.run(int)
    core.close()
    told = [(one["log_level"], str(one["exc_info"])) for one in logs]
    assert sorted(told) == [("warning", "no such font"), ("warning", "odd meaning")]


async def test_work_for_later_is_dropped_once_the_core_is_closed():
    core = Core()
    core.close()
    core.soon(iter([None]))
    core.beside_soon(failing)
