"""Settings: one frozen model, read from `config.yaml` and overridden by the environment (`SPARRING_…`)."""

import difflib
import os
import re
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, SecretStr, ValidationError
from pydantic_core import ErrorDetails, PydanticCustomError

from bot.errors import UserError, refusing
from bot.scenario.vocabulary import Language
from bot.scenario.yaml_reader import Document, read_yaml

PREFIX = "SPARRING_"
DEFAULT_FILE = Path("config.yaml")
ENVIRONMENT = "the environment"
LISTS = ("scenarios", "managers", "allowed")
"""Settings that the environment gives as a list with commas."""


class Access(StrEnum):
    """Who may practise; managers always may."""

    OPEN = "open"
    INVITATION = "invitation"
    ALLOW_LIST = "allow_list"


class ConfigRefused(UserError):
    """A setting that cannot be used; the message names the place and the mend."""


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
        raise PydanticCustomError("webhook_secret", "write 16 to 256 of A-Z a-z 0-9 _ - and nothing else")
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
    document = _read(file) if path or file.exists() else Document(source=str(file))
    if document.problems:
        raise ConfigRefused("\n".join(str(problem) for problem in document.problems))
    if not isinstance(document.data, dict | None):
        raise ConfigRefused(f"{file}:1:1: a config file holds lines like `token: …`; start from config.example.yaml")
    from_environment = _from_environment(os.environ if environment is None else environment)
    try:
        settings = Settings.model_validate({**(document.data or {}), **from_environment})
    except ValidationError as error:
        lines = [_explain(detail, document, from_environment) for detail in error.errors()]
        # `from None`: the cause holds the values, the token among them.
        raise ConfigRefused("\n".join(lines)) from None
    if settings.mode == "webhook" and settings.webhook_url is None:
        raise ConfigRefused("`mode: webhook` needs `webhook_url`, the public address that Telegram calls")
    return settings


def _read(file: Path) -> Document:
    with refusing(file, "read", "copy config.example.yaml to it", ConfigRefused):
        return read_yaml(file.read_text(encoding="utf-8"), str(file))


def _from_environment(environment: Mapping[str, str]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in environment.items():
        if name.startswith(PREFIX):
            key = name.removeprefix(PREFIX).lower()
            found[key] = [part.strip() for part in value.split(",") if part.strip()] if key in LISTS else value
    return found


def _explain(detail: ErrorDetails, document: Document, from_environment: Mapping[str, Any]) -> str:
    key = str(detail["loc"][0]) if detail["loc"] else ""
    if key in from_environment:
        where = f"{ENVIRONMENT}: {PREFIX}{key.upper()}"
    else:
        line, column = document.position(detail["loc"])
        where = f"{document.source}:{line}:{column}"
    if detail["type"] == "extra_forbidden":
        near = difflib.get_close_matches(key, Settings.model_fields, n=1)
        instead = f"did you mean `{near[0]}`?" if near else f"known settings: {', '.join(Settings.model_fields)}"
        return f"{where}: there is no setting `{key}`; {instead}"
    about = Settings.model_fields[key].description if key in Settings.model_fields else ""
    return f"{where}: `{key}` ({about}): {detail['msg']}; see config.example.yaml"
