"""`sparring new`: a few questions, and a scenario file that can be checked and played at once."""

import math
import shlex
import sys
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
    asking = not yes and sys.stdin.isatty()
    given = _given(answers or [])
    who = mode or (_mode(words) if asking else Mode.ACTIVE)
    filled = {**example(chosen, who), **given}
    if asking:
        typer.echo(words("new.intro"))
        for name in QUESTIONS:
            if name not in given:
                filled[name] = _ask(name, filled, words)
    _refuse_unusable(filled)
    target = file or Path(f"{slug(filled['title'])}.yaml")
    if target.suffix not in ENDINGS:
        raise UserError(f"{target}: the name must end in .yaml; write {target.with_suffix('.yaml')}")
    if target.exists():
        raise UserError(f"{target}: is there already; name another file")
    with refusing(target, "written", NAME_ANOTHER):
        write_file(target, draft(filled, chosen, who, str(target)))
    typer.echo(words("new.written", file=target, typed=shlex.quote(str(target))))


def _given(answers: list[str]) -> dict[str, str]:
    found = {}
    for answer in answers:
        name, sign, value = answer.partition("=")
        if not sign or name not in QUESTIONS or not value.strip():
            raise UserError(f"--set {answer}: write NAME=VALUE, where NAME is one of {', '.join(QUESTIONS)}")
        found[name] = value
    return found


def _mode(words: Texts) -> Mode:
    while True:
        answer = str(typer.prompt(words("new.mode"), default="1")).strip()
        if answer in ("1", "2"):
            return Mode.ACTIVE if answer == "1" else Mode.PASSIVE


def _ask(name: str, answers: dict[str, str], words: Texts) -> str:
    default = answers[name]
    if name == "floor" and _dearer(default, answers["price"]):
        default = answers["price"]
    while True:
        answer = whole(str(typer.prompt(words(f"new.questions.{name}"), default=default))).strip()
        fault = _fault(name, answer)
        if fault is None and name == "floor" and _dearer(answer, answers["price"]):
            fault = "floor_too_high"
        if fault is None:
            return answer
        typer.echo(words(f"new.{fault}", price=answers["price"]))


def _dearer(floor: str, price: str) -> bool:
    return float(floor) > float(price)


def _fault(name: str, answer: str) -> str | None:
    """What is wrong with an answer, None where nothing is."""
    if name in ("price", "floor"):
        try:
            return None if 0 < float(answer) < math.inf else "not_a_price"
        except ValueError:
            return "not_a_price"
    if name == "temperament":
        return None if answer in set(Temperament) else "not_a_temperament"
    return None if answer else "empty"


def _refuse_unusable(answers: dict[str, str]) -> None:
    for name, answer in answers.items():
        if _fault(name, answer):
            expected = ", ".join(Temperament) if name == "temperament" else "a number above zero"
            raise UserError(f"{name}={answer}: write {expected}")
    if _dearer(answers["floor"], answers["price"]):
        raise UserError(f"floor={answers['floor']}: write at most the price, {answers['price']}")
