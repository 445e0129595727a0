"""`sparring play`: a sale in the terminal, by a person or by a file of replies."""

import json
import secrets
import sys
from itertools import count
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from bot.app.kept_meanings import keep_meanings, recall
from bot.app.mind import Mind, open_mind
from bot.app.shelf import find_scenario, open_library
from bot.cli.conversing import Call, aloud, ask_for, by_person, silently
from bot.cli.documents import talk_document
from bot.cli.root import ConfigOption, app, settings_from
from bot.cli.terminal import show
from bot.errors import UserError, refusing
from bot.roleplay.course.start import find_stage
from bot.roleplay.next_talk import aim_after, call_again, follow_up
from bot.roleplay.preparation import prepares
from bot.roleplay.scorecard.card import score_talk
from bot.roleplay.state.talk import SEEDS
from bot.roleplay.state.world import World
from bot.roleplay.turn import open_talk
from bot.scenario.vocabulary import HelpLevel
from bot.storage.scenario_library import Library
from bot.texts.catalogue import Texts, texts
from bot.texts.insight import whole_scorecard


@app.command()
def play(
    scenario: Annotated[str | None, typer.Argument(help="Scenario id or file; asked for when left out.")] = None,
    seed: Annotated[int | None, typer.Option(help="Picks the customer's lines; the same seed, the same talk.")] = None,
    replies: Annotated[
        list[Path] | None,
        typer.Option(
            help="Play the lines of this file instead of asking; given again: the next talk, days later, "
            "where the first file brings its talk to an end."
        ),
    ] = None,
    stage: Annotated[str | None, typer.Option("--from", help="Id or kind of the stage to begin at.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON document at the end.")] = False,
    debug: Annotated[bool, typer.Option("--debug", help="Show what was understood and why that is said.")] = False,
    prepare: Annotated[
        bool, typer.Option("--prepare", help="Plan the call first: your first lines, up to an empty one.")
    ] = False,
    exam: Annotated[bool, typer.Option("--exam", help="Grades only at the end.")] = False,
    level: Annotated[HelpLevel, typer.Option("--help-level", help="How much help you get.")] = HelpLevel.HINTS,
    config: ConfigOption = None,
) -> None:
    """Practise a sale."""
    settings = settings_from(config)
    library = open_library(settings)
    words = texts(settings.language)
    console = Console(highlight=False, soft_wrap=False)
    scenario_id = find_scenario(library, scenario, words) if scenario else _choose(console, library, words)
    files = [_read_replies(path) for path in replies or ()]
    world = _world(library, scenario_id, stage, mind := open_mind(), words)
    recall(mind.embedder, settings.uploads)
    words = texts(world.scenario.language)
    first = secrets.randbelow(SEEDS) if seed is None else seed
    plans = prepare and stage is None and prepares(world)
    opened = open_talk(world, first, world.playbook.stages[0].id if plans else stage)
    call = Call(world, mind.grader, opened, level, debug=debug)
    documents = []
    for number in count():
        _play(console, call, files[number] if files else None, words, coach=not exam, silent=as_json)
        card = score_talk(call.world, call.talk, call.turns, call.help)
        if as_json:
            documents.append(talk_document(call.world, call.talk.seed, call.opening, call.turns, card, words))
        else:
            console.print()
            show(console, whole_scorecard(card, call.world, call.turns, words))
        if not (number + 1 < len(files) if files else _goes_on(console, call, words)):
            break
        call = _next_call(call, mind, first + number + 1, words)
    keep_meanings(mind.embedder, library, settings.uploads)
    if as_json:
        typer.echo(json.dumps(documents if len(files) > 1 else documents[0], ensure_ascii=False, indent=2))


def _play(console: Console, call: Call, replies: list[str] | None, words: Texts, *, coach: bool, silent: bool) -> None:
    if replies is None:
        by_person(console, call, words, coach=coach)
    elif silent:
        silently(call, iter(replies))
    else:
        aloud(console, call, iter(replies), words, coach=coach)


def _goes_on(console: Console, call: Call, words: Texts) -> bool:
    """Ask whether to call again, where a talk can follow this one."""
    outcome = call.talk.outcome
    if outcome is None or follow_up(call.world, outcome) is None:
        return False
    console.print()
    console.print(words("cli.call_again", label=words(f"ui.follow_up_{outcome.value}")), markup=False)
    return (ask_for(console, words) or "").lower() == words("cli.confirm")


def _next_call(call: Call, mind: Mind, seed: int, words: Texts) -> Call:
    """The talk days later.

    Raises:
        UserError: if nothing follows how this one ended.
    """
    outcome = call.talk.outcome
    if outcome is None:
        raise UserError(words("cli.first_unfinished"))
    if follow_up(call.world, outcome) is None:
        raise UserError(words("cli.no_next_talk", outcome=words(f"outcomes.{outcome.value}")))
    world = call.world.towards(aim_after(call.world, outcome))
    return Call(world, mind.grader, call_again(world, call.talk, seed), call.help.level, debug=call.debug)


def _choose(console: Console, library: Library, words: Texts) -> str:
    entries = sorted(library.scenarios.values(), key=lambda e: (e.scenario.language != words.language, e.id))
    if not entries:
        raise UserError(words("cli.no_scenarios"))
    if not sys.stdin.isatty():
        return entries[0].id
    console.print(words("cli.choose"), style="bold")
    for number, entry in enumerate(entries, start=1):
        mode = words(f"brief.mode_{library.playbooks.models[entry.scenario.playbook].mode.value}")
        difficulty = words(f"brief.difficulty_{entry.scenario.difficulty.value}")
        row = words("cli.scenario_row", n=number, title=entry.scenario.title, mode=mode, difficulty=difficulty)
        console.print(row, markup=False)
    while True:
        answer = ask_for(console, words)
        if answer is None:
            raise typer.Exit(0)
        if answer.isdecimal() and 1 <= int(answer) <= len(entries):
            return entries[int(answer) - 1].id
        console.print(words("cli.answer_number", n=len(entries)), markup=False)


def _world(library: Library, scenario_id: str, stage: str | None, mind: Mind, words: Texts) -> World:
    world = mind.world(library, scenario_id)
    if stage is not None:
        try:
            find_stage(world, stage)
        except KeyError:
            known = ", ".join(s.id for s in world.playbook.stages)
            raise UserError(words("cli.no_stage", stage=stage, known=known)) from None
    return world


def _read_replies(path: Path) -> list[str]:
    with refusing(path, "read", "give a text file, one reply a line"):
        return path.read_text(encoding="utf-8").splitlines()
