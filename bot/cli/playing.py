"""`sparring play`: a sale in the terminal, by a person or by a file of replies."""

import json
import secrets
import sys
import time
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from bot.app.mind import Mind, open_mind
from bot.app.shelf import find_scenario, open_library
from bot.cli.documents import talk_document
from bot.cli.root import ConfigOption, app, settings_from
from bot.cli.terminal import show
from bot.errors import UserError
from bot.practice.hints import hint_for
from bot.roleplay.scorecard import score_talk
from bot.roleplay.starting import find_stage
from bot.roleplay.talk import Said, Turn
from bot.roleplay.tracing import Trace, trace
from bot.roleplay.turn import open_talk, take_turn
from bot.roleplay.world import World
from bot.storage.scenario_library import Library
from bot.texts.catalogue import Texts, texts
from bot.texts.debugging import trace_pieces
from bot.texts.rendering import Piece, brief_pieces, hint_pieces, lines_pieces, note_pieces, scorecard_pieces

SEEDS = 2**31


@app.command()
def play(
    scenario: Annotated[str | None, typer.Argument(help="Scenario id or file; asked for when left out.")] = None,
    seed: Annotated[int | None, typer.Option(help="Picks the customer's lines; the same seed, the same talk.")] = None,
    replies: Annotated[Path | None, typer.Option(help="Play the lines of this file instead of asking.")] = None,
    stage: Annotated[str | None, typer.Option("--from", help="Id of the stage to begin at.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON document at the end.")] = False,
    debug: Annotated[bool, typer.Option("--debug", help="Show what he understood and why he says that.")] = False,
    exam: Annotated[bool, typer.Option("--exam", help="Grades only at the end.")] = False,
    config: ConfigOption = None,
) -> None:
    """Practise a sale."""
    settings = settings_from(config)
    library = open_library(settings)
    words = texts(settings.language)
    console = Console(highlight=False, soft_wrap=False)
    scenario_id = find_scenario(library, scenario) if scenario else _choose(console, library, words)
    lines = _read_replies(replies) if replies else None
    world = _world(library, scenario_id, stage, mind := open_mind())
    chosen = secrets.randbelow(SEEDS) if seed is None else seed
    talk = _Talk(world, mind, chosen, stage, debug=debug)
    words = texts(world.scenario.language)
    if lines is None:
        _by_person(console, talk, words, coach=not exam)
    else:
        for line in lines:
            if talk.talk.ended:
                break
            talk.take(line, minutes=0)
    card = score_talk(world, talk.talk, talk.turns)
    if as_json:
        document = talk_document(world, chosen, talk.opening, talk.turns, card, words)
        typer.echo(json.dumps(document, ensure_ascii=False, indent=2))
        return
    if lines is not None:
        _show_all(console, talk, words)
    console.print()
    show(console, scorecard_pieces(card, world, talk.turns, words))


class _Talk:
    """A talk with its turns so far."""

    def __init__(self, world: World, mind: Mind, seed: int, stage: str | None, *, debug: bool) -> None:
        self.world = world
        self._grader = mind.grader
        opened = open_talk(world, seed, stage)
        self.talk = opened.talk
        self.opening: tuple[Said, ...] = opened.lines
        self.turns: list[Turn] = []
        self._debug = debug
        self._traces: list[Trace] = []

    def take(self, reply: str, minutes: float) -> Turn:
        taken = take_turn(self.world, self.talk, reply, self._grader, minutes)
        if self._debug:
            self._traces.append(trace(self.world, self.talk, taken.turn, taken.talk))
        self.talk = taken.talk
        self.turns.append(taken.turn)
        return taken.turn

    def explained(self, turn: Turn, words: Texts) -> tuple[Piece, ...]:
        """The turn as the customer lived it; nothing unless that was asked for."""
        return trace_pieces(turn, self._traces[turn.number - 1], words) if self._debug else ()


def _by_person(console: Console, talk: _Talk, words: Texts, *, coach: bool) -> None:
    show(console, brief_pieces(talk.world, words))
    console.print()
    console.print(words("cli.commands"), style="dim", markup=False)
    console.print()
    show(console, lines_pieces(talk.opening, words))
    started = time.monotonic()
    while not talk.talk.ended:
        reply = _ask(console, words)
        if reply is None or reply == "/stop":
            return
        if reply == "/hint":
            hint = hint_for(talk.world, talk.talk)
            show(console, hint_pieces(hint.stage, hint.missing, words), indent=2)
            continue
        turn = talk.take(reply, minutes=(time.monotonic() - started) / 60)
        if coach:
            show(console, note_pieces(turn, talk.world, words), indent=4)
        show(console, talk.explained(turn, words), indent=4)
        console.print()
        show(console, lines_pieces(turn.answer, words))


def _show_all(console: Console, talk: _Talk, words: Texts) -> None:
    show(console, lines_pieces(talk.opening, words))
    for turn in talk.turns:
        console.print(f"\n{words('cli.you')}: {turn.reply}", style="green", markup=False)
        show(console, note_pieces(turn, talk.world, words), indent=4)
        show(console, talk.explained(turn, words), indent=4)
        console.print()
        show(console, lines_pieces(turn.answer, words))


def _ask(console: Console, words: Texts) -> str | None:
    """A reply typed in; None at the end of the input."""
    try:
        return console.input(f"\n[green]{words('cli.you')}:[/green] ").strip()
    except EOFError:
        return None


def _choose(console: Console, library: Library, words: Texts) -> str:
    entries = sorted(library.scenarios.values(), key=lambda e: (e.scenario.language != words.language, e.id))
    if not entries:
        raise UserError("there are no scenarios; name a file: sparring play FILE")
    if not sys.stdin.isatty():
        return entries[0].id
    console.print(words("cli.choose"), style="bold")
    for number, entry in enumerate(entries, start=1):
        mode = words(f"brief.mode_{library.playbooks.models[entry.scenario.playbook].mode.value}")
        difficulty = words(f"brief.difficulty_{entry.scenario.difficulty.value}")
        row = words("cli.scenario_row", n=number, title=entry.scenario.title, mode=mode, difficulty=difficulty)
        console.print(row, markup=False)
    while True:
        answer = _ask(console, words)
        if answer is None:
            raise typer.Exit(0)
        if answer.isdecimal() and 1 <= int(answer) <= len(entries):
            return entries[int(answer) - 1].id
        console.print(words("cli.answer_number", n=len(entries)), markup=False)


def _world(library: Library, scenario_id: str, stage: str | None, mind: Mind) -> World:
    world = mind.world(library, scenario_id)
    if stage is not None:
        try:
            find_stage(world, stage)
        except KeyError:
            known = ", ".join(s.id for s in world.playbook.stages)
            raise UserError(f"--from {stage}: this sale has no such stage; its stages are {known}") from None
    return world


def _read_replies(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise UserError(f"{path}: cannot be read ({error.strerror}); give a text file, one reply a line") from error
    except UnicodeDecodeError:
        raise UserError(f"{path}: is not UTF-8 text; save it as UTF-8") from None
