"""`sparring db`: what is done to the database as a whole."""

import asyncio
from typing import Annotated

import typer

from bot.cli.root import app

db = typer.Typer(help="Work on the database as a whole.", no_args_is_help=True)
app.add_typer(db, name="db")


@db.command(name="move")
def move_database(
    source: Annotated[str, typer.Argument(metavar="FROM", help="Address of the database, as in the setting.")],
    target: Annotated[str, typer.Argument(metavar="TO", help="Address of a new, empty one.")],
) -> None:
    """Copy everything into a new database; stop the bot first. The old one stays as it is."""
    for table, rows in asyncio.run(_move(source, target)).items():
        typer.echo(f"{table}: {rows}")
    typer.echo("Everything is there. Put the new address into `database` and start the bot.")


async def _move(source: str, target: str) -> dict[str, int]:
    from bot.app.product import move_data

    return dict(await move_data(source, target))
