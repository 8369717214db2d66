"""The commands used twenty times a day: call, met, mailed, note, log, follow-up, done, snooze."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

ACME = """\
name: Acme GmbH           # as they write it
aliases: [Ace]
status: active
owner: anna
domains: [acme.example]

# ---- People ----
contacts:
  keller:
    name: Dr. Miriam Keller
    email: m.keller@acme.example
  petersen: {name: Inga Petersen}
  brandt: {name: Ole Brandt, left: {date: 2026-10-31}}

# ---- To do ----
follow_ups:
  - {what: Send draft, due: 2026-11-27, promised_to: keller, kind: email}   # she waits
  - {what: Status mail, due: 2026-01-01, every: 1 month, last_done: 2026-11-02}
  # nothing else

interactions:
  - date: 2026-11-03
    kind: call
    summary: Hello

# the end
"""
SETTINGS = """\
amctl: 1
timezone: Europe/Berlin
people:
  anna: {name: Anna Becker, email: anna@ours.example}
  ben: {name: Ben Ott}
"""


@pytest.fixture
def acme(book: Callable[..., Path], monkeypatch: pytest.MonkeyPatch) -> Path:
    root = book(acme=ACME, amctl=SETTINGS, other="name: Other AG\nstatus: active\nowner: ben\n")
    monkeypatch.setenv("AMCTL_BOOK", str(root))
    monkeypatch.setenv("AMCTL_ME", "anna")
    return root / "acme.yaml"


def added(path: Path, before: str = ACME) -> list[str]:
    """The lines that came; none may have gone or moved."""
    old, new = before.splitlines(), path.read_text(encoding="utf-8").splitlines()
    came = []
    for line in new:
        if old and line == old[0]:
            old.pop(0)
        else:
            came.append(line)
    assert not old, "lines are gone"
    return came


def test_a_call_with_what_follows_from_it(amctl: Any, acme: Path) -> None:
    ran = amctl("call", "ac", "keller", "Wants a fixed price", "-f", "send offer", "-d", "fri")
    assert (ran.code, ran.out) == (0, "")
    assert added(acme) == [
        "  - {what: send offer, due: 2026-11-27, with: keller}",
        "  - date: 2026-11-23",
        "    kind: call",
        "    by: anna",
        "    with: keller",
        "    direction: out",
        "    summary: Wants a fixed price",
    ]
    assert ran.err.splitlines()[0].startswith(
        "Logged a call with Dr. Miriam Keller at Acme GmbH. Planned: send offer, Fri 2026-11-27 (in 4 days)"
    )
    assert ran.err.splitlines()[1].startswith("Next: Send draft, Fri 2026-11-27 (in 4 days)")
    assert len(ran.err.splitlines()) == 2


@pytest.mark.parametrize(
    ("words", "lines"),
    [
        (["met", "Ace", "Miriam", "inga", "Agreed"], ["    kind: meeting", "    with: [keller, petersen]"]),
        (["met", "acme", "keller", "--missed"], ["    reached: false", "    summary: Nobody reached."]),
        (["mailed", "acme", "keller", "Sent it"], ["    kind: email", "    direction: out"]),
        (["mailed", "acme", "keller", "Says yes", "--in"], ["    direction: in"]),
        (["note", "acme", "In the papers"], ["    kind: note", "    summary: In the papers"]),
        (["call", "acme", "petersen,keller", "x", "--missed"], ["    with: [petersen, keller]", "    reached: false"]),
        (["call", "acme", "x", "--on", "fri"], ["  - date: 2026-11-20"]),
        (["call", "acme", "x", "--by", "ben"], ["    by: ben"]),
        (["call", "acme", "x", "--by", "me,ben"], ["    by: [anna, ben]"]),
        (["call", "acme", "x", "--sentiment", "positive"], ["    sentiment: positive"]),
        (["call", "acme", "x", "--share", "Talked."], ["    share: Talked."]),
        (
            ["log", "acme", "Morning shift", "--kind", "visit", "--with", "keller"],
            ["    kind: visit", "    with: keller"],
        ),
        (["log", "acme", "no", "--kind", "message", "--in"], ['    summary: "no"']),
        (["follow-up", "acme", "Review", "-d", "thu", "--meeting", "--at", "9"], ['kind: meeting, at: "09:00"']),
        (
            ["follow-up", "acme", "keller,inga", "x", "-d", "mon", "--every", "monthly"],
            ["with: [keller, petersen], every: 1 month"],
        ),
        (["follow-up", "acme", "List", "-d", "+1w", "--waiting-on", "keller"], ["waiting_on: keller"]),
        (
            ["follow-up", "acme", "x", "-d", "eom", "--promised-to", "Keller", "--who", "ben"],
            ["who: ben, promised_to: keller"],
        ),
        (
            ["follow-up", "acme", "x", "-d", "mon", "--every", "2w", "--note", "by phone"],
            ["every: 2 weeks", "note: by phone"],
        ),
    ],
    ids=lambda value: " ".join(value)[:40],
)
def test_each_way_of_saying_it(words: list[str], lines: list[str], amctl: Any, acme: Path) -> None:
    ran = amctl(*words)
    assert ran.code == 0, ran.err
    came = "\n".join(added(acme))
    assert all(line in came for line in lines), came
    assert amctl("validate", "--select", "AM1,AM2,AM3").code == 0


def test_a_dry_run_shows_the_diff_and_writes_nothing(amctl: Any, acme: Path) -> None:
    ran = amctl("note", "acme", "In the papers", "-n")
    assert acme.read_text() == ACME
    assert "+    summary: In the papers\n" in ran.out
    assert ran.out.startswith("--- ")
    assert [line for line in ran.out.splitlines()[2:] if line.startswith("-")] == []
    assert ran.err.startswith("Not written (--dry-run): Logged a note at Acme GmbH.")
    assert not (acme.parent / ".amctl").exists()


def test_json_tells_the_change(amctl: Any, acme: Path) -> None:
    answer = amctl("note", "acme", "In the papers", "--json").json
    assert (answer["amctl"], answer["report"], answer["today"]) == (1, "change", "2026-11-23")
    [row] = answer["data"]
    entry = {"date": "2026-11-23", "kind": "note", "by": "anna", "summary": "In the papers"}
    assert row["changes"] == [{"change": "append", "path": "interactions", "value": entry}]
    assert (row["account"], row["file"], row["written"]) == ("acme", "acme.yaml", True)
    assert row["done"] == "Logged a note at Acme GmbH."
    assert row["next"].startswith("Next: Send draft")
    assert amctl("note", "acme", "x", "--json", "-n").json["data"][0]["written"] is False


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (["call", "nobody", "x"], 3, "no account 'nobody'"),
        (["call", "acme", "kaller", "x"], 2, "has no contact 'kaller'\n  help: did you mean 'keller'?"),
        (["call", "acme", "wants", "a", "fixed", "price"], 2, "put the text in quotes"),
        (["call", "acme", "中村", "x", "--yes"], 2, "it has no letters from a to z"),
        (["note", "acme", "caf\udce9"], 2, "'caf\\udce9' is not UTF-8 text"),
        (["note", "acme", "x", "--by", "caf\udce9"], 2, "is not UTF-8 text"),
        (["call", "acme", "x", "--on", "2026-11-24"], 2, "has not come yet"),
        (["call", "acme", "x", "--on", "01/02/2026"], 2, "2026-01-02"),
        (["call", "acme", "x", "-f", "send offer"], 2, "by when: send offer?"),
        (["call", "acme", "x", "-d", "fri"], 2, "not what is to be done"),
        (["call", "acme", "x", "-f", "y", "-d", "yesterday"], 2, "is over"),
        (["call", "acme", "x", "--by", "nobody"], 2, "no person 'nobody'"),
        (["call", "acme", "x", "--sentiment", "glad"], 2, "no sentiment 'glad'"),
        (["met", "acme", "x", "--in"], 2, "No such option"),
        (["log", "acme", "x", "--kind", "vizit"], 2, "did you mean 'visit'?"),
        (["log", "acme", "x", "--kind", "note", "--in"], 2, "has no direction"),
        (["log"], 2, "which account?"),
        (["call", "acme"], 2, "is missing"),
        (["call", "acme", " "], 2, "there is no text"),
        (["follow-up", "acme", "x", "-d", "fri", "--at", "25:00"], 2, "no time of day"),
        (["follow-up", "acme", "x", "-d", "fri", "--meeting", "--kind", "call"], 2, "leave one out"),
        (["follow-up", "acme", "x", "-d", "fri", "--every", "often"], 2, "as a period"),
        (["follow-up", "acme", "x", "-d", "fri", "--promised-to", "keller", "--waiting-on", "keller"], 2, "not both"),
        (["follow-up", "acme", "x"], 2, "by when: x?"),
        (["done", "zzzzz"], 3, "nothing that is open has the handle 'zzzzz'"),
        (["done", "z"], 3, "3 characters at least"),
        (["snooze", "zzzzz", "-d", "mon"], 3, "nothing that is open"),
    ],
    ids=lambda value: " ".join(value)[:40] if isinstance(value, list) else None,
)
def test_a_slip_is_told_and_nothing_is_written(words: list[str], code: int, told: str, amctl: Any, acme: Path) -> None:
    ran = amctl(*words)
    assert ran.code == code, ran.err
    assert told in ran.err
    assert acme.read_text() == ACME


def test_somebody_unknown_becomes_a_contact_if_wanted(amctl: Any, acme: Path) -> None:
    ran = amctl("call", "acme", "jana neu", "Took over", "--yes")
    assert ran.code == 0
    assert "    with: neu" in added(acme)
    assert "Jana Neu" in "\n".join(added(acme))
    assert ran.err.startswith("Added Jana Neu as contact neu. Logged a call with Jana Neu at Acme GmbH.")


def test_text_comes_from_standard_input(amctl: Any, acme: Path) -> None:
    ran = amctl("call", "acme", "keller", "-", stdin=b"Erste Zeile: ja\r\nzweite # Zeile\n")
    assert ran.code == 0, ran.err
    data = amctl("show", "acme", "--json")
    assert data.code == 0
    assert "    summary: |-" in added(acme)
    assert "      zweite # Zeile" in added(acme)


def test_text_comes_from_the_editor(amctl: Any, acme: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    editor = tmp_path / "my editor"
    editor.write_text('#!/bin/sh\nprintf "Wants two years\\n# not this\\n" > "$1"\n')
    editor.chmod(0o755)
    monkeypatch.setenv("AMCTL_EDITOR", f"'{editor}'")
    monkeypatch.setattr("amctl.terminal.can_ask", lambda: True)
    assert amctl("call", "acme", "keller").code == 0
    assert "    summary: Wants two years" in added(acme)


def handle(amctl: Any, what: str) -> str:
    rows = amctl("due", "--within", "1y", "--everyone", "--json").json["data"]
    return next(str(row["handle"]) for row in rows if what in row["what"])


def test_done_closes_logs_and_plans_in_one_go(amctl: Any, acme: Path) -> None:
    ran = amctl("done", handle(amctl, "Send draft")[:5], "sent", "-f", "ask her", "-d", "tue")
    assert ran.code == 0, ran.err
    text = acme.read_text()
    assert (
        "{what: Send draft, due: 2026-11-27, promised_to: keller, kind: email, done: 2026-11-23}   # she waits" in text
    )
    assert "  - {what: ask her, due: 2026-11-24}" in text
    assert "    kind: email\n    by: anna\n    with: keller\n    direction: out\n    summary: sent\n" in text
    assert ran.err.startswith("Done: Send draft. Logged a mail with Dr. Miriam Keller at Acme GmbH. Planned: ask her, ")


def test_what_comes_again_moves_on(amctl: Any, acme: Path) -> None:
    ran = amctl("done", handle(amctl, "Status mail"))
    assert "every: 1 month, last_done: 2026-12-01}" in acme.read_text()
    assert "next on Fri 2027-01-01" in ran.err


def test_several_are_done_and_put_off_at_once(amctl: Any, acme: Path) -> None:
    both = [handle(amctl, "Send draft"), handle(amctl, "Status mail")]
    assert amctl("snooze", *both, "-d", "+1w").code == 0
    assert acme.read_text().count("snoozed_until: 2026-11-30") == 2
    assert amctl("done", *both).code == 0
    text = acme.read_text()
    assert "snoozed_until" not in text
    assert "done: 2026-11-23" in text
    assert "last_done: 2026-12-01" in text


def test_what_is_no_follow_up_says_how_it_is_settled(amctl: Any, acme: Path) -> None:
    acme.write_text(f"{ACME}milestones:\n  live: {{what: Live, due: 2026-11-30}}\n")
    ran = amctl("done", handle(amctl, "Live"))
    assert ran.code == 2
    assert "instead: amctl milestone done acme" in ran.err


MAIL = """\
From: "Miriam Keller" <M.Keller@acme.example>
To: Anna Becker <anna@ours.example>, someone@acme.example
Subject: =?utf-8?q?Angebot_f=C3=BCr_2027=3A_gerne!?=
Date: Fri, 20 Nov 2026 23:30:00 +0000
Message-ID: <x1@acme.example>

Hello
"""


def test_a_mail_message_brings_everything_along_and_only_once(amctl: Any, acme: Path) -> None:
    ran = amctl("log", "--from-email", "-", stdin=MAIL.encode())
    assert ran.code == 0, ran.err
    assert added(acme) == [
        "  - date: 2026-11-21",  # in Berlin it was past midnight
        "    kind: email",
        "    by: anna",
        "    with: keller",
        "    direction: in",
        '    summary: "Angebot für 2027: gerne!"',
        "    message_id: <x1@acme.example>",
    ]
    before = acme.read_text()
    again = amctl("log", "--from-email", "-", stdin=MAIL.encode())
    assert (again.code, acme.read_text()) == (0, before)
    assert "there already, as of 2026-11-21" in again.err


def test_a_mail_of_ours_goes_out_and_a_newcomer_is_told(amctl: Any, acme: Path) -> None:
    ours = MAIL.replace("M.Keller@acme", "X@acme").replace("From:", "Cc:").replace("To: Anna", "From: Anna")
    ours = ours.replace(", someone@acme.example", "")
    ran = amctl("log", "--from-email", "-", stdin=ours.encode())
    assert ran.code == 0, ran.err
    assert "    direction: out" in added(acme)
    assert "x@acme.example is no contact yet: amctl contact add acme" in ran.err
    assert not [line for line in added(acme) if "with:" in line]
    assert '    summary: "Miriam Keller <x@acme.example>: Angebot für 2027: gerne!"' in added(acme), "nobody is lost"


def test_a_mail_of_strangers_is_nobodys(amctl: Any, acme: Path) -> None:
    ran = amctl("log", "--from-email", "-", stdin=MAIL.replace("acme.example", "strange.example").encode())
    assert ran.code == 3
    assert "no account knows m.keller@strange.example, someone@strange.example" in ran.err
    assert amctl("log", "--from-email", "-", stdin=b"\x00\xff").code == 2
    assert amctl("log", "--from-email", "missing.eml").code == 2
    assert acme.read_text() == ACME


def test_nothing_of_a_text_becomes_anything_else(amctl: Any, acme: Path) -> None:
    for text in ("no", "1:30", "0123", "- x", "a: b # c", "[x]", "{x}", "'", '"', "\\", "é\u202e", "2026-11-23", "~"):
        assert amctl("note", "acme", "--", text).code == 0, text
    rows = json.loads(amctl("show", "acme", "--json").out)
    assert rows["data"]
    import yaml

    found = yaml.safe_load(acme.read_text())["interactions"][1:]
    assert [entry["summary"] for entry in found][:5] == ["no", "1:30", "0123", "- x", "a: b # c"]
    assert all(isinstance(entry["summary"], str) for entry in found)


def test_a_plan_needs_a_day_and_one_account(amctl: Any, acme: Path) -> None:
    (acme.parent / "other.yaml").write_text(
        "name: Other AG\nstatus: active\nowner: ben\nfollow_ups: [{what: Theirs, due: 2026-11-30}]\n"
    )
    mine, theirs = handle(amctl, "Send draft"), handle(amctl, "Theirs")
    for words, told in (
        ([mine, "-f", "x"], "what is next, and by when?"),
        ([mine, theirs, "-f", "x", "-d", "fri"], "close them one by one"),
    ):
        ran = amctl("done", *words)
        assert (ran.code, told in ran.err) == (2, True), ran.err
    ran = amctl("done", mine, theirs)
    assert ran.code == 0
    assert ran.err.endswith("Next: amctl undo takes all of it back\n")
    assert amctl("undo").code == 0
    assert acme.read_text() == ACME


def test_what_fits_several_is_not_guessed(amctl: Any, acme: Path) -> None:
    entries = "".join(f"  - {{what: Task {n}, due: 2026-11-30}}\n" for n in range(500))
    (acme.parent / "other.yaml").write_text(f"name: Other AG\nstatus: active\nowner: ben\nfollow_ups:\n{entries}")
    ran = amctl("done", handle(amctl, "Task 7")[:3])
    if ran.code == 3:
        assert "fits several: " in ran.err
    rows = amctl("due", "--within", "1y", "--everyone", "--json").json["data"]
    short = [row["handle"][:3] for row in rows]
    twice = next(one for one in short if short.count(one) > 1)
    ran = amctl("done", twice)
    assert ran.code == 3
    assert f"'{twice}' fits several: " in ran.err


def test_a_colleagues_plan_is_the_colleagues(amctl: Any, acme: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AMCTL_ME", "ben")
    assert amctl("call", "acme", "x", "-f", "send offer", "-d", "+2d").code == 0
    assert "  - {what: send offer, due: 2026-11-25, who: ben}" in added(acme)


def test_a_mail_plans_what_follows_and_brings_the_newcomer(amctl: Any, acme: Path) -> None:
    mail = MAIL.replace('"Miriam Keller" <M.Keller@', '"Jana Neu" <j.neu@').encode()
    ran = amctl("log", "--from-email", "-", "-f", "answer", "-d", "tue", "--yes", stdin=mail)
    assert ran.code == 0, ran.err
    assert "  - {what: answer, due: 2026-11-24, with: neu}" in added(acme)
    assert "  neu: {name: Jana Neu, email: j.neu@acme.example}" in added(acme)


def test_a_mail_between_two_customers_names_its_account(amctl: Any, acme: Path) -> None:
    (acme.parent / "other.yaml").write_text(
        "name: Other AG\nstatus: active\nowner: ben\ncontacts: {x: {name: X, email: x@other.example}}\n"
    )
    mail = MAIL.replace("someone@acme.example", "x@other.example").encode()
    ran = amctl("log", "--from-email", "-", stdin=mail)
    assert (ran.code, "people of several accounts: acme, other" in ran.err) == (3, True)
    ran = amctl("log", "acme", "--from-email", "-", stdin=mail)
    assert ran.code == 0, ran.err


@pytest.mark.parametrize("date", ["Fri, 20 Nov 2026 23:30:00", "", "Fri, 20 Nov 2099 23:30:00 +0000"])
def test_a_mail_without_a_zone_or_a_day_is_logged_all_the_same(date: str, amctl: Any, acme: Path) -> None:
    mail = MAIL.replace("Date: Fri, 20 Nov 2026 23:30:00 +0000", f"Date: {date}" if date else "X-No: date")
    assert amctl("log", "--from-email", "-", stdin=mail.encode()).code == 0
    assert [line for line in added(acme) if line.startswith("  - date: 2026-11-2")]


def test_a_word_that_means_a_contact_is_no_text(amctl: Any, acme: Path) -> None:
    for word in ("keller", "Miriam", "inga"):
        ran = amctl("call", "acme", word)
        assert (ran.code, "what is to be recorded is missing" in ran.err) == (2, True), ran.err
    assert acme.read_text() == ACME
    assert amctl("call", "acme", "voicemail").code == 0


def test_yes_is_no_answer_to_a_slip(amctl: Any, acme: Path) -> None:
    ran = amctl("call", "acme", "kelelr", "x", "--yes")
    assert ran.code == 2
    assert "did you mean 'keller'?" in ran.err
    assert acme.read_text() == ACME


def test_a_mail_of_a_colleague_points_to_the_account(amctl: Any, acme: Path) -> None:
    acme.write_text(ACME.replace("domains: [acme.example]\n", ""))
    mail = MAIL.replace("M.Keller@", "new@").replace("someone@acme.example", "s@acme.example").encode()
    ran = amctl("log", "--from-email", "-", stdin=mail)
    assert ran.code == 3
    assert "m.keller@acme.example at Acme GmbH has the same domain: amctl log acme --from-email" in ran.err


def test_a_person_is_asked_about_somebody_new(
    amctl: Any, acme: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    questions: list[str] = []
    monkeypatch.setattr("amctl.terminal.can_ask", lambda: True)
    monkeypatch.setattr("amctl.terminal.asked", lambda question: questions.append(question) or "n")
    ran = amctl("call", "acme", "kelelr", "x")
    assert ran.code == 2
    assert questions == ["Acme GmbH has no contact 'kelelr' (did you mean 'keller'?). Add somebody new? [y/N] "]
    (tmp_path / "mail.eml").write_text(MAIL.replace('"Miriam Keller" <M.Keller@', "Jana Neu <j@"))
    monkeypatch.setattr("amctl.terminal.asked", lambda question: "j")
    ran = amctl("log", "--from-email", tmp_path / "mail.eml")
    assert ran.code == 0
    assert "  neu: {name: Jana Neu, email: j@acme.example}" in added(acme)


def test_the_day_may_stand_behind_the_handle(amctl: Any, acme: Path) -> None:
    one = handle(amctl, "Send draft")
    assert amctl("snooze", one).code == 2
    assert amctl("snooze", one, "nonsense").code == 2
    assert amctl("snooze", one, "+1w").code == 0
    assert "snoozed_until: 2026-11-30" in acme.read_text()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["call", "acme", "x", "-f", "", "-d", "fri"], "--follow-up is empty"),
        (["call", "acme", "x", "--sentiment", " "], "--sentiment is empty"),
        (["feedback", "acme", "", "9"], "does not fit kind"),
        (["renewal", "forecast", "acme", ""], ""),
        (["log", "--from-email", "-", "--kind", "visit"], "a mail brings its kind"),
        (["opportunity", "add", "acme", "More", "--amount", "-5"], "less than nothing"),
        (["call", "acme", "keller", "-"], "no UTF-8 text"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_a_scripts_empty_variable_is_told_in_a_line(words: list[str], told: str, amctl: Any, acme: Path) -> None:
    ran = amctl(*words, stdin=b"a\xffb")
    assert ran.code == 2, ran.err
    assert told in ran.err
    assert acme.read_text() == ACME


def test_a_mistyped_handle_is_not_what_was_said(amctl: Any, acme: Path) -> None:
    ran = amctl("done", handle(amctl, "Send draft"), "2ct54")
    assert ran.code == 3
    assert "nothing that is open has the handle '2ct54'" in ran.err
    assert acme.read_text() == ACME


def test_a_mail_that_is_there_plans_nothing_in_silence(amctl: Any, acme: Path) -> None:
    assert amctl("log", "--from-email", "-", stdin=MAIL.encode()).code == 0
    ran = amctl("log", "--from-email", "-", "-f", "answer", "-d", "fri", stdin=MAIL.encode())
    assert ran.code == 2
    assert "so nothing was planned" in ran.err


def test_a_mail_without_an_id_is_logged_once_all_the_same(amctl: Any, acme: Path) -> None:
    mail = MAIL.replace("Message-ID: <x1@acme.example>\n", "").encode()
    assert amctl("log", "--from-email", "-", stdin=mail).code == 0
    before = acme.read_text()
    again = amctl("log", "--from-email", "-", stdin=mail)
    assert (again.code, acme.read_text()) == (0, before)
    assert "there already" in again.err


def test_who_has_left_us_takes_no_new_work(amctl: Any, acme: Path) -> None:
    settings = acme.with_name("amctl.yaml")
    settings.write_text(
        f"{settings.read_text()}  jonas: {{name: Jonas Weber, left: {{date: 2026-09-30, successor: ben}}}}\n"
    )
    before = acme.read_text()
    for words in (
        ("follow-up", "acme", "Offer", "-d", "fri", "--who", "jonas"),
        ("issue", "open", "acme", "Slow", "--owner", "jonas"),
        ("call", "acme", "keller", "Hello", "--by", "jonas"),
        ("new", "Other", "--owner", "jonas"),
    ):
        ran = amctl(*words)
        assert (ran.code, ran.err) == (2, "amctl: Jonas Weber left on 2026-09-30\n  help: ben took over\n"), words
    assert acme.read_text() == before
    assert amctl("call", "acme", "keller", "Hello", "--by", "jonas", "--on", "2026-09-30").code == 0
    assert amctl("new", "Other", "--owner", "ben", "--from", "jonas").code == 0


def test_what_follows_falls_to_who_spoke_with_them(
    amctl: Callable[..., Any], book: Callable[..., Path], monkeypatch
) -> None:
    root = book(acme="name: Acme\nstatus: active\nowner: ben\n")
    monkeypatch.setenv("AMCTL_ME", "anna")
    planned = {"": "who: anna", "ben": "", "anna,ben": "who: [anna, ben]"}
    for number, (by, who) in enumerate(planned.items()):
        words = ("--by", by) if by else ()
        ran = amctl("-C", root, "note", "acme", "spoke", *words, "-f", f"thing {number}", "-d", "fri", "-n")
        assert ran.code == 0
        line = next(one for one in ran.out.splitlines() if one.startswith("+") and "thing" in one)
        assert who in line if who else "who" not in line
