"""A hint: what this moment asks for, without the words to copy; with the script, the words too."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.grading.judging.rubric import EARNED, earned
from bot.roleplay.scorecard.help_levels import Help, rules_of, script_for
from bot.roleplay.state.talk import Talk
from bot.roleplay.state.world import World
from bot.scenario.playbook import Bilingual, Criterion, Stage
from bot.scenario.vocabulary import HelpLevel


@dataclass(frozen=True, slots=True, kw_only=True)
class Hint:
    """What to do next."""

    stage: Stage
    text: Bilingual
    """The stage's hint."""
    missing: Criterion | None
    """The heaviest thing of the rubric still to be earned."""
    script: tuple[str, ...]
    """Model lines, where the level of help has them."""
    cost: float
    """Points that it takes off the score."""
    again: bool = False
    """True where that was shown before, and costs nothing more."""

    @property
    def key(self) -> str:
        """What it shows, for telling whether that was shown before."""
        return f"{self.stage.id}/{self.missing.id if self.missing else ''}"


def hint_for(world: World, talk: Talk, level: HelpLevel = HelpLevel.HINTS) -> Hint:
    """A hint for the next reply of a talk that goes on."""
    stage = world.stage(talk.state)
    record = talk.record
    lacking = [e for e in earned(stage, record.moves, record.reached, world.rules.applies) if e.share < EARNED]
    heaviest = max(lacking, key=lambda e: (e.criterion.required, e.criterion.weight), default=None)
    return Hint(
        stage=stage,
        text=stage.hint,
        missing=heaviest.criterion if heaviest else None,
        script=script_for(world, talk) if level is HelpLevel.SCRIPT else (),
        cost=rules_of(world, level).hint_cost,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """A hint that was given, and what is on the account of its talk from then on."""

    hint: Hint
    shown: list[str]
    """The keys of all hints so far."""
    help: Help


def give_hint(world: World, talk: Talk, shown: Sequence[str], taken: Help) -> Given:
    """Give a hint for the next reply of a talk that goes on; one that was shown before costs nothing more.

    Args:
        world: that the talk is played in.
        talk: as it stands.
        shown: keys of the hints so far.
        taken: the help of the talk so far.
    """
    hint = hint_for(world, talk, taken.level)
    if hint.key in shown:
        return Given(hint=replace(hint, cost=0, again=True), shown=[*shown], help=taken)
    return Given(hint=hint, shown=[*shown, hint.key], help=replace(taken, hints=taken.hints + 1))
