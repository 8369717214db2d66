"""Whoever takes an account over gets what is open of it, all at once, and leaves what is over as it was."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from amctl.changes.edits import Deed
from amctl.changes.taking_over import accept_handoff
from amctl.errors import UsageError
from amctl.model.reading import Record
from amctl.model.work import FollowUp

Make = Callable[..., Record]
After = Callable[[Record, Deed], dict[str, Any]]
TODAY = date(2026, 11, 23)
HANDOFF = "handoffs: [{kind: account-to-account, from: anna, to: ben, opened: 2026-11-16}]\n"
OPEN = """\
team: {ben: deputy, mei: support}
contacts: {keller: {name: K, known_by: [anna]}}
issues:
  late: {what: L, owner: anna}
  mine: {what: M}
  meis: {what: M, owner: mei}
  over: {what: O, owner: anna, resolved: 2026-11-01}
goals: {fast: {goal: F, owner: anna}, old: {goal: O, owner: anna, achieved: 2026-11-01}}
milestones: {go: {what: G, owner: anna}, gone: {what: G, owner: anna, done: 2026-11-01}}
opportunities: {more: {what: M, owner: anna}, less: {what: L, owner: anna, stage: lost}}
follow_ups:
  - {what: Call, due: 2026-12-01, who: anna}
  - {what: Call, due: 2026-12-08, who: [mei, anna]}
  - {what: Ask, due: 2026-12-01, who: [anna, ben]}
  - {what: Mine, due: 2026-12-01}
  - {what: Over, due: 2026-11-01, who: anna, done: 2026-11-01}
interactions: [{date: 2026-11-01, kind: call, by: anna, with: keller, summary: S}]
"""


def accept(record: Record, *planned: FollowUp, forced: str | None = None, gone: tuple[str, ...] = ()) -> Deed:
    return accept_handoff(record, planned, forced=forced, gone=gone, today=TODAY)


def test_what_is_open_goes_over_and_what_is_over_stays(account: Make, after: After) -> None:
    record = account(OPEN + HANDOFF)
    deed = accept(record)
    made, before = after(record, deed), record.document.data
    assert made["owner"] == "ben"
    assert made["handoffs"][0]["accepted"] == "2026-11-23"
    assert made["team"] == {"mei": "support"}
    owners = {name: [one.get("owner") for one in made[name].values()] for name in ("issues", "goals", "milestones")}
    assert owners == {"issues": ["ben", None, "mei", "anna"], "goals": ["ben", "anna"], "milestones": ["ben", "anna"]}
    assert [one["owner"] for one in made["opportunities"].values()] == ["ben", "anna"]
    assert [one.get("who") for one in made["follow_ups"]] == ["ben", ["mei", "ben"], "ben", None, "anna"]
    assert {name: made[name] for name in ("contacts", "interactions")} == {
        name: before[name] for name in ("contacts", "interactions")
    }
    goes = "1 goal, 1 milestone, 1 opportunity, 1 issue, 3 follow-ups of anna"
    assert deed.done == f"ben has taken over Acme from anna, with {goes}."
    assert deed.notes == ()


def test_what_goes_over_is_counted(account: Make) -> None:
    text = "opportunities: {a: {what: A, owner: anna}, b: {what: B, owner: anna}}\n"
    assert accept(account(text + HANDOFF)).done == "ben has taken over Acme from anna, with 2 opportunities of anna."
    assert accept(account(HANDOFF)).done == "ben has taken over Acme from anna."


def test_sales_leaves_the_account_where_it_is_and_stays_in_the_team(account: Make, after: After) -> None:
    text = "team: {jonas: sales}\nhandoffs: [{kind: sales-to-account, from: jonas, to: anna, opened: 2026-11-16}]\n"
    record = account(text)
    made = after(record, accept(record))
    assert (made["owner"], made["team"]) == ("anna", {"jonas": "sales"})
    assert "team" not in after(record, accept(record, gone=("jonas",)))


def test_why_it_was_forced_is_kept(account: Make, after: After) -> None:
    record = account(HANDOFF)
    deed = accept(record, forced="Anna is gone on Friday")
    assert after(record, deed)["handoffs"][0]["forced"] == "Anna is gone on Friday"
    assert deed.done == "ben has taken over Acme from anna; forced."


def test_the_first_weeks_are_planned_unless_they_are_already(account: Make, after: After) -> None:
    known = {"playbook": "first-ninety-days", "due": date(2026, 12, 7)}
    first = FollowUp(what="Introduce yourself", step="intro", **known)
    last = FollowUp(what="Assess the map anew", step="map", **{**known, "due": date(2027, 2, 21)})
    there = "follow_ups: [{what: Introduce yourself, step: intro, due: 2026-11-30}]\n"
    record = account(there + HANDOFF)
    deed = accept(record, first, last)
    assert after(record, deed)["follow_ups"][1:] == [
        {"what": "Assess the map anew", "due": "2027-02-21", "playbook": "first-ninety-days", "step": "map"}
    ]
    assert deed.notes == ("Planned at Acme until 2027-02-21: Assess the map anew.",)
    done = account(there.replace("}]", ", done: 2026-11-20}]") + HANDOFF)
    assert len(after(done, accept(done, first, last))["follow_ups"]) == 3


def test_what_is_not_handed_over_is_not_accepted(account: Make) -> None:
    with pytest.raises(UsageError, match=r"^Acme is not being handed over$"):
        accept(account())


def test_what_sales_and_a_third_owner_have_goes_over_alike(account: Make, after: After) -> None:
    text = (
        "issues: {a: {what: A, owner: anna}, b: {what: B, owner: jonas}, c: {what: C, owner: mei}}\n"
        "follow_ups: [{what: Both, due: 2026-12-01, who: [anna, jonas]}]\n"
        "handoffs: [{kind: sales-to-account, from: jonas, to: ben, opened: 2026-11-16}]\n"
    )
    record = account(text)
    deed = accept(record)
    made = after(record, deed)
    assert [one["owner"] for one in made["issues"].values()] == ["ben", "ben", "mei"]
    assert (made["owner"], made["follow_ups"][0]["who"]) == ("ben", "ben")
    assert deed.done == "ben has taken over Acme from jonas, with 2 issues, 1 follow-up of anna and jonas."


def test_what_went_to_a_third_one_meanwhile_is_not_accepted(account: Make) -> None:
    with pytest.raises(
        UsageError, match=r"^Acme has come to mei meanwhile, so anna cannot hand it over to ben$"
    ) as told:
        accept(account(HANDOFF, head="name: Acme\nstatus: active\nowner: mei\n"))
    anew = "amctl handoff cancel acme, then amctl handoff start acme --to ben"
    assert told.value.hint == f"start anew: {anew}; or set it back: amctl set acme owner=anna"


@pytest.mark.parametrize("status", ["ended", "archived"])
def test_what_is_over_is_not_accepted(account: Make, status: str) -> None:
    with pytest.raises(UsageError, match=f"^Acme is {status}: nobody has to look after it$") as told:
        accept(account(HANDOFF, head=f"name: Acme\nstatus: {status}\nowner: anna\n"))
    assert told.value.hint == "amctl handoff cancel acme"


def test_nothing_is_accepted_before_it_is_opened(account: Make) -> None:
    with pytest.raises(UsageError, match=r"^2026-11-23 is before the handoff of Acme was opened, on 2026-11-24$"):
        accept(account(HANDOFF.replace("2026-11-16", "2026-11-24")))


BEGUN = """\
follow_ups:
  - {what: Intro, due: 2026-11-02, playbook: first-ninety-days, step: intro, with: a}
  - {what: Intro, due: 2026-11-03, playbook: first-ninety-days, step: intro, with: b}
  - {what: Other, due: 2026-12-03, who: anna}
  - {what: Map, due: 2026-11-04, playbook: first-ninety-days, step: map, done: 2026-11-05}
  - {what: Back, due: 2027-01-04, who: anna, playbook: first-ninety-days, step: back}
"""


def test_the_first_weeks_of_the_one_before_are_planned_anew(account: Make, after: After) -> None:
    record = account(BEGUN + HANDOFF)
    planned = [
        FollowUp(what=what, step=step, playbook="first-ninety-days", due=date(2026, 12, 7))
        for what, step in (("Intro", "intro"), ("Map", "map"))
    ]
    deed = accept(record, *planned)
    assert [(one["what"], one["due"], one.get("who")) for one in after(record, deed)["follow_ups"]] == [
        ("Other", "2026-12-03", "ben"),
        ("Map", "2026-11-04", None),
        ("Intro", "2026-12-07", None),
        ("Map", "2026-12-07", None),
    ]
    assert deed.done.endswith("with 1 follow-up of anna.")
    assert deed.notes == (
        "Dropped at Acme, of the first ninety days of anna: Intro; Intro; Back.",
        "Planned at Acme until 2026-12-07: Intro; Map.",
    )


def test_without_anything_planned_what_was_stays(account: Make, after: After) -> None:
    record = account(BEGUN + HANDOFF)
    assert len(after(record, accept(record))["follow_ups"]) == 5
