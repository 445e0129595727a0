"""The preparation before a call: what is asked of the trainee, and what his plan was worth."""

from bot.roleplay.preparation import ENOUGH, offers
from bot.roleplay.state.talk import Plan, Talk
from bot.roleplay.state.world import World
from bot.texts.catalogue import Texts
from bot.texts.rendering import Piece, Style, quoted


def preparation_pieces(world: World, talk: Talk, texts: Texts) -> tuple[Piece, ...]:
    """What to prepare, with the offers to choose from where the scenario has some."""
    stage = world.playbook.stages[0]
    offered = offers(world, talk)
    pieces = [
        Piece(style=Style.TITLE, text=stage.title.get(texts.language)),
        Piece(style=Style.TEXT, text=stage.job.get(texts.language)),
    ]
    number = 0
    for key, lines in (("pretexts", offered.pretexts), ("questions", offered.questions)):
        if lines:
            pieces.append(Piece(style=Style.NAME, text=texts(f"preparation.{key}")))
        for line in lines:
            number += 1
            pieces.append(Piece(style=Style.TEXT, text=f"{number}. {line}"))
    pieces.append(Piece(style=Style.NOTE, text=texts("preparation.choose" if number else "preparation.write")))
    return tuple(pieces)


def plan_pieces(plan: Plan, texts: Texts) -> tuple[Piece, ...]:
    """What a plan was worth: pretext and questions, each with its verdict."""
    pieces = [Piece(style=Style.TITLE, text=texts("preparation.result"))]
    if plan.pretext is None:
        pieces.append(Piece(style=Style.LINE, text=texts("preparation.no_pretext")))
    else:
        key = "preparation.pretext_ready" if plan.pretext.ready else "preparation.pretext_for_anybody"
        pieces.append(Piece(style=Style.LINE, text=texts(key, quote=quoted(plan.pretext.text))))
    for question in plan.questions:
        key = "preparation.open" if question.ready else "preparation.closed"
        pieces.append(Piece(style=Style.LINE, text=texts(key, quote=quoted(question.text))))
    ready = sum(question.ready for question in plan.questions)
    if ready < ENOUGH:
        pieces.append(Piece(style=Style.NOTE, text=texts("preparation.more_open", ready=ready, enough=ENOUGH)))
    return tuple(pieces)
