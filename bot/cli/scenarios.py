"""Commands for those who write scenarios: check, schema, draw."""

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.problems import FORMS, Format
from bot.cli.root import NAME_ANOTHER, ConfigOption, app, settings_from
from bot.cli.watching import watch_files
from bot.errors import refusing
from bot.scenario.problems import Severity
from bot.scenario.vocabulary import Language, Outcome
from bot.texts.catalogue import Texts, texts

if TYPE_CHECKING:
    from bot.app.scenario_checks import CheckReport


@app.command()
def check(
    paths: Annotated[list[Path] | None, typer.Argument(help="Files or folders; your scenarios when left out.")] = None,
    language: Annotated[Language | None, typer.Option(help="Language of the messages.")] = None,
    form: Annotated[Format, typer.Option("--format", help="For people, for scripts, for GitHub.")] = Format.TEXT,
    play: Annotated[bool, typer.Option("--play/--no-play", help="Play the tests in the files.")] = True,
    quick: Annotated[bool, typer.Option("--quick", help="Leave out what needs the model: meanings, tests.")] = False,
    with_notes: Annotated[bool, typer.Option("--notes", help="Show remarks that need no change, too.")] = False,
    fix: Annotated[bool, typer.Option("--fix", help="Mend what can be mended without a person.")] = False,
    watch: Annotated[bool, typer.Option("--watch", help="Check again whenever a file changes, until Ctrl-C.")] = False,
    rules: Annotated[bool, typer.Option("--rules", help="Print the rule book instead.")] = False,
    config: ConfigOption = None,
) -> None:
    """Check scenario files with the code that loads them, and play their tests; exits 1 when there are errors."""
    if rules:
        from bot.scenario.rulebook import rulebook

        typer.echo(rulebook(), nl=False)
        return
    from bot.app import scenario_checks
    from bot.app.mind import open_mind

    settings = settings_from(config)
    words = texts(language or settings.language)
    places = tuple(paths or settings.scenarios)
    mind = None if quick else cache(open_mind)

    def once() -> bool:
        """Check and print; True when there are no errors."""
        if fix:
            for file in scenario_checks.mend(places):
                typer.echo(words("cli.mended", file=file), err=form is not Format.TEXT)
        found = scenario_checks.check(places, mind, play=play, with_notes=with_notes)
        if printed := FORMS[form](found.problems, words.language):
            typer.echo(printed)
        if form is Format.TEXT:
            _sum_up(found, words)
        return not found.count(Severity.ERROR)

    if watch:
        watch_files(places, once, words)
    elif not once():
        raise typer.Exit(1)


def _sum_up(found: "CheckReport", words: Texts) -> None:
    typer.echo(
        words(
            "cli.checked",
            files=words("count.files", n=found.files),
            errors=words("count.errors", n=found.count(Severity.ERROR)),
            warnings=words("count.warnings", n=found.count(Severity.WARNING)),
        )
    )
    if found.played:
        typer.echo(words("cli.tests_played", tests=words("count.tests", n=found.played), failed=found.failed))


@app.command()
def schema(
    playbook: Annotated[bool, typer.Option("--playbook", help="The schema of playbooks instead.")] = False,
) -> None:
    """Print the JSON Schema of scenario files, so that editors complete and check them."""
    from bot.scenario.schema import playbook_schema, scenario_schema

    typer.echo(json.dumps(playbook_schema() if playbook else scenario_schema(), ensure_ascii=False, indent=2))


@app.command()
def draw(
    scenario: Annotated[str, typer.Argument(help="Scenario id or file.")],
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", help="File ending in .mmd, .svg or .png; Mermaid on screen without."),
    ] = None,
    config: ConfigOption = None,
) -> None:
    """Draw the machine that a scenario is played by."""
    from bot.app.shelf import world_without_mind
    from bot.roleplay.state.machine_diagram import mermaid

    world = world_without_mind(settings_from(config), scenario)
    words = texts(world.scenario.language)
    titles = {outcome: words(f"outcomes.{outcome.value}") for outcome in Outcome}
    if output is None:
        typer.echo(mermaid(world, titles), nl=False)
        return
    with refusing(output, "written", NAME_ANOTHER):
        if output.suffix == ".mmd":
            output.write_text(mermaid(world, titles), encoding="utf-8")
        elif output.suffix in (".svg", ".png"):
            from bot.cli.diagram import draw_machine

            draw_machine(world, titles, output)
        else:
            raise typer.BadParameter(f"{output}: the name must end in .mmd, .svg or .png", param_hint="--output")
