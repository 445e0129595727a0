"""Commands for those who write scenarios: check, schema, draw."""

import json
from pathlib import Path
from typing import Annotated

import typer

from bot.cli.root import ConfigOption, app, settings_from
from bot.scenario.vocabulary import Language, Outcome
from bot.texts.catalogue import texts


@app.command()
def check(
    paths: Annotated[list[Path] | None, typer.Argument(help="Files or folders; your scenarios when left out.")] = None,
    language: Annotated[Language | None, typer.Option(help="Language of the messages.")] = None,
    play: Annotated[bool, typer.Option("--play/--no-play", help="Play the tests in the files.")] = True,
    config: ConfigOption = None,
) -> None:
    """Check scenario files with the code that loads them, and play their tests; exits 1 when there are errors."""
    from bot.app.mind import open_mind
    from bot.app.rehearsing import play_tests, tests_in
    from bot.app.shelf import check_files

    settings = settings_from(config)
    words = texts(language or settings.language)
    result = check_files(tuple(paths or settings.scenarios))
    problems = list(result.problems)
    played = failed = 0
    if play and tests_in(result):
        for rehearsed in play_tests(result, open_mind()):
            problems += rehearsed.problems
            played, failed = played + rehearsed.played, failed + rehearsed.failed
    for problem in sorted(problems, key=lambda p: p.order):
        typer.echo(problem.render(words.language))
    errors = sum(problem.is_error for problem in problems)
    warnings = len(problems) - errors
    typer.echo(
        words(
            "cli.checked",
            files=words("count.files", n=result.files),
            errors=words("count.errors", n=errors),
            warnings=words("count.warnings", n=warnings),
        )
    )
    if played:
        typer.echo(words("cli.tests_played", tests=words("count.tests", n=played), failed=failed))
    if errors:
        raise typer.Exit(1)


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
    from bot.roleplay.drawing import mermaid

    world = world_without_mind(settings_from(config), scenario)
    words = texts(world.scenario.language)
    titles = {outcome: words(f"outcomes.{outcome.value}") for outcome in Outcome}
    if output is None:
        typer.echo(mermaid(world, titles), nl=False)
    elif output.suffix == ".mmd":
        output.write_text(mermaid(world, titles), encoding="utf-8")
    elif output.suffix in (".svg", ".png"):
        from bot.review.diagram import draw_machine

        draw_machine(world, titles, output)
    else:
        raise typer.BadParameter(f"{output}: the name must end in .mmd, .svg or .png", param_hint="--output")
