"""What a trainee knows from the talk before, for the one that follows it."""

from collections.abc import Iterator

from bot.roleplay.exchange.lines import as_said
from bot.roleplay.state.talk import Memory, Talk
from bot.roleplay.state.world import World
from bot.scenario.money import money
from bot.scenario.vocabulary import Outcome
from bot.texts.catalogue import Texts
from bot.texts.rendering import Piece, Style, quoted

FACTS = 4
"""Needs that are recalled."""


def recap_pieces(world: World, talk: Talk, texts: Texts) -> tuple[Piece, ...]:
    """How the last talk ended, what the customer told, which doubts are gone and which are left."""
    if talk.remembers is None:
        return ()
    lines = _lines(world, talk, talk.remembers, texts)
    title = Piece(style=Style.TITLE, text=texts("recap.title"))
    return (title, *(Piece(style=Style.LINE, text=line) for line in lines))


def _lines(world: World, talk: Talk, memory: Memory, texts: Texts) -> Iterator[str]:
    yield texts("recap.outcome", outcome=texts(f"outcomes.{memory.outcome.value}"))
    if memory.price:
        key = "card.price" if memory.outcome is Outcome.DEAL else "recap.price"
        yield texts(key, price=money(memory.price, world.scenario.product.currency, texts.language))
    told = [fact for fact in world.scenario.customer.facts if fact.need and fact.id in talk.told.facts]
    for fact in told[:FACTS]:
        yield texts("recap.fact", quote=quoted(as_said(fact.says, talk)))
    for key, ids in (("recap.settled", memory.settled), ("recap.left", memory.left)):
        for objection in (world.objection(objection_id) for objection_id in ids):
            if not objection.kind.is_brush_off:
                yield texts(key, quote=quoted(as_said(objection.says, talk)))
