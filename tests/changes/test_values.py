"""Values set by their paths: typed by their fields, dated where they are judgements, refused where they do not fit."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any, cast

import pytest

from amctl.changes.edits import Append, Deed, Entry, Remove, Set
from amctl.changes.values import set_value
from amctl.errors import UsageError
from amctl.model.reading import Record, understood
from amctl.model.settings import Settings
from amctl.yaml.reader import read

Make = Callable[..., Record]
After = Callable[[Record, Deed], dict[str, Any]]
TODAY = date(2026, 11, 23)
ACME = """\
tier: standard
tags: [logistics, dach, logistics]
aliases: [AC]
primary: keller
summary: Runs dispatch, and more.
rating: {colour: yellow, reason: sponsor travels, date: 2026-10-01, by: ben}
touch: {ideal: 2 weeks}
team: {jonas: support}
deal: {why: speed, promises: [Data export, within a month]}
contacts:
  keller: {name: Dr. Miriam Keller, stance: supporter, assessed: 2026-01-01, known_by: anna}
  brandt: {name: Ole Brandt}
contracts:
  p1:
    start: 2026-01-01
    end: 2026-12-31
    lines: {platform: {amount: 48000}}
    forecast: {call: likely, date: 2026-08-31}
opportunities:
  more: {what: More, probability: 40}
interactions:
  - {date: 2026-11-01, kind: call, summary: Hello}
custom: {erp: "7", size: 3, list: [a]}
x-foo: 1
"""


@pytest.fixture
def acme(account: Make) -> Record:
    return account(ACME)


def setting(record: Record, *assignments: str, by: str | None = "anna") -> Deed:
    return set_value(record, assignments, today=TODAY, by=by)


def dug(data: Any, path: str) -> Any:
    for step in path.split("."):
        data = data.get(step) if isinstance(data, dict) else None
    return data


@pytest.mark.parametrize(
    ("assignment", "path", "value"),
    [
        ("tier=strategic", "tier", "strategic"),
        ("tier = strategic ", "tier", "strategic"),
        ("summary=One, two; a=b", "summary", "One, two; a=b"),
        ("name=007", "name", "007"),
        ("since=fri", "since", date(2026, 11, 20)),
        ("contracts.p1.end=fri", "contracts.p1.end", date(2026, 11, 27)),
        ("contracts.p1.uplift.percent=3.5", "contracts.p1.uplift.percent", Decimal("3.5")),
        ("contracts.p1.lines.platform.amount=48000.00", "contracts.p1.lines.platform.amount", Decimal("48000.00")),
        ("contracts.p1.notice=3m", "contracts.p1.notice", "3 months"),
        ("touch.ideal=10 days", "touch.ideal", "10 days"),
        ("opportunities.more.probability=60", "opportunities.more.probability", 60),
        ("advocacy.reference=true", "advocacy.reference", True),
        ("team.mei=support", "team.mei", "support"),
        ("links.notes=https://files.example/a=b", "links.notes", "https://files.example/a=b"),
        ("contacts.brandt.title=Head of IT", "contacts.brandt.title", "Head of IT"),
        ("contacts.brandt.roles=legal, billing", "contacts.brandt.roles", ["legal", "billing"]),
        ("contacts.keller.known_by=ben", "contacts.keller.known_by", "ben"),
        ("contacts.keller.known_by=anna,ben", "contacts.keller.known_by", ["anna", "ben"]),
        ("contacts.brandt.known_by=ben", "contacts.brandt.known_by", ["ben"]),
        ('deal.promises="a, b",c', "deal.promises", ["a, b", "c"]),
        ("deal.promises=[]", "deal.promises", []),
        ("custom.erp=12", "custom.erp", "12"),
        ("custom.size=12", "custom.size", 12),
        ("custom.new=true", "custom.new", True),
        ("custom.plz=01067", "custom.plz", "01067"),
        ("custom.deep.er=SAP", "custom.deep.er", "SAP"),
        ("x-foo=two", "x-foo", "two"),
        ("contacts.keller.x-bar=1", "contacts.keller.x-bar", 1),
    ],
)
def test_a_value_is_typed_by_its_field(acme: Record, after: After, assignment: str, path: str, value: Any) -> None:
    deed = setting(acme, assignment)
    (change,) = deed.changes
    assert isinstance(change, Set)
    assert (change.path, change.value, type(change.value)) == (tuple(path.split(".")), value, type(value))
    made = dug(after(acme, deed), path)
    assert made == (str(value) if isinstance(value, date | Decimal) else value)


@pytest.mark.parametrize(
    ("assignment", "change"),
    [
        ("tags+=vip", Append(("tags",), "vip")),
        ("aliases-=AC", Remove(("aliases",), ["AC"])),
        ("tags-=dach", Remove(("tags", Entry(("dach",))), "dach")),
        ("contacts.keller.known_by+=ben", Set(("contacts", "keller", "known_by"), ["anna", "ben"], "anna")),
        ("contacts.keller.known_by-=anna", Remove(("contacts", "keller", "known_by"), "anna")),
        ("contacts.brandt.roles+=legal", Append(("contacts", "brandt", "roles"), "legal")),
        ("custom.list+=b", Append(("custom", "list"), "b")),
        ("custom.list-=a", Remove(("custom", "list"), ["a"])),
        ("summary=", Remove(("summary",), "Runs dispatch, and more.")),
        ("team.jonas=", Remove(("team",), {"jonas": "support"})),
        ("touch.ideal=", Remove(("touch",), {"ideal": "2 weeks"})),
        ("contracts.p1.forecast=", Remove(("contracts", "p1", "forecast"), {"call": "likely", "date": "2026-08-31"})),
        ("x-foo=", Remove(("x-foo",), 1)),
        ("custom.erp=", Remove(("custom", "erp"), "7")),
    ],
)
def test_lists_grow_and_shrink_and_an_empty_value_removes(
    acme: Record, after: After, assignment: str, change: object
) -> None:
    deed = setting(acme, assignment)
    assert deed.changes == (change,)
    after(acme, deed)


def test_several_at_once_and_all_that_are_alike(acme: Record, after: After) -> None:
    deed = setting(acme, "tags-=logistics,dach", "tags+=a,b,a")
    assert after(acme, deed)["tags"] == ["a", "b"]
    assert after(acme, setting(acme, "tags-=logistics"))["tags"] == ["dach"]


def test_a_list_that_was_not_there_begins(account: Make, after: After) -> None:
    record = account()
    assert after(record, setting(record, "tags+=a", "tags+=b"))["tags"] == ["a", "b"]


@pytest.mark.parametrize(
    "assignment",
    ["tier=standard", "tags+=dach", "tags-=vip", "parent=", "touch.ideal=2w", "custom.size=3", "deal.promises-=x"],
)
def test_what_is_so_already_changes_nothing(acme: Record, assignment: str) -> None:
    deed = setting(acme, assignment)
    assert deed.changes == ()
    assert deed.done.startswith("Nothing to change at Acme: ")


def test_the_sentence_says_what_was(acme: Record) -> None:
    deed = setting(
        acme,
        "tier=strategic",
        "tags+=vip",
        "tags-=dach",
        "summary=",
        "touch=",
        "since=2026-11-20",
        "advocacy.reference=false",
        "contacts.brandt.roles=legal,billing",
        f"industry={'x' * 50}",
    )
    assert deed.done == (
        "Set at Acme: tier strategic (was standard); tags with vip; tags without dach; "
        "summary removed (was Runs dispatch, and more.); touch removed; since Fri 2026-11-20 (3 days ago); "
        f"advocacy.reference false; contacts.brandt.roles legal, billing; industry {'x' * 39}…."
    )
    assert setting(acme, "deal.promises=[]").done == (
        "Set at Acme: deal.promises [] (was Data export, within a month)."
    )


def test_a_judgement_is_dated_and_signed(acme: Record, after: After) -> None:
    deed = setting(acme, "rating.colour=red")
    assert after(acme, deed)["rating"] == {
        "colour": "red",
        "reason": "sponsor travels",
        "date": "2026-11-23",
        "by": "anna",
    }
    assert deed.notes == ("The reason stays: sponsor travels",)
    assert setting(acme, "rating.colour=red", "rating.reason=no budget").notes == ()
    assert after(acme, setting(acme, "rating.colour=red", by=None))["rating"]["by"] == "ben"


def test_a_judgement_keeps_the_day_that_was_said(acme: Record, after: After) -> None:
    made = after(acme, setting(acme, "rating.date=2026-11-01", "rating.by=ben", "rating.colour=red"))["rating"]
    assert (made["date"], made["by"]) == ("2026-11-01", "ben")


def test_a_first_judgement_has_no_reason_yet(account: Make, after: After) -> None:
    record = account()
    deed = setting(record, "rating.colour=green")
    assert after(record, deed)["rating"] == {"colour": "green", "date": "2026-11-23", "by": "anna"}
    assert deed.notes == ()


@pytest.mark.parametrize("word", ["stance=champion", "stance=supporter", "influence=low"])
def test_a_contact_is_assessed_anew_even_to_the_same(acme: Record, after: After, word: str) -> None:
    deed = setting(acme, f"contacts.keller.{word}", "contacts.keller.influence=low")
    made = after(acme, deed)["contacts"]["keller"]
    assert made["assessed"] == "2026-11-23"
    assert sum(change.path[-1] == "assessed" for change in deed.changes) == 1


def test_a_stance_taken_back_is_no_judgement(acme: Record, after: After) -> None:
    made = after(acme, setting(acme, "contacts.keller.stance="))["contacts"]["keller"]
    assert made == {"name": "Dr. Miriam Keller", "assessed": "2026-01-01", "known_by": "anna"}


def test_a_forecast_is_dated(acme: Record, after: After) -> None:
    made = after(acme, setting(acme, "contracts.p1.forecast.call=lost"))["contracts"]["p1"]["forecast"]
    assert made == {"call": "lost", "date": "2026-11-23"}


@pytest.mark.parametrize(
    ("assignment", "message", "hint"),
    [
        ("tier", "'tier' sets nothing", "PATH=VALUE"),
        ("=x", "'=x' sets nothing", "PATH=VALUE"),
        ("teir=x", "there is no 'teir' in the file", "did you mean 'tier'?"),
        ("qqq=x", "there is no 'qqq' in the file", "known here: name, aliases"),
        ("x-=x", "there is no 'x' in the file", "known here"),
        ("x-.y=x", "there is no 'x-' in the file", "known here"),
        ("rating.color=red", "there is no 'color' in rating", "did you mean 'colour'?"),
        ("contacts.kelle.stance=champion", "there is no 'kelle' in contacts", "did you mean 'keller'?"),
        (
            "contacts.x.stance=champion",
            "there is no 'x' in contacts",
            "there are: keller, brandt; a new one: amctl contact add",
        ),
        ("goals.x.due=fri", "there is no 'x' in goals", "there are: none; a new one: amctl goal add"),
        ("contracts.p1.lines.x.amount=5", "there is no 'x' in contracts.p1.lines", "amctl contract amend"),
        ("contacts..stance=x", "contacts.: the name is missing", "there are: keller, brandt"),
        ("tier.x=y", "tier has nothing inside", "tier=VALUE"),
        ("tags.0=y", "tags has nothing inside", "tags=VALUE"),
        ("rating=red", "rating has parts of its own: colour, reason, date, by", "rating.PART=VALUE"),
        ("contacts=", "contacts is set by its parts", "contacts.NAME.KEY=VALUE"),
        ("contacts.keller=", "contacts.keller is set by its parts", "contacts.keller.KEY=VALUE, or amctl edit"),
        ("team=x", "team is set by its parts", "team.NAME=VALUE"),
        ("custom=x", "custom: the name of the value is missing", "custom.erp=SAP"),
        ("custom.=x", "custom.: the name of the value is missing", "custom.erp=SAP"),
        ("custom.erp.x=y", "custom.erp.x: there is no place for x", "amctl edit"),
        ("interactions=x", "interactions is a list of entries", "amctl log adds one; amctl edit ACCOUNT corrects one"),
        ("interactions+=x", "interactions is a list of entries", "amctl log adds one; amctl edit ACCOUNT corrects one"),
        ("interactions.1.summary=x", "interactions is a list", "amctl log adds one; amctl edit ACCOUNT corrects one"),
        ("follow_ups.0.done=fri", "follow_ups is a list of entries", "amctl follow-up adds one, done, drop and"),
        ("handoffs=", "handoffs is a list of entries", "amctl edit ACCOUNT corrects one"),
        ("tier+=x", "tier is no list", "tier=VALUE"),
        ("custom.erp+=x", "custom.erp is no list", "custom.erp=VALUE"),
        ("rating+=x", "rating is no list", ""),
        ("status=actve", "unknown status 'actve'", "did you mean 'active'?"),
        ("name=", "'name' is missing", "write name"),
        ("contacts.keller.name=", "'name' is missing", ""),
        ("contacts.brandt.name=", "'name' is missing", ""),
        ("rating.colour=", "'colour' is missing", ""),
        ("since=31.02.2026", "since: ", ""),
        ("touch.ideal=soon", "touch.ideal: ", ""),
        ("contracts.p1.lines.platform.amount=12.000", "'12.000' does not fit amount", "three digits"),
        ("contracts.p1.lines.platform.amount=1e3", "'1e3' does not fit amount", "digits"),
        ("opportunities.more.probability=040", "probability must be a whole number, not '040'", ""),
        ("opportunities.more.probability=101", "'101' does not fit probability", ""),
        ("advocacy.reference=yes", "reference must be true or false, not 'yes'", ""),
    ],
)
def test_what_does_not_fit_is_refused(acme: Record, assignment: str, message: str, hint: str) -> None:
    with pytest.raises(UsageError) as told:
        setting(acme, assignment)
    assert str(told.value).startswith(message)
    assert hint in told.value.hint


@pytest.fixture
def book() -> Record:
    text = "amctl: 1\ncurrency: EUR\npeople:\n  anna: {name: Anna}\nrates: {USD: 0.92}\n"
    document = read("amctl.yaml", text.encode())
    settings, problems = understood(document, Settings)
    assert settings is not None, problems
    return Record("amctl", cast(Any, settings), document)


def test_settings_are_set_alike_and_may_have_new_entries(book: Record, after: After) -> None:
    deed = setting(book, "currency=USD", "people.ben.name=Ben Ott", "rates.GBP=1.17", "tiers.gold.touch.ideal=2w")
    made = after(book, deed)
    assert made["people"]["ben"] == {"name": "Ben Ott"}
    assert made["rates"] == {"USD": "0.92", "GBP": "1.17"}
    assert made["tiers"] == {"gold": {"touch": {"ideal": "2 weeks"}}}
    assert deed.done.startswith("Set at amctl.yaml: currency USD (was EUR); ")


def test_a_new_entry_of_the_settings_needs_an_id_and_all_that_it_must_have(book: Record) -> None:
    with pytest.raises(UsageError, match="there is no 'Ben' in people"):
        setting(book, "people.Ben.name=Ben")
    with pytest.raises(UsageError, match="'name' is missing"):
        setting(book, "people.ben.role=support")


GONE = "name: Acme\nstatus: {}\nowner: anna\n"
ENDED = "ended: {date: 2026-01-31, reason: merger}\n"


@pytest.mark.parametrize("was", ["ended", "archived"])
@pytest.mark.parametrize("status", ["active", "prospect", "onboarding", "paused"])
def test_who_comes_back_has_not_ended(account: Make, after: After, was: str, status: str) -> None:
    record = account(ENDED, head=GONE.format(was))
    deed = setting(record, f"status={status}")
    note = {
        "date": "2026-11-23",
        "kind": "note",
        "by": "anna",
        "summary": "Came back. Had ended on 2026-01-31, merger.",
    }
    wanted = {"name": "Acme", "status": status, "owner": "anna", "interactions": [note]}
    assert after(record, deed) == wanted
    assert deed.done == f"Set at Acme: status {status} (was {was}); ended removed."
    assert deed.notes == ("Kept as a note: Came back. Had ended on 2026-01-31, merger.",)


def test_all_that_was_learned_from_an_end_is_kept(account: Make, after: After) -> None:
    told = "ended: {date: 2026-01-31, went_to: OldTool, note: Nobody asked the warehouse.}\n"
    record = account(told, head=GONE.format("ended"))
    deed = set_value(record, ["status=active"], today=TODAY, by="anna")
    (note,) = after(record, deed)["interactions"]
    assert note["by"] == "anna"
    assert note["summary"] == "Came back. Had ended on 2026-01-31, went to OldTool. Nobody asked the warehouse."


def test_a_sentence_stays_whole_and_what_could_be_either_is_refused(account: Make, after: After) -> None:
    record = account("deal: {promises: [Export]}\ntags: [a]\n")
    added = after(record, setting(record, "deal.promises+=Training, two days", "tags+=b, c"))
    assert added["deal"]["promises"] == ["Export", "Training, two days"]
    assert added["tags"] == ["a", "b", "c"]
    both = after(record, setting(record, 'deal.promises="Training, two days", Export soon'))
    assert both["deal"]["promises"] == ["Training, two days", "Export soon"]
    with pytest.raises(UsageError, match=r"deal\.promises: one value with a comma, or several\?") as refused:
        setting(record, "deal.promises=Training, two days")
    hint = 'one: \'deal.promises="Training, two days"\'; several: \'deal.promises="Training", "two days"\''
    assert refused.value.hint == hint


def test_ids_are_apart_by_commas_whatever_follows_them(account: Make, after: After) -> None:
    record = account("contacts: {keller: {name: Keller}}\n")
    found = after(record, setting(record, "contacts.keller.known_by=anna, ben"))
    assert found["contacts"]["keller"]["known_by"] == ["anna", "ben"]


def test_a_value_set_twice_is_a_slip(account: Make) -> None:
    with pytest.raises(UsageError, match="tier is set twice"):
        setting(account(), "tier=a", "tier=b")
    assert setting(account(), "tier=a", "tier=a").done == "Set at Acme: tier a."


@pytest.mark.parametrize(
    ("was", "assignments"),
    [
        ("ended", ["status=archived"]),
        ("ended", ["status=active", "ended.note=they came back"]),
        ("ended", ["tier=strategic"]),
        ("active", ["status=paused"]),
    ],
)
def test_the_end_stays_where_nobody_comes_back(account: Make, after: After, was: str, assignments: list[str]) -> None:
    record = account(ENDED, head=GONE.format(was))
    assert after(record, setting(record, *assignments))["ended"]["reason"] == "merger"


def test_who_comes_back_without_an_end_on_record_is_active(account: Make, after: After) -> None:
    record = account(head=GONE.format("ended"))
    assert setting(record, "status=active").done == "Set at Acme: status active (was ended)."


def test_a_reason_that_goes_does_not_stay(acme: Record) -> None:
    assert setting(acme, "rating=", "rating.colour=red").notes == ()
    assert setting(acme, "rating.colour=red").notes == ("The reason stays: sponsor travels",)
