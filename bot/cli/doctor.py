"""`sparring doctor`: is everything in place, and what is to be mended."""

import asyncio
from typing import Annotated

import typer

from bot.cli.masking import masked, one_line
from bot.cli.root import ConfigOption, app, settings_from
from bot.config import DEFAULT_FILE
from bot.config_faults import ConfigRefused
from bot.scenario.vocabulary import Language
from bot.texts.catalogue import Texts, texts

MARKS = {"well": "✓", "note": "!", "mend": "✗"}


@app.command()
def doctor(
    language: Annotated[Language | None, typer.Option(help="Language of the findings.")] = None,
    config: ConfigOption = None,
) -> None:
    """Check config, token, clock, database, disk, uploads, scenarios, model; exits 1 when something must be mended."""
    from bot.app.doctor import examine

    try:
        settings = settings_from(config)
    except ConfigRefused as refused:
        words = texts(language or refused.language)
        _say("mend", words("doctor.config_refused"))
        typer.echo(masked(refused.told[words.language]))
        raise typer.Exit(1) from None
    words = texts(language or settings.language)

    async def look() -> int:
        count = 0
        async for finding in examine(settings.model_copy(update={"language": words.language}), config or DEFAULT_FILE):
            _say(finding.state.value, words(f"doctor.{finding.key}", **finding.values))
            count += finding.state.value == "mend"
        return count

    _conclude(asyncio.run(look()), words)


def _conclude(to_mend: int, words: Texts) -> None:
    typer.echo(words("doctor.to_mend", n=to_mend) if to_mend else words("doctor.all_well"))
    if to_mend:
        raise typer.Exit(1)


def _say(state: str, text: str) -> None:
    # Lines of their own are ours; within a line nothing may colour or turn what is shown.
    typer.echo("\n".join(one_line(line) for line in masked(f"{MARKS[state]} {text}").splitlines()))
