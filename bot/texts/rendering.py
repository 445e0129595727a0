"""Everything that is shown, as pieces of text with a style; each edge dresses the pieces in its own way."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.roleplay.scorecard.card import Scorecard
from bot.roleplay.state.talk import Said
from bot.roleplay.state.world import World
from bot.scenario.playbook import Criterion, Stage
from bot.scenario.vocabulary import Outcome, StageKind
from bot.texts.catalogue import Texts

QUOTE_CHARACTERS = 120
"""Longer quotations are cut: the point is to find the place, not to read it all again."""

LEAST_QUOTED = 0.4
"""Share of those characters that a whole phrase must fill; a shorter one says too little."""

MOST_PROBLEMS = 20
"""Problems of scenario files named in one message; the rest is counted."""

_PHRASE_END = re.compile(r"[.!?…]+(?=\s)|[,;:](?=\s)|\s[–—](?=\s)")

_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")
"""Controls and marks of direction."""


class Style(StrEnum):
    """What a piece is; says nothing of how it looks."""

    TITLE = "title"
    TEXT = "text"
    QUOTE = "quote"
    NOTE = "note"
    LINE = "line"
    NAME = "name"


_HEADINGS = frozenset({Style.TITLE, Style.NAME})


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One paragraph."""

    style: Style
    text: str


def plain(piece: Piece) -> str:
    """A piece without any dress."""
    return f"• {piece.text}" if piece.style is Style.LINE else piece.text


def joined(pieces: Iterable[Piece], dress: Callable[[Piece], str] = plain) -> str:
    """Pieces as lines, with a blank line before each heading."""
    lines: list[str] = []
    for piece in pieces:
        if lines and piece.style in _HEADINGS:
            lines.append("")
        lines.append(dress(piece))
    return "\n".join(lines)


def brief_pieces(world: World, texts: Texts) -> tuple[Piece, ...]:
    """What the trainee reads before the talk: the goal and the customer, then all that is known."""
    scenario = world.scenario
    customer = scenario.customer
    kind = texts(f"brief.mode_{world.playbook.mode.value}"), texts(f"brief.difficulty_{scenario.difficulty.value}")
    pieces = [
        Piece(style=Style.TITLE, text=scenario.title),
        Piece(style=Style.NOTE, text=", ".join(kind)),
        Piece(style=Style.TEXT, text=texts("brief.goal", goal=scenario.goal)),
        Piece(style=Style.TEXT, text=texts("brief.customer", name=customer.name, role=customer.role)),
        Piece(style=Style.TEXT, text=_limits(world, texts)),
        Piece(style=Style.TITLE, text=texts("brief.known")),
        Piece(style=Style.TEXT, text=scenario.brief.strip()),
    ]
    return tuple(pieces)


def rubric_pieces(world: World, texts: Texts) -> tuple[Piece, ...]:
    """What will be graded, by stage."""
    pieces = [Piece(style=Style.TITLE, text=texts("brief.graded"))]
    for stage in _played_stages(world):
        criteria = "; ".join(criterion.text.get(texts.language) for criterion in _applying(world, stage))
        text = texts("brief.graded_stage", title=stage.title.get(texts.language), criteria=criteria)
        pieces.append(Piece(style=Style.LINE, text=text))
    return tuple(pieces)


def _limits(world: World, texts: Texts) -> str:
    minutes, replies = texts("count.minutes", n=round(world.rules.minutes)), texts("count.replies", n=world.rules.turns)
    return texts("brief.limits", minutes=minutes, replies=replies)


def lines_pieces(lines: Sequence[Said]) -> tuple[Piece, ...]:
    """The other side's words; a name only where the speaker changes."""
    pieces: list[Piece] = []
    speaker: str | None = None
    for line in lines:
        if line.speaker and line.speaker != speaker:
            pieces.append(Piece(style=Style.NAME, text=line.speaker))
            speaker = line.speaker
        pieces.append(Piece(style=Style.TEXT if line.speaker else Style.NOTE, text=line.text))
    return tuple(pieces)


def outcome_text(card: Scorecard, texts: Texts) -> str:
    """How the talk ended, in a word or two."""
    if card.again:
        return texts(f"again.{card.again.value}")
    return ended_text(card.outcome, None, texts)


def ended_text(outcome: Outcome | None, score: float | None, texts: Texts) -> str:
    """How a talk ended, with its score where it has one."""
    ended = texts(f"outcomes.{outcome.value if outcome else 'stopped'}")
    return ended if score is None else texts("ui.row_ended", outcome=ended, score=f"{score:.0f}")


def marked(reply: str) -> str:
    """A reply in a transcript, each line marked: nobody can write himself a grade, or turn the text round."""
    return "\n".join(f"> {_UNSEEN.sub('', line)}" for line in reply.splitlines())


def hint_pieces(
    stage: Stage, missing: Criterion | None, script: Sequence[str], cost: float, texts: Texts, *, again: bool = False
) -> tuple[Piece, ...]:
    """A hint for the next reply, and what it costs; one that was shown before costs nothing."""
    pieces = [
        Piece(style=Style.NAME, text=texts("hint.title", stage=stage.title.get(texts.language))),
        Piece(style=Style.NOTE, text=stage.hint.get(texts.language)),
    ]
    if missing:
        text = texts("hint.missing", text=missing.text.get(texts.language))
        pieces.append(Piece(style=Style.NOTE, text=text))
    pieces.extend(Piece(style=Style.LINE, text=line) for line in script)
    if cost:
        pieces.append(Piece(style=Style.NOTE, text=texts("hint.cost", points=f"{cost:g}")))
    if again:
        pieces.append(Piece(style=Style.NOTE, text=texts("hint.again")))
    return tuple(pieces)


def script_pieces(stage: Stage, script: Sequence[str], texts: Texts) -> tuple[Piece, ...]:
    """The script of the moment: lines to lean on, not to read out."""
    if not script:
        return ()
    title = texts("hint.script", stage=stage.title.get(texts.language))
    return (Piece(style=Style.NAME, text=title), *(Piece(style=Style.LINE, text=line) for line in script))


def problem_pieces(lines: Sequence[str], texts: Texts) -> Iterator[Piece]:
    """What is wrong with scenario files, told in a line each; of many the first, and how many more there are."""
    for line in lines[:MOST_PROBLEMS]:
        yield Piece(style=Style.LINE, text=line)
    if len(lines) > MOST_PROBLEMS:
        yield Piece(style=Style.NOTE, text=texts("ui.more_problems", n=len(lines) - MOST_PROBLEMS))


def quoted(text: str, limit: int = QUOTE_CHARACTERS) -> str:
    """A quotation in one line; longer than so many characters, it ends with a sentence or a phrase that fits."""
    line = " ".join(_UNSEEN.sub("", text).split())
    if len(line) <= limit:
        return line
    ends = [found.end() for found in _PHRASE_END.finditer(line, 0, limit)]
    if ends and ends[-1] >= limit * LEAST_QUOTED:
        return line[: ends[-1]].rstrip(" .,;:–—") + "…"
    return line[:limit].rsplit(" ", 1)[0] + "…"


def _played_stages(world: World) -> Iterator[Stage]:
    """Stages that this scenario has a use for, as far as that is known before the talk."""
    scenario = world.scenario
    needs = {
        StageKind.QUALIFICATION: any(i.gatekeeper for i in scenario.customer.influencers),
        StageKind.OBJECTION: bool(scenario.objections),
        StageKind.BARGAINING: world.rules.bargaining is not None,
        StageKind.UPSELL: bool(scenario.product.extras),
    }
    for stage in world.playbook.stages:
        if stage.kind is not StageKind.PREPARATION and not (stage.optional and not needs.get(stage.kind, True)):
            yield stage


def _applying(world: World, stage: Stage) -> Iterator[Criterion]:
    for criterion in stage.criteria:
        if criterion.any or criterion.reached in world.rules.applies:
            yield criterion


def capital(text: str) -> str:
    """The text with a capital first letter."""
    return text[:1].upper() + text[1:]


def uncapital(text: str) -> str:
    """The text with a small first letter, unless it begins with letters that stand for words: "CRM"."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]
