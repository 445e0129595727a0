"""The next talk with the same customer, days after the first one: he remembers what was agreed, said and left open."""

from bot.grading.text.clauses import clauses
from bot.grading.text.plain import normalised
from bot.roleplay.state.doubts import Doubts, RaisedObjection, Standing
from bot.roleplay.state.haggle import Haggle
from bot.roleplay.state.mood import Mood
from bot.roleplay.state.spoken import Spoken
from bot.roleplay.state.talk import Memory, StageRecord, Talk
from bot.roleplay.state.told import Told
from bot.roleplay.state.world import World
from bot.roleplay.turn import Opened, begin_stage
from bot.roleplay.understanding.promise_words import COMMITS, Kind, Topic
from bot.roleplay.understanding.promises import Promise, carried
from bot.scenario.money import money
from bot.scenario.playbook import FollowUp, Stage
from bot.scenario.vocabulary import Mode, Move, Outcome, Situation, StageKind

KEPT = frozenset({StageKind.NEEDS, StageKind.PRESENTATION, StageKind.CONSULTATION})
"""Stages whose work need not be done again while the same sale goes on."""

KEPT_FOR_MEETING = frozenset({StageKind.NEEDS})
"""Stages not done again where he has come to a meeting: to be shown what he was told of is what he has come for."""

KEPT_AFTER_DEAL = frozenset({StageKind.NEEDS})
"""Stages not done again after a deal: he has told his needs, whether or not all that had been asked well."""

EXPECTED = frozenset({Outcome.MEETING, Outcome.CALLBACK})
"""Outcomes after which the customer expects the next talk, so that nobody need ask whether it suits."""

OF_MEETING = (Situation.AGREE, Situation.GIVES_DAY, Situation.GIVES_PLACE)
"""Moments for which a scenario that aims at a meeting words that meeting: "on Thursday, across the road"."""


def follow_up(world: World, outcome: Outcome | None) -> FollowUp | None:
    """How the sale goes on after that outcome, None where it does not: by the playbook, as the scenario changes it."""
    if outcome is None:
        return None
    common, own = world.playbook.follow_ups.get(outcome), world.scenario.follow_up.get(outcome)
    if own is None:
        return common
    changed = {} if own.days is None else {"days": own.days}
    return (common or FollowUp()).model_copy(update=changed)


def aim_after(world: World, outcome: Outcome) -> Outcome:
    """What the next talk aims at: whoever has met comes to buy."""
    return Outcome.DEAL if outcome is Outcome.MEETING else world.scenario.aim


def call_again(world: World, first: Talk, seed: int) -> Opened:
    """Begin the talk that follows a finished one.

    What was bought is not bargained about again: a talk after a deal asks how it went, and comes to what is next. It
    begins where the playbook has a stage for that, else at the first contact.

    Args:
        world: of the next talk, aimed at `aim_after`.
        first: the finished talk; left as it was.
        seed: picks the customer's lines.

    Raises:
        ValueError: if nothing follows that outcome.
    """
    outcome = first.outcome
    found = follow_up(world, outcome)
    if outcome is None or found is None:
        raise ValueError(f"no talk follows {outcome}")
    bought = outcome is Outcome.DEAL
    done = _done_by_deal(world) if bought else _done(world, first, outcome)
    settled = _settled(world, first, outcome)
    talk = Talk(
        seed=seed,
        state=_stage(world, first).id,
        mood=_mood(world, first, found),
        aim=world.scenario.aim,
        gatekeeper=first.gatekeeper,
        stages=done,
        told=Told(facts=list(first.told.facts)),
        doubts=Doubts(raised=[RaisedObjection(id=objection, standing=Standing.MET) for objection in settled]),
        spoken=Spoken(lines=[*_of_meeting(world, outcome), *first.spoken.lines]),
        remembers=Memory(
            outcome=outcome,
            days=found.days,
            price=_price(world, first),
            settled=settled,
            left=() if bought else _left(first, settled),
            done=tuple(done),
            extras=tuple(first.agreement.extras) if bought else (),
            promised=_promised(first),
        ),
    )
    talk.began = talk.mood
    if bought:
        _done_with(world, talk)
    else:
        _go_on(world, talk, first, outcome)
    return begin_stage(world, talk)


def _go_on(world: World, talk: Talk, first: Talk, outcome: Outcome) -> None:
    """Go on with the sale: what was told, offered and promised still stands; in a meeting it has yet to be shown."""
    talk.told.points = [] if outcome is Outcome.MEETING else list(first.told.points)
    contact = world.stage(talk.state).kind is StageKind.CONTACT
    if contact and outcome in EXPECTED and world.playbook.mode is Mode.ACTIVE:
        talk.record.moves.append(Move.PERMISSION)
    talk.doubts.forestalled = list(first.doubts.forestalled)
    before = first.haggle
    talk.haggle = Haggle(
        named=before.named,
        asked=before.asked,
        price=before.price,
        bids=list(before.bids),
        traded=before.traded,
        terms=before.terms,
        settled=before.settled,
    )
    talk.agreement.promises = _promises(world, first)


def _done_with(world: World, talk: Talk) -> None:
    """He has bought: that price is paid, no doubt about it is left, and whoever is asked how it went has said yes."""
    talk.haggle.named = talk.haggle.settled = True
    talk.doubts.forestalled = [objection.id for objection in world.scenario.objections]
    talk.agreement.extras = list(talk.remembers.extras) if talk.remembers else []
    if world.stage(talk.state).kind is StageKind.FOLLOW_UP:
        talk.agreement.outcome = world.scenario.aim


def _stage(world: World, first: Talk) -> Stage:
    """Where the next talk begins: with a deal done, with the secretary who did not put through, or at the contact."""
    kinds: tuple[StageKind, ...] = (StageKind.CONTACT,)
    if first.outcome is Outcome.DEAL:
        kinds = (StageKind.FOLLOW_UP, StageKind.CONTACT)
    elif first.gatekeeper:
        kinds = (StageKind.QUALIFICATION, StageKind.CONTACT)
    stages = world.playbook.stages
    return next((s for kind in kinds for s in stages if s.kind is kind), stages[0])


def _of_meeting(world: World, outcome: Outcome) -> list[str]:
    """His own words of the meeting that has taken place: whatever he says yes to now is something else."""
    own = world.scenario.customer.lines if outcome is Outcome.MEETING else {}
    return [line for moment in OF_MEETING for line in own.get(moment, ())]


def _done(world: World, first: Talk, outcome: Outcome) -> dict[str, StageRecord]:
    """The stages that need no repeating, as work done before: nothing in them is graded again."""
    kept = KEPT_FOR_MEETING if outcome is Outcome.MEETING else KEPT
    return {
        stage.id: StageRecord(moves=list(record.moves), reached=dict(record.reached), passed=True)
        for stage in world.playbook.stages
        if stage.kind in kept and (record := first.stages.get(stage.id)) and record.passed
    }


def _done_by_deal(world: World) -> dict[str, StageRecord]:
    """The stages that are over with a deal, as done well."""
    stages = (stage for stage in world.playbook.stages if stage.kind in KEPT_AFTER_DEAL)
    return {stage.id: _well_done(stage) for stage in stages}


def _well_done(stage: Stage) -> StageRecord:
    moves = [move for criterion in stage.criteria for move in criterion.any[:1]]
    reached = {criterion.reached: 1.0 for criterion in stage.criteria if criterion.reached}
    return StageRecord(moves=moves, reached=reached, passed=True)


def _settled(world: World, first: Talk, outcome: Outcome) -> tuple[str, ...]:
    """Doubts that do not come up again; whoever knows the seller well has no brush-offs for him either."""
    known = outcome is not Outcome.REFUSED
    brush_offs = [o.id for o in world.scenario.objections if known and o.kind.is_brush_off]
    met = [o.id for o in first.doubts.raised if o.standing is Standing.MET]
    return tuple(dict.fromkeys((*met, *brush_offs)))


def _price(world: World, first: Talk) -> float | None:
    """The price offered or paid; of a talk in which nothing more was bought, that of the deal before it."""
    if first.haggle.price is not None or first.outcome is not Outcome.DEAL:
        return first.haggle.price
    before = first.remembers if first.bought_before else None
    return before.price if before and not first.agreement.reordered else world.scenario.product.price


def _promises(world: World, first: Talk) -> list[Promise]:
    """What the seller is still held to: what he promised, and the price he offered."""
    product = world.scenario.product
    held = [promise for promise in carried(first.agreement.promises) if promise.topic is not Topic.PRICE]
    if first.haggle.price is not None:
        words = money(first.haggle.price, product.currency, world.scenario.language)
        held.insert(0, Promise(topic=Topic.PRICE, kind=Kind.COST, value=first.haggle.price, words=words))
    return held


def _promised(first: Talk) -> tuple[str, ...]:
    """All that the seller said he would do, days or not: he is not held to a day that is past, but it is remembered."""
    parts = (clause.text.strip(" .,!;:") for reply in first.spoken.replies for clause in clauses(reply))
    said = (part for part in parts if COMMITS.search(normalised(part)))
    return tuple(dict.fromkeys((*said, *(p.words for p in first.agreement.promises))))


def _left(first: Talk, settled: tuple[str, ...]) -> tuple[str, ...]:
    """Doubts that stand open, those of the talks before among them."""
    before = first.remembers.left if first.remembers else ()
    voiced = [o.id for o in first.doubts.raised if o.standing is not Standing.MET]
    dealt_with = {*settled, *first.doubts.forestalled}
    return tuple(doubt for doubt in dict.fromkeys((*before, *voiced)) if doubt not in dealt_with)


def _mood(world: World, first: Talk, found: FollowUp) -> Mood:
    """As he was left, after so many days; his patience is back."""
    rested = Mood(
        interest=first.mood.interest,
        trust=first.mood.trust,
        patience=max(first.mood.patience, world.rules.start.patience),
    )
    return rested.shifted(found.mood)
