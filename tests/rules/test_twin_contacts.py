"""AM208"""

import pytest


def _book(*contacts: str) -> dict[str, str]:
    return {f"a{n}.yaml": f"contacts:\n{lines}" for n, lines in enumerate(contacts)}


@pytest.fixture
def rows(told_of_book):
    return lambda files, **how: [row for row in told_of_book(files, **how) if row[3] == "AM208"]


def test_the_same_address_within_an_account_is_told_at_the_second(rows):
    text = "  keller: {name: Miriam Keller, email: m@x.example}\n  miriam: {name: Frau Keller, email: M@X.example}\n"
    assert rows(_book(text)) == [
        (
            "a0.yaml",
            6,
            3,
            "AM208",
            "warning",
            "miriam",
            "miriam and keller have the same mail address",
            "keep one of them: amctl edit a0; if one is gone: amctl contact left a0 miriam",
        )
    ]


def test_the_same_name_is_told_whatever_the_case_and_the_spaces(rows):
    text = "  a: {name: Miriam Keller}\n  b: {name: MIRIAM  keller}\n"
    assert [row[6] for row in rows(_book(text))] == ["b and a have the same name"]


def test_a_pair_that_shares_both_is_told_once(rows):
    text = "  a: {name: K, email: k@x.example}\n  b: {name: K, email: k@x.example}\n"
    assert [row[6] for row in rows(_book(text))] == ["b and a have the same mail address"]


def test_others_and_those_without_an_address_are_no_twins(rows):
    assert rows(_book("  a: {name: A}\n  b: {name: B}\n  c: {name: C, email: c@x.example}\n")) == []
    assert rows(_book("  a: {name: A}\n", "  a: {name: A}\n")) == []


@pytest.mark.parametrize("who", ["a", "b"])
def test_who_has_left_does_not_count(rows, who):
    text = "  a: {name: K, email: k@x.example}\n  b: {name: K, email: k@x.example}\n"
    gone = text.replace(f"  {who}: {{", f"  {who}: {{left: {{date: 2026-01-01}}, ")
    assert rows(_book(gone)) == []


def test_the_same_address_in_several_accounts_is_told_once(rows):
    one = "  keller: {name: Miriam Keller, email: m@x.example}\n"
    other = "  miriam: {name: Frau Keller, email: M@x.example}\n"
    assert rows(_book(one, other, one)) == [
        (
            "a1.yaml",
            5,
            3,
            "AM208",
            "warning",
            "miriam",
            "Frau Keller has the mail address of Miriam Keller at a0",
            "keep one of them, or write related: with a0, and how",
        )
    ]


@pytest.mark.parametrize("more", ["parent: a0\n", "related: [{account: a0, kind: partner}]\n"])
def test_people_of_a_group_may_stand_in_several(rows, more):
    files = _book("  k: {name: K, email: m@x.example}\n", "  k: {name: K, email: m@x.example}\n" + more)
    assert rows(files) == []


def test_accounts_that_have_ended_do_not_count(rows):
    files = _book("  k: {name: K, email: m@x.example}\n", "  k: {name: K, email: m@x.example}\n")
    assert rows(files, head=lambda text: f"name: A\nstatus: ended\nowner: anna\n{text}") == []
