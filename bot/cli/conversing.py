"""One talk in the terminal: typed in, read from a file, or played in silence."""

import re
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator
from itertools import takewhile

from rich.console import Console

from bot.cli.terminal import show
from bot.grading.text.plain import whole
from bot.grading.types import Judge
from bot.practice.hints import Hint, give_hint
from bot.roleplay.exchange.trace import Trace, trace
from bot.roleplay.preparation import begin_call, is_preparing
from bot.roleplay.scorecard.help_levels import Help, script_for
from bot.roleplay.state.talk import Said, Turn, counted
from bot.roleplay.state.world import World
from bot.roleplay.turn import Opened, take_turn
from bot.scenario.vocabulary import HelpLevel
from bot.texts.catalogue import Texts
from bot.texts.debugging import trace_pieces
from bot.texts.notes import note_pieces
from bot.texts.preparation import plan_pieces, preparation_pieces
from bot.texts.recap import recap_pieces
from bot.texts.rendering import Piece, Style, brief_pieces, hint_pieces, lines_pieces, rubric_pieces, script_pieces

HINT, STOP = "/hint", "/stop"

_COMMAND = re.compile(r"/[A-Za-z]+")
"""What looks like a command: meant for the program, not for the customer."""


class Call:
    """A talk with its turns so far, and the help taken in it."""

    def __init__(self, world: World, judge: Judge, opened: Opened, level: HelpLevel, *, debug: bool = False) -> None:
        self.world = world
        self.help = Help(level=level)
        self._judge = judge
        self.talk = opened.talk
        self.opening: tuple[Said, ...] = opened.lines
        self.turns: list[Turn] = []
        self._hinted: list[str] = []
        self.debug = debug
        self._traces: list[Trace] = []

    def take(self, reply: str, minutes: float) -> Turn:
        """Say a reply; what came of it."""
        taken = take_turn(self.world, self.talk, reply, self._judge, minutes)
        if self.debug:
            self._traces.append(trace(self.world, self.talk, taken.turn, taken.heard, taken.talk))
        self.talk = taken.talk
        self.turns.append(taken.turn)
        return taken.turn

    def explained(self, turn: Turn, words: Texts) -> tuple[Piece, ...]:
        """The turn as the customer lived it; nothing unless that was asked for."""
        return trace_pieces(turn, self._traces[turn.number - 1], words) if self.debug else ()

    @property
    def preparing(self) -> bool:
        """True while the plan is awaited."""
        return is_preparing(self.world, self.talk)

    def call(self, plan: str) -> None:
        """End the preparation and call."""
        called = begin_call(self.world, self.talk, plan, self._judge)
        self.talk, self.opening = called.talk, called.lines

    def hint(self) -> Hint | None:
        """A hint, counted once; None where the talk is played without help."""
        if self.help.level is HelpLevel.NONE:
            return None
        given = give_hint(self.world, self.talk, self._hinted, self.help)
        self._hinted, self.help = given.shown, given.help
        return given.hint

    def script(self) -> tuple[str, ...]:
        """The script of the moment, where there is one."""
        return script_for(self.world, self.talk) if self.help.level is HelpLevel.SCRIPT else ()


def by_person(console: Console, talk: Call, words: Texts, *, coach: bool) -> None:
    """The talk with a person at the keyboard; while he reads, the meanings that it will need are made."""
    threading.Thread(target=deque, args=(talk.world.warming(), 0), daemon=True).start()
    show(console, recap_pieces(talk.world, talk.talk, words) or _brief(talk.world, words))
    console.print()
    if talk.preparing:
        _prepare(console, talk, words, lambda: ask_for(console, words))
    console.print(words("cli.commands"), style="dim", markup=False)
    console.print()
    clock = Clock()
    _converse(console, talk, words, lambda: _reply(console, words), clock, coach=coach)


def _brief(world: World, words: Texts) -> tuple[Piece, ...]:
    """All that may be read before the talk."""
    return (*brief_pieces(world, words), *rubric_pieces(world, words))


def aloud(console: Console, talk: Call, replies: Iterator[str], words: Texts, *, coach: bool) -> None:
    """The talk with these replies, shown as a person would have seen it."""
    show(console, recap_pieces(talk.world, talk.talk, words))

    def ask() -> str | None:
        reply = next(replies, None)
        if reply is not None:
            console.print(f"\n{words('cli.you')}: {reply}", style="green", markup=False)
        return reply

    if talk.preparing:
        _prepare(console, talk, words, ask)
    _converse(console, talk, words, ask, None, coach=coach)


def _prepare(console: Console, talk: Call, words: Texts, ask: Callable[[], str | None]) -> None:
    """Ask for the plan, a line at a time, and show what it was worth."""
    show(console, preparation_pieces(talk.world, talk.talk, words))
    talk.call("\n".join(takewhile(bool, iter(ask, None))))
    console.print()
    if talk.talk.plan:
        show(console, plan_pieces(talk.talk.plan, words), indent=4)
        console.print()


def silently(talk: Call, replies: Iterator[str]) -> None:
    """The talk with these replies, for its document."""
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
    talk: Call,
    words: Texts,
    ask: Callable[[], str | None],
    clock: "Clock | None",
    *,
    coach: bool,
) -> None:
    """Ask for replies and show what comes of each, until the talk or the replies end."""
    show(console, lines_pieces(talk.opening))
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
        turn = talk.take(reply, minutes=clock.minutes() if clock else 0)
        if coach:
            show(console, note_pieces(turn, talk.world, words, talk.talk.state), indent=4)
        show(console, talk.explained(turn, words), indent=4)
        console.print()
        show(console, lines_pieces(turn.answer))


def _hint(talk: Call, words: Texts) -> tuple[Piece, ...]:
    hint = talk.hint()
    if hint is None:
        return (Piece(style=Style.NOTE, text=words("ui.hint_none")),)
    # The script of the moment stands above already.
    return hint_pieces(hint.stage, hint.missing, (), hint.cost, words, again=hint.again)


class Clock:
    """The time of a talk; as in the bot, a long silence counts no more than a slow reply."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        """Begin; `now` tells the time in seconds."""
        self._now = now
        self._last = now()
        self._talked = 0.0

    def minutes(self) -> float:
        """Of talk so far, with the reply that was just given."""
        now = self._now()
        self._talked += counted(now - self._last)
        self._last = now
        return self._talked / 60


def _reply(console: Console, words: Texts) -> str | None:
    """A reply to the customer; an empty line says nothing, and a command that is not known is explained."""
    while True:
        reply = ask_for(console, words)
        if reply in {None, HINT, STOP}:
            return reply
        if reply and _COMMAND.fullmatch(reply):
            console.print(words("cli.commands"), style="dim", markup=False)
        elif reply:
            return reply


def ask_for(console: Console, words: Texts) -> str | None:
    """A reply typed in; None at the end of the input."""
    try:
        return whole(console.input(f"\n[green]{words('cli.you')}:[/green] ")).strip()
    except EOFError:
        return None
