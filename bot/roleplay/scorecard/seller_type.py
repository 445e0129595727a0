"""Whom the customer saw, by what was said to him, and what leads on to the expert."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.grading.types import GOOD
from bot.roleplay.scorecard.shown_moves import Moment, moments
from bot.roleplay.state.talk import Turn
from bot.scenario.vocabulary import Move

SHOWN = 3
"""Signs that are shown."""

SEEN_IN = 3
"""Replies that must show the signs: in one or two they may be chance."""

KNOWS_HIS_PRODUCT = (Move.RECOMMENDATION, Move.EVIDENCE, Move.VALUE_FRAMING, Move.BENEFIT, Move.HONESTY)
"""One of these at least shows an expert: questions alone do not."""

STEPS = 2
"""Moves that are advised to whoever is not an expert yet."""


class SellerType(StrEnum):
    """Whom the customer saw: he informs, he performs, or he knows the product and the customer's business."""

    CONSULTANT = "consultant"
    PRESENTER = "presenter"
    EXPERT = "expert"


SIGNS: Mapping[SellerType, Mapping[Move, float]] = {
    SellerType.CONSULTANT: {Move.CLOSED_QUESTION: 1, Move.PRICE: 1, Move.DETAILS: 1, Move.HONESTY: 0.5},
    SellerType.PRESENTER: {
        Move.BENEFIT: 1,
        Move.OVERPRAISE: 2,
        Move.INFO_DUMP: 2,
        Move.CLICHE: 1,
        Move.UPSELL: 0.5,
        Move.CONCESSION: 0.5,
    },
    SellerType.EXPERT: {
        Move.PERSONALISATION: 1,
        Move.ACTIVE_LISTENING: 1.5,
        Move.CLARIFICATION: 1.5,
        Move.OPEN_QUESTION: 1,
        Move.RECOMMENDATION: 1.5,
        Move.EVIDENCE: 1,
        Move.VALUE_FRAMING: 1,
        Move.HONESTY: 0.5,
        Move.TRADE: 0.5,
    },
}
"""How much each move points at each type."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Impression:
    """Whom the customer saw."""

    seller: SellerType
    signs: tuple[Moment, ...]
    """The moves that point there most, each with its words."""
    towards_expert: tuple[Move, ...]
    """What an expert does and no good reply of this seller did; nothing where he is one."""


def impression(turns: Sequence[Turn]) -> Impression | None:
    """Whom these replies show; None where they show nobody."""
    # What was said in a reply that harmed the talk is no sign of skill.
    harmful = {turn.number for turn in turns if turn.grade.value == 0}
    shown = [m for m in moments(turns) if m.move.is_mistake or m.turn not in harmful]
    counts = Counter(moment.move for moment in shown)
    weights = {kind: sum(counts[move] * w for move, w in signs.items()) for kind, signs in SIGNS.items()}
    kind = max((k for k in SellerType if k is not SellerType.EXPERT or _mostly_good(turns)), key=lambda k: weights[k])
    asks_only = kind is SellerType.EXPERT and not any(counts[move] for move in KNOWS_HIS_PRODUCT)
    seen_in = {moment.turn for moment in shown if moment.move in SIGNS[kind]}
    if len(seen_in) < SEEN_IN or asks_only:
        return None
    first: dict[Move, Moment] = {}
    for moment in shown:
        if moment.move in SIGNS[kind]:
            first.setdefault(moment.move, moment)
    signs = sorted(first.values(), key=lambda m: -counts[m.move] * SIGNS[kind][m.move])[:SHOWN]
    return Impression(seller=kind, signs=tuple(signs), towards_expert=_steps(kind, turns))


def _mostly_good(turns: Sequence[Turn]) -> bool:
    """True where at least half of the replies were good: questions that annoy make no expert."""
    good = sum(turn.grade.value >= GOOD for turn in turns)
    return 2 * good >= len(turns)


def _steps(kind: SellerType, turns: Sequence[Turn]) -> tuple[Move, ...]:
    """The weightiest first; nobody is advised to do what he is praised for."""
    if kind is SellerType.EXPERT:
        return ()
    done = {moment.move for moment in moments(turn for turn in turns if turn.grade.value >= GOOD)}
    worth = SIGNS[SellerType.EXPERT]
    return tuple(sorted((move for move in worth if move not in done), key=lambda move: -worth[move])[:STEPS])
