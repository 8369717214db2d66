"""AM310"""

import pytest

PEOPLE = "amctl: 1\npeople:\n  ben: {name: Ben Ott}\n"


def test_a_cover_whom_nobody_knows_is_told(told_of_settings):
    text = PEOPLE + "  anna:\n    name: Anna\n    away: [{from: 2026-12-21, until: 2027-01-04, cover: bne}]\n"
    assert told_of_settings(text) == [(6, 57, "AM310", "error", "bne", "unknown person 'bne'", "did you mean 'ben'?")]


@pytest.mark.parametrize("more", ["lead: xx", "left: {date: 2026-01-01, successor: xx}"])
def test_wherever_the_settings_name_a_person(told_of_settings, more):
    (found,) = told_of_settings(PEOPLE + f"  anna: {{name: Anna, {more}}}\n")
    assert found[2:] == ("AM310", "error", "xx", "unknown person 'xx'", "add it to people")


def test_a_rule_that_does_not_exist_is_told_at_its_code(told_of_settings):
    assert told_of_settings("amctl: 1\nrules: {AM999: ignore, x: error}\n") == [
        (2, 9, "AM310", "error", "AM999", "unknown rule 'AM999'", "amctl explain lists the rules"),
        (2, 24, "AM310", "error", "x", "unknown rule 'x'", "amctl explain lists the rules"),
    ]


def test_a_code_in_small_letters_is_told_with_what_was_meant(told_of_settings):
    (found,) = told_of_settings("amctl: 1\nrules: {am502: ignore}\n")
    assert found.help == "did you mean 'AM502'?"


@pytest.mark.parametrize("code", ["AM101", "AM102", "AM103", "AM104", "AM105", "AM202", "AM203"])
def test_a_level_that_nobody_would_heed_is_told(told_of_settings, code):
    (found,) = told_of_settings(f"amctl: 1\nrules: {{{code}: ignore}}\n")
    assert found.message == f"{code} has no level: what it finds keeps a file from being used"


def test_its_own_level_may_be_set(told_of_settings):
    assert [one.level for one in told_of_settings("amctl: 1\nrules: {AM310: warning, AM999: error}\n")] == ["warning"]


def test_a_comment_may_ask_for_silence(told_of_settings):
    text = PEOPLE + "  # amctl: ignore[AM310] she starts in May\n  anna: {name: Anna, lead: ruth}\n"
    assert told_of_settings(text) == []


def test_names_that_are_there_are_fine(told_of_settings):
    assert told_of_settings(PEOPLE + "  anna: {name: Anna, lead: ben}\nrules: {AM502: ignore}\n") == []


@pytest.mark.parametrize(
    ("view", "message"),
    [
        ("{report: list, columns: [name, strange]}", "view v: unknown columns 'strange'"),
        ("{report: list, owner: ghost}", "view v: unknown owner 'ghost'"),
        ("{report: list, tier: nope}", "view v: unknown tier 'nope'"),
        ("{report: list, status: [active, zzz]}", "view v: unknown status 'zzz'"),
        ("{report: due, kind: foo}", "view v: unknown kind 'foo'"),
        ("{report: list, where: 'nope>=1'}", "view v: unknown where 'nope>=1'"),
        ("{report: list, columns: terms}", "view v: unknown columns 'terms'"),
        ("{report: list, sort: -zz}", "view v: unknown sort '-zz'"),
        ("{report: due, within: 99999y}", "view v: a period is at most 100 years long"),
    ],
)
def test_a_view_that_would_fail_is_told(told_of_settings, view, message):
    (found,) = told_of_settings(f"{PEOPLE}views:\n  v: {view}\n")
    assert (found.line, found.code, found.message) == (5, "AM310", message)
    assert found.help


def test_a_sound_view_is_fine(told_of_settings):
    view = "{report: list, owner: [me, ben], where: ['revenue>=1', last-touch<-3m], columns: [next-touch], sort: -name}"
    due = "{report: due, kind: promise, within: 2w}"
    assert told_of_settings(f"{PEOPLE}views:\n  v: {view}\n  w: {due}\n") == []
