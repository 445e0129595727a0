"""`sparring play`: a sale in the terminal, by a person or by a file of replies."""

import json
import secrets
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import takewhile
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
from bot.practice.hints import Hint, hint_for
from bot.roleplay.helping import Help, script_for
from bot.roleplay.preparing import begin_call, is_preparing, prepares
from bot.roleplay.scorecard import score_talk
from bot.roleplay.starting import find_stage
from bot.roleplay.talk import Said, Turn
from bot.roleplay.turn import open_talk, take_turn
from bot.roleplay.world import World
from bot.scenario.vocabulary import HelpLevel
from bot.storage.scenario_library import Library
from bot.texts.catalogue import Texts, texts
from bot.texts.insight import whole_scorecard
from bot.texts.preparation import plan_pieces, preparation_pieces
from bot.texts.rendering import (
    Piece,
    Style,
    brief_pieces,
    hint_pieces,
    lines_pieces,
    note_pieces,
    script_pieces,
)

SEEDS = 2**31
HINT, STOP = "/hint", "/stop"


@app.command()
def play(
    scenario: Annotated[str | None, typer.Argument(help="Scenario id or file; asked for when left out.")] = None,
    seed: Annotated[int | None, typer.Option(help="Picks the customer's lines; the same seed, the same talk.")] = None,
    replies: Annotated[Path | None, typer.Option(help="Play the lines of this file instead of asking.")] = None,
    stage: Annotated[str | None, typer.Option("--from", help="Id of the stage to begin at.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON document at the end.")] = False,
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
    scenario_id = find_scenario(library, scenario) if scenario else _choose(console, library, words)
    lines = _read_replies(replies) if replies else None
    world = _world(library, scenario_id, stage, mind := open_mind())
    chosen = secrets.randbelow(SEEDS) if seed is None else seed
    plans = prepare and stage is None and prepares(world)
    talk = _Talk(world, mind, chosen, world.playbook.stages[0].id if plans else stage, level)
    words = texts(world.scenario.language)
    if lines is None:
        _by_person(console, talk, words, coach=not exam)
    elif as_json:
        _silently(talk, iter(lines))
    else:
        _aloud(console, talk, iter(lines), words, coach=not exam)
    card = score_talk(world, talk.talk, talk.turns, talk.help)
    if as_json:
        document = talk_document(world, chosen, talk.opening, talk.turns, card, words)
        typer.echo(json.dumps(document, ensure_ascii=False, indent=2))
        return
    console.print()
    show(console, whole_scorecard(card, world, talk.turns, words))


class _Talk:
    """A talk with its turns so far."""

    def __init__(self, world: World, mind: Mind, seed: int, stage: str | None, level: HelpLevel) -> None:
        self.world = world
        self.help = Help(level=level)
        self._grader = mind.grader
        opened = open_talk(world, seed, stage)
        self.talk = opened.talk
        self.opening: tuple[Said, ...] = opened.lines
        self.turns: list[Turn] = []

    def take(self, reply: str, minutes: float) -> Turn:
        taken = take_turn(self.world, self.talk, reply, self._grader, minutes)
        self.talk = taken.talk
        self.turns.append(taken.turn)
        return taken.turn

    @property
    def preparing(self) -> bool:
        """True while the plan is awaited."""
        return is_preparing(self.world, self.talk)

    def call(self, plan: str) -> None:
        """End the preparation and call."""
        called = begin_call(self.world, self.talk, plan, self._grader)
        self.talk, self.opening = called.talk, called.lines

    def hint(self) -> Hint | None:
        """A hint, counted; None where the talk is played without help."""
        if self.help.level is HelpLevel.NONE:
            return None
        self.help = replace(self.help, hints=self.help.hints + 1)
        return hint_for(self.world, self.talk, self.help.level)

    def script(self) -> tuple[str, ...]:
        """The script of the moment, where there is one."""
        return script_for(self.world, self.talk) if self.help.level is HelpLevel.SCRIPT else ()


def _by_person(console: Console, talk: _Talk, words: Texts, *, coach: bool) -> None:
    show(console, brief_pieces(talk.world, words))
    console.print()
    if talk.preparing:
        _prepare(console, talk, words, lambda: _ask(console, words))
    console.print(words("cli.commands"), style="dim", markup=False)
    console.print()
    started = time.monotonic()
    _converse(console, talk, words, lambda: _ask(console, words), started, coach=coach)


def _aloud(console: Console, talk: _Talk, replies: Iterator[str], words: Texts, *, coach: bool) -> None:
    """The talk with these replies, shown as a person would have seen it."""

    def ask() -> str | None:
        reply = next(replies, None)
        if reply is not None:
            console.print(f"\n{words('cli.you')}: {reply}", style="green", markup=False)
        return reply

    if talk.preparing:
        _prepare(console, talk, words, ask)
    _converse(console, talk, words, ask, None, coach=coach)


def _prepare(console: Console, talk: _Talk, words: Texts, ask: Callable[[], str | None]) -> None:
    """Ask for the plan, a line at a time, and show what it was worth."""
    show(console, preparation_pieces(talk.world, talk.talk, words))
    talk.call("\n".join(takewhile(bool, iter(ask, None))))
    console.print()
    if talk.talk.plan:
        show(console, plan_pieces(talk.talk.plan, words), indent=4)
        console.print()


def _silently(talk: _Talk, replies: Iterator[str]) -> None:
    if talk.preparing:
        talk.call("\n".join(takewhile(bool, replies)))
    for reply in replies:
        if talk.talk.ended or reply == STOP:
            return
        if reply == HINT:
            talk.hint()
        else:
            talk.take(reply, minutes=0)


def _converse(
    console: Console,
    talk: _Talk,
    words: Texts,
    ask: Callable[[], str | None],
    started: float | None,
    *,
    coach: bool,
) -> None:
    """Ask for replies and show what comes of each, until the talk or the replies end."""
    show(console, lines_pieces(talk.opening, words))
    script: tuple[str, ...] = ()
    while not talk.talk.ended:
        if talk.script() != script:
            script = talk.script()
            console.print()
            show(console, script_pieces(talk.world.stage(talk.talk.state), script, words), indent=2)
        reply = ask()
        if reply is None or reply == STOP:
            return
        if reply == HINT:
            show(console, _hint(talk, words), indent=2)
            continue
        turn = talk.take(reply, minutes=(time.monotonic() - started) / 60 if started else 0)
        if coach:
            show(console, note_pieces(turn, talk.world, words), indent=4)
        console.print()
        show(console, lines_pieces(turn.answer, words))


def _hint(talk: _Talk, words: Texts) -> tuple[Piece, ...]:
    hint = talk.hint()
    if hint is None:
        return (Piece(style=Style.NOTE, text=words("ui.hint_none")),)
    # The script of the moment stands above already.
    return hint_pieces(hint.stage, hint.missing, (), hint.cost, words)


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
