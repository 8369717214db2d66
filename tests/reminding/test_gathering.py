"""Who is told what today: by their own day, in their own language, and nothing of what is not theirs."""

from datetime import UTC, date, datetime

import pytest

from amctl.language import Language, language_of
from amctl.model.settings import Mail
from amctl.reminding.gathering import Around, Asked, Reminder, reminders, unreached
from amctl.reminding.sending import bounds, reach
from amctl.reports.report import Prose

EVERYTHING = Asked()


@pytest.fixture
def told(session):
    """Everybody's reminder of a day, by person."""

    def make(today="2026-11-23", me=None, asked=EVERYTHING, **more) -> dict[str, Reminder]:
        run = session(today, me)
        addressed = reach(run, bounds(run, Mail(transport="files"))).addressed
        return {one.person: one for one in reminders(run, asked, Around(addressed, **more))}

    return make


def whats(reminder: Reminder) -> list[str]:
    return [row["what"] for row in reminder.report.rows]


def proses(reminder: Reminder) -> list[str]:
    return [block.text for block in reminder.report.blocks if isinstance(block, Prose)]


def test_everybody_gets_their_own_work_and_that_of_whom_they_stand_in_for(told) -> None:
    found = told()
    assert {name: sorted(whats(one)) for name, one in found.items()} == {
        "anna": ["Call back", "Old promise", "Send offer", "Update on: Exports late"],
        "mei": ["Bens secret", "Post it", "Update on: Exports late"],
    }
    assert found["anna"].address == "anna@us.example"


def test_nobody_is_told_of_what_is_not_theirs(told) -> None:
    found = told()
    assert "Bens secret" not in whats(found["anna"])
    assert "Send offer" not in whats(found["mei"]), "an issue of the account is hers, the rest is not"
    assert told("2026-11-26")["ben"].report.rows[0]["what"] == "Bens secret", "he is back"


def test_whom_mail_does_not_reach_is_told_by_who_sends(told, session) -> None:
    asked = Asked(people=frozenset({"ruth"}))
    assert "ruth" not in told(asked=asked)
    found = told(me="ruth", asked=asked)["ruth"]
    assert whats(found) == ["Post it"]
    assert "Mail reaches nobody nearer to Tom Post: you are told." in proses(found)


def test_what_falls_to_nobody_whom_anybody_knows_goes_to_who_sends(told, root) -> None:
    (root / "beta.yaml").write_text("name: B\nstatus: active\nowner: ghost\nfollow_ups: [{what: x, due: 2026-11-23}]\n")
    assert "ruth" not in told()
    found = told(me="ruth")["ruth"]
    assert whats(found) == ["x"]
    assert any("1 entry here falls to nobody whom mail reaches" in text for text in proses(found))


def test_how_much_falls_to_nobody(session, root) -> None:
    (root / "beta.yaml").write_text("name: B\nstatus: active\nowner: tom\nfollow_ups: [{what: x, due: 2026-11-23}]\n")
    run = session()
    addressed = reach(run, bounds(run, Mail())).addressed
    assert unreached(run, Asked(), addressed) == 1
    assert unreached(session(me="ruth"), Asked(), addressed) == 0, "then it is hers"
    assert unreached(session(me="tom"), Asked(), addressed) == 1, "whom mail does not reach, either"


def test_each_day_is_the_persons_own(session, monkeypatch) -> None:
    late = datetime(2026, 11, 23, 11, 30, tzinfo=UTC)  # Tuesday on Kiritimati, Monday in Berlin
    monkeypatch.setattr("amctl.clock.moment", lambda: late)
    run = session(None)
    addressed = reach(run, bounds(run, Mail())).addressed
    found = {one.person: one for one in reminders(run, Asked(), Around(addressed))}
    assert {name: one.day for name, one in found.items()} == {"anna": date(2026, 11, 23), "mei": date(2026, 11, 24)}
    assert next(row for row in found["mei"].report.rows if row["kind"] == "issue")["late"] == 0
    assert next(row for row in found["anna"].report.rows if row["kind"] == "issue")["late"] == -1


def test_the_language_is_that_of_the_person_of_the_book_or_asked_for(told, session) -> None:
    found = told()
    assert [found[name].language.code for name in ("anna", "mei")] == ["en", "de"]
    assert told(asked=Asked(language="de"))["anna"].language.code == "de"
    assert language_of(session().settings, "mei", "en").code == "en"


def test_what_was_not_in_the_digest_before_is_new(told) -> None:
    first = told()["anna"]
    assert not any(row["new"] for row in first.report.rows), "nothing is known of a digest before"
    old = frozenset(row["handle"] for row in first.report.rows if row["what"] == "Call back")
    again = told(known={"anna": old})["anna"]
    assert [row["what"] for row in again.report.rows if not row["new"]] == ["Call back"]


def test_the_span_and_the_kinds_are_what_was_asked_for(told) -> None:
    assert "Update on: Exports late" not in whats(told(asked=Asked(within="0d"))["anna"])
    assert whats(told(asked=Asked(kinds=("promise",)))["anna"]) == ["Send offer"]
    assert told(asked=Asked(people=frozenset({"mei"}))).keys() == {"mei"}


def test_a_digest_says_for_whom_one_stands_in_and_until_when(told) -> None:
    found = told()
    assert "You stand in for Ben Ott until 2026-11-25." in proses(found["mei"])
    assert "You also get what Jonas Weber had, who has left." in proses(found["anna"])
    assert "You also get what Jonas Weber had, who has left." not in proses(
        told(asked=Asked(kinds=("promise",)))["anna"]
    )


def test_what_is_to_be_said_of_the_mails_is_said(told) -> None:
    heads = {"anna": [Prose("for her")], "": [Prose("for all")]}
    found = told(heads=heads, footer=[Prose("last")])
    assert proses(found["anna"])[:2] == ["for her", "for all"]
    assert proses(found["mei"])[0] == "for all"
    assert proses(found["mei"])[-1] == "last"


def test_a_broken_file_is_counted_but_not_named_to_everybody(told, root) -> None:
    (root / "secret-customer.yaml").write_text("name: [\n")
    text = "\n".join(proses(told()["mei"]))
    assert "1 file of the book cannot be read" in text
    assert "secret-customer" not in text


def test_a_week_is_for_leads_and_has_one_key(told) -> None:
    found = told("2026-11-26", asked=Asked(weekly=True))
    assert found.keys() == {"ruth"}
    one = found["ruth"]
    assert one.day == date(2026, 11, 23), "its Monday"
    assert [row["account"] for row in one.report.rows] == ["acme", "beta"]
    assert one.subject == "The week of 2026-11-23: 2 accounts"
    assert (one.items, one.digest) == ((), None)


def test_a_lead_whose_team_has_no_accounts_gets_no_week(told, root) -> None:
    for name in ("acme", "beta"):
        (root / f"{name}.yaml").write_text(f"name: {name}\nstatus: active\nowner: mei\n")
    assert told(asked=Asked(weekly=True)) == {}


def test_handles_are_kept_by_which_the_next_one_knows_what_is_new(told) -> None:
    one = told()["anna"]
    assert set(one.items) == {row["handle"] for row in one.report.rows}
    assert isinstance(one.language, Language)
