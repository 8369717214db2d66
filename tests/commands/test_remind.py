"""Reminders through the command: who would get what, one mail each, and what is said where one did not go."""

import email
import email.policy
import json
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest

Amctl = Callable[..., Any]

SETTINGS = """\
amctl: 1
people:
  anna: {name: Anna Becker, email: anna@us.example, lead: ruth, language: de}
  ben: {name: Ben Ott, email: ben@us.example, lead: ruth}
  ruth: {name: Ruth Hagedorn, email: ruth@us.example}
"""
ACME = """\
name: Acme GmbH
status: active
owner: anna
domains: [acme.example]
contacts:
  keller: {name: Dr. Keller, email: keller@mail.example}
follow_ups:
  - {what: Send offer, due: 2026-11-20, promised_to: keller}
  - {what: Call back, due: 2026-11-28, who: ben}
"""


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the ledger and the mails are."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return tmp_path / "state" / "amctl"


@pytest.fixture
def root(book: Callable[..., Path], home: Path) -> Path:
    return book(amctl=SETTINGS, acme=ACME)


@pytest.fixture
def remind(amctl: Amctl, root: Path) -> Callable[..., Any]:
    """Runs amctl remind on a day."""

    def run(*words: object, today: str = "2026-11-23") -> Any:
        return amctl("-C", root, "--today", today, "remind", *words)

    return run


@pytest.fixture
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    def write(text: str) -> None:
        (tmp_path / "config.yaml").write_text(text)
        monkeypatch.setenv("AMCTL_CONFIG", str(tmp_path / "config.yaml"))

    return write


def mails(home: Path) -> dict[str, EmailMessage]:
    """What lies in the folder, by the day and the person in the files' names."""
    found = {}
    for path in sorted((home / "outbox").glob("*.eml")):
        read = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
        assert isinstance(read, EmailMessage)
        found[path.name[:-17] if path.name[:-17] not in found else path.name] = read
    return found


def text_of(mail: EmailMessage) -> str:
    """What the text part says."""
    part = mail.get_body(("plain",))
    assert part is not None
    return str(part.get_content()).replace("\r\n", "\n")


def left_open(home: Path, person: str = "anna", day: str = "2026-11-23", kind: str = "daily") -> None:
    """As a run leaves the ledger that dies while a mail leaves."""
    (path,) = (home / "mail").glob("*.jsonl")
    entry = {"kind": kind, "person": person, "day": day, "state": "sending", "address": f"{person}@us.example"}
    with open(path, "a") as file:
        file.write(json.dumps(entry) + "\n")


def test_without_send_it_only_shows_who_would_get_what(remind, home) -> None:
    ran = remind("--json")
    assert ran.code == 0
    assert [(row["person"], row["what"], row["section"], row["state"], row["address"]) for row in ran.json["data"]] == [
        ("anna", "Send offer", "overdue", "to send", "anna@us.example"),
        ("anna", "Call back", "week", "to send", "anna@us.example"),
        ("ben", "Call back", "week", "to send", "ben@us.example"),
    ]
    assert not home.exists()
    shown = remind("--format", "table").out
    assert "Anna Becker <anna@us.example>\nto send" in shown
    assert "Überfällig" in shown, "in the language in which it would go"
    assert "Overdue" in remind("--lang", "en", "--format", "table").out


def test_each_gets_one_mail_and_no_more(remind, home) -> None:
    ran = remind("--send")
    assert (ran.code, ran.out, ran.err) == (0, "", ""), "cron would mail what is said"
    found = mails(home)
    assert list(found) == ["2026-11-23-anna", "2026-11-23-ben"]
    anna = found["2026-11-23-anna"]
    assert anna["To"] == "Anna Becker <anna@us.example>"
    assert anna["Subject"] == "Mo., 23. Nov. 2026: 1 überfällig, 1 diese Woche"
    assert "3 Tage zu spät\n  Send offer\n  Acme GmbH · Zusage" in text_of(anna)
    html = anna.get_body(("html",))
    assert html is not None
    assert '<html lang="de">' in html.get_content()
    again = remind("--send", "--json")
    assert [(row["person"], row["state"]) for row in again.json["data"]] == [("anna", "already"), ("ben", "already")]
    assert mails(home).keys() == found.keys()
    assert {row["state"] for row in remind("--json").json["data"]} == {"in the folder"}


def test_the_next_one_marks_what_is_new_and_says_when_mornings_were_missed(remind, home, root) -> None:
    remind("--send")
    (root / "acme.yaml").write_text(ACME + "  - {what: Brand-new, due: 2026-11-24}\n")
    remind("--send", today="2026-11-24")
    text = text_of(mails(home)["2026-11-24-anna"])
    assert "Brand-new\n  Acme GmbH · Aufgabe · neu" in text
    assert text.count("neu") == 1
    assert "gingen keine Erinnerungen" not in text
    remind("--send", today="2026-11-27")
    text = text_of(mails(home)["2026-11-27-ben"])
    assert "No reminders went out from Wed, 25 Nov 2026 to Thu, 26 Nov 2026" in text
    assert "Last run before this: Tue, 24 Nov 2026." in text


def test_a_weekend_has_no_mail_and_friday_tells_of_it(remind, home) -> None:
    assert remind("--send", today="2026-11-28").code == 0
    assert mails(home) == {}
    remind("--send", today="2026-11-27")
    text = text_of(mails(home)["2026-11-27-ben"])
    assert "Today and over the weekend\n--------------------------\nSat, 28 Nov 2026 · tomorrow\n  Call back" in text


def test_a_run_on_a_saturday_hides_no_friday_that_was_missed(remind, home) -> None:
    remind("--send", today="2026-11-26")
    assert remind("--send", today="2026-11-28").code == 0
    remind("--send", today="2026-11-30")
    assert "on Fri, 27 Nov 2026" in text_of(mails(home)["2026-11-30-ben"])


def test_a_clock_that_was_ahead_hides_no_day_that_was_missed(remind, home) -> None:
    remind("--send", today="2026-11-23")
    remind("--send", today="2026-12-23")
    assert remind("--send", today="2026-11-24").code == 6
    assert remind("--drop", "all", today="2026-11-25").code == 0
    assert remind("--send", today="2026-11-25").code == 0
    text = text_of(mails(home)["2026-11-25-ben"])
    assert "on Tue, 24 Nov 2026" in text
    assert "Last run before this: Mon, 23 Nov 2026." in text


def test_the_week_of_a_team_is_no_morning_for_the_others(remind, home) -> None:
    remind("--send", today="2026-11-23")
    assert remind("--send", "--weekly", today="2026-11-24").code == 0
    remind("--send", today="2026-11-25")
    assert "on Tue, 24 Nov 2026" in text_of(mails(home)["2026-11-25-ben"])


def test_a_week_goes_to_leads_once_a_week(remind, home) -> None:
    for today in ("2026-11-24", "2026-11-25"):
        assert remind("--send", "--weekly", today=today).code == 0
    assert list(mails(home)) == ["2026-11-23-ruth"]
    rows = remind("--weekly", "--json").json["data"]
    assert [(row["account"], row["person"], row["state"]) for row in rows] == [("acme", "ruth", "in the folder")]


def test_a_file_for_the_calendar_if_wanted(remind, home) -> None:
    remind("--send", "--ics")
    (part,) = mails(home)["2026-11-23-anna"].iter_attachments()
    assert (part.get_filename(), part.get_content_type()) == ("amctl.ics", "text/calendar")
    assert b"SUMMARY:Acme GmbH: Send offer" in part.get_payload(decode=True)


@pytest.fixture
def command(tmp_path: Path, config) -> Callable[[], list[str]]:
    """A command as sendmail is one, of which nobody can ask later what it did; whom it was given mail for."""
    script, log = tmp_path / "sendmail.sh", tmp_path / "sent.log"
    script.write_text(f'#!/bin/sh\necho "$5" >> "{log}"\ncat > /dev/null\n')
    script.chmod(0o755)
    config(f"mail: {{transport: sendmail, command: [{script}], from: bot@us.example}}\n")
    return lambda: log.read_text().split() if log.exists() else []


def test_what_may_have_gone_is_held_until_somebody_decides(remind, home, command) -> None:
    remind("--send", "--owner", "ben")
    left_open(home, "anna")
    for _ in range(2):
        ran = remind("--send")
        assert ran.code == 6
        assert ran.err.count("\n") == 1
        assert "nobody knows whether these arrived: anna of 2026-11-23" in ran.err
    assert command() == ["ben@us.example"]
    assert "vielleicht nicht erreicht" in remind("--owner", "anna", "--format", "md", today="2026-11-24").out
    assert remind("--send", today="2026-11-24").code == 6, "the next day has its own mail, and still says so"
    assert command() == ["ben@us.example", "anna@us.example", "ben@us.example"]


def test_it_is_sent_again_if_somebody_says_so(remind, home, command) -> None:
    remind("--send", "--owner", "ben")
    left_open(home)
    ran = remind("--resend", "anna")
    assert (ran.code, ran.err) == (0, "")
    assert command() == ["ben@us.example", "anna@us.example"]
    assert remind("--send").code == 0
    assert len(command()) == 2


def test_it_is_given_up_if_somebody_says_so(remind, home, command) -> None:
    remind("--send", "--owner", "ben")
    left_open(home)
    ran = remind("--drop", "anna")
    assert (ran.code, ran.err) == (0, "Dropped: the mail to anna of 2026-11-23.\n")
    assert remind("--send").code == 0
    assert command() == ["ben@us.example"]
    again = remind("--drop", "anna")
    assert again.code == 2
    assert "no mail to anna is held" in again.err


def test_mail_of_a_day_to_come_holds_everything(remind, home) -> None:
    remind("--send", today="2027-11-23")
    ran = remind("--send")
    assert ran.code == 6
    assert "is the clock right?" in ran.err
    assert remind("--drop", "all").code == 0
    assert remind("--send").code == 0
    assert "2026-11-23-anna" in mails(home)


def test_customers_never_get_any(remind, home, root, config) -> None:
    (root / "amctl.yaml").write_text(
        SETTINGS.replace("anna@us.example", "keller@mail.example").replace("ben@us.example", "ben@acme.example")
    )
    config("mail: {transport: files, from: bot@us.example, allow: [mail.example, acme.example]}\nme: ruth\n")
    ran = remind("--send", "--json")
    assert [row["person"] for row in ran.json["data"]] == ["ruth"], "their work is told to their lead"
    assert list(mails(home)) == ["2026-11-23-ruth"]
    assert "is a customer's contact" in remind("--format", "table").out
    assert "is a customer's domain" in remind("--format", "table").out
    for address in ("keller@mail.example", "Keller+x@MAIL.example", "anybody@acme.example"):
        refused = remind("--send", "--to", address)
        assert refused.code == 2
        assert "customer" in refused.err


def test_the_senders_config_bounds_who_gets_mail(remind, home, config, root) -> None:
    (root / "amctl.yaml").write_text(SETTINGS.replace("ben@us.example", "ben@elsewhere.example"))
    config("mail: {transport: files, from: Reminders <bot@us.example>}\n")
    assert "ben: elsewhere.example is neither the domain of from" in remind("--format", "table").out
    ran = remind("--send")
    assert ran.code == 6
    assert ran.err.startswith("amctl: no mail can go to ben: elsewhere.example is neither the domain of from")
    assert set(mails(home)) == {"2026-11-23-anna", "2026-11-23-ruth"}, "his lead is told"
    assert mails(home)["2026-11-23-anna"]["From"] == "Reminders <bot@us.example>"


def test_what_falls_to_nobody_is_never_silent(remind, root, home) -> None:
    (root / "amctl.yaml").write_text(
        "amctl: 1\npeople:\n  anna: {name: Anna}\n  ben: {name: Ben, email: b@us.example}\n"
    )
    (root / "acme.yaml").write_text(ACME.replace(", who: ben", ""))
    ran = remind("--send")
    assert ran.code == 6
    assert "2 entries fall to nobody whom mail reaches" in ran.err


def test_a_trial_goes_to_one_address_and_counts_for_nothing(remind, home) -> None:
    assert remind("--to", "me@us.example").code == 2
    for _ in range(2):
        assert remind("--send", "--owner", "anna", "--to", "me@us.example").code == 0
    found = mails(home)
    assert {str(one["To"]) for one in found.values()} == {"Anna Becker <me@us.example>"}
    assert {str(one["Subject"]) for one in found.values()} == {
        "Für Anna Becker: Mo., 23. Nov. 2026: 1 überfällig, 1 diese Woche"
    }
    assert remind("--send").code == 0
    assert "Anna Becker <anna@us.example>" in {str(one["To"]) for one in mails(home).values()}


def test_a_test_says_what_happens(remind, home, config) -> None:
    config("me: anna\n")
    ran = remind("--test")
    assert ran.code == 0
    assert [line[:2] for line in ran.lines] == [
        ["config", "true"], ["from and to", "true"], ["folder", "true"], ["message accepted", "true"],
    ]  # fmt: skip
    (found,) = mails(home).values()
    assert found["Subject"] == "Ein Test von amctl"
    config("me: anna\nmail: {transport: smtp}\n")
    ran = remind("--test", "--json")
    assert ran.code == 6
    assert ran.json["data"][-1]["good"] is False


def test_a_test_needs_to_know_whose_mail_it_is(remind) -> None:
    ran = remind("--test")
    assert ran.code == 2
    assert "nobody knows your address" in ran.err


def test_another_machine_that_sends_is_seen_in_the_book(remind, monkeypatch, tmp_path, home) -> None:
    remind("--send")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "other"))
    ran = remind("--send", today="2026-11-24")
    assert ran.code == 6
    assert "sends the mail of this book" in ran.err
    assert "--take-over" in ran.err
    taken = remind("--take-over", today="2026-11-24")
    assert taken.code == 0
    assert "This machine sends the mail of this book from now on." in taken.err
    assert mails(tmp_path / "other" / "amctl") == {}, "nobody said --send"
    assert remind("--send", today="2026-11-24").code == 0
    assert set(mails(tmp_path / "other" / "amctl")) == {"2026-11-24-anna", "2026-11-24-ben"}


def test_a_broken_file_does_not_stop_the_others_and_is_told(remind, root, home) -> None:
    (root / "broken.yaml").write_text("name: [\n")
    ran = remind("--send")
    assert ran.code == 1
    assert "broken.yaml" in ran.err
    assert "2026-11-23-anna" in mails(home)
    again = remind("--send")
    assert (again.code, again.err) == (0, ""), "once a day is enough"
    assert remind("--send", "--json").code == 1, "whoever looks is told"


def test_whatever_stands_in_the_files_does_no_harm(remind, root, home) -> None:
    evil = '"=?utf-8?q?=0aBcc:_evil@x.example?= <b>\\e[2J, evil@x.example"'
    (root / "amctl.yaml").write_text(SETTINGS.replace("Anna Becker", evil))
    (root / "acme.yaml").write_text(ACME.replace("Acme GmbH", evil).replace("Send offer", evil))
    assert remind("--send").code == 0
    anna = mails(home)["2026-11-23-anna"]
    assert "Bcc" not in anna
    assert [one.addr_spec for one in anna["To"].addresses] == ["anna@us.example"]
    assert "<b>" not in anna.get_body(("html",)).get_content()
    assert "\x1b" not in text_of(anna)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--owner", "nobody"), "nobody"),
        (("--within", "soon"), "soon"),
        (("--print-crontab", "--within", "soon"), "soon"),
        (("--send", "--to", ""), "--to is empty"),
        (("--kind", "party"), "party"),
        (("--lang", "fr"), "does not speak 'fr'"),
        (("--resend", "anna"), "no mail to anna is held"),
    ],
)
def test_what_there_is_not_is_refused(remind, words, told) -> None:
    ran = remind(*words)
    assert ran.code == 2
    assert told in ran.err


def test_lines_for_cron_and_units_for_systemd_are_printed(remind, root) -> None:
    assert f"-C {root} remind --send --ics\n" in remind("--print-crontab", "--ics").out
    assert "OnCalendar=" in remind("--print-systemd").out


def test_without_a_home_nothing_is_sent_and_that_is_said(remind, monkeypatch) -> None:
    monkeypatch.setenv("HOME", "")
    monkeypatch.delenv("XDG_STATE_HOME")
    ran = remind("--send")
    assert ran.code == 6
    assert "there is no folder" in ran.err
    assert remind("--json").code == 0, "looking needs none"


def test_doctor_tells_the_heartbeat(remind, amctl, root, home) -> None:
    def told(today: str) -> dict[str, tuple[str, str]]:
        rows = amctl("-C", root, "--today", today, "doctor", "--json").json["data"]
        return {row["check"]: (row["level"], row["found"]) for row in rows}

    assert told("2026-11-23")["reminders"] == ("ok", "none was ever sent from here")
    remind("--send")
    assert told("2026-11-24")["reminders"] == ("ok", "last run without trouble: 2026-11-23")
    assert told("2026-11-26")["reminders"] == ("warning", "no run went well: none since 2026-11-23")
    left_open(home, day="2026-11-24")
    assert told("2026-11-24")["held"] == ("error", "nobody knows whether these arrived: anna of 2026-11-24")
    assert told("2026-11-20")["clock"][0] == "error"


def test_a_customer_whose_file_is_broken_gets_none_either(remind, home, root, config) -> None:
    (root / "amctl.yaml").write_text(
        SETTINGS.replace("anna@us.example", "keller@mail.example").replace("ben@us.example", "einkauf@acme.example")
    )
    config("me: ruth\nmail: {transport: files, from: bot@us.example, allow: [mail.example, acme.example]}\n")
    for broken in (ACME.replace("domains: [acme.example]", "domains: [acme.example]]") + "# info@acme.example\n", ""):
        (root / "acme.yaml").write_text(broken)
        (root / "beta.yaml").write_text(
            "name: B\nstatus: active\nowner: anna\nfollow_ups: [{what: x, due: 2026-11-23}]\n"
        )
        remind("--send", today="2026-11-23" if broken else "2026-11-24")
    assert {str(one["To"]) for one in mails(home).values()} == {"Ruth Hagedorn <ruth@us.example>"}


def test_a_narrow_run_is_no_morning_and_tells_nobody_half_of_a_day(remind, amctl, root, home) -> None:
    for words in (("--kind", "promise"), ("--kind", "promise", "--owner", "anna")):
        ran = remind("--send", *words)
        assert ran.code == 2
        assert "a mail tells all of a day" in ran.err
    remind("--send", today="2026-11-23")
    remind("--send", "--owner", "anna", today="2026-11-24")
    remind("--send", "--to", "me@us.example", "--owner", "ben", today="2026-11-24")
    remind("--send", today="2026-11-25")
    assert "No reminders went out on Tue, 24 Nov 2026" in text_of(mails(home)["2026-11-25-ben"])


def test_somebody_whose_mail_is_not_taken_is_told_and_nobody_else(remind, home, tmp_path, command) -> None:
    script = tmp_path / "sendmail.sh"
    works = script.read_text()
    remind("--send", today="2026-11-23")
    script.write_text(works.replace("#!/bin/sh", '#!/bin/sh\n[ "$5" = ben@us.example ] && exit 75'))
    for today in ("2026-11-24", "2026-11-25"):
        assert remind("--send", today=today).code == 6
    told = remind("--format", "md", "--lang", "en", today="2026-11-26").out
    assert told.count("Your mails of Tue, 24 Nov 2026 to Wed, 25 Nov 2026 did not get through.") == 1
    assert "No reminders went out" not in told


def test_sending_again_says_what_becomes_of_each(remind, home, command) -> None:
    remind("--send", "--owner", "ben")
    left_open(home, "anna")
    left_open(home, "ruth", kind="weekly")
    assert remind("--resend", "anna", "--resend", "nobody").code == 2
    assert remind("--send", "--owner", "anna").code == 6, "nothing was decided yet"
    ran = remind("--resend", "anna", today="2026-11-24")
    assert "Given up: the mail to anna of 2026-11-23; today's tells what is still open." in ran.err
    assert command()[-1] == "anna@us.example"
    assert remind("--resend", "ruth", today="2026-11-24").code == 0
    assert command()[-1] == "ruth@us.example"


def test_whoever_owns_only_a_broken_file_is_told(remind, root, home) -> None:
    (root / "acme.yaml").write_text("name: Acme\nowner: ruth\nstatus: [\n")
    remind("--send")
    assert list(mails(home)) == ["2026-11-23-ruth"]
    assert "1 file of the book cannot be read" in text_of(mails(home)["2026-11-23-ruth"])
    (root / "acme.yaml").write_text("x: [\n")
    remind("--send", today="2026-11-24")
    assert {name[11:] for name in mails(home) if name.startswith("2026-11-24")} == {"anna", "ben", "ruth"}


def test_a_trial_keeps_nobody_else_from_sending(remind, home, monkeypatch, tmp_path) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "laptop"))
    remind("--send", "--to", "me@us.example")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    assert remind("--send").code == 0


def test_the_week_of_a_lead_who_is_away_goes_to_the_cover_and_none_on_a_saturday(remind, root, home) -> None:
    (root / "amctl.yaml").write_text(
        SETTINGS.replace(
            "ruth@us.example", "ruth@us.example, away: [{from: 2026-11-20, until: 2026-11-30, cover: ben}]"
        )
    )
    remind("--send", "--weekly", today="2026-11-28")
    assert mails(home) == {}
    remind("--send", "--weekly", today="2026-11-24")
    assert list(mails(home)) == ["2026-11-23-ben"]


def test_somebody_named_whom_mail_does_not_reach_is_told(remind, root) -> None:
    (root / "amctl.yaml").write_text(SETTINGS.replace("email: ben@us.example, ", ""))
    ran = remind("--send", "--owner", "ben")
    assert ran.code == 6
    assert "no mail can go to ben: no mail address in amctl.yaml" in ran.err
    assert "mail does not reach ben" in remind("--owner", "ben").err


@pytest.mark.parametrize("words", [
    ("--print-crontab", "--print-systemd"), ("--print-crontab", "--weekly"), ("--test", "--send"),
    ("--weekly", "--kind", "promise"), ("--weekly", "--ics"), ("--drop", "all", "--resend", "all"),
])  # fmt: skip
def test_options_that_have_nothing_to_do_with_each_other_are_refused(remind, words) -> None:
    ran = remind(*words)
    assert ran.code == 2
    assert " goes without --" in ran.err


def test_a_weekend_is_told_before_anybody_wonders(remind) -> None:
    assert remind("--json", today="2026-11-28").json["data"][0]["state"] == "nothing goes on a weekend"


def test_what_only_lies_in_a_folder_goes_when_mails_leave(remind, home, command, config, tmp_path) -> None:
    leaving = (tmp_path / "config.yaml").read_text()
    config("mail: {transport: files, from: bot@us.example}\n")
    remind("--send")
    assert set(mails(home)) == {"2026-11-23-anna", "2026-11-23-ben"}
    config(leaving)
    assert {row["state"] for row in remind("--json").json["data"]} == {"to send"}
    for _ in range(2):
        assert remind("--send").code == 0
    assert command() == ["anna@us.example", "ben@us.example"]
    assert {row["state"] for row in remind("--json").json["data"]} == {"sent"}


def test_nothing_held_is_said(remind) -> None:
    ran = remind("--drop", "all")
    assert (ran.code, ran.err) == (0, "Nothing is held.\n")


def test_a_week_that_has_nobody_to_go_to_says_why(remind, root) -> None:
    (root / "amctl.yaml").write_text(SETTINGS.replace(", lead: ruth", ""))
    assert "nobody leads anybody: write lead: ID" in remind("--weekly").err
    ran = remind("--send", "--weekly")
    assert (ran.code, ran.out, ran.err) == (0, "", ""), "cron would mail it every hour"


def test_what_waits_can_be_given_up(remind, amctl, root, command, tmp_path) -> None:
    (tmp_path / "sendmail.sh").write_text("#!/bin/sh\nexit 75\n")
    assert remind("--send", "--owner", "ben").code == 6
    checks = {row["check"] for row in amctl("-C", root, "doctor", "--json").json["data"]}
    assert "waiting" in checks
    assert "Dropped" not in remind("--drop", "all").err, "all that is held: it would go by itself"
    assert "waiting" in {row["check"] for row in amctl("-C", root, "doctor", "--json").json["data"]}
    assert remind("--drop", "ben").err == "Dropped: the mail to ben of 2026-11-23.\n"
    assert "waiting" not in {row["check"] for row in amctl("-C", root, "doctor", "--json").json["data"]}
    assert command() == []


def test_what_falls_to_nobody_is_told_before_anything_is_sent(remind, root) -> None:
    (root / "amctl.yaml").write_text("amctl: 1\npeople:\n  anna: {name: Anna Becker}\n")
    ran = remind()
    assert (ran.code, ran.out) == (0, "")
    assert "2 entries fall to nobody whom mail reaches\n" in ran.err
    assert "nobody whom mail reaches" not in remind("--weekly").err


def test_sent_again_on_a_weekend_it_is_the_next_one_that_tells(remind, home, command, root) -> None:
    remind("--send", "--owner", "ben")
    left_open(home, "anna")
    left_open(home, "gone")
    ran = remind("--resend", "all", today="2026-11-28")
    for person in ("anna", "gone"):
        assert f"Given up: the mail to {person} of 2026-11-23; the next one tells what is still open." in ran.err
    assert command() == ["ben@us.example"]


def test_who_is_told_instead_of_somebody_away_is_said(remind, root) -> None:
    away = "lead: ruth, away: [{from: 2026-11-20, until: 2026-11-25, cover: anna}]"
    (root / "amctl.yaml").write_text(
        SETTINGS.replace("email: ben@us.example, lead: ruth", f"email: ben@us.example, {away}")
    )
    assert remind("--owner", "ben", "--owner", "anna").err == "ben is away: anna is told instead\n"
    assert remind("--owner", "ben", "--send").err == "", "cron would mail it every hour"
    assert "away" not in remind("--owner", "ben", today="2026-11-26").err


def test_the_week_of_a_team_makes_up_for_no_morning(remind, home) -> None:
    remind("--send", today="2026-11-23")
    for today, told in (
        ("2026-11-25", "on Tue, 24 Nov 2026."),
        ("2026-11-27", "from Tue, 24 Nov 2026 to Thu, 26 Nov 2026."),
    ):
        assert f"No reminders went out {told}\n" in remind("--weekly", "--format", "md", today=today).out
        assert (
            f"{told[:-1]}; this one makes up.\n"
            in remind("--owner", "ruth", "--owner", "ben", "--format", "md", today=today).out
        )


def test_a_look_and_sending_again_say_what_a_clock_that_was_ahead_has_done(remind, home) -> None:
    remind("--send", today="2027-11-23")
    assert {row["state"] for row in remind("--json").json["data"]} == {"held"}
    for name in ("anna", "all"):
        ran = remind("--resend", name)
        assert (ran.code, ran.out, ran.err) == (0, "", "Nothing is held that could be sent again.\n")
    remind("--drop", "all")
    assert {row["state"] for row in remind("--json").json["data"]} == {"to send"}


def test_sent_again_to_somebody_for_whom_nothing_is_due_nothing_goes_and_that_is_said(
    remind, amctl, home, command, root
) -> None:
    remind("--send", "--owner", "ben")
    left_open(home, "anna")
    (root / "acme.yaml").unlink()
    told = "There is no mail to anna today; amctl remind --drop anna has the old one forgotten.\n"
    assert remind("--resend", "anna").err == told
    assert command() == ["ben@us.example"]
    assert remind("--drop", "anna").err == "Dropped: the mail to anna of 2026-11-23.\n"


@pytest.mark.parametrize("word", ["--send", "--test"])
def test_a_format_that_there_is_not_is_told_before_anything_leaves(remind, home, config, word) -> None:
    config("me: ruth\n")
    ran = remind(word, "--format", "nosuch")
    assert ran.code == 2
    assert "no format 'nosuch'" in ran.err
    assert mails(home) == {}
