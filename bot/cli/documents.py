"""The JSON documents that commands print; their shapes are kept stable and stand explained in docs/formats.md."""

from collections.abc import Sequence
from typing import Any

from bot.grading.types import Grade
from bot.roleplay.haggling.deal import Haggled
from bot.roleplay.scorecard.card import Scorecard
from bot.roleplay.scorecard.mood_curve import Swing
from bot.roleplay.state.mood import Mood
from bot.roleplay.state.talk import Plan, Said, Turn
from bot.roleplay.state.world import World
from bot.texts.catalogue import Texts
from bot.texts.notes import reason_text


def talk_document(
    world: World, seed: int, opening: Sequence[Said], turns: Sequence[Turn], card: Scorecard, texts: Texts
) -> dict[str, Any]:
    """A whole talk: transcript, grades, moods, outcome and scorecard."""
    return {
        "scenario": world.scenario.scenario,
        "playbook": world.playbook.playbook,
        "language": world.scenario.language.value,
        "seed": seed,
        "opening": [_line(line) for line in opening],
        "turns": [_turn(turn, texts) for turn in turns],
        "outcome": card.outcome.value if card.outcome else None,
        "why": card.why.value if card.why else None,
        "scorecard": _scorecard(card),
    }


def grade_document(grade: Grade, texts: Texts) -> dict[str, Any]:
    """The judgement of one reply."""
    return {
        "moves": [_move(f.move.value, f.confidence, f.evidence) for f in grade.moves if not f.move.is_mistake],
        "mistakes": [_move(f.move.value, f.confidence, f.evidence) for f in grade.mistakes],
        "grade": grade.value,
        "reason": reason_text(grade, texts),
        "uncertain": grade.uncertain,
    }


def _turn(turn: Turn, texts: Texts) -> dict[str, Any]:
    points = [{"id": p.id, "confidence": round(p.confidence, 3), "evidence": p.evidence} for p in turn.grade.points]
    return {
        "number": turn.number,
        "stage": turn.stage,
        "heard": turn.heard,
        "reply": turn.reply,
        **grade_document(turn.grade, texts),
        "gradable": turn.grade.gradable,
        "points": points,
        "answer": [_line(line) for line in turn.answer],
        "mood": _mood(turn.mood),
        "events": list(turn.events),
    }


def _scorecard(card: Scorecard) -> dict[str, Any]:
    return {
        "score": card.score,
        "band": card.band.value if card.band else None,
        "help": {"level": card.help.level.value, "hints": card.help.hints, "cost": card.hints_cost},
        "stages": [
            {
                "stage": s.stage.id,
                "score": s.score,
                "passed": s.passed,
                "replies": s.replies,
                "criteria": [{"id": e.criterion.id, "earned": round(e.share, 3)} for e in s.earned],
                "penalties": {move.value: points for move, points in s.penalties.items()},
            }
            for s in card.stages
        ],
        "preparation": _plan(card.plan) if card.plan else None,
        "strengths": [{"turn": m.turn, "move": m.move.value, "quote": m.quote} for m in card.strengths],
        "lesson": {
            "stage": card.lesson.stage.id,
            "criterion": card.lesson.criterion.id if card.lesson.criterion else None,
            "mistake": card.lesson.mistake.value if card.lesson.mistake else None,
            "turn": card.lesson.turn,
        }
        if card.lesson
        else None,
        "seller": card.impression.seller.value if card.impression else None,
        "ladder": [{"rung": step.rung.value, "turn": step.turn} for step in card.ladder],
        "moods": [_mood(mood) for mood in card.curve.moods],
        "swings": [_swing(swing) for swing in (*card.curve.rises, *card.curve.falls)],
        "classic": [{"mistake": s.classic.value, "turn": s.turn, "quote": s.quote} for s in card.slips],
        "weakest_turn": card.weakest_turn,
        "needs": {"found": card.needs[0], "total": card.needs[1]},
        "objections": {"met": card.objections[0], "raised": card.objections[1]},
        "price": card.price,
        "discount": card.discount,
        "extras": {"sold": card.extras[0], "worth": card.extras[1]},
        "haggled": _haggled(card.haggled) if card.haggled else None,
    }


def _haggled(haggled: Haggled) -> dict[str, Any]:
    return {
        "listed": haggled.listed,
        "floor": haggled.floor,
        "first_bid": haggled.bid,
        "agreed": haggled.agreed,
        "given": haggled.given,
        "below_floor": haggled.below_floor,
        "rounds": haggled.rounds,
        "traded": haggled.traded,
        "terms": haggled.terms,
    }


def _plan(plan: Plan) -> dict[str, Any]:
    pretext = plan.pretext and {"text": plan.pretext.text, "ready": plan.pretext.ready}
    return {"pretext": pretext, "questions": [{"text": q.text, "open": q.ready} for q in plan.questions]}


def _swing(swing: Swing) -> dict[str, Any]:
    return {"turn": swing.turn, "interest": swing.interest, "trust": swing.trust, "patience": swing.patience}


def _move(move: str, confidence: float, evidence: str) -> dict[str, Any]:
    return {"move": move, "confidence": round(confidence, 3), "evidence": evidence}


def _line(line: Said) -> dict[str, str]:
    return {"speaker": line.speaker, "text": line.text}


def _mood(mood: Mood) -> dict[str, float]:
    return {"interest": mood.interest, "trust": mood.trust, "patience": mood.patience}
