"""Customers who ask for better terms."""

from bot.grading.types import Grade
from bot.roleplay.state.talk import Talk
from bot.roleplay.state.world import World
from bot.roleplay.turn import open_talk
from bot.scenario.model import Bargaining
from bot.scenario.vocabulary import Move as M
from bot.scenario.vocabulary import Temperament
from tests.support.talking import Sale, sell
from tests.support.worlds import graded, with_temperament, world_like, world_of

TRADE = graded(3, M.TRADE)
GIFT = graded(1, M.CONCESSION)
GIVING = graded(2, M.TRADE, M.NEXT_STEP)
YES = graded(2, M.NEXT_STEP)

WOULD_TAKE_TWO = Bargaining(trades=("беру два мешка",))
"""What he would do for a better price."""

ALONE = Bargaining(trades=("заберу сам",))


def haggle(
    *replies: tuple[str, Grade],
    temperament: Temperament = Temperament.TALKER,
    bargaining: Bargaining = WOULD_TAKE_TWO,
    seed: int = 1,
) -> Sale:
    """A sale from the bargaining on and no further; each reply is its words and its grade."""
    world = world_like(with_temperament(world_of().scenario, temperament), bargaining=bargaining)
    sale = Sale(world, open_talk(world, seed, "bargaining").talk, [])
    for reply in replies:
        if sale.talk.state != "bargaining":
            break
        _, talk, turns = sell(world, reply, so_far=sale.talk)
        sale = Sale(world, talk, sale.turns + turns)
    return sale


def for_one(bargaining: Bargaining = ALONE) -> tuple[World, Talk]:
    """A sale to somebody who would do something for a better price, but has no use for a second one."""
    scenario = with_temperament(world_of().scenario, Temperament.TALKER)
    machine = scenario.product.model_copy(update={"unit": "кофемашина", "promotions": (), "points": ()})
    world = world_like(scenario, product=machine, bargaining=bargaining)
    return world, open_talk(world, 1, "bargaining").talk


def asking_for(price: int, **more: object) -> Bargaining:
    """He asks for that sum."""
    return Bargaining(asks=(f"Отдадите за {price}?",), **more)
