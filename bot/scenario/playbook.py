"""A playbook: the process of one kind of sale, shared by all scenarios that name it."""

from collections.abc import Mapping
from typing import Annotated, Any, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from bot.scenario.vocabulary import (
    Achievement,
    Band,
    Difficulty,
    HelpLevel,
    Language,
    Mode,
    Move,
    Outcome,
    Situation,
    StageKind,
    Temperament,
    Temperature,
)

Slug = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9_-]{0,47}$")]
Line = Annotated[str, Field(min_length=1, max_length=700)]
Points = Annotated[float, Field(ge=-100, le=100)]
Lines = tuple[Line, ...]
ANYBODY = "any"
"""Key of lines that fit any temperament."""


def one_or_many(single: Any) -> BeforeValidator:
    """A single text stands for a list of one, so that short files stay short.

    Args:
        single: type of the one, for the schema.
    """

    def listed(value: Any) -> Any:
        return [value] if isinstance(value, str) else value

    return BeforeValidator(listed, json_schema_input_type=single | tuple[single, ...])


Slugs = Annotated[tuple[Slug, ...], one_or_many(Slug), Field(max_length=60)]


class StrictModel(BaseModel):
    """A piece of a file: frozen, and every unknown key in it is an error."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Bilingual(StrictModel):
    """One text in both languages."""

    ru: Line
    en: Line

    def get(self, language: Language) -> str:
        """The text in that language."""
        return self.ru if language is Language.RU else self.en


class MoodLevels(StrictModel):
    """Where a customer's mood stands, each 0 to 100."""

    interest: float = Field(ge=0, le=100)
    trust: float = Field(ge=0, le=100)
    patience: float = Field(ge=0, le=100)


class MoodShift(StrictModel):
    """By how much something moves the customer's mood, in points of 0 to 100."""

    interest: Points = 0
    trust: Points = 0
    patience: Points = 0


class HagglingStyle(StrictModel):
    """How one temperament haggles."""

    opens: float = Field(default=1, ge=0, le=3, description="factor on the discount that the first bid aims at")
    yields: float = Field(default=0.5, ge=0, le=1, description="share of the gap that is given up with each bid")
    rounds: int = Field(default=0, ge=-3, le=3, description="asks more often than the difficulty says by this many")


class TemperamentFactors(StrictModel):
    """How one temperament bends the mood table: factors on gains and on losses of each number."""

    gain: float = Field(default=1, ge=0, le=5, description="factor on everything that raises interest or trust")
    loss: float = Field(default=1, ge=0, le=5, description="factor on everything that lowers interest or trust")
    patience: float = Field(default=1, ge=0, le=5, description="factor on every loss of patience")
    moves: Mapping[Move, MoodShift] = Field(default_factory=dict, description="what moves this one otherwise")
    situations: Mapping[Situation, MoodShift] = Field(default_factory=dict)
    haggling: HagglingStyle = HagglingStyle()


class MoodTable(StrictModel):
    """The mood at the start by temperature, and what moves it."""

    start: Mapping[Temperature, MoodLevels]
    moves: Mapping[Move, MoodShift]
    situations: Mapping[Situation, MoodShift] = Field(default_factory=dict)
    every_turn: MoodShift = MoodShift(patience=-1)
    temperaments: Mapping[Temperament, TemperamentFactors] = Field(default_factory=dict)
    buys_at: MoodLevels = Field(description="below this interest or trust nobody buys; patience here is ignored")
    meets_at: MoodLevels | None = Field(
        default=None, description="the same for a meeting where that is the aim; as for buying when left out"
    )
    leaves_at: float = Field(default=5, ge=0, le=100, description="the customer ends the talk at this patience")
    forgives: int = Field(default=0, ge=0, le=10, description="replies whose mistakes cost half, the first ones")
    offences: int = Field(default=3, ge=1, le=20, description="offences after which the customer goes")
    quiet: bool = Field(
        default=False, description="true: every fault counts as an offence; goes without a scene unless insulted"
    )


class DifficultyFactors(StrictModel):
    """What a difficulty changes in the customer's behaviour."""

    patience: float = Field(default=1, ge=0.2, le=5, description="factor on losses of patience")
    objections: int = Field(default=2, ge=0, le=10, description="how many objections are raised at most")
    proof: int = Field(default=0, ge=-5, le=5, description="answers that a doubt takes beyond what the scenario says")
    haggling: int = Field(default=1, ge=0, le=5, description="how many times better terms are asked for")
    answers: int = Field(default=2, ge=1, le=10, description="how many facts one reply gets out of the customer")
    guarded: float = Field(default=35, ge=0, le=100, description="trust needed before hidden needs are told")


class Bands(StrictModel):
    """From which score a talk is excellent, good or fair; below that it is weak."""

    excellent: float = Field(default=85, ge=0, le=100)
    good: float = Field(default=70, ge=0, le=100)
    fair: float = Field(default=50, ge=0, le=100)

    @model_validator(mode="after")
    def _descending(self) -> Self:
        if not self.excellent >= self.good >= self.fair:
            raise ValueError("bands go down: excellent, then good, then fair; write them in that order")
        return self

    def of(self, score: float) -> Band:
        """The band of a score."""
        bounds = ((self.excellent, Band.EXCELLENT), (self.good, Band.GOOD), (self.fair, Band.FAIR))
        return next((band for least, band in bounds if score >= least), Band.WEAK)


class HelpRules(StrictModel):
    """What a level of help asks for in return."""

    bands: Bands = Bands()
    hint_cost: float = Field(default=3, ge=0, le=100, description="points off the score for each hint taken")
    hints_cost_at_most: float = Field(default=15, ge=0, le=100, description="points off for hints, all together")


class Criterion(StrictModel):
    """One observable thing that a stage asks for, e.g. "did he name a reason that concerns this customer?"."""

    id: Slug
    text: Bilingual
    any: tuple[Move, ...] = Field(default=(), description="earned by any of these moves")
    reached: Achievement | None = Field(default=None, description="earned by what was reached with the customer")
    enough: float | None = Field(default=None, gt=0, le=1, description="share of it that earns all; less earns nothing")
    weight: float = Field(default=1, gt=0, le=10)
    required: bool = Field(default=False, description="without it the stage is not passed")
    tip: Bilingual | None = Field(default=None, description="what to do when it is missing")

    @model_validator(mode="after")
    def _earned_somehow(self) -> Self:
        if not self.any and self.reached is None:
            raise ValueError("a criterion is earned by moves (`any:`) or by an achievement (`reached:`); give one")
        if self.enough is not None and self.reached is None:
            raise ValueError("`enough:` is a share of what was reached; say of what with `reached:`")
        return self


class StageWords(StrictModel):
    """What a stage is called, and what is to be done in it."""

    title: Bilingual
    job: Bilingual
    hint: Bilingual
    examples: Mapping[Language, Lines] = Field(default_factory=dict)


class Stage(StrictModel):
    """One stage of the sale: its job, how it is graded, and how long the customer stays in it."""

    id: Slug
    kind: StageKind
    title: Bilingual
    job: Bilingual
    criteria: tuple[Criterion, ...] = Field(min_length=1, max_length=10)
    penalties: Mapping[Move, float] = Field(default_factory=dict, description="points off the stage's 100 per mistake")
    pass_mark: float = Field(default=60, ge=0, le=100)
    weight: float = Field(default=1, gt=0, le=10, description="share of the stage in the session's score")
    max_turns: int = Field(default=6, ge=1, le=30, description="replies after which the customer moves on or leaves")
    hint: Bilingual
    scene: Bilingual | None = Field(default=None, description="narrator's words as it begins")
    examples: Mapping[Language, Lines] = Field(
        default_factory=dict, description="model replies; {placeholders} allowed"
    )
    optional: bool = Field(default=False, description="skipped when the scenario has nothing for it")
    meeting: StageWords | None = Field(default=None, description="its words where the aim is a meeting, not a deal")


class FollowUp(StrictModel):
    """The next talk with the same customer, after an outcome."""

    days: int = Field(default=7, ge=1, le=730, description="that have passed")
    scene: Bilingual | None = Field(default=None, description="narrator's words as it begins")
    mood: MoodShift = Field(default=MoodShift(), description="what the days have done to the mood")


class Limits(StrictModel):
    """Where a talk ends by itself."""

    turns: int = Field(default=40, ge=3, le=200, description="replies of the trainee")
    minutes: float = Field(default=20, ge=1, le=240, description="time of the call, without pauses")


class Playbook(StrictModel):
    """A whole playbook file."""

    playbook: Slug
    mode: Mode
    title: Bilingual
    about: Bilingual
    limits: Limits = Limits()
    stages: tuple[Stage, ...] = Field(min_length=2, max_length=20)
    mood: MoodTable
    difficulties: Mapping[Difficulty, DifficultyFactors] = Field(default_factory=dict)
    help: Mapping[HelpLevel, HelpRules] = Field(default_factory=dict, description="score bands and price of each level")
    follow_ups: Mapping[Outcome, FollowUp] = Field(
        default_factory=dict, description="how a sale goes on days after that outcome; no talk follows any other"
    )
    tips: Mapping[Move, Bilingual] = Field(default_factory=dict, description="what to do instead, per mistake or move")
    lines: Mapping[Language, Mapping[Situation, Mapping[str, Lines]]] = Field(
        description="customer lines by language, moment and temperament (`any` for all)"
    )

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        ids = [stage.id for stage in self.stages]
        if twice := {i for i in ids if ids.count(i) > 1}:
            raise ValueError(f"stage ids must differ; given twice: {', '.join(sorted(twice))}")
        if taken := {outcome.value for outcome in Outcome} & set(ids):
            raise ValueError(f"stage id {sorted(taken)[0]!r} is the name of an outcome; write another")
        known = {*(t.value for t in Temperament), ANYBODY}
        for situations in self.lines.values():
            for situation, by_temperament in situations.items():
                if unknown := set(by_temperament) - known:
                    raise ValueError(
                        f"lines for {situation.value!r} name {sorted(unknown)[0]!r}; write `any` or one of "
                        f"{', '.join(sorted(known - {'any'}))}"
                    )
        return self

    def aimed_at(self, aim: Outcome) -> Self:
        """The process towards that outcome: a meeting ends with its date, what comes after a deal is another talk."""
        if aim is not Outcome.MEETING:
            return self
        stages = tuple(_towards_meeting(s) for s in self.stages if s.kind is not StageKind.FOLLOW_UP)
        return self.model_copy(update={"stages": stages})

    def stage(self, stage_id: str) -> Stage:
        """The stage with that id.

        Raises:
            KeyError: if the playbook has no such stage.
        """
        for stage in self.stages:
            if stage.id == stage_id:
                return stage
        raise KeyError(stage_id)


def _towards_meeting(stage: Stage) -> Stage:
    if stage.meeting is None:
        return stage
    words = {name: getattr(stage.meeting, name) for name in StageWords.model_fields}
    return stage.model_copy(update=words)
