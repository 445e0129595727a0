"""The scorecard in parts: the verdict, the one lesson, what worked, the numbers, the stages."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import astuple
from itertools import pairwise

from bot.roleplay.haggling.deal import Haggled
from bot.roleplay.scorecard.card import Scorecard
from bot.roleplay.scorecard.help_levels import rules_of
from bot.roleplay.scorecard.lesson import Gap, Lesson
from bot.roleplay.scorecard.verdict import Lack, lacks, lost, passed
from bot.roleplay.scorecard.whole_score import UNDERSOLD, WholeScore
from bot.roleplay.state.talk import Turn
from bot.roleplay.state.world import World
from bot.scenario.money import decimal, money
from bot.scenario.playbook import Criterion
from bot.scenario.vocabulary import Outcome
from bot.texts.catalogue import Texts
from bot.texts.notes import reason_text
from bot.texts.rendering import Piece, Style, capital, outcome_text, quoted

TOPICS = 3
"""Needs not found that are named."""

EXPLAINED = 85
"""Points below which a stage's score is explained."""


def scorecard_pieces(card: Scorecard, world: World, turns: Sequence[Turn], texts: Texts) -> tuple[Piece, ...]:
    """All of the scorecard, in the order of use."""
    return (
        *verdict_pieces(card, world, texts),
        *lesson_pieces(card, world, turns, texts),
        *strength_pieces(card, texts),
        *number_pieces(card, world, texts),
        *stage_pieces(card, texts),
    )


def verdict_pieces(card: Scorecard, world: World, texts: Texts) -> tuple[Piece, ...]:
    """Outcome and why, passed or not and what that lacked, the score and what lowered it."""
    pieces = [
        Piece(style=Style.TITLE, text=texts("card.title", outcome=outcome_text(card, texts))),
        Piece(style=Style.TEXT, text=_why(card, texts)),
        Piece(style=Style.NAME, text=_score_text(card, texts)),
    ]
    if card.score is not None and lacks(card):
        missing = "; ".join(_missing(card, world, texts))
        pieces.append(Piece(style=Style.NOTE, text=texts("card.missing", text=missing)))
    if card.undersold:
        floor = money(world.scenario.product.floor or 0, world.scenario.product.currency, texts.language)
        pieces.append(Piece(style=Style.NOTE, text=texts("card.undersold", floor=floor, most=f"{UNDERSOLD:g}")))
    if card.whole and (steps := _steps(card.whole, texts)):
        pieces.append(Piece(style=Style.NOTE, text=texts("card.made_of", steps=", ".join(steps))))
    return tuple(pieces)


def verdict_text(card: Scorecard, texts: Texts) -> str:
    """Passed or not yet; empty where too little was said to tell."""
    verdict = passed(card)
    return "" if verdict is None else texts("card.passed" if verdict else "card.not_passed")


def lesson_pieces(card: Scorecard, world: World, turns: Sequence[Turn], texts: Texts) -> tuple[Piece, ...]:
    """The one thing to train."""
    lines = _lesson_lines(card.lesson, world, turns, texts) if card.lesson else ()
    return _titled("card.lesson", lines, texts)


def strength_pieces(card: Scorecard, texts: Texts, most: int | None = None) -> tuple[Piece, ...]:
    """What worked, with the words that show it; no more than so many of them."""
    lines = (
        texts(
            "card.strength",
            move=capital(texts(f"moves.{moment.move.value}")),
            quote=quoted(moment.quote),
            turn=moment.turn,
        )
        for moment in card.strengths[:most]
    )
    return _titled("card.strengths", lines, texts)


def number_pieces(card: Scorecard, world: World, texts: Texts) -> tuple[Piece, ...]:
    """What was found out, met, agreed, sold and given away."""
    return _titled("card.numbers", _numbers(card, world, texts), texts)


def stage_pieces(card: Scorecard, texts: Texts) -> tuple[Piece, ...]:
    """Each stage with its score; nothing where the talk has none."""
    return _titled("card.stages", _stage_lines(card, texts), texts) if card.score is not None else ()


def low_stage_pieces(card: Scorecard, texts: Texts, most: int) -> tuple[Piece, ...]:
    """The lowest stages whose replies were good, with what they lacked: no note has told of it."""
    if card.score is None:
        return ()
    good = {gap.stage.id: gap.stage.title for gap in card.gaps if not gap.weak_replies}
    told = [(stage_id, why) for stage_id, why in _explained(card, texts).items() if stage_id in good][:most]
    scores = _scores(card)
    lines = (_stage_line(good[stage_id].get(texts.language), scores[stage_id], why, texts) for stage_id, why in told)
    return tuple(Piece(style=Style.LINE, text=line) for line in lines)


def _titled(title: str, lines: Iterator[str] | tuple[str, ...], texts: Texts) -> tuple[Piece, ...]:
    pieces = tuple(Piece(style=Style.LINE, text=line) for line in lines)
    return (Piece(style=Style.TITLE, text=texts(title)), *pieces) if pieces else ()


def _why(card: Scorecard, texts: Texts) -> str:
    if card.again:
        return texts(f"again.why_{card.again.value}")
    stopped = "stopped_agreed" if card.said_yes else "stopped"
    return texts(f"why.{card.why.value if card.why else stopped}")


def _score_text(card: Scorecard, texts: Texts) -> str:
    verdict = verdict_text(card, texts)
    if card.score is None or card.band is None:
        ended = "not_enough_lost" if lost(card) else "not_enough_short" if card.outcome else "not_enough"
        return " ".join(filter(None, (verdict, texts(f"card.{ended}"))))
    help_level = texts(f"help.{card.help.level.value}")
    key = "card.score" if passed(card) else "card.score_bare"  # a good mark beside a talk that failed says two things
    score = texts(key, score=f"{card.score:.0f}", band=texts(f"bands.{card.band.value}"), help=help_level)
    return f"{verdict} {score}"


def _missing(card: Scorecard, world: World, texts: Texts) -> Iterator[str]:
    """What a pass hangs on."""
    product = world.scenario.product
    values = {
        "floor": money(product.floor or 0, product.currency, texts.language),
        "points": f"{rules_of(world, card.help.level).bands.fair:g}",
    }
    for lack in lacks(card):
        if lack is Lack.REQUIRED:
            yield from (_required(criterion, world, texts) for criterion in card.failed)
        else:
            yield texts(f"lacks.{lack.value}", **values)


def _required(criterion: Criterion, world: World, texts: Texts) -> str:
    """What a stage cannot do without, with that stage: the same move may have been made at another one."""
    stage = next(stage for stage in world.playbook.stages if criterion in stage.criteria)
    text, title = criterion.text.get(texts.language), stage.title.get(texts.language)
    return texts("card.required", text=text, stage=title)


def _steps(whole: WholeScore, texts: Texts) -> tuple[str, ...]:
    """What was added up, in whole points that come to the score shown; nothing where nothing was taken off."""
    off = [round(before - after) for before, after in pairwise(astuple(whole))]
    if not any(off):
        return ()
    lowered = zip(("unreached", "undersold", "hints"), off, strict=True)
    taken = (texts(f"card.made_of_{name}", points=f"−{points}") for name, points in lowered if points)
    return (texts("card.made_of_played", points=round(whole.final) + sum(off)), *taken)


def _numbers(card: Scorecard, world: World, texts: Texts) -> Iterator[str]:
    if card.needs[1]:
        yield ". ".join(_needs(card, texts))
    if card.objections[1]:
        yield texts("card.objections", met=card.objections[0], raised=card.objections[1])
    if card.help.hints and not (card.hints_cost and card.score):
        yield texts("card.hints_free", n=card.help.hints)
    if card.outcome is Outcome.DEAL:
        if card.priced:
            off = decimal(card.discount, texts.language)
            key = "card.price_discount" if card.discount else "card.price"
            yield texts(key, price=_price(card, world.scenario.product.currency, texts), discount=off)
        sold, worth = card.extras
        if sold:
            key = "card.extras_worth" if worth else "card.extras"
            yield texts(key, n=sold, worth=money(worth, world.scenario.product.currency, texts.language))
    if card.agreed:
        words = ", ".join(texts("card.agreed_words", words=quoted(words)) for words in card.agreed)
        yield texts("card.agreed", words=words)
    if card.haggled and card.haggled.given:
        yield _haggled_line(card.haggled, card.pieces, world.scenario.product.currency, texts)


def _needs(card: Scorecard, texts: Texts) -> Iterator[str]:
    yield texts("card.needs", found=card.needs[0], total=card.needs[1])
    if topics := ", ".join(texts("card.agreed_words", words=quoted(topic)) for topic in card.needs_missed[:TOPICS]):
        yield texts("card.needs_missed", topics=topics)


def _price(card: Scorecard, currency: str, texts: Texts) -> str:
    """The price of the deal, reckoned out where several were sold."""
    each, total = (money(price, currency, texts.language) for price in (card.price / card.pieces, card.price))
    return total if card.pieces == 1 else texts("card.price_of_several", each=each, pieces=card.pieces, total=total)


def _haggled_line(haggled: Haggled, pieces: int, currency: str, texts: Texts) -> str:
    """What the haggling cost against the list price, of all pieces, and how near it came to the lowest one."""

    def sum_of(number: float) -> str:
        return money(number * pieces, currency, texts.language)

    parts = [texts("card.given", given=sum_of(haggled.given), listed=sum_of(haggled.listed))]
    if haggled.below_floor:
        parts.append(texts("card.given_below", below=sum_of(haggled.below_floor)))
    elif haggled.floor is not None:
        parts.append(texts("card.given_room", room=sum_of(haggled.agreed - haggled.floor)))
    if haggled.late:
        parts.append(texts("card.given_late", late=sum_of(haggled.late)))
    if haggled.for_nothing:
        parts.append(texts("card.given_for_nothing"))
    elif haggled.terms:
        parts.append(texts("card.given_for", quote=quoted(haggled.terms)))
    return " ".join(parts)


def _stage_lines(card: Scorecard, texts: Texts) -> Iterator[str]:
    """Each stage with its score; a low one with what it lacked, unless that is the lesson anyway."""
    scores, why = _scores(card), _explained(card, texts)
    for stage in card.course:
        title = stage.title.get(texts.language)
        if stage.id in scores:
            yield _stage_line(title, scores[stage.id], why.get(stage.id, ""), texts)
        else:
            yield texts("card.stage_unscored", title=title)


def _stage_line(title: str, score: float, why: str, texts: Texts) -> str:
    line = texts("card.stage", title=title, score=f"{score:.0f}")
    return f"{line}. {why}" if why else line


def _scores(card: Scorecard) -> Mapping[str, float]:
    return {score.stage.id: score.score for score in card.stages if score.score is not None}


def _explained(card: Scorecard, texts: Texts) -> Mapping[str, str]:
    """What the low stages lacked, lowest first; nothing of the one that is the lesson anyway."""
    scores, taught = _scores(card), card.lesson.stage.id if card.lesson else ""
    low = {gap.stage.id: gap for gap in card.gaps if scores.get(gap.stage.id, EXPLAINED) < EXPLAINED}
    told = {stage_id: _lacking(low[stage_id], texts) for stage_id in sorted(low, key=scores.__getitem__)}
    return {stage_id: text for stage_id, text in told.items() if text and stage_id != taught}


def _lacking(gap: Gap, texts: Texts) -> str:
    """What cost a stage most, a mistake before anything that was missing; empty where nothing but grades did."""
    if gap.mistake:
        return texts("card.stage_mistake", move=texts(f"moves.{gap.mistake.value}"))
    if not gap.missed:
        return ""
    dearest = gap.missed[0]
    return texts(f"card.stage_{dearest.extent.value}", text=dearest.criterion.text.get(texts.language))


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
        if lesson.mistake or lesson.criterion:
            yield texts("card.lesson_turn", turn=lesson.turn, quote=quoted(weakest.reply))
        else:  # the reply alone would not say what to train
            reason = reason_text(weakest.grade, texts, weakest.reply)
            yield texts("card.lesson_reason", turn=lesson.turn, stage=stage, reason=reason)
