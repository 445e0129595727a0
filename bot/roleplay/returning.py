"""The next talk with the same customer, days after the first one: he remembers what was agreed, said and left open."""

from bot.roleplay.mood import Mood
from bot.roleplay.promise_words import Kind, Topic
from bot.roleplay.promises import Promise, carried
from bot.roleplay.talk import Memory, RaisedObjection, StageRecord, Standing, Talk
from bot.roleplay.turn import Opened, begin_stage
from bot.roleplay.world import World
from bot.scenario.money import money
from bot.scenario.playbook import FollowUp
from bot.scenario.vocabulary import Outcome, StageKind

KEPT = frozenset({StageKind.NEEDS, StageKind.PRESENTATION, StageKind.CONSULTATION})
"""Stages whose work need not be done again while the same sale goes on."""

KEPT_AFTER_DEAL = frozenset({StageKind.NEEDS})
"""The same where a new sale begins: he has told his needs, and the offer is another one."""


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
    same_sale = outcome is not Outcome.DEAL
    done = _done(world, first, KEPT if same_sale else KEPT_AFTER_DEAL)
    settled = _settled(world, first, outcome)
    talk = Talk(
        seed=seed,
        state=_stage(world, first),
        mood=_mood(world, first, found),
        aim=world.scenario.aim,
        gatekeeper=first.gatekeeper,
        stages=done,
        facts=list(first.facts),
        points=list(first.points) if same_sale else [],
        objections=[RaisedObjection(id=objection, standing=Standing.MET) for objection in settled],
        forestalled=list(first.forestalled),
        price=first.price,
        price_named=first.price_named,
        price_asked=first.price_asked,
        price_settled=first.price_settled and same_sale,
        bids=list(first.bids) if same_sale else [],
        traded=first.traded,
        terms=first.terms,
        promises=_promises(world, first) if same_sale else [],
        said=list(first.said),
        remembers=Memory(
            outcome=outcome,
            days=found.days,
            price=first.price or (world.scenario.product.price if outcome is Outcome.DEAL else None),
            settled=settled,
            left=_left(first, settled),
            done=tuple(done),
        ),
    )
    talk.began = talk.mood
    return begin_stage(world, talk)


def _stage(world: World, first: Talk) -> str:
    """Where the next talk begins: at the first contact, or with the secretary who did not put through."""
    kinds = (StageKind.QUALIFICATION, StageKind.CONTACT) if first.gatekeeper else (StageKind.CONTACT,)
    stages = world.playbook.stages
    return next((s.id for kind in kinds for s in stages if s.kind is kind), stages[0].id)


def _done(world: World, first: Talk, kept: frozenset[StageKind]) -> dict[str, StageRecord]:
    """The stages that need no repeating, as work done before: nothing in them is graded again."""
    return {
        stage.id: StageRecord(moves=list(record.moves), reached=dict(record.reached), passed=True)
        for stage in world.playbook.stages
        if stage.kind in kept and (record := first.stages.get(stage.id)) and record.passed
    }


def _settled(world: World, first: Talk, outcome: Outcome) -> tuple[str, ...]:
    """Doubts that do not come up again; whoever knows the seller well has no brush-offs for him either."""
    known = outcome is not Outcome.REFUSED
    brush_offs = [o.id for o in world.scenario.objections if known and o.kind.is_brush_off]
    met = [o.id for o in first.objections if o.standing is Standing.MET]
    return tuple(dict.fromkeys((*met, *brush_offs)))


def _promises(world: World, first: Talk) -> list[Promise]:
    """What the seller is still held to: what he promised, and the price he offered."""
    product = world.scenario.product
    held = [promise for promise in carried(first.promises) if promise.topic is not Topic.PRICE]
    if first.price is not None:
        words = money(first.price, product.currency, world.scenario.language)
        held.insert(0, Promise(topic=Topic.PRICE, kind=Kind.COST, value=first.price, words=words))
    return held


def _left(first: Talk, settled: tuple[str, ...]) -> tuple[str, ...]:
    """Doubts that stand open, those of the talks before among them."""
    before = first.remembers.left if first.remembers else ()
    voiced = [o.id for o in first.objections if o.standing is not Standing.MET]
    dealt_with = {*settled, *first.forestalled}
    return tuple(doubt for doubt in dict.fromkeys((*before, *voiced)) if doubt not in dealt_with)


def _mood(world: World, first: Talk, found: FollowUp) -> Mood:
    """As he was left, after so many days; his patience is back."""
    rested = Mood(
        interest=first.mood.interest,
        trust=first.mood.trust,
        patience=max(first.mood.patience, world.rules.start.patience),
    )
    return rested.shifted(found.mood)
