"""Rules that a playable scenario may still break, one file each, named for the fault."""

from collections.abc import Mapping

from bot.scenario.rules import (
    all_needs_hidden,
    bargaining_without_floor,
    brush_off_from_hot,
    few_facts,
    no_need_fact,
    no_objections,
    price_objection_without_floor,
    repeated_wording,
    single_wording,
    unanswered_need,
    wrong_language,
)
from bot.scenario.rules.finding import Rule

RULES: Mapping[str, Rule] = {
    all_needs_hidden.ID: all_needs_hidden,
    bargaining_without_floor.ID: bargaining_without_floor,
    brush_off_from_hot.ID: brush_off_from_hot,
    few_facts.ID: few_facts,
    no_need_fact.ID: no_need_fact,
    no_objections.ID: no_objections,
    price_objection_without_floor.ID: price_objection_without_floor,
    repeated_wording.ID: repeated_wording,
    single_wording.ID: single_wording,
    unanswered_need.ID: unanswered_need,
    wrong_language.ID: wrong_language,
}
