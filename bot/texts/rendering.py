"""Everything that is shown, as pieces of text with a style; each edge dresses the pieces in its own way."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.grading.judging.rubric import StageScore
from bot.grading.types import Grade, ReasonCode
from bot.roleplay.haggling.deal import Haggled
from bot.roleplay.scorecard.card import UNDERSOLD, Lesson, Scorecard, lacking
from bot.roleplay.scorecard.coaching import tip_for
from bot.roleplay.state.talk import Said, Turn
from bot.roleplay.state.world import World
from bot.scenario.money import money
from bot.scenario.playbook import Criterion, Stage
from bot.scenario.vocabulary import Move, Outcome, StageKind
from bot.texts.catalogue import Texts

QUOTE_CHARACTERS = 120
"""Longer quotations are cut: the point is to find the place, not to read it all again."""

_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")
"""Controls and marks of direction."""

WORKED = 3
"""Good moves named in a note."""


class Style(StrEnum):
    """What a piece is; says nothing of how it looks."""

    TITLE = "title"
    TEXT = "text"
    QUOTE = "quote"
    NOTE = "note"
    LINE = "line"
    NAME = "name"


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One paragraph."""

    style: Style
    text: str


def brief_pieces(world: World, texts: Texts) -> tuple[Piece, ...]:
    """What the trainee reads before the talk: the case, the goal, and what will be graded."""
    scenario = world.scenario
    customer = scenario.customer
    kind = texts(f"brief.mode_{world.playbook.mode.value}"), texts(f"brief.difficulty_{scenario.difficulty.value}")
    pieces = [
        Piece(style=Style.TITLE, text=scenario.title),
        Piece(style=Style.NOTE, text=", ".join(kind)),
        Piece(style=Style.TEXT, text=scenario.brief.strip()),
        Piece(style=Style.TEXT, text=texts("brief.customer", name=customer.name, role=customer.role)),
        Piece(style=Style.TEXT, text=texts("brief.goal", goal=scenario.goal)),
        Piece(style=Style.TEXT, text=_limits(world, texts)),
        Piece(style=Style.TITLE, text=texts("brief.graded")),
    ]
    for stage in _played_stages(world):
        criteria = "; ".join(criterion.text.get(texts.language) for criterion in _applying(world, stage))
        text = texts("brief.graded_stage", title=stage.title.get(texts.language), criteria=criteria)
        pieces.append(Piece(style=Style.LINE, text=text))
    return tuple(pieces)


def _limits(world: World, texts: Texts) -> str:
    minutes, replies = texts("count.minutes", n=round(world.rules.minutes)), texts("count.replies", n=world.rules.turns)
    return texts("brief.limits", minutes=minutes, replies=replies)


def lines_pieces(lines: Sequence[Said], texts: Texts) -> tuple[Piece, ...]:
    """The other side's words; a name only where the speaker changes."""
    pieces: list[Piece] = []
    speaker: str | None = None
    for line in lines:
        if line.speaker and line.speaker != speaker:
            pieces.append(Piece(style=Style.NAME, text=line.speaker))
            speaker = line.speaker
        pieces.append(Piece(style=Style.TEXT if line.speaker else Style.NOTE, text=line.text))
    return tuple(pieces)


def reason_text(grade: Grade, texts: Texts) -> str:
    """The one sentence that explains a grade."""
    reason = grade.reason
    values = {
        "quote": quoted(reason.quote),
        "against": quoted(reason.against),
        "move": texts(f"moves.{reason.move.value}") if reason.move else "",
        "missing": texts(f"moves.{reason.missing.value}") if reason.missing else "",
    }
    return _sentence(texts(f"reasons.{_reason_key(grade)}", **values))


def _reason_key(grade: Grade) -> str:
    reason = grade.reason
    if reason.code is ReasonCode.GOOD:
        if reason.move is None:
            return "good_plain" if reason.missing else "weak_plain"
        return "good_missing" if reason.missing else "good"
    if reason.code is ReasonCode.WEAK:
        kind = "weak" if grade.value else "harm"
        return kind if reason.missing else f"{kind}_plain"
    return reason.code.value


def note_pieces(turn: Turn, world: World, texts: Texts) -> tuple[Piece, ...]:
    """The coach's note on a reply: grade, reason, what worked, one tip."""
    grade = turn.grade
    if grade.reason.code is ReasonCode.UNFINISHED:
        return (Piece(style=Style.NOTE, text=reason_text(grade, texts)),)
    head = texts("note.grade", grade=grade.value, word=texts(f"grades.{grade.value}"))
    pieces = [Piece(style=Style.NAME, text=head), Piece(style=Style.NOTE, text=reason_text(grade, texts))]
    # What is given for nothing may pass, but it is no achievement.
    unnamed = (grade.reason.move, Move.CONCESSION)
    shown = [f.move for f in grade.moves if not f.move.is_mistake and f.move not in unnamed]
    if worked := [texts(f"moves.{move.value}") for move in dict.fromkeys(shown)][:WORKED]:
        pieces.append(Piece(style=Style.NOTE, text=texts("note.worked", moves=", ".join(worked))))
    if grade.uncertain:
        pieces.append(Piece(style=Style.NOTE, text=texts("uncertain")))
    if tip := tip_for(world, turn.stage, grade):
        pieces.append(Piece(style=Style.NOTE, text=texts("note.tip", text=tip.get(texts.language))))
    return tuple(pieces)


def scorecard_pieces(card: Scorecard, world: World, turns: Sequence[Turn], texts: Texts) -> tuple[Piece, ...]:
    """The scorecard: outcome and why, score, stages, strengths, one thing to train."""
    score = _score_text(card, texts)
    pieces = [
        Piece(style=Style.TITLE, text=texts("card.title", outcome=_outcome(card, texts))),
        Piece(style=Style.TEXT, text=_why(card, texts)),
        Piece(style=Style.NAME, text=score),
        *(Piece(style=Style.LINE, text=text) for text in _facts(card, world, texts)),
    ]
    required = [_required(criterion, world, texts) for criterion in card.failed]
    if required:
        pieces.append(Piece(style=Style.NOTE, text=texts("card.failed", n=len(required), text="; ".join(required))))
    if card.undersold:
        floor = money(world.scenario.product.floor or 0, world.scenario.product.currency, texts.language)
        pieces.append(Piece(style=Style.NOTE, text=texts("card.undersold", floor=floor, most=f"{UNDERSOLD:g}")))
    if card.score is not None:
        pieces.append(Piece(style=Style.TITLE, text=texts("card.stages")))
        pieces.extend(Piece(style=Style.LINE, text=text) for text in _stage_lines(card, texts))
    if card.strengths:
        pieces.append(Piece(style=Style.TITLE, text=texts("card.strengths")))
        for moment in card.strengths:
            move = _capital(texts(f"moves.{moment.move.value}"))
            text = texts("card.strength", move=move, quote=quoted(moment.quote), turn=moment.turn)
            pieces.append(Piece(style=Style.LINE, text=text))
    if card.lesson:
        pieces.append(Piece(style=Style.TITLE, text=texts("card.lesson")))
        pieces.extend(Piece(style=Style.LINE, text=text) for text in _lesson_lines(card.lesson, world, turns, texts))
    return tuple(pieces)


def _required(criterion: Criterion, world: World, texts: Texts) -> str:
    """What a pass hangs on, with its stage: the same move may have been made at another one."""
    stage = next(stage for stage in world.playbook.stages if criterion in stage.criteria)
    text, title = criterion.text.get(texts.language), stage.title.get(texts.language)
    return texts("card.required", text=text, stage=title)


def _outcome(card: Scorecard, texts: Texts) -> str:
    if card.again:
        return texts(f"again.{card.again.value}")
    return texts(f"outcomes.{card.outcome.value if card.outcome else 'stopped'}")


def _why(card: Scorecard, texts: Texts) -> str:
    if card.again:
        return texts(f"again.why_{card.again.value}")
    return texts(f"why.{card.why.value if card.why else 'stopped'}")


def _score_text(card: Scorecard, texts: Texts) -> str:
    if card.score is None or card.band is None:
        return texts("card.not_enough")
    band, level = texts(f"bands.{card.band.value}"), texts(f"help.{card.help.level.value}")
    return texts("card.score", score=f"{card.score:.0f}", band=band, help=level)


def _facts(card: Scorecard, world: World, texts: Texts) -> Iterator[str]:
    if card.needs[1]:
        yield texts("card.needs", found=card.needs[0], total=card.needs[1])
    if card.objections[1]:
        yield texts("card.objections", met=card.objections[0], raised=card.objections[1])
    if card.help.hints:
        points = f"{card.hints_cost:g}"
        paid = card.hints_cost and card.score is not None
        yield texts("card.hints" if paid else "card.hints_free", n=card.help.hints, points=points)
    if card.outcome is Outcome.DEAL:
        if card.priced:
            key = "card.price_discount" if card.discount else "card.price"
            price = money(card.price, world.scenario.product.currency, texts.language)
            yield texts(key, price=price, discount=f"{card.discount:g}")
        sold, worth = card.extras
        if sold:
            key = "card.extras_worth" if worth else "card.extras"
            yield texts(key, n=sold, worth=money(worth, world.scenario.product.currency, texts.language))
    if card.agreed:
        words = ", ".join(texts("card.agreed_words", words=quoted(words)) for words in card.agreed)
        yield texts("card.agreed", words=words)
    if card.haggled and card.haggled.given:
        yield _haggled_line(card.haggled, world.scenario.product.currency, texts)


def _haggled_line(haggled: Haggled, currency: str, texts: Texts) -> str:
    """What the haggling cost against the list price and how near it came to the lowest one."""

    def sum_of(number: float) -> str:
        return money(number, currency, texts.language)

    parts = [texts("card.given", given=sum_of(haggled.given), listed=sum_of(haggled.listed))]
    if haggled.below_floor:
        parts.append(texts("card.given_below", below=sum_of(haggled.below_floor)))
    elif haggled.floor is not None:
        parts.append(texts("card.given_room", room=sum_of(haggled.agreed - haggled.floor)))
    if haggled.for_nothing:
        parts.append(texts("card.given_for_nothing"))
    elif haggled.terms:
        parts.append(texts("card.given_for", quote=quoted(haggled.terms)))
    return " ".join(parts)


def _stage_lines(card: Scorecard, texts: Texts) -> Iterator[str]:
    """Each stage with its score; one that was not passed with what it lacked, unless that is the lesson anyway."""
    taught = card.lesson.stage.id if card.lesson else ""
    for stage in card.stages:
        title = stage.stage.title.get(texts.language)
        if stage.score is None:
            yield texts("card.stage_unscored", title=title)
            continue
        line = texts("card.stage", title=title, score=f"{stage.score:.0f}")
        told = stage.passed or stage.stage.id == taught
        yield line if told else " ".join((f"{line}.", *_lacking(stage, texts))).removesuffix(".")


def _lacking(stage: StageScore, texts: Texts) -> Iterator[str]:
    mistake, criterion = lacking(stage)
    if mistake:
        yield texts("card.stage_mistake", move=texts(f"moves.{mistake.value}"))
    elif criterion:
        yield texts("card.stage_lacked", text=criterion.text.get(texts.language))


def _lesson_lines(lesson: Lesson, world: World, turns: Sequence[Turn], texts: Texts) -> Iterator[str]:
    stage = lesson.stage.title.get(texts.language)
    if lesson.mistake:
        yield texts("card.lesson_mistake", stage=stage, move=texts(f"moves.{lesson.mistake.value}"))
        if tip := world.playbook.tips.get(lesson.mistake):
            yield tip.get(texts.language)
    elif lesson.criterion:
        yield texts("card.lesson_criterion", stage=stage, text=lesson.criterion.text.get(texts.language))
        if lesson.criterion.tip:
            yield lesson.criterion.tip.get(texts.language)
    if lesson.turn:
        weakest = next(turn for turn in turns if turn.number == lesson.turn)
        yield texts("card.lesson_turn", turn=lesson.turn, quote=quoted(weakest.reply))
        if not lesson.mistake and not lesson.criterion:  # the reply alone would not say what to train
            yield reason_text(weakest.grade, texts)


def transcript_pieces(
    opening: Sequence[Said], turns: Sequence[Turn], card: Scorecard, world: World, texts: Texts
) -> tuple[Piece, ...]:
    """The whole talk with the grade of each reply."""
    outcome = _outcome(card, texts)
    pieces = [Piece(style=Style.TITLE, text=texts("transcript.title", title=world.scenario.title, outcome=outcome))]
    pieces.extend(lines_pieces(opening, texts))
    for turn in turns:
        reason = reason_text(turn.grade, texts)
        pieces.append(Piece(style=Style.NAME, text=f"{turn.number}. {texts('transcript.you')}"))
        pieces.append(Piece(style=Style.TEXT, text=as_said(turn.reply)))
        unfinished = turn.grade.reason.code is ReasonCode.UNFINISHED
        note = reason if unfinished else texts("transcript.grade", grade=turn.grade.value, reason=reason)
        pieces.append(Piece(style=Style.NOTE, text=note))
        pieces.extend(lines_pieces(turn.answer, texts))
    return tuple(pieces)


def as_said(reply: str) -> str:
    """A reply in a transcript, each line marked: nobody can write himself a grade, or turn the text round."""
    return "\n".join(f"> {_UNSEEN.sub('', line)}" for line in reply.splitlines())


def hint_pieces(
    stage: Stage, missing: Criterion | None, script: Sequence[str], cost: float, texts: Texts
) -> tuple[Piece, ...]:
    """A hint for the next reply, and what it costs."""
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
    return tuple(pieces)


def script_pieces(stage: Stage, script: Sequence[str], texts: Texts) -> tuple[Piece, ...]:
    """The script of the moment: lines to lean on, not to read out."""
    if not script:
        return ()
    title = texts("hint.script", stage=stage.title.get(texts.language))
    return (Piece(style=Style.NAME, text=title), *(Piece(style=Style.LINE, text=line) for line in script))


def quoted(text: str, limit: int = QUOTE_CHARACTERS) -> str:
    """A quotation in one line, cut at a word where it is longer than so many characters."""
    line = " ".join(_UNSEEN.sub("", text).split())
    if len(line) <= limit:
        return line
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


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _sentence(text: str) -> str:
    """A sentence that quotes one ends with one full stop, not with two."""
    return text.replace(".».", ".»").replace("!».", "!»").replace("?».", "?»").replace(".”.", ".”").replace("?”.", "?”")
