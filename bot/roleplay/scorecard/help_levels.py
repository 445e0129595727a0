"""Help during a talk: the script of the moment, what hints cost, and what a score amounts to with that help."""

from dataclasses import dataclass

from bot.roleplay.exchange.lines import filled, placeholders
from bot.roleplay.state.talk import Talk
from bot.roleplay.state.world import World
from bot.scenario.playbook import HelpRules
from bot.scenario.vocabulary import Band, HelpLevel, StageKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Help:
    """The help that a talk is played with."""

    level: HelpLevel = HelpLevel.HINTS
    hints: int = 0
    """Taken so far."""


def rules_of(world: World, level: HelpLevel) -> HelpRules:
    """What the playbook asks for in return for a level of help."""
    return world.playbook.help.get(level, HelpRules())


def hints_cost(world: World, given: Help) -> float:
    """Points off the score for the hints taken."""
    rules = rules_of(world, given.level)
    return min(rules.hints_cost_at_most, given.hints * rules.hint_cost)


def band(world: World, given: Help, score: float) -> Band:
    """What a score amounts to: the same one is worth more without help."""
    # Rounded as it is shown: 84.6 is read as 85.
    return rules_of(world, given.level).bands.of(round(score))


def script_for(world: World, talk: Talk) -> tuple[str, ...]:
    """What a good seller would say at this moment, in one or several wordings; nothing once the talk has ended."""
    if talk.ended:
        return ()
    return tuple(filled(line, placeholders(world, talk)) for line in _model_lines(world, talk))


def _model_lines(world: World, talk: Talk) -> tuple[str, ...]:
    scenario, stage = world.scenario, world.stage(talk.state)
    own: str | None = None
    if raised := talk.doubts.open:
        own = world.objection(raised.id).model_answer
    elif stage.kind is StageKind.BARGAINING and world.rules.bargaining:
        own = world.rules.bargaining.model_answer
    return (own,) if own else tuple(scenario.examples.get(stage.id) or stage.examples.get(scenario.language, ()))
