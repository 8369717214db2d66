"""The steps of a handoff: sized, dated, whose they are; ticks; what is required."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from amctl.dates import Period
from amctl.messages import Message
from amctl.model.playbooks import Plan, PlanStep
from amctl.plans.answers import Answer
from amctl.plans.checklist import checklist, day_of, from_the_file, lacking, sized
from amctl.rules.rule import Case
from tests.plans.conftest import put

Cases = Callable[..., Case]
LAPSED = {"result": "lapsed", "date": "2026-11-21"}


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


TICK = {"date": "2026-11-20", "by": "ben"}
NOTED = {**TICK, "note": "we know"}


@pytest.mark.parametrize(
    ("step", "lacks", "told"),
    [
        ("links", put("links"), "no link to contracts, notes or decks is on record"),
        ("rating", put("rating.date", "2020-01-01"), "yellow: sponsor travels"),
        ("issues", put("issues.late", {"what": "Late", "opened": "2026-11-20"}), "nobody says when they hear of late"),
    ],
)
def test_a_tick_makes_nothing_ok_that_the_file_lacks_and_its_note_says_that_it_is_an_excuse(
    case: Cases, step: str, lacks: Any, told: str
) -> None:
    some = plan(**{step: {"answered_by": step, "stale": "90 days"}})
    without = answers(case(lacks, put("handoffs.0.done", {step: TICK}), plan=some))[step]
    assert (without.settled, without.evidence) == (False, told)
    found = answers(case(lacks, put("handoffs.0.done", {step: NOTED}), plan=some))[step]
    assert (found.state, found.evidence) == ("ok", f"{told}; excused by ben on 2026-11-20: we know")
    assert (found.mend, str(found.seen)) == ("", "2026-11-20")
    nobody = {"date": "2026-11-20", "note": "we know"}
    found = answers(case(lacks, put("handoffs.0.done", {step: nobody}), plan=some))[step]
    assert found.evidence == f"{told}; excused on 2026-11-20: we know"


@pytest.mark.parametrize(
    ("step", "later", "state"),
    [
        ("issues", [put("issues.late", {"what": "L", "opened": "2026-11-21"})], "missing"),
        ("issues", [put("issues.late", {"what": "L", "updates": [{"date": "2026-11-21", "note": "n"}]})], "missing"),
        ("issues", [put("issues.late.next_update", "2026-11-20")], "stale"),
        (
            "issues",
            [put("issues.late.next_update"), put("issues.new", {"what": "N", "next_update": "2026-11-21"})],
            "missing",
        ),
        ("roles", [put("contacts.bill.left", {"date": "2026-11-21"})], "missing"),
        ("map", [put("contacts.keller.left", {"date": "2026-11-21"})], "missing"),
        ("map", [put("contacts.keller", {"name": "K", "stance": "neutral", "assessed": "2026-11-21"})], "missing"),
        ("map", [put("contacts.keller.assessed", "2026-08-22")], "stale"),
        ("first-contact", [put("contacts.keller.left", {"date": "2026-11-21"})], "missing"),
        ("team", [put("team", {"jonas": "support"}), put("handoffs.0.done.team.date", "2026-09-29")], "missing"),
        ("contracts", [put("contracts.one.end", "2026-12-31"), put("contracts.one.notice", "40 days")], "stale"),
        ("contracts", [put("contracts.one.forecast.date", "2026-08-22")], "stale"),
        ("usage", [put("usage.0.date", "2026-08-22")], "stale"),
        (
            "usage",
            [put("contracts.one.lines.app", {"product": "app", "amount": 1, "start": "2026-11-21"})],
            "missing",
        ),
        ("opportunities", [put("opportunities.more.close", "2026-11-21")], "stale"),
        ("goals", [put("goals.fast.dropped", "2026-11-21")], "missing"),
        ("goals", [put("goals.fast.due", "2026-11-21")], "stale"),
        ("reasons", [put("goals.fast.achieved", "2026-11-21")], "missing"),
        ("rating", [put("rating", {"colour": "red", "date": "2026-11-21"})], "missing"),
        ("roadmap", [put("milestones.live.due", "2026-11-21")], "stale"),
        ("work", [put("follow_ups.0", {"what": "Call", "due": "2026-11-21"})], "stale"),
        ("sold", [put("contracts.one.end", "2026-11-21"), put("contracts.one.outcome", LAPSED)], "stale"),
    ],
)
def test_what_came_after_a_note_is_not_excused_by_it(case: Cases, step: str, later: list[Any], state: str) -> None:
    some = plan(**{step: {"answered_by": step, "stale": "90 days"}})
    found = answers(case(put("handoffs.0.done", {step: NOTED}), *later, plan=some))[step]
    assert found.state == state
    assert found.evidence.endswith("; noted by ben on " + str(found.done) + ": we know")
    assert found.mend
    assert "excused" not in found.evidence
    again = put(f"handoffs.0.done.{step}.date", "2026-11-23")
    assert answers(case(put("handoffs.0.done", {step: NOTED}), *later, again, plan=some))[step].state == "ok"


def test_a_note_does_not_cover_the_fact_that_is_there_and_is_shown_beside_it(case: Cases) -> None:
    links = plan(links={"answered_by": "links"})
    done = put("handoffs.0.done", {"links": NOTED})
    assert answers(case(done, plan=links))["links"].evidence == "contracts; noted by ben on 2026-11-20: we know"
    nobody = put("handoffs.0.done.links.by")
    assert answers(case(done, nobody, plan=links))["links"].evidence == "contracts; noted on 2026-11-20: we know"


def test_a_tick_of_a_day_to_come_counts_for_nothing(case: Cases) -> None:
    some = plan(links={"answered_by": "links"}, access={})
    tomorrow = {**NOTED, "date": "2026-11-24"}
    done = put("handoffs.0.done", {"links": tomorrow, "access": tomorrow})
    found = answers(case(put("links"), done, plan=some))
    assert [one.state for one in found.values()] == ["missing", "open"]


def test_what_the_file_says_is_known_whatever_was_ticked(case: Cases) -> None:
    some = plan(
        links={"answered_by": "links"}, rating={"answered_by": "rating"}, access={}, team={"not_for": ["standard"]}
    )
    there = case(put("links"), put("handoffs.0.done", {"links": NOTED}), plan=some)
    found = from_the_file(there, there.record.account.handoffs[0])
    assert {name: one.state for name, one in found.items()} == {"links": "missing", "rating": "ok"}
    assert from_the_file(case(), there.record.account.handoffs[0]) == {}


def test_what_does_not_apply_is_not_lacking(case: Cases) -> None:
    some = plan(issues={"answered_by": "issues", "required": True})
    (found,) = answers(case(put("issues"), plan=some)).values()
    assert (found.state, found.settled, lacking([found])) == ("n/a", True, [])


def test_an_answer_is_told_in_words_that_can_be_translated(case: Cases) -> None:
    some = plan(**{name: {"answered_by": name} for name in ("map", "contracts", "issues")}, access={})
    assert all(isinstance(one.evidence, Message) for one in answers(case(plan=some)).values())
