"""Rules that a playable scenario may still break, one file each, named for the fault."""

from collections.abc import Mapping

from bot.scenario.rules import (
    alike_facts,
    alike_objections,
    all_needs_hidden,
    bargaining_without_floor,
    brush_off_from_hot,
    cannot_lose,
    cannot_win,
    closed_doubt,
    comma_in_list,
    dash_in_text,
    double_space,
    empty_placeholder,
    few_facts,
    floor_above_price,
    hash_in_text,
    mixed_letters,
    no_closing_stage,
    no_final_newline,
    no_need_fact,
    no_objections,
    point_not_in_brief,
    price_objection_without_floor,
    repeated_wording,
    senseless_override,
    senseless_weights,
    shared_phrase,
    silent_customer,
    single_wording,
    trailing_space,
    unanswerable_objection,
    unanswered_need,
    unearnable_criterion,
    unfinished_text,
    unplayed_part,
    unreachable_stage,
    unused_fact,
    vacuous_test,
    wrong_language,
)
from bot.scenario.rules.finding import FileRule, MeaningRule, PlaybookRule, Rule, Ruled, TextRule

RULES: Mapping[str, Rule] = {
    all_needs_hidden.ID: all_needs_hidden,
    bargaining_without_floor.ID: bargaining_without_floor,
    brush_off_from_hot.ID: brush_off_from_hot,
    cannot_lose.ID: cannot_lose,
    cannot_win.ID: cannot_win,
    closed_doubt.ID: closed_doubt,
    empty_placeholder.ID: empty_placeholder,
    few_facts.ID: few_facts,
    floor_above_price.ID: floor_above_price,
    no_need_fact.ID: no_need_fact,
    no_objections.ID: no_objections,
    price_objection_without_floor.ID: price_objection_without_floor,
    repeated_wording.ID: repeated_wording,
    senseless_override.ID: senseless_override,
    shared_phrase.ID: shared_phrase,
    silent_customer.ID: silent_customer,
    single_wording.ID: single_wording,
    unanswered_need.ID: unanswered_need,
    unfinished_text.ID: unfinished_text,
    unplayed_part.ID: unplayed_part,
    unreachable_stage.ID: unreachable_stage,
    vacuous_test.ID: vacuous_test,
    wrong_language.ID: wrong_language,
}
"""Held against every scenario as it is read."""

NOTES: Mapping[str, Rule] = {
    unused_fact.ID: unused_fact,
}
"""What may be as it is; told on demand."""

MEANING_RULES: Mapping[str, MeaningRule] = {
    alike_facts.ID: alike_facts,
    alike_objections.ID: alike_objections,
    point_not_in_brief.ID: point_not_in_brief,
    unanswerable_objection.ID: unanswerable_objection,
}
"""Held where texts can be understood."""

PLAYBOOK_RULES: Mapping[str, PlaybookRule] = {
    no_closing_stage.ID: no_closing_stage,
    senseless_weights.ID: senseless_weights,
    unearnable_criterion.ID: unearnable_criterion,
}
"""Held against playbooks."""

FILE_RULES: Mapping[str, FileRule] = {
    comma_in_list.ID: comma_in_list,
    dash_in_text.ID: dash_in_text,
    hash_in_text.ID: hash_in_text,
}
"""Held against every file as it was read: what it holds is not what was meant."""

TEXT_RULES: Mapping[str, TextRule] = {
    double_space.ID: double_space,
    mixed_letters.ID: mixed_letters,
    no_final_newline.ID: no_final_newline,
    trailing_space.ID: trailing_space,
}
"""Held against the text of a file; each finding can be mended by itself."""

ALL: Mapping[str, Ruled] = {**RULES, **NOTES, **MEANING_RULES, **PLAYBOOK_RULES, **FILE_RULES, **TEXT_RULES}
