"""A turn explained to whoever writes the scenario, in words."""

from bot.roleplay.exchange.trace import Trace
from bot.roleplay.state.mood import Mood
from bot.roleplay.state.talk import Turn
from bot.scenario.money import amount
from bot.texts.catalogue import Texts
from bot.texts.rendering import Piece, Style, quoted


def trace_pieces(turn: Turn, trace: Trace, texts: Texts) -> tuple[Piece, ...]:
    """What he understood, what it was worth, how he feels, and why he says what he says."""
    nothing = texts("debug.nothing")
    moves = [f"{f.move.value} {f.confidence:.2f} «{quoted(f.evidence)}»" for f in turn.grade.moves]
    points = [f"{p.id} {p.confidence:.2f} «{quoted(p.evidence)}»" for p in turn.grade.points]
    lines = [
        texts("debug.asked", facts=", ".join(trace.asked) or nothing),
        texts("debug.moves", moves="; ".join(moves) or nothing),
        texts("debug.points", points="; ".join(points) or nothing),
    ]
    if trace.price is not None:
        lines.append(texts("debug.price", price=amount(trace.price, texts.language)))
    lines.append(texts("debug.mood", **_changes(trace.before, trace.after)))
    lines.append(texts("debug.events", events=", ".join(turn.events) or nothing, stage=trace.state))
    lines += [
        texts("debug.line", text=quoted(text), origin=where or texts("debug.unknown")) for text, where in trace.origins
    ]
    return tuple(Piece(style=Style.NOTE, text=line) for line in lines)


def _changes(before: Mood, after: Mood) -> dict[str, str]:
    """Each number before and after."""
    return {name: f"{getattr(before, name):g} → {getattr(after, name):g}" for name in ("interest", "trust", "patience")}
