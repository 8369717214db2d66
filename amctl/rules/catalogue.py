"""All rules, by what they are asked about. A new rule is a module and a line here."""

from amctl.rules import (
    bad_date,
    bad_id,
    bad_ignore,
    bent_value,
    beyond_dialect,
    conflict_markers,
    duplicate_key,
    ended_with_promises,
    ends_before_start,
    future_interaction,
    not_yaml,
    out_of_touch,
    overlapping_terms,
    owner_left,
    parent_cycle,
    reporting_cycle,
    settings_names,
    tab_between,
    twin_ids,
    undecided,
    unknown_account,
    unknown_contact,
    unknown_contract,
    unknown_key,
    unknown_person,
    unknown_product,
    unknown_tier,
    unprepared_decision,
    unreadable_file,
    unrecorded_renewal,
    wrong_type,
)
from amctl.rules.rule import AccountRule, BookRule, DocumentRule, SettingsRule

DOCUMENT_RULES: list[DocumentRule] = [
    not_yaml,
    conflict_markers,
    duplicate_key,
    beyond_dialect,
    unreadable_file,
    bad_ignore,
    tab_between,
    unknown_key,
    wrong_type,
    bad_date,
    bad_id,
    bent_value,
]
ACCOUNT_RULES: list[AccountRule] = [
    unknown_person,
    unknown_contact,
    unknown_product,
    unknown_tier,
    unknown_contract,
    reporting_cycle,
    owner_left,
    ends_before_start,
    overlapping_terms,
    undecided,
    unprepared_decision,
    unrecorded_renewal,
    future_interaction,
    ended_with_promises,
    out_of_touch,
]
BOOK_RULES: list[BookRule] = [twin_ids, unknown_account, parent_cycle]
SETTINGS_RULES: list[SettingsRule] = [settings_names]

# What these find keeps a file from being used: no level and no comment can silence it.
_UNUSABLE = (not_yaml, conflict_markers, duplicate_key, beyond_dialect, unreadable_file, wrong_type, bad_date)
UNUSABLE = frozenset(rule.CODE for rule in _UNUSABLE)

RULES: list[DocumentRule | AccountRule | BookRule | SettingsRule] = sorted(
    [*DOCUMENT_RULES, *ACCOUNT_RULES, *BOOK_RULES, *SETTINGS_RULES], key=lambda rule: rule.CODE
)
