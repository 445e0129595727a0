"""Whether a talk counts as passed, and what it lacked for that."""

from collections.abc import Iterator
from enum import StrEnum

from bot.roleplay.scorecard.card import Again, Scorecard
from bot.scenario.vocabulary import Band


class Lack(StrEnum):
    """What a talk may lack for a pass; worded in `bot.texts`."""

    YES = "yes"  # the customer did not agree
    END = "end"  # he did, and the talk was stopped before it was closed
    NEXT = "next"  # after a deal, nothing was agreed on
    PRICE = "price"  # sold below the floor
    REQUIRED = "required"  # what a stage cannot do without
    SCORE = "score"  # all that, and yet too few points


def lacks(card: Scorecard) -> tuple[Lack, ...]:
    """What the talk lacks; nothing where it is passed, or where too little was said to tell."""
    found = tuple(_lacks(card))
    if card.score is None:
        return (Lack.YES,) if lost(card) else ()
    return found or ((Lack.SCORE,) if card.band is Band.WEAK else ())


def passed(card: Scorecard) -> bool | None:
    """True for a talk that is passed; None where too little was said to tell."""
    return not lacks(card) if card.score is not None or lost(card) else None


def lost(card: Scorecard) -> bool:
    """True where the customer ended the talk without a yes."""
    return card.outcome is not None and not card.outcome.won


def _lacks(card: Scorecard) -> Iterator[Lack]:
    if card.outcome is None or lost(card):
        yield Lack.END if card.outcome is None and card.said_yes else Lack.YES
    if card.again is Again.LEFT:
        yield Lack.NEXT
    if card.undersold:
        yield Lack.PRICE
    if card.failed:
        yield Lack.REQUIRED
