"""The short form: `python -m tests.chaos` is the long one."""

import pytest

from tests.chaos.run import Plan, run


@pytest.mark.timeout(300)
async def test_nothing_is_lost_doubled_or_stuck_while_everything_breaks(tmp_path, database, capsys):
    verdict = await run(Plan(people=6, sales=8, kills=4), tmp_path, database)
    assert verdict.right["turns"] > 12
    assert not +verdict.wrong, capsys.readouterr().out
