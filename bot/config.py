"""Settings: one frozen model, read from `config.yaml` and overridden by the environment (`SPARRING_…`)."""

import os
import re
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, SecretStr, ValidationError
from pydantic_core import PydanticCustomError

from bot.config_faults import OWN, PREFIX, faults, refused, unread
from bot.scenario.rule_messages import MESSAGES
from bot.scenario.vocabulary import Language
from bot.scenario.yaml_reader import Document, read_yaml

DEFAULT_FILE = Path("config.yaml")
LISTS = ("scenarios", "managers", "allowed")
"""Settings that the environment gives as a list with commas."""


class Access(StrEnum):
    """Who may practise; managers always may."""

    OPEN = "open"
    INVITATION = "invitation"
    ALLOW_LIST = "allow_list"


def _built_in_scenarios() -> tuple[Path, ...]:
    """The scenarios that come with the product: beside the package in a checkout, inside it when installed."""
    package = Path(__file__).parent
    beside = package.parent / "scenarios"
    return (beside if beside.is_dir() else package / "_scenarios",)


def _as_tuple(value: Any) -> Any:
    return (value,) if isinstance(value, str | int) else value


def _none_if_blank(value: Any) -> Any:
    """A variable that is set to nothing is not set."""
    return None if isinstance(value, str) and not value.strip() else value


def _as_telegram_takes(secret: SecretStr | None) -> SecretStr | None:
    if secret is not None and not re.fullmatch(r"[A-Za-z0-9_-]{16,256}", secret.get_secret_value()):
        raise PydanticCustomError("webhook_secret", "a webhook secret that Telegram does not take")
    return secret


class Settings(BaseModel):
    """Everything that can be set. Each field stands explained in `config.example.yaml`."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    token: Annotated[SecretStr | None, BeforeValidator(_none_if_blank)] = Field(
        default=None, description="Telegram bot token from @BotFather"
    )
    database: SecretStr = Field(
        default=SecretStr("sqlite:///data/sparring.db"), description="where sessions are kept", min_length=1
    )
    scenarios: Annotated[tuple[Path, ...], BeforeValidator(_as_tuple)] = Field(
        default_factory=_built_in_scenarios, description="folders or files with scenarios"
    )
    uploads: Path = Field(default=Path("data/scenarios"), description="folder for scenarios sent to the bot")
    shelf_seconds: float = Field(
        default=2, ge=0, le=3600, description="seconds between two looks for changed scenario files; 0: never"
    )
    managers: Annotated[frozenset[int], BeforeValidator(_as_tuple)] = Field(
        default=frozenset(), description="Telegram ids of those who may review talks and add scenarios"
    )
    access: Access = Field(default=Access.OPEN, description="who may practise: open, invitation or allow_list")
    allowed: Annotated[frozenset[int], BeforeValidator(_as_tuple)] = Field(
        default=frozenset(), description="Telegram ids of those who may practise without an invitation"
    )
    keep_days: Annotated[int | None, BeforeValidator(_none_if_blank)] = Field(
        default=None,
        ge=1,
        le=36500,
        description="days after which talks that ended or were left paused are deleted; never when left out",
    )
    language: Language = Field(default=Language.RU, description="language for people who have not chosen one")
    telegram_api: str = Field(
        default="https://api.telegram.org", description="address of the Bot API server", pattern=r"^https?://"
    )
    poll_seconds: int = Field(
        default=30,
        ge=1,
        le=50,
        description="how long one request waits for new messages; by webhook: between two looks whether it stands",
    )
    mode: Literal["polling", "webhook"] = Field(default="polling", description="how updates come from Telegram")
    webhook_url: Annotated[str | None, BeforeValidator(_none_if_blank)] = Field(
        default=None, description="public address of the webhook", pattern=r"^https?://"
    )
    webhook_secret: Annotated[SecretStr | None, BeforeValidator(_none_if_blank), AfterValidator(_as_telegram_takes)] = (
        Field(default=None, description="what Telegram shows to the webhook")
    )
    webhook_host: str = Field(default="127.0.0.1", description="where the webhook listens", min_length=1)
    webhook_port: int = Field(default=8080, ge=1, le=65535, description="port that the webhook listens on")
    sessions_per_day: int = Field(
        default=50, ge=1, description="talks that one person may begin within a day, and four times as many in all"
    )
    pending_per_user: int = Field(
        default=30, ge=1, le=1000, description="messages of one person, his and ours, that may wait"
    )
    update_bytes: int = Field(default=262_144, ge=16_384, description="the largest update that is handled")
    messages_per_second: float = Field(default=30, gt=0, description="messages a second to everybody")
    messages_per_second_and_chat: float = Field(default=1, gt=0, description="messages a second to one chat")
    idle_minutes: int = Field(default=60, ge=1, description="minutes without a reply after which a talk is paused")
    log_level: Literal["debug", "info", "warning", "error"] = Field(default="info", description="how much is logged")
    log_format: Literal["text", "json"] = Field(default="text", description="how the log is written")
    metrics_port: Annotated[int | None, BeforeValidator(_none_if_blank)] = Field(
        default=None, ge=1, le=65535, description="port on 127.0.0.1 for metrics and health checks; off when left out"
    )


def load_settings(path: Path | None = None, environment: Mapping[str, str] | None = None) -> Settings:
    """Settings from a file and the environment; the environment wins.

    Args:
        path: of the file; None means `config.yaml` if there is one.
        environment: variables; None means those of the process.

    Raises:
        ConfigRefused: for an unreadable file, an unknown name or a bad value, all of them at once.
    """
    file = path or DEFAULT_FILE
    from_environment = _from_environment(os.environ if environment is None else environment)
    document = _read(file, _language(from_environment)) if path or file.exists() else Document(source=str(file))
    given = document.data if isinstance(document.data, dict) else {}
    language = _language({**_language_line(document), **given, **from_environment})
    if document.problems:
        raise unread(document, Settings, language)
    if not isinstance(document.data, dict | None):
        raise refused([((), OWN["no-settings"], {})], document, {}, language)
    try:
        settings = Settings.model_validate({**given, **from_environment})
    except ValidationError as error:
        # `from None`: the cause holds the values, the token among them.
        raise refused(faults(error.errors(include_url=False), Settings), document, from_environment, language) from None
    if settings.mode == "webhook" and settings.webhook_url is None:
        raise refused([(("mode",), OWN["webhook_url"], {})], document, from_environment, language)
    return settings


def _read(file: Path, language: Language) -> Document:
    values: dict[str, object] = {}
    try:
        return read_yaml(file.read_text(encoding="utf-8"), str(file))
    except FileNotFoundError:
        message = OWN["no-file"]
    except UnicodeDecodeError:
        message = MESSAGES["not-utf8"]  # the cause holds what stands in the file, a token among it
    except OSError as error:
        message, values = MESSAGES["unreadable"], {"what": error.strerror or type(error).__name__}
    raise refused([((), message, values)], Document(source=str(file)), {}, language)


def _from_environment(environment: Mapping[str, str]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in environment.items():
        if name.startswith(PREFIX):
            key = name.removeprefix(PREFIX).lower()
            found[key] = [part.strip() for part in value.split(",") if part.strip()] if key in LISTS else value
    return found


def _language_line(document: Document) -> Mapping[str, str]:
    """The language that a file asks for in a line of its own, though the file as a whole cannot be read."""
    found = (re.match(r"language:\s*[\"']?(\w+)", line) for line in document.lines)
    return next(({"language": match[1]} for match in found if match), {})


def _language(given: Mapping[str, Any]) -> Language:
    """The language that settings ask for, whatever else is wrong with them."""
    return next((language for language in Language if language == given.get("language")), Language.RU)
