"""What the customer made of a reply, and where each of his lines comes from: for whoever writes the scenario."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.grading.text.sentences import written_sentences
from bot.grading.types import ReasonCode
from bot.roleplay.exchange.hearing import Heard
from bot.roleplay.exchange.lines import filled, placeholders, shape
from bot.roleplay.state.mood import Mood
from bot.roleplay.state.talk import Talk, Turn
from bot.roleplay.state.world import World
from bot.scenario.walking import texts_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """One turn as the customer lived it."""

    asked: tuple[str, ...]
    """Ids of the facts that he took to be asked for."""
    price: float | None
    """The price up to the list price that he heard, None where he heard none."""
    before: Mood
    after: Mood
    state: str
    """The stage or outcome after the turn."""
    origins: tuple[tuple[str, str | None], ...]
    """Each of his lines, and where it stands: `customer.facts.taste.says`, `active: consent (busy)`; of a line that is
    led in, both places with a plus between them."""


def trace(world: World, before: Talk, turn: Turn, heard: Heard, after: Talk) -> Trace:
    """Explain a turn.

    Args:
        world: the scenario played.
        before: the talk before the turn.
        turn: to explain.
        heard: what he heard in the reply.
        after: the talk after it.
    """
    unfinished = turn.grade.reason.code is ReasonCode.UNFINISHED
    return Trace(
        asked=() if unfinished else tuple(fact.id for fact in heard.asked),
        price=None if unfinished else heard.price,
        before=before.mood,
        after=after.mood,
        state=after.state,
        origins=tuple((line.text, origin(world, after, line.text)) for line in turn.answer),
    )


def origin(world: World, talk: Talk, said: str) -> str | None:
    """Where a line of the customer stands; both places, `a + b`, where other words lead it in; None where unknown."""
    lines = list(_lines(world))
    if whole := _place_of(world, talk, lines, said):
        return whole
    values = placeholders(world, talk)
    for where, text in lines:
        lead, matched, rest = said.rpartition(f" {filled(text, values)}")
        if matched and not rest and (led_in := _place_of(world, talk, lines, lead)):
            return f"{led_in} + {where}"
    # Asked again, he says one sentence of it.
    return next((where for where, text in lines if said in written_sentences(filled(text, values))), None)


def _place_of(world: World, talk: Talk, lines: Sequence[tuple[str, str]], said: str) -> str | None:
    """Where the whole of what was said stands: as it is, else with what was quoted or offered in its placeholders."""
    values = placeholders(world, talk)
    exact = next((where for where, text in lines if filled(text, values) == said), None)
    return exact or next((where for where, text in lines if "{" in text and shape(text).fullmatch(said)), None)


def _lines(world: World) -> Iterator[tuple[str, str]]:
    """Every line that the customer may say, the scenario's own first, with its place in words."""
    for path, text in texts_of(world.scenario):
        yield _place(world, path), text
    playbook = world.playbook
    for situation, by_temperament in playbook.lines.get(world.scenario.language, {}).items():
        for temperament, lines in by_temperament.items():
            for line in lines:
                yield f"{playbook.playbook}: {situation.value} ({temperament})", line
    scenes = [(stage.id, stage.scene) for stage in playbook.stages]
    scenes += [(f"follow_ups.{outcome.value}", after.scene) for outcome, after in playbook.follow_ups.items()]
    for name, scene in scenes:
        if scene:
            yield f"{playbook.playbook}: {name}.scene", scene.get(world.scenario.language)


def _place(world: World, path: tuple[str | int, ...]) -> str:
    """A path of keys with ids instead of numbers, without the number of the wording."""
    named: list[str] = []
    part: object = world.scenario
    for step in path:
        part = part[step] if isinstance(part, tuple) and isinstance(step, int) else getattr(part, str(step), None)
        named.append(str(getattr(part, "id", step)) if isinstance(step, int) else step)
    return ".".join(name for name in named if not name.isdecimal())
