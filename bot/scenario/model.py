"""A scenario: one customer, one product and one sale, played by a playbook's process."""

from collections.abc import Mapping
from typing import Annotated, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from bot.scenario.expectation import ScenarioTest
from bot.scenario.playbook import Line, Lines, MoodLevels, MoodShift, Points, Slug, StrictModel, one_or_many
from bot.scenario.vocabulary import (
    Difficulty,
    Language,
    Move,
    ObjectionKind,
    Outcome,
    Situation,
    Temperament,
    Temperature,
)

Sayings = Annotated[Lines, one_or_many(Line), Field(min_length=1, max_length=30)]
Text = Annotated[str, Field(min_length=1, max_length=4000)]
Money = Annotated[float, Field(gt=0, le=1e12)]


class Fact(StrictModel):
    """Something the customer tells when he is asked about it."""

    id: Slug
    about: Sayings = Field(description="what the question is about, in words or as example questions")
    says: Sayings = Field(description="the answer")
    more: Sayings | None = Field(default=None, description="what is added, once, when asked deeper about it")
    again: Sayings | None = Field(default=None, description="what is said when asked the same again")
    need: bool = Field(default=False, description="true: a need that the presentation must answer")
    hidden: bool = Field(default=False, description="true: told only to a trusted seller")


class Influencer(StrictModel):
    """Someone beside the customer who has a say: secretary, accountant, partner."""

    role: Line
    name: Line | None = None
    gatekeeper: bool = Field(default=False, description="true: answers the phone first")
    opening: Sayings | None = None


class Customer(StrictModel):
    """Who plays against the trainee."""

    name: Line
    role: Line
    temperament: Temperament
    temperature: Temperature
    opening: Sayings = Field(description="how the customer answers the phone, or what they come with")
    facts: tuple[Fact, ...] = Field(min_length=1, max_length=60)
    influencers: tuple[Influencer, ...] = Field(default=(), max_length=5)
    lines: Mapping[Situation, Sayings] = Field(default_factory=dict, description="words of their own for a moment")


class KeyPoint(StrictModel):
    """One thing worth telling about the product; matched by meaning."""

    id: Slug
    text: Sayings = Field(description="the point, in one or several wordings")
    answers: tuple[Slug, ...] = Field(default=(), description="ids of the customer's facts that it answers")


class Extra(StrictModel):
    """A fitting addition for a bigger cheque."""

    id: Slug
    text: Sayings
    price: Money | None = None
    fits: Line = Field(description="why it suits this customer")
    answers: tuple[Slug, ...] = Field(default=(), description="ids of the customer's facts that make it fit")


class Product(StrictModel):
    """What is sold."""

    name: Line
    price: Money
    floor: Money | None = Field(default=None, description="the lowest price the seller may agree to")
    currency: Line = "₽"
    unit: Line | None = Field(default=None, description="what the price is for: an order, a month, a piece")
    points: tuple[KeyPoint, ...] = Field(min_length=1, max_length=40)
    promotions: tuple[KeyPoint, ...] = Field(default=(), max_length=10)
    extras: tuple[Extra, ...] = Field(default=(), max_length=10)

    @property
    def offered(self) -> tuple[KeyPoint, ...]:
        """The key points, and the promotions."""
        return (*self.points, *self.promotions)

    @property
    def wordings(self) -> tuple[str, ...]:
        """All that is said of them."""
        return tuple(text for point in self.offered for text in point.text)


class Objection(StrictModel):
    """A doubt, what is behind it, and what meets it."""

    id: Slug
    kind: ObjectionKind
    says: Sayings
    behind: Line = Field(description="the true cause, never said aloud")
    answers: tuple[Sayings, ...] = Field(
        min_length=1, max_length=10, description="points that meet the cause; two dashes: `- - Text`"
    )
    needed: int = Field(default=1, ge=1, le=10, description="how many of the answers it takes")
    reveals: Sayings | None = Field(default=None, description="what is said when asked what is behind it")
    hides: Slug | None = Field(default=None, description="id of the true objection, told when asked what is behind it")
    insists: Sayings | None = None
    yields: Sayings | None = None
    model_answer: Line | None = Field(default=None, description="a reply that a good seller would give")

    @model_validator(mode="after")
    def _enough_answers(self) -> Self:
        if self.needed > len(self.answers):
            raise PydanticCustomError(
                "too-few-answers",
                "too few answers",
                {"at": ("needed",), "needed": self.needed, "count": len(self.answers)},
            )
        return self


class Bargaining(StrictModel):
    """How the customer haggles."""

    asks: Sayings | None = Field(default=None, description="how the customer asks for better terms")
    insists: Sayings | None = None
    settles: Sayings | None = None
    target_discount: float = Field(default=10, ge=0, le=90, description="percent off that is hoped for")
    trades: Sayings | None = Field(default=None, description="what can be given in return, in words")
    walks_at: Money | None = Field(default=None, description="the most they pay, whatever is said; else the list price")
    model_answer: Line | None = None


class Preparation(StrictModel):
    """What a trainee may choose from before he calls, shown mixed; he may write his own instead."""

    pretexts: Sayings = Field(description="reasons to call that concern this customer")
    poor_pretexts: Sayings = Field(description="reasons to call that concern nobody in particular")
    questions: Sayings = Field(description="questions that get this customer to tell")
    poor_questions: Sayings = Field(description="questions that yes, no or a number answers")


class OwnFollowUp(StrictModel):
    """What is this scenario's own in the talk that follows an outcome."""

    days: int | None = Field(default=None, ge=1, le=730, description="that have passed")
    scene: Line | None = Field(default=None, description="narrator's words as it begins")
    opening: Sayings | None = Field(default=None, description="the customer's first words then")


class Overrides(StrictModel):
    """What this scenario changes in its playbook."""

    mood: MoodLevels | None = Field(default=None, description="the mood at the start")
    moves: Mapping[Move, MoodShift] = Field(default_factory=dict)
    buys_at: MoodLevels | None = None
    leaves_at: Points | None = None
    turns: int | None = Field(default=None, ge=3, le=200)
    minutes: float | None = Field(default=None, ge=1, le=240)
    pass_marks: Mapping[Slug, Annotated[float, Field(ge=0, le=100)]] = Field(default_factory=dict)
    objections: int | None = Field(default=None, ge=0, le=10)


class Scenario(StrictModel):
    """A whole scenario file."""

    scenario: Slug = Field(description="its id, in small Latin letters: `seeds-first-call`")
    title: Line = Field(description="what trainees will see")
    language: Language = Field(description="`en` or `ru`")
    playbook: Slug = Field(description="`active` (you call) or `passive` (they come)")
    difficulty: Difficulty = Difficulty.MEDIUM
    brief: Text = Field(description="what the trainee knows before the talk")
    goal: Line = Field(description="what the trainee is to reach, in words")
    aim: Outcome = Field(default=Outcome.DEAL, description="`deal` or `meeting`")
    seller: Line | None = Field(default=None, description="name of the trainee's company")
    preparation: Preparation | None = None
    customer: Customer = Field(description="name, role, temperament, first words, facts")
    product: Product = Field(description="name, price, points")
    objections: tuple[Objection, ...] = Field(default=(), max_length=20)
    bargaining: Bargaining | None = None
    outcomes: Mapping[Outcome, Sayings] = Field(default_factory=dict, description="last words by outcome")
    follow_up: Mapping[Outcome, OwnFollowUp] = Field(
        default_factory=dict, description="the talk days later, by outcome of the first one"
    )
    examples: Mapping[Slug, Sayings] = Field(default_factory=dict, description="model replies by stage id")
    overrides: Overrides = Overrides()
    tests: tuple[ScenarioTest, ...] = Field(default=(), max_length=40, description="talks that `check` plays")

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        if not self.aim.won:
            raise PydanticCustomError("aim-not-won", "aim not won", {"at": ("aim",)})
        facts = [fact.id for fact in self.customer.facts]
        _differ(("customer", "facts"), facts)
        _differ(("product", "points"), [point.id for point in self.product.points])
        _differ(("product", "promotions"), [point.id for point in self.product.offered])
        _differ(("product", "extras"), [extra.id for extra in self.product.extras])
        _differ(("objections",), [objection.id for objection in self.objections])
        ids = [objection.id for objection in self.objections]
        for index, objection in enumerate(self.objections):
            if objection.hides is not None and (objection.hides not in ids or objection.hides == objection.id):
                values = {"at": ("objections", index, "hides"), "id": objection.hides, "known": ", ".join(ids)}
                raise PydanticCustomError("unknown-objection", "unknown objection", values)
        product = self.product
        kinds: tuple[tuple[str, tuple[KeyPoint | Extra, ...]], ...] = (
            ("points", product.points),
            ("promotions", product.promotions),
            ("extras", product.extras),
        )
        for key, points in kinds:
            for index, point in enumerate(points):
                if unknown := [answer for answer in point.answers if answer not in facts]:
                    at = ("product", key, index, "answers")
                    values = {"at": at, "id": unknown[0], "known": ", ".join(facts)}
                    raise PydanticCustomError("unknown-fact", "unknown fact", values)
        self._tests_name_what_there_is(facts)
        return self

    def _tests_name_what_there_is(self, facts: list[str]) -> None:
        objections = [objection.id for objection in self.objections]
        for index, test in enumerate(self.tests):
            named = {"facts": test.expect.facts, "untold": test.expect.untold, "met": test.expect.met}
            for key, ids in named.items():
                known, code = (objections, "unknown-objection") if key == "met" else (facts, "unknown-fact")
                if unknown := [i for i in ids if i not in known]:
                    at = ("tests", index, "expect", key)
                    values = {"at": at, "id": unknown[0], "known": ", ".join(known)}
                    raise PydanticCustomError(code, "unknown id", values)


def _differ(at: tuple[str, ...], ids: list[str]) -> None:
    if twice := [i for i in ids if ids.count(i) > 1]:
        raise PydanticCustomError("id-twice", "id given twice", {"at": at, "id": twice[0]})
