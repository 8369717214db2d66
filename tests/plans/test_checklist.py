"""The steps of a handoff: sized, dated, whose they are; ticks; what is required."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from amctl.dates import Period
from amctl.messages import Message
from amctl.model.playbooks import Plan, PlanStep
from amctl.plans.answers import Answer
from amctl.plans.checklist import checklist, day_of, lacking, sized
from amctl.rules.rule import Case
from tests.plans.conftest import put

Cases = Callable[..., Case]


def plan(**steps: dict[str, Any]) -> Plan:
    """A plan of these steps."""
    said = {name: {"what": name, **step} for name, step in steps.items()}
    return Plan.model_validate({"name": "P", "for": "handoff", "steps": said})


def answers(case: Case, *, begun: bool = True) -> dict[str, Answer]:
    """Its handoff's answers, by step."""
    return {one.step: one for one in checklist(case, case.record.account.handoffs[-1], begun=begun)}


def test_without_a_plan_file_there_is_no_checklist(case: Cases) -> None:
    assert answers(case()) == {}


def test_a_tier_may_be_spared_a_step(case: Cases) -> None:
    some = plan(map={"not_for": ["light", "plain"]}, access={})
    assert [*answers(case(put("tier", "light"), plan=some))] == ["access"]
    assert [*answers(case(put("tier", "standard"), plan=some))] == ["map", "access"]
    assert [*answers(case(put("tier"), plan=some))] == ["map", "access"]
    assert [name for name, _ in sized(some, "plain")] == ["access"]


@pytest.mark.parametrize(
    ("after", "due", "day"),
    [
        ("5 days", None, "2026-11-23"),
        ("5 days", "2026-11-20", "2026-11-20"),
        ("5 days", "2026-12-20", "2026-11-23"),
        (None, "2026-12-20", "2026-12-20"),
        (None, None, None),
    ],
)
def test_its_day_counts_from_the_opening_and_never_lies_after_the_end(
    case: Cases, after: str | None, due: str | None, day: str | None
) -> None:
    step = {"after": after} if after else {}
    changes = [put("handoffs.0.due", due)] if due else []
    found = answers(case(*changes, plan=plan(access=step)))["access"].day
    assert (found and str(found)) == day


def test_what_is_only_thought_of_has_no_days_and_nothing_to_tick(case: Cases) -> None:
    found = answers(case(plan=plan(access={"after": "5 days"})), begun=False)["access"]
    assert (found.day, found.mend, found.state) == (None, "", "open")


def test_a_day_counts_from_whatever_begins() -> None:
    step = PlanStep(what="w", after=Period(2, "week"))
    assert day_of(step, date(2026, 11, 16)) == date(2026, 11, 30)


@pytest.mark.parametrize(
    ("part", "who"),
    [
        ("predecessor", ("ben",)),
        ("successor", ("anna",)),
        ("both", ("ben", "anna")),
        ("lead", ("ruth",)),
        ("owner", ("ben",)),
    ],
)
def test_whose_a_step_is(case: Cases, part: str, who: tuple[str, ...]) -> None:
    assert answers(case(plan=plan(access={"who": part})))["access"].who == who


@pytest.mark.parametrize(("part", "who"), [("predecessor", ("anna",)), ("both", ("anna",))])
def test_what_would_fall_to_somebody_who_has_left_falls_to_the_successor(
    case: Cases, part: str, who: tuple[str, ...]
) -> None:
    gone = case(put("handoffs.0.from", "jonas"), plan=plan(access={"who": part}))
    assert answers(gone)["access"].who == who


def test_the_lead_is_the_successors_else_the_predecessors_else_the_successor(case: Cases) -> None:
    some = plan(access={"who": "lead"})
    assert answers(case(put("handoffs.0.to", "mei"), plan=some))["access"].who == ("karl",)
    assert answers(case(put("handoffs.0.to", "mei"), put("handoffs.0.from", "tomasz"), plan=some))["access"].who == (
        "mei",
    )
    assert answers(case(put("handoffs.0.to", "nobody"), put("handoffs.0.from", "nil"), plan=some))["access"].who == (
        "nobody",
    )


# Ticks


def test_what_nobody_answers_is_open_until_it_is_ticked(case: Cases) -> None:
    some = plan(access={"required": True})
    found = answers(case(plan=some))["access"]
    assert (found.state, found.evidence, found.mend) == (
        "open",
        "nobody has ticked it",
        "amctl handoff tick acme access",
    )
    assert lacking([found]) == [found]
    ticked = answers(case(put("handoffs.0.done", {"access": {"date": "2026-11-20", "by": "ben"}}), plan=some))["access"]
    assert (ticked.state, ticked.evidence, ticked.mend) == ("ok", "ticked by ben", "")
    assert (str(ticked.done), ticked.by, str(ticked.seen)) == ("2026-11-20", "ben", "2026-11-20")
    assert lacking([ticked]) == []


@pytest.mark.parametrize(
    ("tick", "evidence"),
    [
        ({"by": "ben", "note": "all of it"}, "ben: all of it"),
        ({"note": "all of it"}, "ticked: all of it"),
        ({}, "ticked"),
    ],
)
def test_a_tick_says_who_and_what_if_it_is_known(case: Cases, tick: dict[str, str], evidence: str) -> None:
    done = put("handoffs.0.done", {"access": {"date": "2026-11-20", **tick}})
    assert answers(case(done, plan=plan(access={})))["access"].evidence == evidence


@pytest.mark.parametrize("lacks", [put("links"), put("rating.date", "2020-01-01")])
def test_a_tick_alone_makes_nothing_ok_that_the_file_lacks_but_its_note_does(case: Cases, lacks: Any) -> None:
    some = plan(links={"answered_by": "links"}, rating={"answered_by": "rating", "stale": "90 days"})
    tick = {"date": "2026-11-20", "by": "ben"}
    without = answers(case(lacks, put("handoffs.0.done", {"links": tick, "rating": tick}), plan=some))
    assert sorted(one.state for one in without.values()) in (["missing", "ok"], ["ok", "stale"])
    noted = {**tick, "note": "we know"}
    found = answers(case(lacks, put("handoffs.0.done", {"links": noted, "rating": noted}), plan=some))
    assert [one.state for one in found.values()] == ["ok", "ok"]
    assert "ben: we know" in [one.evidence for one in found.values()]


def test_a_note_does_not_cover_the_fact_that_is_there(case: Cases) -> None:
    done = put("handoffs.0.done", {"links": {"date": "2026-11-20", "note": "we know"}})
    assert answers(case(done, plan=plan(links={"answered_by": "links"})))["links"].evidence == "contracts"


def test_what_does_not_apply_is_not_lacking(case: Cases) -> None:
    some = plan(issues={"answered_by": "issues", "required": True})
    (found,) = answers(case(put("issues"), plan=some)).values()
    assert (found.state, found.settled, lacking([found])) == ("n/a", True, [])


def test_an_answer_is_told_in_words_that_can_be_translated(case: Cases) -> None:
    some = plan(**{name: {"answered_by": name} for name in ("map", "contracts", "issues")}, access={})
    assert all(isinstance(one.evidence, Message) for one in answers(case(plan=some)).values())
