"""What comes into the log comes as one line, and no secret comes into it, whoever writes."""

import json
import os
import re
import subprocess
import sys

import pytest

from bot.cli.masking import masked, one_line
from tests.support.worlds import ROOT

TOKEN = "987654:" + "Ab_-" * 9
FORGED = "Анна\n2026-01-01T00:00:00Z [error] forged \x1b[31mred\x1b[0m \u202eenod\r\x00\u2028"

SCRIPT = f"""
import logging, sys
import structlog
from telegram import Bot
from bot.cli.logs import configure_log
from bot.config import Settings
configure_log(Settings(log_level="debug", log_format=sys.argv[1]))
log = structlog.get_logger("test")
token, forged = {TOKEN!r}, {FORGED!r}
bot = Bot(token)
log.warning("named", name=forged, many=[forged])
logging.getLogger("library").warning("said %s", forged)
log.info("calling", url=f"https://api.telegram.org/bot{{token}}/getMe", bot=bot)
log.info("quoted", url=f"https://api.telegram.org/bot{{token.replace(':', '%3A')}}/getMe")
logging.getLogger("httpx").info("HTTP Request: POST https://api.telegram.org/bot%s/getMe", token)
logging.getLogger("other").warning("database postgresql://anna:hemlig@db/x, bot %s", token)
def fail(secret, bot):
    raise ValueError(f"{{forged}} at https://api.telegram.org/bot{{secret}}/x")
try:
    fail(token, bot)
except ValueError:
    log.exception("failed")
    logging.getLogger("library").exception("failed too")
log.warning("end")
"""


@pytest.fixture(params=["text", "json"])
def form(request):
    return request.param


@pytest.fixture
def written(form):
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, form],
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        check=True,
        timeout=50,
    )
    return done.stderr


def test_no_secret_is_written(written):
    assert TOKEN.partition(":")[2] not in written
    assert "hemlig" not in written
    assert "987654:***" in written, "whose token it was may be read"
    assert "HTTP Request" not in written


def test_nobodys_words_make_a_line_of_their_own(written, form):
    assert "\x1b" not in written
    assert "\u202e" not in written
    lines = written.splitlines()
    assert "\r" not in written
    assert "\x00" not in written
    if form == "json":
        events = [json.loads(line)["event"] for line in lines]
        assert events[:2] == ["named", "said " + FORGED]
        assert events[-1] == "end"
    else:
        heads = [line for line in lines if not line.startswith("    ")]
        assert all(re.match(r"2\d{3}-\d\d-\d\dT", line) for line in heads), heads
        assert not any("forged" in line[:60] for line in heads)
        assert len(heads) == 8
        assert sum("Traceback" in line for line in lines) == 2


def test_the_values_of_local_variables_stay_out_of_tracebacks(written, form):
    """They hold the bot, and with it the token, and what people wrote."""
    if form == "json":
        failed = next(json.loads(line) for line in written.splitlines() if '"failed"' in line)
        frames = [frame for trace in failed["exception"] for frame in trace["frames"]]
        assert frames
        assert not any(frame.get("locals") for frame in frames)
    assert "ExtBot[" not in written


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (f"bot{TOKEN}/getMe", "bot987654:***/getMe"),
        ("postgresql+asyncpg://anna:p%40ss@db/x", "postgresql+asyncpg://anna:***@db/x"),
        ("postgresql://anna:p@s@s@db/x", "postgresql://anna:***@db/x"),
        ('"http://a:b@c","mail":"d@e"', '"http://a:***@c","mail":"d@e"'),
        ("12:30 and 123456:short", "12:30 and 123456:short"),
        ("http://127.0.0.1:8080/x@y", "http://127.0.0.1:8080/x@y"),
    ],
)
def test_secrets_are_masked_and_hours_and_addresses_are_not(text, shown):
    assert masked(text) == shown


@pytest.mark.parametrize("character", ["\n", "\r", "\x00", "\x1b", "\x85", "\x9b", "\u2028", "\u202e", "\u2066"])
def test_no_control_character_stays(character):
    assert character not in one_line(f"a{character}b")
