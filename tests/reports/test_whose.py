"""Whose work is asked for, and of which accounts."""

import pytest

from amctl.reports.whose import Scope, falls_to


@pytest.mark.parametrize(
    ("concerned", "people", "present", "falls"),
    [
        ({"anna"}, (), (), True),
        ({"anna"}, ("anna",), (), True),
        ({"anna"}, ("ben",), (), False),
        ({"anna", "ben"}, ("ben",), ("anna",), True),
        ({"anna"}, ("ben",), ("anna", "ben"), False),
        ({"jonas"}, ("ben",), ("anna", "ben"), True),
    ],
    ids=["everybody's", "hers", "not his", "one of two", "somebody's who is here", "nobody's who is here"],
)
def test_work_falls_to_whom_it_concerns_and_what_falls_to_nobody_to_everybody(concerned, people, present, falls):
    assert falls_to(concerned, people, present) is falls


@pytest.mark.parametrize(
    ("scope", "status", "has"),
    [
        (Scope(), "active", True),
        (Scope(), "ended", False),
        (Scope(), "archived", False),
        (Scope(everything=True), "ended", True),
        (Scope(accounts={"acme"}), "ended", True),
        (Scope(accounts={"beta"}), "active", False),
        (Scope(accounts={"beta"}, everything=True), "active", False),
    ],
)
def test_accounts_are_those_named_else_those_that_have_not_ended(facts, scope, status, has):
    assert scope.has(facts(status=status)) is has


def test_it_is_the_work_of_the_account_manager_and_of_who_sees_to_it(facts):
    scope = Scope(people={"anna"}, present={"anna", "ben", "mei"})
    assert scope.falls(facts(owner="anna"), "mei")
    assert scope.falls(facts(owner="ben"), "anna")
    assert not scope.falls(facts(owner="ben"), "mei")
    assert scope.falls(facts(owner="jonas"), "jonas")
