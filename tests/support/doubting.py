"""Customers with doubts of a test's own."""

from bot.grading.types import Grade
from bot.roleplay.state.talk import Talk
from bot.roleplay.state.world import World
from bot.roleplay.turn import open_talk
from bot.scenario.model import Objection
from bot.scenario.vocabulary import Move as M
from bot.scenario.vocabulary import ObjectionKind as Kind
from tests.support.talking import SHOW, Sale, sell
from tests.support.worlds import graded, world_like, world_of

PRICED = ("за 1800 рублей", SHOW)
"""An offer well made, with its price."""

ORDERED = ("оформляем?", graded(3, M.NEXT_STEP))


def doubt(kind: Kind, **more: object) -> Objection:
    """A doubt of that kind: it is known by its id, and has two answers."""
    words = {"says": (f"{kind} says",), "insists": (f"{kind} insists",), "answers": (("one",), ("two",))}
    return Objection(**{"id": str(kind), "kind": kind, "behind": "cause", **words, **more})


BRUSH_OFF = Objection(
    id="mail", kind=Kind.BRUSH_OFF, says=("Пришлите на почту.",), behind="занята", answers=(("Один вопрос",),)
)


def doubtful(*doubts: Objection, at: str = "objections", seed: int = 1, **changes: object) -> tuple[World, Talk]:
    """A sale to whoever has these doubts, at a stage."""
    world = world_like(world_of().scenario, objections=doubts, **changes)
    return world, open_talk(world, seed, at).talk


def persuade(
    doubts: list[Objection], *replies: tuple[str, Grade], at: str = "presentation", seed: int = 1, **changes: object
) -> Sale:
    """A sale to whoever has these doubts and does not know the price yet; each reply is its words and its grade."""
    world, talk = doubtful(*doubts, at=at, seed=seed, **changes)
    talk.haggle.named = False
    return sell(world, *replies, so_far=talk)
