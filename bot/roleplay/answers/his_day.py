"""A day that the customer has named himself, taken up by the seller before anything is decided."""

from collections.abc import Iterator

from bot.grading.phrases.orders import Detail
from bot.roleplay.exchange.lines import as_said
from bot.roleplay.exchange.scene import Scene
from bot.roleplay.state.so_far import told_facts
from bot.roleplay.understanding.answer_types import Wanted, wanted_by
from bot.roleplay.understanding.order_details import weekdays_meant
from bot.scenario.model import Fact


def his_day(scene: Scene) -> str:
    """Of the days that a reply proposes one on which he said he can, verbatim; empty where it proposes none."""
    named = {day for fact in _of_days(scene) for day in weekdays_meant(as_said(fact.says, scene.talk))}
    days = (asked for asked in scene.heard.details if asked.detail is Detail.DAY)
    return next((day for asked in days for day in asked.proposed if named & weekdays_meant(day)), "")


def tells_of_days(scene: Scene, fact: Fact) -> bool:
    """True for a fact, told before, that answered when."""
    return any(fact is told for told in _of_days(scene))


def _of_days(scene: Scene) -> Iterator[Fact]:
    """What he has told that he may be asked for with "when"; of a day in a story nobody thinks that it suits him."""
    facts = told_facts(scene.world, scene.talk)
    return (fact for fact in facts if any(wanted_by(way) is Wanted.WHEN for way in fact.about))
