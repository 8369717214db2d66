"""AM503"""

import pytest

TERM = "since: 2026-01-01\ncontracts:\n  a: {signed: 2025-12-01, start: 2026-01-01}\n"
KELLER = "contacts:\n  keller: {name: Miriam Keller, stance: supporter}\n"


def test_an_account_without_a_champion_is_told_at_its_contacts(told):
    assert told(TERM + KELLER) == [
        (
            7,
            1,
            "AM503",
            "warning",
            "contacts",
            "nobody over there is known to be a champion",
            "win somebody, then: amctl contact set acme keller --stance champion",
        )
    ]


def test_without_a_likely_one_the_command_leaves_the_name_open(told):
    (found,) = told(TERM)
    assert found.help == "win somebody, then: amctl contact set acme CONTACT --stance champion"


@pytest.mark.parametrize(("day", "word"), [("2026-11-23", "left"), ("2026-11-24", "leaves")])
def test_the_last_champion_is_named_also_of_a_new_customer(told, day, word):
    text = (
        "since: 2026-11-20\ncontracts:\n  a: {signed: 2026-11-01, start: 2026-11-20}\ncontacts:\n"
        f"  old: {{name: Old, stance: champion, left: {{date: 2026-01-31}}}}\n"
        f"  brandt: {{name: Ole Brandt, stance: champion, left: {{date: {day}}}}}\n"
    )
    (found,) = told(text)
    assert found.message == f"nobody over there is known to be a champion: Ole Brandt, who was, {word} on {day}"


@pytest.mark.parametrize(("today", "speaks"), [("2026-04-01", False), ("2026-04-02", True)])
def test_a_new_customer_has_ninety_days(codes, today, speaks):
    assert codes(TERM, today=today) == ["AM503"] * speaks


def test_a_champion_who_is_there_is_enough(codes):
    assert codes(TERM + KELLER.replace("supporter", "champion")) == []


@pytest.mark.parametrize("status", ["prospect", "onboarding", "paused", "ended", "archived"])
def test_only_active_accounts_are_asked(codes, status):
    head = f"name: Acme\nstatus: {status}\nowner: anna\n"
    assert "AM503" not in codes(TERM, head=head)


@pytest.mark.parametrize(
    "term",
    [
        "start: 2026-01-01",
        "signed: 2026-12-01, start: 2027-01-01",
        "signed: 2024-01-01, start: 2024-01-01, end: 2024-12-31, outcome: {result: lapsed, date: 2024-12-01}",
    ],
    ids=["unsigned", "to come", "over"],
)
def test_without_a_signed_term_that_runs_nobody_is_asked(codes, term):
    assert codes(f"since: 2024-01-01\ncontracts:\n  a: {{{term}}}\n") == []
