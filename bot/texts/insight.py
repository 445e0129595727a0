"""What lies behind the scorecard: the customer's ladder and curve, whom he saw, the classic mistakes.

All of it goes into the transcript; a message on a phone holds what helps next time, and leaves to the picture what that
shows.
"""

from collections.abc import Collection, Iterator, Sequence
from itertools import islice

from bot.roleplay.scorecard.aida import Rung, Step
from bot.roleplay.scorecard.card import Scorecard
from bot.roleplay.scorecard.mood_curve import Curve, Swing
from bot.roleplay.scorecard.seller_type import Impression, SellerType
from bot.roleplay.scorecard.verdict import passed
from bot.roleplay.state.talk import Turn
from bot.roleplay.state.world import World
from bot.scenario.vocabulary import Band, Move
from bot.texts.catalogue import Texts
from bot.texts.preparation import plan_pieces
from bot.texts.rendering import Piece, Style, capital, quoted
from bot.texts.scorecard import (
    lesson_pieces,
    low_stage_pieces,
    number_pieces,
    scorecard_pieces,
    strength_pieces,
    verdict_pieces,
)

BARS = "▁▂▃▄▅▆▇█"
"""Heights of a sparkline, 0 to 100 in eight steps."""

WIDEST = 24
"""Marks in one sparkline; a longer talk is thinned out to these."""

GLIMPSE = 70
"""Characters quoted of a reply that moved the customer: enough to know it again."""

SLIPS = 2
"""Classic mistakes that a message names: whoever hears of four at once hears of none."""

LOW_STAGES = 2
"""Stages of which a message says why they are low."""

PRAISED = (Band.EXCELLENT, Band.GOOD)
"""Results after which an expert hears that nothing need change."""

MOODS = ("interest", "trust", "patience")


def told_scorecard(card: Scorecard, world: World, turns: Sequence[Turn], texts: Texts) -> tuple[Piece, ...]:
    """The scorecard as a message of its own: no quotation twice, no stages and curves, and where to read on."""
    told = {card.lesson.turn if card.lesson else None, *(moment.turn for moment in card.strengths[:1])}
    button = texts("ui.transcript")
    return (
        *verdict_pieces(card, world, texts),
        *lesson_pieces(card, world, turns, texts),
        *strength_pieces(card, texts, most=1),
        *number_pieces(card, world, texts),
        *low_stage_pieces(card, texts, LOW_STAGES),
        *(plan_pieces(card.plan, texts) if card.plan else ()),
        *_told_insight(card, world, told, texts),
        *((Piece(style=Style.NAME, text=texts("card.details", button=button)),) if card.replies else ()),
    )


def _told_insight(card: Scorecard, world: World, told: Collection[int | None], texts: Texts) -> Iterator[Piece]:
    """What is new beside the replies told of already."""
    if not card.replies:
        return
    yield Piece(style=Style.TITLE, text=texts("insight.title"))
    yield Piece(style=Style.LINE, text=_ladder(card.ladder, texts))
    for key, swings in (("insight.rise_short", card.curve.rises), ("insight.fall_short", card.curve.falls)):
        most = max(swings, key=lambda swing: abs(swing.whole), default=None)
        if most and most.turn not in told:
            text = texts(key, turn=most.turn, quote=quoted(most.reply, GLIMPSE))
            yield Piece(style=Style.LINE, text=text)
    if card.impression and passed(card):
        seller = card.impression.seller.value
        yield Piece(style=Style.TITLE, text=texts("card.seller", seller=texts(f"sellers.{seller}")))
        yield Piece(style=Style.NOTE, text=texts(f"seller_advice.{seller}"))
        yield from islice(_towards_expert(card.impression, world, texts), 1)
    if slips := [slip for slip in card.slips if slip.turn not in told][:SLIPS]:
        yield Piece(style=Style.TITLE, text=texts("insight.classic"))
        for slip in slips:
            name, advice = (texts(f"{key}.{slip.classic.value}") for key in ("classic", "classic_advice"))
            yield Piece(style=Style.LINE, text=texts("insight.slip_short", name=name, turn=slip.turn, advice=advice))


def whole_scorecard(card: Scorecard, world: World, turns: Sequence[Turn], texts: Texts) -> tuple[Piece, ...]:
    """The scorecard with what lies behind it."""
    plan = plan_pieces(card.plan, texts) if card.plan else ()
    return (*scorecard_pieces(card, world, turns, texts), *plan, *insight_pieces(card, world, texts))


def insight_pieces(card: Scorecard, world: World, texts: Texts) -> tuple[Piece, ...]:
    """How the customer took the talk, and how he saw the seller."""
    if not card.replies:
        return ()
    pieces = [Piece(style=Style.TITLE, text=texts("insight.title"))]
    pieces.append(Piece(style=Style.LINE, text=_ladder(card.ladder, texts)))
    pieces.append(Piece(style=Style.NOTE, text=texts("insight.curve_title")))
    pieces += (Piece(style=Style.LINE, text=text) for text in _curve(card.curve, texts))
    if card.impression and passed(card):
        pieces += _impression(card, card.impression, world, texts)
    if card.slips:
        pieces.append(Piece(style=Style.TITLE, text=texts("insight.classic")))
        for slip in card.slips:
            name = texts(f"classic.{slip.classic.value}")
            text = texts("insight.slip", name=name, quote=quoted(slip.quote), turn=slip.turn)
            pieces.append(Piece(style=Style.LINE, text=text))
            pieces.append(Piece(style=Style.NOTE, text=texts(f"classic_advice.{slip.classic.value}")))
    return tuple(pieces)


def sparkline(values: Sequence[float]) -> str:
    """Numbers from 0 to 100 as a row of bars."""
    step = max(1, -(-len(values) // WIDEST))
    shown = [*values[:-1:step], values[-1]]
    return "".join(BARS[min(len(BARS) - 1, int(value / 100 * len(BARS)))] for value in shown)


def _ladder(steps: Sequence[Step], texts: Texts) -> str:
    if not steps:
        return texts("insight.not_climbed")
    named = []
    for step in steps:
        key = "insight.rung" if step.turn else "insight.rung_at_once"
        named.append(texts(key, rung=texts(f"rungs.{step.rung.value}"), turn=step.turn))
    missed = [rung for rung in Rung if rung not in {step.rung for step in steps}]
    text = texts("insight.ladder", path=" → ".join(named))
    return f"{text}. {texts('insight.missed', rung=texts(f'rungs.{missed[0].value}'))}" if missed else text


def _curve(curve: Curve, texts: Texts) -> Iterator[str]:
    for name in MOODS:
        values = [float(getattr(mood, name)) for mood in curve.moods]
        mood = texts(f"moods.{name}")
        start, end = f"{values[0]:.0f}", f"{values[-1]:.0f}"
        yield texts("insight.curve", mood=mood, bars=sparkline(values), start=start, end=end)
    for key, swings in (("insight.rise", curve.rises), ("insight.fall", curve.falls)):
        for swing in swings:
            yield texts(key, turn=swing.turn, changes=_changes(swing, texts), quote=quoted(swing.reply, GLIMPSE))


def _changes(swing: Swing, texts: Texts) -> str:
    changes = [(name, round(getattr(swing, name))) for name in MOODS]
    return ", ".join(
        f"{texts(f'moods.{name}').lower()} {points:+d}".replace("-", "−") for name, points in changes if points
    )


def _impression(card: Scorecard, seen: Impression, world: World, texts: Texts) -> Iterator[Piece]:
    yield Piece(style=Style.TITLE, text=texts("card.seller", seller=texts(f"sellers.{seen.seller.value}")))
    for sign in seen.signs:
        text = texts("card.strength", move=_named(sign.move, texts), quote=quoted(sign.quote), turn=sign.turn)
        yield Piece(style=Style.LINE, text=text)
    yield Piece(style=Style.NOTE, text=texts(f"seller_advice.{seen.seller.value}"))
    if seen.seller is SellerType.EXPERT and card.band in PRAISED and not card.failed:
        yield Piece(style=Style.NOTE, text=texts("insight.keep_up"))
    yield from _towards_expert(seen, world, texts)


def _towards_expert(seen: Impression, world: World, texts: Texts) -> Iterator[Piece]:
    for move in seen.towards_expert:
        tip = world.playbook.tips.get(move)
        advice = tip.get(texts.language) if tip else _named(move, texts)
        yield Piece(style=Style.NOTE, text=texts("insight.towards_expert", advice=advice))


def _named(move: Move, texts: Texts) -> str:
    return capital(texts(f"moves.{move.value}"))
