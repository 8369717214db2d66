"""Nothing is ok without its fact: of a full account each fact is taken away, and its question falls, and no other."""

import shlex
from collections.abc import Callable, Mapping
from typing import Any, get_args

import pytest
from typer.main import get_command

from amctl.cli import app
from amctl.contents import COMMANDS
from amctl.dates import Period
from amctl.model.playbooks import Question
from amctl.model.work import Handoff
from amctl.plans.answers import Found, Matter
from amctl.plans.evaluators import EVALUATORS
from amctl.rules.rule import Case
from tests.plans.conftest import Change, put

QUARTER = Period(90, "day")
Cases = Callable[..., Case]


def asked(case: Case, *, begun: bool = True, to: str | None = None, stale: Period | None = QUARTER) -> dict[str, Found]:
    """What each evaluator finds in an account."""
    handoff = case.record.account.handoffs[-1]
    if to is not None:
        handoff = handoff.model_copy(update={"to": to})
    return {name: check(Matter(case, handoff, begun, stale, name)) for name, check in EVALUATORS.items()}


def fallen(found: Mapping[str, Found]) -> dict[str, tuple[str, str, str]]:
    """What is not ok: its state, what is told, and what mends it."""
    return {name: (one.state, str(one.told), one.mend) for name, one in found.items() if one.state != "ok"}


def test_every_question_of_the_format_has_its_evaluator() -> None:
    assert set(EVALUATORS) == set(get_args(Question))


def test_a_full_account_answers_everything_with_its_facts(case: Cases) -> None:
    found = asked(case())
    assert fallen(found) == {}
    assert {name: (str(one.told), one.seen and str(one.seen)) for name, one in found.items()} == {
        "opened": ("from ben to anna: Anna takes the North", "2026-11-16"),
        "sold": ("platform, by one", "2026-06-01"),
        "reasons": ("Six hours a day by hand; measured by fast", "2026-10-01"),
        "promises": ("1 promise was made", "2026-06-01"),
        "introduction": ("with keller", "2026-11-18"),
        "roles": ("executive-sponsor: keller, daily-contact: keller, billing: bill, technical-buyer: tech", None),
        "map": ("champion Miriam Keller, assessed 2026-10-01", "2026-10-01"),
        "first-contact": ("Miriam Keller, by phone, every 6 weeks", None),
        "team": ("mei (support), tomasz (consultant)", None),
        "contracts": ("one: decision by 2027-03-02, likely", None),
        "usage": ("platform: 97 of 120", "2026-10-31"),
        "opportunities": ("more: price, by 2027-01-15", None),
        "next-meeting": ("Meet on 2026-12-01", None),
        "next-steps": ("1 thing, the first: Read the contract on 2026-12-05", None),
        "goals": ("fast: 4 hours", "2026-10-01"),
        "rating": ("yellow: sponsor travels", "2026-11-01"),
        "issues": ("late: next word on 2026-11-27", None),
        "requests": ("labels: next word on 2026-12-10", None),
        "roadmap": ("live: by 2026-12-15", None),
        "work": ("4 things of ben go over, nothing is overdue", None),
        "links": ("contracts", None),
    }


ONE = "contracts.one"
SET = "amctl set acme"
# What is taken away, and what falls: its state, what is told, what mends it.
FALLS: list[tuple[list[Change], dict[str, tuple[str, str, str]]]] = [
    (
        [put("handoffs.0.reason")],
        {"opened": ("missing", "why it changes hands is not on record", "amctl handoff tick acme opened --note TEXT")},
    ),
    (
        [put("contracts", {})],
        {
            "sold": (
                "missing",
                "no contract is on record",
                "amctl contract add acme --product ID --amount AMOUNT --signed DAY",
            ),
            "contracts": (
                "missing",
                "no contract is on record",
                "amctl contract add acme --product ID --amount AMOUNT --notice SPAN",
            ),
            "usage": ("n/a", "nothing that could be used runs", ""),
        },
    ),
    (
        [put(f"{ONE}.signed")],
        {
            "sold": ("missing", "one is not signed", "amctl renewal sign acme --contract one"),
            "contracts": ("missing", "one is not signed", "amctl renewal sign acme --contract one"),
            "usage": ("n/a", "nothing that could be used runs", ""),
        },
    ),
    (
        [put(f"{ONE}.end", "2026-10-31"), put(f"{ONE}.outcome", {"result": "lapsed", "date": "2026-11-01"})],
        {
            "sold": ("stale", "one is over", "amctl renewal sign acme --contract one"),
            "contracts": (
                "missing",
                "no contract is on record",
                "amctl contract add acme --product ID --amount AMOUNT --notice SPAN",
            ),
            "usage": ("n/a", "nothing that could be used runs", ""),
        },
    ),
    (
        [put(f"{ONE}.lines")],
        {
            "sold": (
                "missing",
                "one says not what was sold",
                "amctl contract amend acme --contract one --product ID --amount AMOUNT",
            ),
            "usage": ("n/a", "nothing that could be used runs", ""),
        },
    ),
    (
        [put(f"{ONE}.lines.extra", {"amount": 5})],
        {"sold": ("missing", "one says not which product extra is", f"{SET} {ONE}.lines.extra.product=ID")},
    ),
    ([put("deal.why")], {"reasons": ("missing", "why they bought is not on record", f"{SET} deal.why=TEXT")}),
    (
        [put("goals.fast.metric.target")],
        {
            "reasons": (
                "missing",
                "no open goal has a measure and a target",
                "amctl goal add acme TEXT --unit TEXT --target NUMBER --due DAY",
            )
        },
    ),
    (
        [put("deal.why"), put("goals.fast.metric")],
        {
            "reasons": (
                "missing",
                "why they bought is not on record; no open goal has a measure and a target",
                f"{SET} deal.why=TEXT",
            )
        },
    ),
    (
        [put("deal.promises")],
        {
            "promises": (
                "missing",
                "nobody has said what was promised; [] says: nothing",
                f"{SET} deal.promises=TEXT",
            )
        },
    ),
    (
        [put("deal")],
        {
            "reasons": ("missing", "why they bought is not on record", f"{SET} deal.why=TEXT"),
            "promises": (
                "missing",
                "nobody has said what was promised; [] says: nothing",
                f"{SET} deal.promises=TEXT",
            ),
        },
    ),
    *(
        (
            [put("interactions.0", {"date": "2026-11-18", "kind": "call", "with": "keller", "summary": "s", **more})],
            {
                "introduction": (
                    "missing",
                    "anna has not been introduced to them",
                    "amctl met acme CONTACT TEXT --by anna --by ben",
                )
            },
        )
        for more in (
            {"by": "ben"},
            {"by": "anna"},
            {"by": ["anna", "ben"], "kind": "note"},
            {"by": ["anna", "ben"], "reached": False},
            {"by": ["anna", "ben"], "with": []},
            {"by": ["anna", "ben"], "date": "2026-11-15"},
            {"by": ["anna", "ben"], "date": "2026-11-24"},
        )
    ),
    (
        [put("contacts.bill.roles"), put("contacts.tech.roles", ["influencer"])],
        {
            "roles": (
                "missing",
                "nobody is on record as billing, technical-buyer",
                f"{SET} contacts.CONTACT.roles+=billing",
            )
        },
    ),
    (
        [put("contacts.bill.left", {"date": "2026-10-31"})],
        {"roles": ("missing", "nobody is on record as billing", f"{SET} contacts.CONTACT.roles+=billing")},
    ),
    (
        [put("contacts.keller.stance", "supporter")],
        {"map": ("missing", "no champion is on record", "amctl contact set acme CONTACT --stance champion")},
    ),
    *(
        (
            [put("contacts.tech.influence", "high"), *changes],
            {
                "map": (
                    "missing",
                    "nobody has said how Tech Nician stands",
                    f"amctl contact set acme tech --stance {said}",
                )
            },
        )
        for changes, said in (
            ([], "WORD"),
            ([put("contacts.tech.stance", "unknown"), put("contacts.tech.assessed", "2026-11-01")], "WORD"),
            ([put("contacts.tech.stance", "blocker")], "blocker"),
        )
    ),
    (
        [put("contacts.keller.assessed", "2026-08-24")],
        {
            "map": (
                "stale",
                "champion Miriam Keller, assessed 2026-08-24",
                "amctl contact set acme keller --stance champion",
            )
        },
    ),
    ([put("primary")], {"first-contact": ("missing", "nobody has said whom to write first", f"{SET} primary=CONTACT")}),
    (
        [put("contacts.keller.channel"), put("tier", "plain")],
        {
            "first-contact": (
                "missing",
                "how Miriam Keller likes to be reached is not on record; how often to be in touch is not on record",
                "amctl contact set acme keller --channel WORD",
            )
        },
    ),
    (
        [put("tier")],
        {"first-contact": ("missing", "how often to be in touch is not on record", f"{SET} 'touch.ideal=2 weeks'")},
    ),
    ([put("team")], {"team": ("missing", "nobody else of us is on record", f"{SET} team.PERSON=ROLE")}),
    (
        [put("team", {"mei": "support", "anna": "deputy", "jonas": "consultant"})],
        {"team": ("missing", "only mei (support)", f"{SET} team.PERSON=ROLE")},
    ),
    (
        [put(f"{ONE}.notice")],
        {
            "contracts": (
                "missing",
                "the notice period of one is not on record",
                f"{SET} 'contracts.one.notice=90 days'",
            )
        },
    ),
    (
        [put(f"{ONE}.end"), put(f"{ONE}.renewal"), put(f"{ONE}.notice")],
        {
            "contracts": (
                "missing",
                "the notice period of one is not on record",
                f"{SET} 'contracts.one.notice=90 days'",
            )
        },
    ),
    (
        [put(f"{ONE}.renews_for")],
        {
            "contracts": (
                "missing",
                "for how long one renews is not on record",
                f"{SET} 'contracts.one.renews_for=12 months'",
            )
        },
    ),
    (
        [put(f"{ONE}.end", "2026-12-31")],  # its deadline has passed, and it renews
        {
            "contracts": (
                "stale",
                "what became of one is not on record",
                "amctl renewal outcome acme RESULT --contract one",
            )
        },
    ),
    (
        [put(f"{ONE}.end", "2026-11-22"), put(f"{ONE}.renewal", "manual"), put(f"{ONE}.notice")],
        {
            "contracts": (
                "stale",
                "what became of one is not on record",
                "amctl renewal outcome acme RESULT --contract one",
            ),
            "usage": ("n/a", "nothing that could be used runs", ""),
        },
    ),
    (
        [put(f"{ONE}.forecast")],
        {
            "contracts": (
                "missing",
                "one is to be decided by 2027-03-02, and nobody says what to expect",
                "amctl renewal forecast acme CALL --contract one",
            )
        },
    ),
    (
        [put(f"{ONE}.forecast.date", "2026-08-24")],
        {
            "contracts": (
                "stale",
                "one: decision by 2027-03-02, likely",
                "amctl renewal forecast acme CALL --contract one",
            )
        },
    ),
    (
        [put("usage")],
        {
            "usage": (
                "missing",
                "nobody has counted how much of platform is in use",
                "amctl usage acme platform ACTIVE OF",
            )
        },
    ),
    (
        [put("usage.0.date", "2026-11-24")],
        {"usage": ("stale", "platform: 97 of 120, dated in the future", "amctl usage acme platform ACTIVE OF")},
    ),
    (
        [put("usage.0", {"date": "2026-08-24", "product": "platform", "active": 9})],
        {"usage": ("stale", "platform: 9", "amctl usage acme platform ACTIVE OF")},
    ),
    (
        [put("usage.0.product", "app")],
        {
            "usage": (
                "missing",
                "nobody has counted how much of platform is in use",
                "amctl usage acme platform ACTIVE OF",
            )
        },
    ),
    *(
        (
            [put(f"{ONE}.lines.app", {"product": "app", "amount": 5, **more}), *counts],
            {"usage": (state, told, "amctl usage acme app ACTIVE OF")},
        )
        for more, counts, state, told in (
            ({}, [], "missing", "nobody has counted how much of app is in use"),
            ({"kind": "usage", "start": "2026-11-23"}, [], "missing", "nobody has counted how much of app is in use"),
            ({}, [put("usage.1", {"date": "2026-08-24", "product": "app", "active": 1})], "stale", "app: 1"),
        )
    ),
    ([put("opportunities.more.stage", "lost")], {"opportunities": ("n/a", "no opportunity is open", "")}),
    (
        [put("opportunities.more.next"), put("opportunities.more.close")],
        {
            "opportunities": (
                "missing",
                "what is next for more is not on record; when more is decided is not on record",
                "amctl opportunity stage acme more --next TEXT",
            )
        },
    ),
    (
        [put("opportunities.more.close", "2026-11-22")],
        {"opportunities": ("stale", "more was to be decided", "amctl opportunity stage acme more --close DAY")},
    ),
    *(
        (
            changes,
            {
                "next-meeting": (
                    "missing",
                    "no meeting or call with anna is planned",
                    "amctl follow-up acme TEXT --kind meeting --due DAY --who anna",
                )
            },
        )
        for changes in (
            [put("follow_ups.0.who", "ben")],
            [put("follow_ups.0.who")],
            [put("follow_ups.0.done", "2026-11-20")],
            [put("follow_ups.0.due", "2026-11-22"), put("follow_ups.0.who", ["anna", "mei"])],
        )
    ),
    *(
        (
            changes,
            {
                "next-steps": (
                    "missing",
                    "nothing is planned for anna",
                    "amctl follow-up acme TEXT --due DAY --who anna",
                )
            },
        )
        for changes in (
            [put("follow_ups.1.who", "ben")],
            [put("follow_ups.1.due", "2027-02-15")],
            [put("follow_ups.1.kind", "call")],
        )
    ),
    (
        [put("contacts.keller.assessed", "2027-01-01")],
        {
            "map": (
                "stale",
                "champion Miriam Keller, assessed 2027-01-01, dated in the future",
                "amctl contact set acme keller --stance champion",
            )
        },
    ),
    (
        [put("rating.date", "2036-01-01")],
        {"rating": ("stale", "yellow: sponsor travels, dated in the future", f"{SET} rating.colour=yellow")},
    ),
    (
        [put("goals.fast.readings.0.date", "2027-01-01")],
        {
            "goals": ("stale", "fast: 4 hours, dated in the future", "amctl goal reading acme fast NUMBER"),
            "reasons": (
                "stale",
                "Six hours a day by hand; measured by fast",
                "amctl goal reading acme fast NUMBER",
            ),
        },
    ),
    (
        [put("goals.fast.due", "2026-11-22")],
        {"goals": ("stale", "fast was to be reached", f"{SET} goals.fast.due=DAY")},
    ),
    *(
        (
            [put(f"goals.fast.{over}", "2026-11-01")],
            {
                "goals": ("missing", "no open goal is on record", "amctl goal add acme TEXT --due DAY"),
                "reasons": (
                    "missing",
                    "no open goal has a measure and a target",
                    "amctl goal add acme TEXT --unit TEXT --target NUMBER --due DAY",
                ),
            },
        )
        for over in ("achieved", "dropped")
    ),
    (
        [put("goals.fast.readings")],
        {
            "goals": ("missing", "nobody has measured fast", "amctl goal reading acme fast NUMBER"),
            "reasons": (
                "stale",
                "Six hours a day by hand; measured by fast",
                "amctl goal reading acme fast NUMBER",
            ),
        },
    ),
    (
        [put("goals.slow", {"goal": "Slow", "readings": [{"date": "2026-08-24", "value": 1}]})],
        {"goals": ("stale", "slow: 1", "amctl goal reading acme slow NUMBER")},
    ),
    ([put("rating")], {"rating": ("missing", "nobody has rated them", f"{SET} rating.colour=COLOUR")}),
    (
        [put("rating.date")],
        {"rating": ("missing", "yellow, and nobody knows since when", f"{SET} rating.colour=yellow")},
    ),
    ([put("rating.reason")], {"rating": ("missing", "yellow, and nobody says why", f"{SET} rating.reason=TEXT")}),
    (
        [put("rating", {"colour": "green", "date": "2026-08-24"})],
        {"rating": ("stale", "green", f"{SET} rating.colour=green")},
    ),
    ([put("issues.late")], {"issues": ("n/a", "no issue is open", "")}),
    (
        [put("issues.late.next_update")],
        {
            "issues": (
                "missing",
                "nobody says when they hear of late",
                "amctl issue update acme late TEXT --next-update DAY",
            )
        },
    ),
    (
        [put("issues.late.next_update", "2026-11-22"), put("issues.late.owner", "mei")],
        {
            "issues": (
                "stale",
                "they were to hear of late",
                "amctl issue update acme late TEXT --next-update DAY",
            )
        },
    ),
    ([put("issues.labels")], {"requests": ("n/a", "no request is open", "")}),
    ([put("milestones.live.dropped", "2026-11-01")], {"roadmap": ("n/a", "no milestone is open", "")}),
    (
        [put("milestones.live.due")],
        {"roadmap": ("missing", "live has no day", "amctl milestone move acme live DAY")},
    ),
    (
        [put("milestones.live.due", "2026-11-22"), put("milestones.live.owner", "mei")],
        {"roadmap": ("stale", "live was to be reached", "amctl milestone move acme live DAY")},
    ),
    (
        [put("milestones.live.due", "2026-11-22")],
        {
            "roadmap": ("stale", "live was to be reached", "amctl milestone move acme live DAY"),
            "work": ("stale", "overdue: Live", "amctl milestone done acme live"),
        },
    ),
    (
        [put("milestones.live.due", "2026-11-22"), put("issues.late.next_update", "2026-11-20")],
        {
            "roadmap": ("stale", "live was to be reached", "amctl milestone move acme live DAY"),
            "issues": (
                "stale",
                "they were to hear of late",
                "amctl issue update acme late TEXT --next-update DAY",
            ),
            "work": (
                "stale",
                "overdue: Late, and 1 more",
                "amctl issue update acme late TEXT --next-update DAY",
            ),
        },
    ),
    (
        [put("links")],
        {
            "links": (
                "missing",
                "no link to contracts, notes or decks is on record",
                f"{SET} 'links.NAME=https://…'",
            )
        },
    ),
]


@pytest.mark.parametrize(("changes", "falls"), FALLS)
def test_without_its_fact_a_question_falls_and_no_other(
    case: Cases, changes: list[Change], falls: dict[str, tuple[str, str, str]]
) -> None:
    found = fallen(asked(case(*changes)))
    assert {name: one for name, one in found.items() if name not in falls or one != falls[name]} == {}
    assert found.keys() == falls.keys()


def test_each_question_falls_in_one_of_them() -> None:
    assert {name for _, falls in FALLS for name in falls} == set(EVALUATORS)


def test_a_command_that_mends_exists_with_all_its_options() -> None:
    group: Any = get_command(app)
    for mend in {one[2] for _, falls in FALLS for one in falls.values()} - {""}:
        _, *words = shlex.split(mend)
        path = " ".join(words[:2]) if " ".join(words[:2]) in COMMANDS else words[0]
        command: Any = group
        for name in path.split():
            command = command.get_command(None, name)
        known = {option for one in command.params for option in one.opts}
        assert {word for word in words if word.startswith("--")} <= known, mend


# What is told in other words


@pytest.mark.parametrize(
    "line",
    [
        {"start": "2026-11-24"},
        {"end": "2026-11-22"},
        {"kind": "pilot"},
        {"per": "once"},
        {"product": None},
    ],
    ids=str,
)
def test_what_does_not_run_or_cannot_be_used_needs_no_count(case: Cases, line: dict[str, Any]) -> None:
    one = {name: value for name, value in {"product": "app", "amount": 5, **line}.items() if value}
    assert asked(case(put(f"{ONE}.lines.app", one)))["usage"][:2] == ("ok", "platform: 97 of 120")


def test_each_product_is_counted_and_the_oldest_count_is_the_age(case: Cases) -> None:
    both = [
        put(f"{ONE}.lines.app", {"product": "app", "amount": 5}),
        put("usage.1", {"date": "2026-09-30", "product": "app", "active": 3}),
        put("usage.2", {"date": "2027-09-30", "product": "app", "active": 9}),
    ]
    found = asked(case(*both))["usage"]
    assert (found[:2], str(found.seen)) == (("ok", "platform: 97 of 120; app: 3"), "2026-09-30")


def test_a_reading_of_a_day_to_come_does_not_hide_the_one_before(case: Cases) -> None:
    readings = [
        {"date": "2027-01-01", "value": 2},
        {"date": "2026-10-01", "value": 5},
        {"date": "2026-10-01", "value": 4},
    ]
    found = asked(case(put("goals.fast.readings", readings)))["goals"]
    assert found[:2] == ("ok", "fast: 4 hours")


def test_a_note_on_the_opening_is_the_reason(case: Cases) -> None:
    done = {"opened": {"date": "2026-11-20", "by": "ben", "note": "Too many"}}
    noted = [put("handoffs.0.reason"), put("handoffs.0.done", done)]
    assert asked(case(*noted))["opened"][:2] == ("ok", "from ben to anna")
    assert asked(case(*noted, put("handoffs.0.done.opened.date", "2026-11-24")))["opened"].state == "missing"
    assert asked(case(*noted, put("handoffs.0.done.opened.note")))["opened"].state == "missing"


def test_work_of_the_predecessor_that_is_overdue_has_the_command_that_closes_it(case: Cases) -> None:
    overdue = put("follow_ups.0", {"what": "Call", "due": "2026-11-20"})
    found = asked(case(overdue))["work"]
    assert (found.state, found.told, str(found.seen)) == ("stale", "overdue: Call", "2026-11-20")
    assert found.mend == f"amctl done {case(overdue).handles[0]}"
    snoozed = put("follow_ups.0.snoozed_until", "2026-11-23")
    assert asked(case(overdue, snoozed))["work"].state == "ok"


def test_nothing_open_is_theirs(case: Cases) -> None:
    nothing = [put("follow_ups"), put("issues"), put("milestones")]
    assert asked(case(*nothing))["work"][:2] == ("n/a", "nothing open is ben's")


def test_what_is_only_thought_of_is_not_opened_and_nobody_is_introduced(case: Cases) -> None:
    found = asked(case(), begun=False)
    assert found["opened"][:3] == (
        "missing",
        "no handoff is open",
        "amctl handoff start acme --to anna --kind account-to-account",
    )
    assert found["introduction"].state == "missing"


def test_a_successor_who_is_not_known_yet_is_called_that(case: Cases) -> None:
    found = asked(case(), begun=False, to="")
    assert found["opened"].mend == "amctl handoff start acme --to PERSON --kind account-to-account"
    assert found["introduction"][1:3] == (
        "the successor has not been introduced to them",
        "amctl met acme CONTACT TEXT --by ben",
    )
    assert found["next-meeting"].told == "no meeting or call with the successor is planned"
    assert found["next-steps"].mend == "amctl follow-up acme TEXT --due DAY --who PERSON"


def test_from_sales_needs_no_reason(case: Cases) -> None:
    sold = [put("handoffs.0.kind", "sales-to-account"), put("handoffs.0.reason")]
    assert asked(case(*sold))["opened"][:2] == ("ok", "from ben to anna")


def test_the_successor_of_somebody_who_has_left_introduces_themselves(case: Cases) -> None:
    left = [put("handoffs.0.from", "jonas"), put("interactions.0.by", "anna")]
    assert asked(case(*left))["introduction"][:2] == ("ok", "with keller")


def test_promises_none_and_others_since(case: Cases) -> None:
    promised = put("follow_ups.0.promised_to", "keller")
    kept = [put("follow_ups.1.promised_to", "keller"), put("follow_ups.1.done", "2026-11-20")]
    assert asked(case(put("deal.promises", [])))["promises"][:2] == ("ok", "none")
    told = asked(case(put("deal.promises", ["a", "b"]), promised, *kept))["promises"].told
    assert told == "2 promises were made; 1 promise made since is to be kept"


def test_a_review_is_a_look_at_their_goals(case: Cases) -> None:
    review = {"date": "2026-11-10", "kind": "review", "with": "keller", "summary": "s"}
    assert str(asked(case(put("interactions", [review])))["reasons"].seen) == "2026-11-10"
    to_come = {**review, "date": "2026-11-24"}
    assert str(asked(case(put("interactions", [to_come])))["reasons"].seen) == "2026-10-01"


def test_without_any_day_a_reason_cannot_grow_old(case: Cases) -> None:
    dateless = [put("deal.signed"), put("since"), put("goals.fast.readings")]
    assert asked(case(*dateless))["reasons"].state == "ok"


def test_the_oldest_judgement_counts_and_the_champion_is_named_all_the_same(case: Cases) -> None:
    judged = [put("contacts.tech.influence", "high"), put("contacts.tech.stance", "skeptic")]
    found = asked(case(*judged, put("contacts.tech.assessed", "2026-09-15")))["map"]
    assert (found.state, str(found.seen)) == ("ok", "2026-09-15")
    assert found.told == "champion Miriam Keller; skeptic Tech Nician, assessed 2026-09-15"


def test_whoever_is_paused_needs_no_cadence(case: Cases) -> None:
    assert asked(case(put("status", "paused")))["first-contact"].told == "Miriam Keller, by phone"


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ([put(f"{ONE}.end"), put(f"{ONE}.renewal", "manual")], "one: no end, notice 90 days"),
        ([put(f"{ONE}.end", "2028-05-31")], "one: decision by 2028-03-02"),
        (
            [put(f"{ONE}.notice_given", {"date": "2026-11-01", "by": "customer"})],
            "one: until 2027-05-31",
        ),
        (
            [put("contracts.two", {"signed": "2026-10-01", "start": "2026-10-01", "end": "2028-09-30",
                                   "lines": {"a": {"amount": 1, "product": "app"}}})],
            "one: decision by 2027-03-02, likely; two: decision by 2028-09-30",
        ),
    ],
)  # fmt: skip
def test_how_a_term_ends(case: Cases, changes: list[Change], told: str) -> None:
    assert asked(case(*changes))["contracts"][:2] == ("ok", told)


def test_of_several_contracts_what_is_missing_goes_before_what_is_stale(case: Cases) -> None:
    open_ended = {"signed": "2026-10-01", "start": "2026-10-01", "lines": {"a": {"amount": 1, "product": "app"}}}
    changes = [put(f"{ONE}.forecast.date", "2026-08-24"), put("contracts.two", open_ended)]
    found = asked(case(*changes))["contracts"]
    assert found[:2] == ("missing", "the notice period of two is not on record")


def test_an_answer_without_a_limit_stays_fresh(case: Cases) -> None:
    old = [put("rating.date", "2020-01-01"), put("usage.0.date", "2020-01-01")]
    found = asked(case(*old), stale=None)
    assert (found["rating"].state, found["usage"].state) == ("ok", "ok")


@pytest.mark.parametrize(("today", "state"), [("2026-12-30", "ok"), ("2026-12-31", "stale")])
def test_it_is_stale_once_its_days_are_over_and_the_horizon_knows(case: Cases, today: str, state: str) -> None:
    there = case(today=today)
    matter = Matter(there, Handoff(kind="departed", from_="ben", to="anna", opened=there.record.account.since),
                    True, QUARTER, "map")  # fmt: skip
    assert EVALUATORS["map"](matter).state == state
    if state == "ok":
        assert str(there.horizon.good_until) == "2026-12-31"
