"""Tests that stand in a scenario file: replies, and what they must lead to."""

from typing import Annotated, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from bot.scenario.playbook import Line, Slug, Slugs, StrictModel, one_or_many
from bot.scenario.vocabulary import Outcome

LONGEST_REPLY = 4096
"""Characters of a reply; Telegram takes no more in one message."""

Reply = Annotated[str, Field(max_length=LONGEST_REPLY)]
Replies = Annotated[tuple[Reply, ...], one_or_many(str), Field(min_length=1, max_length=20)]
Outcomes = Annotated[tuple[Outcome, ...], one_or_many(Outcome), Field(max_length=6)]


class Bounds(StrictModel):
    """Between which numbers a number must lie; both belong to the range."""

    at_least: float | None = Field(default=None, ge=0, le=100)
    at_most: float | None = Field(default=None, ge=0, le=100)

    @model_validator(mode="after")
    def _some_number_fits(self) -> Self:
        if self.at_least is not None and self.at_most is not None and self.at_least > self.at_most:
            values = {"at_least": self.at_least, "at_most": self.at_most}
            raise PydanticCustomError("bounds-crossed", "bounds crossed", values)
        return self

    def hold(self, number: float) -> bool:
        """True when the number lies between them."""
        return (self.at_least is None or number >= self.at_least) and (self.at_most is None or number <= self.at_most)


class Expectation(StrictModel):
    """What the replies of a test must lead to; what is left out may be anything."""

    outcome: Outcomes = Field(default=(), description="how the talk ends: deal, meeting, callback, refused, hung_up…")
    stage: Slug | None = Field(default=None, description="the stage in which the talk stands after the last reply")
    reaches: Slugs = Field(default=(), description="stages that the talk must come to")
    score: Bounds = Field(default=Bounds(), description="the whole score, 0 to 100")
    discount: Bounds = Field(default=Bounds(), description="percent given off the list price")
    facts: Slugs = Field(default=(), description="ids of facts that the customer must have told")
    untold: Slugs = Field(default=(), description="ids of facts that must have been kept back")
    met: Slugs = Field(default=(), description="ids of objections that must have been met")


class ScenarioTest(StrictModel):
    """One test: what the trainee says, and what it must lead to."""

    name: Line = Field(description="what it shows, in words")
    seed: int = Field(default=1, ge=0, description="picks the customer's lines")
    start: Slug | None = Field(default=None, description="id of the stage to begin at; the first one when left out")
    replies: tuple[Reply, ...] = Field(min_length=1, max_length=200, description="what the trainee says, in order")
    answers: dict[Slug, Replies] = Field(
        default={},
        max_length=60,
        description="what to say before the next of those: by id of the doubt that stands open, or of the stage",
    )
    expect: Expectation = Field(description="what that must lead to")
