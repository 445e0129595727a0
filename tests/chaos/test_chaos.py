"""The short form: `python -m tests.chaos` is the long one."""

import asyncio
import sys
import time

import pytest

from tests.chaos.run import Plan, run
from tests.support.worlds import ROOT


@pytest.mark.timeout(600)
async def test_nothing_is_lost_doubled_or_stuck_while_everything_breaks(tmp_path, database, capsys):
    verdict = await run(Plan(people=6, sales=8, kills=4, seconds=400), tmp_path, database)
    assert verdict.right["turns"] > 12
    assert not +verdict.wrong, capsys.readouterr().out


@pytest.mark.timeout(300)
async def test_people_who_wait_in_vain_are_counted_and_the_run_ends(tmp_path, capsys):
    plan = Plan(people=2, sales=1000, kills=0, lock_seconds=10_000, full_disks=0, patience=10, seconds=200)
    started = time.monotonic()
    verdict = await run(plan, tmp_path, f"sqlite:///{tmp_path / 'sparring.db'}")
    assert time.monotonic() - started < 250
    assert verdict.wrong["people who waited in vain"] == 2
    assert "people who waited in vain 2" in capsys.readouterr().out


@pytest.mark.timeout(300)
async def test_a_run_that_is_not_over_in_time_ends_with_its_counts_and_an_exit_code():
    command = ("-m", "tests.chaos", "--people", "2", "--sales", "1000", "--kills", "0", "--seconds", "25")
    process = await asyncio.create_subprocess_exec(
        sys.executable, *command, cwd=ROOT, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.DEVNULL
    )
    try:
        said, _ = await asyncio.wait_for(process.communicate(), 240)
    finally:
        if process.returncode is None:
            process.kill()
    assert process.returncode == 1
    assert "not over in time 1" in said.decode()
    assert "counted:" in said.decode()
