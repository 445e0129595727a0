"""The scenario's machine as a diagram; drawn from the very machine that is played, so the two cannot drift apart."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bot.roleplay.state.machine import Trigger
from bot.roleplay.state.world import World
from bot.scenario.vocabulary import Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """One way from a state to another, with the triggers that take it."""

    source: str
    target: str
    triggers: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """One state."""

    id: str
    title: str
    outcome: Outcome | None


def nodes(world: World, outcome_titles: Mapping[Outcome, str]) -> tuple[Node, ...]:
    """All states: stages in order, then outcomes that can be reached."""
    language = world.scenario.language
    stages = [Node(id=s.id, title=s.title.get(language), outcome=None) for s in world.playbook.stages]
    reached = {edge.target for edge in edges(world)}
    outcomes = [Node(id=o.value, title=outcome_titles[o], outcome=o) for o in Outcome if o.value in reached]
    return (*stages, *outcomes)


def edges(world: World) -> tuple[Edge, ...]:
    """All ways of the machine, several triggers between two states joined; staying where one is, is left out."""
    joined: dict[tuple[str, str], list[str]] = {}
    for source, target, trigger in _transitions(world):
        if source != target:
            triggers = joined.setdefault((source, target), [])
            if trigger not in triggers:
                triggers.append(trigger)
    return tuple(Edge(source=s, target=t, triggers=tuple(names)) for (s, t), names in joined.items())


def mermaid(world: World, outcome_titles: Mapping[Outcome, str]) -> str:
    """The diagram as Mermaid text (stateDiagram-v2)."""
    drawn = nodes(world, outcome_titles)
    lines = ["stateDiagram-v2", "    direction TB"]
    lines += [f"    {node.id.replace('-', '_')} : {_label(node.title)}" for node in drawn]
    lines.append(f"    [*] --> {world.playbook.stages[0].id.replace('-', '_')}")
    for edge in edges(world):
        names = ", ".join(edge.triggers)
        lines.append(f"    {edge.source.replace('-', '_')} --> {edge.target.replace('-', '_')} : {names}")
    lines += [f"    {node.id} --> [*]" for node in drawn if node.outcome]
    return "\n".join(lines) + "\n"


def _transitions(world: World) -> Iterator[tuple[str, str, str]]:
    for trigger in Trigger:
        event = world.machine.events.get(trigger.value)
        if event is None:
            continue
        for source, ways in event.transitions.items():
            for way in ways:
                yield source, way.dest or source, trigger.value


def _label(text: str) -> str:
    """Text that cannot break out of a Mermaid label."""
    return "".join(c if c.isalnum() or c in " ,.-()" else " " for c in text).strip() or "?"
