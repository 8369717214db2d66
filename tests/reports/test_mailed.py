"""Who would get what, what became of it, and the one line that cron mails on."""

from datetime import date

from amctl.reports.mailed import Gone, Planned, planned_report, sent_report, steps_report, trouble_line
from amctl.reports.report import Prose, Report

DAY = date(2026, 11, 23)


def gone(state: str, person: str = "anna", code: int = 0, reason: str = "") -> Gone:
    return Gone(person, f"{person}@us.example", DAY, "daily", state, code, reason)


def test_everybody_with_address_state_and_digest_and_why_mail_does_not_reach_the_others() -> None:
    one = Report("remind", "t", DAY, ("account",), ({"account": "acme"},), (Prose("digest"),))
    report = planned_report([Planned("anna", "Anna", "a@us.example", "to send", one)], {"ben": "no address"}, DAY)
    assert report.blocks == (
        Prose("to send", "Anna <a@us.example>", tone="dim"),
        Prose("digest"),
        Prose("  ben: no address", "Mail does not reach", tone="warn"),
    )
    assert report.rows == ({"account": "acme", "person": "anna", "address": "a@us.example", "state": "to send"},)
    assert report.columns[:2] == ("account", "kind")
    week = planned_report([Planned("ruth", "R", "r@x", "sent", one._replace(name="portfolio"))], {}, DAY)
    assert week.columns == ("account", "person", "address", "state")
    empty = planned_report([], {}, DAY)
    assert (empty.rows, empty.nothing) == ((), "Nobody is to be reminded of anything on 2026-11-23.")


def test_what_became_of_each() -> None:
    report = sent_report([gone("sent"), gone("refused", "ben", 550, "no such user")], DAY)
    assert [(row["person"], row["state"], row["code"]) for row in report.rows] == [
        ("anna", "sent", None),
        ("ben", "refused", 550),
    ]
    cells = [[(cell.text, cell.tone) for cell in row] for row in report.blocks[0].rows]
    assert cells[0][1] == ("sent", "good")
    assert cells[1][1] == ("refused", "bad")
    assert cells[1][-1] == ("550 no such user", "plain")


def test_the_steps_of_a_test() -> None:
    report = steps_report([("TLS", True, "1.3"), ("login", False, "535 no")], DAY)
    assert report.rows == (
        {"step": "TLS", "good": True, "said": "1.3"},
        {"step": "login", "good": False, "said": "535 no"},
    )
    assert [row[1].text for row in report.blocks[0].rows] == ["ok", "failed"]


def test_nothing_is_said_if_all_is_well() -> None:
    assert trouble_line([gone("sent"), gone("already"), gone("dropped")], [], 0, {}) == ""


def test_one_line_says_what_did_not_go() -> None:
    assert trouble_line([gone("deferred", code=451, reason="later")], [], 0, {}) == (
        "1 mail did not go (anna: deferred, 451 later)"
    )
    many = [gone("refused", f"p{n}") for n in range(5)]
    assert trouble_line(many, [], 0, {}) == "5 mails did not go (p0, p1, p2 and 2 more: refused)"
    several = [gone("refused", f"p{n}", 550 + n % 4, "no") for n in range(5)]
    assert trouble_line(several, [], 0, {}) == (
        "5 mails did not go (p0, p4: refused, 550 no; p1: refused, 551 no; p2: refused, 552 no; and 1 reason more)"
    )


def test_it_says_what_nobody_knows_and_what_falls_to_nobody() -> None:
    held = [("anna", DAY), ("ben", DAY), ("mei", DAY), ("ida", DAY)]
    assert trouble_line([], held[:1], 2, {}) == (
        "nobody knows whether these arrived: anna of 2026-11-23 (amctl remind --resend anna, or --drop); "
        "2 entries fall to nobody whom mail reaches"
    )
    assert "mei of 2026-11-23 and 1 more" in trouble_line([], held, 0, {})
    assert trouble_line([], [], 1, {}) == "1 entry falls to nobody whom mail reaches"


def test_it_says_who_can_get_no_mail() -> None:
    assert trouble_line([], [], 0, {"ben": "no address"}) == "no mail can go to ben: no address"
    assert trouble_line([], [], 0, {"ben": "x", "mei": "y"}) == "no mail can go to ben, mei: x, and the like"
