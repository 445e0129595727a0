"""`sparring backup` and `sparring restore`: a whole copy of the database, made and put back."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from bot.cli.root import ConfigOption, app, settings_from
from bot.texts.catalogue import texts


@app.command()
def backup(
    file: Annotated[Path, typer.Argument(help="New file for the copy.")],
    config: ConfigOption = None,
) -> None:
    """Copy the database into a file, while the bot runs."""
    from bot.storage.backup import back_up, sqlite_file

    settings = settings_from(config)
    back_up(sqlite_file(settings.database.get_secret_value()), file)
    size = f"{file.stat().st_size / 2**20:.1f}"
    typer.echo(texts(settings.language)("cli.backed_up", file=file, size=size, uploads=settings.uploads))


@app.command()
def restore(
    file: Annotated[Path, typer.Argument(help="A copy that `sparring backup` made.")],
    config: ConfigOption = None,
) -> None:
    """Put a copy in the place of the database, while the bot is off; the replaced one is kept."""
    from bot.storage.backup import restore as put_back
    from bot.storage.backup import sqlite_file

    settings = settings_from(config)
    database = sqlite_file(settings.database.get_secret_value())
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")  # noqa: TID251  (the edge is where the clock is read)
    replaced = put_back(file, database, stamp)
    words = texts(settings.language)
    typer.echo(words("cli.restored", file=file, database=database))
    if replaced:
        typer.echo(words("cli.replaced", file=replaced))
