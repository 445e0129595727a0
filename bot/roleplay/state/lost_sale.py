"""Why a sale was lost, by the stage whose work was not done."""

from collections.abc import Mapping

from bot.roleplay.state.talk import Talk, Why
from bot.roleplay.state.world import World
from bot.scenario.vocabulary import StageKind

LOST_IN: Mapping[StageKind, Why] = {
    StageKind.PREPARATION: Why.NOT_LET_IN,
    StageKind.CONTACT: Why.NOT_LET_IN,
    StageKind.QUALIFICATION: Why.NOT_LET_IN,
    StageKind.NEEDS: Why.NEED_NOT_FOUND,
    StageKind.PRESENTATION: Why.OFFER_MISSED_NEED,
    StageKind.CONSULTATION: Why.OFFER_MISSED_NEED,
    StageKind.OBJECTION: Why.OBJECTION_OPEN,
    StageKind.BARGAINING: Why.PRICE_OPEN,
    StageKind.UPSELL: Why.NEVER_ASKED,
    StageKind.CLOSING: Why.NEVER_ASKED,
    StageKind.FOLLOW_UP: Why.WORK_DONE,
}
"""Why a sale is lost that ends in a stage of that kind."""

SKIPPABLE = frozenset({StageKind.OBJECTION, StageKind.BARGAINING, StageKind.UPSELL})
"""Stages that may be left half done without losing the sale by it."""


def root_cause(world: World, talk: Talk) -> Why:
    """What lost the sale: what was missed first, for a need never found loses the sale later, at the price."""
    for stage in world.playbook.stages:
        record = talk.stages.get(stage.id)
        if stage.kind in SKIPPABLE and stage.id != talk.state:
            continue
        if record and record.turns and not record.passed:
            return LOST_IN[stage.kind]
    return LOST_IN[world.stage(talk.state).kind]
