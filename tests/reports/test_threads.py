"""Who of us knows whom over there, who weighs most, and what is missing."""

from datetime import date, timedelta

import pytest

from amctl.model.people import Influence, Stance
from amctl.reports.threads import Thread, by_weight, gaps, is_key, knowing, ours, people_there, threads, web

TODAY = date(2026, 11, 23)
US = frozenset({"anna", "ben"})


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def test_threads_are_all_there_ever_was(person):
    one = person(known_by=("anna", "ben", "anna"), touches=(("", ago(1)), ("ben", ago(2))))
    assert threads(one) == (Thread("anna", True, None), Thread("ben", True, ago(2)), Thread("", False, ago(1)))
    assert threads(person()) == ()


@pytest.mark.parametrize(
    ("more", "known"),
    [
        ({}, ()),
        ({"known_by": ("anna",)}, ("anna",)),
        ({"known_by": ("anna",), "touches": (("anna", ago(3000)),)}, ("anna",)),
        ({"touches": (("anna", ago(365)),)}, ("anna",)),
        ({"touches": (("anna", ago(366)),)}, ()),
        ({"known_by": ("jonas",), "touches": (("", ago(1)), ("ghost", ago(1)))}, ()),
        ({"known_by": ("ben",), "touches": (("anna", ago(1)),)}, ("ben", "anna")),
    ],
    ids=["nobody", "on record", "long ago, on record", "a year ago", "longer ago", "gone, unnamed, unknown", "two"],
)
def test_somebody_knows_by_the_record_or_by_a_touch_within_a_year(person, more, known):
    assert knowing(person(**more), US, TODAY) == known


@pytest.mark.parametrize(
    ("more", "key"),
    [
        ({}, False),
        ({"approves": ("expansion",)}, True),
        ({"roles": ("end-user", "economic-buyer")}, True),
        ({"roles": ("decision-maker",)}, True),
        ({"roles": ("executive-sponsor",)}, True),
        ({"roles": ("technical-buyer", "coach", "daily-contact")}, False),
        ({"influence": "high"}, True),
        ({"influence": "medium"}, False),
        ({"stance": "champion"}, True),
        ({"stance": "blocker"}, True),
        ({"stance": "skeptic"}, False),
    ],
)
def test_key_is_on_whom_the_account_turns(person, more, key):
    assert is_key(person(**more)) is key


def test_by_weight_who_approves_the_renewal_comes_first(person):
    order = [
        person("a", approves=("renewal",), influence="low"),
        person("b", approves=("expansion",), influence="high", name="Z"),
        person("c", roles=("decision-maker",), influence="medium"),
        person("d", influence="high", stance="champion"),
        person("e", influence="high", stance="supporter"),
        person("f", stance="blocker"),
        person("g", influence="medium", name="A"),
        person("h", influence="medium", name="B"),
        person("i", name="A"),
    ]
    backwards = order[::-1]
    assert sorted(backwards, key=by_weight) == order


def test_every_stance_and_influence_has_its_weight(person):
    for stance in ("", *Stance.__args__):
        for influence in ("", *Influence.__args__):
            assert by_weight(person(stance=stance, influence=influence))


@pytest.mark.parametrize(
    ("more", "missing"),
    [
        ({"known_by": ("anna", "ben"), "touches": (("anna", ago(90)),)}, ()),
        ({"known_by": ("anna", "ben"), "touches": (("anna", ago(91)),)}, ("quiet",)),
        ({"known_by": ("anna", "ben")}, ("quiet",)),
        ({"known_by": ("anna", "jonas"), "touches": (("jonas", ago(1)),)}, ("single",)),
        ({"touches": (("", ago(1)),)}, ("unknown",)),
        ({}, ("unknown", "quiet")),
    ],
)
def test_gaps_are_those_of_key_people(person, more, missing):
    assert gaps(person(approves=("renewal",), **more), US, TODAY) == missing
    assert gaps(person(**more), US, TODAY) == ()


def test_who_has_left_is_not_there(facts, person):
    some = person("doe"), person("roe", left=ago(1)), person("poe", stance="champion")
    assert [one.contact for one in people_there(facts(people=some))] == ["poe", "doe"]


def test_ours_are_the_account_manager_the_team_and_who_comes_up_most(facts):
    book = facts(owner="anna", team=("mei", "ben"))
    assert ours(book, ["zoe", "ben", "kim", "zoe", "anna", "abe"]) == ("anna", "ben", "zoe", "abe", "kim")


def test_a_web_says_how_an_account_hangs(facts, person):
    some = (
        person("doe", approves=("renewal",), known_by=("anna",), touches=(("anna", ago(30)),)),
        person("roe", approves=("renewal", "expansion"), touches=(("jonas", ago(10)),)),
        person("poe", approves=("expansion",), touches=(("ben", ago(1)),)),
        person("moe", known_by=("anna",)),
        person("gone", approves=("renewal",), known_by=("anna",), touches=(("anna", ago(1)),), left=ago(1)),
    )
    found = web(facts(people=some), US, TODAY)
    assert found.theirs == ("doe", "poe", "moe")
    assert found.ours == ("anna", "ben")
    assert [one.contact for one in found.key] == ["doe", "roe", "poe"]
    assert [one.contact for one in found.unknown] == ["roe"]
    assert [one.contact for one in found.approvers] == ["doe", "roe"]
    assert (found.approved, found.hangs) == (ago(10), ())


@pytest.mark.parametrize(
    ("people", "hangs"),
    [
        ([], ("ours", "theirs")),
        ([("anna",)], ("ours", "theirs")),
        ([("anna", "ben")], ("theirs",)),
        ([("anna",), ("anna",)], ("ours",)),
        ([("anna",), ("ben",)], ()),
        ([("anna", "jonas"), ("anna",)], ("ours",)),
    ],
)
def test_it_hangs_on_a_side_with_fewer_than_two(facts, person, people, hangs):
    some = tuple(person(f"c{n}", known_by=by) for n, by in enumerate(people))
    assert web(facts(people=some), US, TODAY).hangs == hangs


@pytest.mark.parametrize(
    ("approves", "touches", "quiet"),
    [
        (("renewal",), (("anna", ago(90)),), False),
        (("renewal",), (("anna", ago(91)),), True),
        (("renewal",), (), True),
        (("expansion",), (("anna", ago(1)),), True),
    ],
)
def test_it_is_quiet_when_no_approver_was_in_touch(facts, person, approves, touches, quiet):
    found = web(facts(people=(person(approves=approves, touches=touches),)), US, TODAY)
    assert found.quiet(TODAY) is quiet
