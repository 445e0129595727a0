"""`sparring new`: a few questions, and a scenario file that can be checked and played at once."""

import math
import shlex
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

import typer

from bot.cli.root import NAME_ANOTHER, ConfigOption, app, settings_from
from bot.errors import UserError, refusing
from bot.grading.text.plain import whole
from bot.scenario.vocabulary import Language, Mode, Temperament
from bot.storage.scenario_library import ENDINGS, write_file
from bot.texts.catalogue import Texts, texts
from bot.texts.drafting import QUESTIONS, draft, example, slug


@app.command()
def new(
    file: Annotated[Path | None, typer.Argument(help="File to write; named for the title when left out.")] = None,
    language: Annotated[Language | None, typer.Option(help="Of the customer, the questions and the comments.")] = None,
    mode: Annotated[Mode | None, typer.Option(help="active: you call; passive: they come to you.")] = None,
    answers: Annotated[
        list[str] | None, typer.Option("--set", help="An answer given here, like --set price=1800; may be repeated.")
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Ask nothing; examples fill in for the rest.")] = False,
    config: ConfigOption = None,
) -> None:
    """Write a new scenario file: commented, checkable, playable at once."""
    settings = settings_from(config)
    chosen = language or settings.language
    words = texts(chosen)
    given = _given(answers or [], words)
    asking = not yes and sys.stdin.isatty()
    if asking:
        typer.echo(words("new.intro"))
    elif not yes:
        typer.echo(words("new.no_terminal"), err=True)
    who = mode or (_mode(words) if asking else Mode.ACTIVE)
    filled = _filled(given, example(chosen, who), words, asking=asking)
    target = file or Path(f"{slug(filled['title'])}.yaml")
    if target.suffix not in ENDINGS:
        raise UserError(words("new.no_ending", file=target, instead=target.with_suffix(".yaml")))
    if target.exists():
        raise UserError(words("new.exists", file=target))
    with refusing(target, "written", NAME_ANOTHER):
        write_file(target, draft(filled, chosen, who, str(target)))
    typer.echo(words("new.written", file=target, typed=shlex.quote(str(target))))


def _given(answers: list[str], words: Texts) -> dict[str, str]:
    found = {}
    for answer in answers:
        name, sign, value = answer.partition("=")
        if not sign or name not in QUESTIONS:
            raise UserError(words("new.no_such_answer", answer=answer, names=", ".join(QUESTIONS)))
        found[name] = value
        if fault := _fault(name, found):
            raise UserError(words("new.refused", answer=answer, why=words(f"new.{fault}", **found)))
    return found


def _filled(given: Mapping[str, str], examples: Mapping[str, str], words: Texts, *, asking: bool) -> dict[str, str]:
    """An answer to every question: the given one, else one that is asked for, else the example."""
    filled = {**examples, **given}
    for name in QUESTIONS:
        if name == "floor" and name not in given:
            filled[name] = _floor(filled["price"], examples)
        if asking and name not in given:
            filled[name] = _ask(name, filled, words)
    if fault := _fault("floor", filled):
        raise UserError(words("new.refused", answer=f"floor={filled['floor']}", why=words(f"new.{fault}", **filled)))
    return filled


def _floor(price: str, examples: Mapping[str, str]) -> str:
    """The lowest price for a price, as far below it as in the example; the price where that is less than a coin."""
    floor = float(price) * float(examples["floor"]) / float(examples["price"])
    rounded = f"{floor:.0f}" if floor >= 100 else f"{floor:.2f}".removesuffix(".00")
    return rounded if 0 < float(rounded) <= float(price) else price


def _mode(words: Texts) -> Mode:
    while (answer := str(typer.prompt(words("new.mode"), default="1")).strip()) not in ("1", "2"):
        typer.echo(words("cli.answer_number", n=2))
    return Mode.ACTIVE if answer == "1" else Mode.PASSIVE


def _ask(name: str, answers: Mapping[str, str], words: Texts) -> str:
    while True:
        asked = typer.prompt(words(f"new.questions.{name}"), default=answers[name])
        answer = whole(str(asked)).strip()
        fault = _fault(name, {**answers, name: answer})
        if fault is None:
            return answer
        typer.echo(words(f"new.{fault}", **answers))


def _fault(name: str, answers: Mapping[str, str]) -> str | None:
    """What is wrong with an answer among the others, None where nothing is."""
    answer = answers[name].strip()
    if name in ("price", "floor"):
        try:
            number = float(answer)
        except ValueError:
            return "not_a_price"
        if not 0 < number < math.inf:
            return "not_a_price"
        return "floor_too_high" if name == "floor" and number > float(answers.get("price", math.inf)) else None
    if name == "temperament":
        return None if answer in set(Temperament) else "not_a_temperament"
    return None if answer else "empty"
