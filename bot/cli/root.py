"""The root of all commands, and what they share."""

from pathlib import Path
from typing import Annotated

import typer

from bot.config import Settings, load_settings

app = typer.Typer(
    name="sparring",
    help="A customer to practise sales on.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)

NAME_ANOTHER = "name a file in a folder of yours"
"""What to do about a file that cannot be written."""

ConfigOption = Annotated[Path | None, typer.Option("--config", help="Settings file; config.yaml when left out.")]


def settings_from(config: Path | None) -> Settings:
    """The settings of a command.

    Raises:
        ConfigRefused: if they cannot be used.
    """
    return load_settings(config)
