from pathlib import Path

import pytest
import yaml

from bot.config import Settings, load_settings
from bot.config_faults import ConfigRefused
from bot.scenario.vocabulary import Language

EXAMPLE = Path(__file__).parents[2] / "config.example.yaml"


def write(folder, text):
    path = folder / "config.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_example_loads_and_shows_the_defaults():
    assert load_settings(EXAMPLE, {}) == Settings()


def test_the_example_explains_every_setting():
    lines = [line.lstrip("# ") for line in EXAMPLE.read_text(encoding="utf-8").splitlines()]
    for name in Settings.model_fields:
        assert any(line.startswith(f"{name}:") for line in lines), name


def test_without_a_file_the_defaults_hold(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert load_settings(None, {}).language is Language.RU


def test_the_environment_wins_over_the_file(tmp_path):
    path = write(tmp_path, "language: ru\nmanagers: [7]\n")
    settings = load_settings(path, {"SPARRING_LANGUAGE": "en", "SPARRING_MANAGERS": "1, 2", "HOME": "/"})
    assert settings.language is Language.EN
    assert settings.managers == {1, 2}


@pytest.mark.parametrize(
    ("text", "environment", "message"),
    [
        pytest.param("tokn: x\n", {}, ":1:1: `tokn` is not a key here; did you mean `token`?", id="misspelt"),
        pytest.param("mode: polling\npoll_seconds: 99\n", {}, ":2:1: `poll_seconds` is `99`; write 50", id="too large"),
        pytest.param("poll_seconds: 0\n", {}, "`poll_seconds` is `0`; write 1 or more", id="no wait at all"),
        pytest.param("language: [ru]\n", {}, "`language` must be a single word, not a list", id="several languages"),
        pytest.param("poll_seconds: often\n", {}, "must be a whole number, not `often`", id="not a number"),
        pytest.param("managers: [1, bob]\n", {}, "entry 2 of `managers` must be a whole number, not `bob`", id="entry"),
        pytest.param("webhook_url: ftp://x\n", {}, "`webhook_url` must begin with https://", id="not an address"),
        pytest.param("webhook_secret: [x1]\n", {}, "`webhook_secret` must be a text, not ***", id="secret of a kind"),
        pytest.param("uploads: 5\n", {}, "must be the name of a file or folder, not `5`", id="not a folder"),
        pytest.param("mode: [webhook]\n", {}, "`mode` must be a single word, not a list", id="several modes"),
        pytest.param("log_level: {a: 1}\n", {}, "`log_level` must be a single word, not keys", id="keys for a level"),
        pytest.param("mode: webhook\n", {}, "needs `webhook_url`", id="webhook to nowhere"),
        pytest.param("language: ru\nlanguage: en\n", {}, "`language` is here a second time", id="twice"),
        pytest.param("- a\n", {}, "start from config.example.yaml", id="a list"),
        pytest.param("a: [\n", {}, "this cannot be read", id="broken"),
        pytest.param("", {"SPARRING_LANGUAGE": "de"}, "SPARRING_LANGUAGE: `de` is not possible here", id="environment"),
        pytest.param("", {"SPARRING_WEBHOOK_SECRET": "short"}, "write 16 to 256 of A-Z a-z 0-9 _ -", id="short secret"),
        pytest.param("webhook_secret: 'шестнадцать-букв-и-ещё'\n", {}, "write 16 to 256 of A-Z", id="other letters"),
        pytest.param("webhook_secret: 'sixteen letters, and more'\n", {}, "write 16 to 256 of A-Z", id="spaces"),
        pytest.param('webhook_secret: "a-secret-and-a-new-line\\n"\n', {}, "write 16 to 256 of A-Z", id="a new line"),
        pytest.param("", {"SPARRING_TOKKEN": "x"}, "did you mean `token`?", id="misspelt variable"),
    ],
)  # fmt: skip
def test_a_bad_setting_is_named_with_its_place_and_the_mend(tmp_path, text, environment, message):
    with pytest.raises(ConfigRefused) as refused:
        load_settings(write(tmp_path, text), environment)
    assert message in refused.value.told[Language.EN]
    assert len(refused.value.told[Language.RU].splitlines()) == 1


def test_all_bad_settings_are_named_at_once(tmp_path):
    with pytest.raises(ConfigRefused) as refused:
        load_settings(write(tmp_path, "tokn: x\nlog_level: loud\npoll_seconds: 99\n"), {})
    assert [line.split(":")[1] for line in str(refused.value).splitlines()] == ["1", "2", "3"]


@pytest.mark.parametrize(
    ("text", "environment", "told"),
    [
        ("poll_seconds: often\n", {}, "`poll_seconds`: нужно целое число, а здесь `often`"),
        ("language: en\npoll_seconds: often\n", {}, "`poll_seconds` must be a whole number, not `often`"),
        ("poll_seconds: often\n", {"SPARRING_LANGUAGE": "en"}, "`poll_seconds` must be a whole number, not `often`"),
    ],
    ids=["none", "file", "environment"],
)
def test_what_is_wrong_is_told_in_the_language_of_the_settings(tmp_path, text, environment, told):
    with pytest.raises(ConfigRefused) as refused:
        load_settings(write(tmp_path, text), environment)
    assert str(refused.value).endswith(told)


@pytest.mark.parametrize(
    "slip",
    ["token:123", 'token: "123', "token:\t123", "token:\u00a0123", "- 1"],
    ids=["colon", "quote", "tab", "space", "list"],
)
@pytest.mark.parametrize("language", Language)
def test_the_language_is_known_of_a_file_that_cannot_be_read(tmp_path, slip, language):
    with pytest.raises(ConfigRefused) as refused:
        load_settings(write(tmp_path, f"language: {language}\n{slip}\n"), {})
    assert refused.value.language is language


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (None, "copy config.example.yaml"),
        (b"\xff", "save it as UTF-8"),
        ("a folder", "cannot be read (Is a directory)"),
    ],
    ids=["none", "bytes", "folder"],
)
def test_a_file_that_is_named_must_be_there_and_readable(tmp_path, content, told):
    file = tmp_path / "settings.yaml"
    if content == "a folder":
        file.mkdir()
    elif content:
        file.write_bytes(content)
    with pytest.raises(ConfigRefused) as refused:
        load_settings(file, {})
    assert told in refused.value.told[Language.EN]


def test_the_token_shows_nowhere(tmp_path):
    secret = "123456:very-secret"
    settings = load_settings(None, {"SPARRING_TOKEN": secret})
    assert secret not in repr(settings)
    with pytest.raises(ConfigRefused) as refused:
        load_settings(write(tmp_path, f"token: {{{secret}: 1}}\ndatabase: [{secret}]\npoll_seconds: no\n"), {})
    assert all(secret not in told for told in refused.value.told.values())
    assert yaml.safe_load(settings.model_dump_json())["token"] != secret


SECRET = "123456789:AAFabcdefghijklmnopqrstuvwxyz0123456"


@pytest.mark.parametrize(
    ("text", "secret"),
    [
        (f"{{language: en, token {SECRET}}}", SECRET),
        (f"{{language: en, token={SECRET}}}", SECRET),
        ("{language: en, webhook_secret abcdefghijklmnop12}", "abcdefghijklmnop12"),
        ("{webhook_secret, abcdefghijklmnop12}", "abcdefghijklmnop12"),
        ("webhook_secret abcdefghijklmnop12: x\n", "abcdefghijklmnop12"),
        ("webhook_secret abcdefghijklmnop12: x\n" * 2, "abcdefghijklmnop12"),
        ("{language: en, database postgresql://bob:hemlig@db/x}", "hemlig"),
    ],
)
def test_a_secret_that_lost_its_colon_shows_nowhere(tmp_path, text, secret):
    with pytest.raises(ConfigRefused) as refused:
        load_settings(write(tmp_path, text), {})
    assert all(secret not in told and "`***`" in told for told in refused.value.told.values())


@pytest.mark.parametrize("key", ["colour", "log-level", "язык", "messages_per_second_and_chats"])
def test_another_key_that_is_not_known_is_shown(tmp_path, key):
    with pytest.raises(ConfigRefused, match=f"`{key}`"):
        load_settings(write(tmp_path, f"{key}: 1\n"), {})


def test_what_telegram_shows_to_the_webhook_may_be_all_that_telegram_takes_and_shows_nowhere(tmp_path):
    secret = "aA0_-" * 51 + "z"
    settings = load_settings(None, {"SPARRING_WEBHOOK_SECRET": secret})
    assert settings.webhook_secret.get_secret_value() == secret
    with pytest.raises(ConfigRefused) as refused:
        load_settings(None, {"SPARRING_WEBHOOK_SECRET": "very secret, but with spaces"})
    assert "very secret" not in str(refused.value)
