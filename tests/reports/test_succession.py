"""Whose accounts pass on to whom, and what speaks for it."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from amctl.facts import Facts, Handoff, Person
from amctl.items import Item
from amctl.model.settings import Settings
from amctl.reports.candidates import candidates, lacking, languages_of, loads, nearby, pool
from amctl.reports.report import Prose, Report, Table
from amctl.reports.succession import Going, Plan, succession

TODAY = date(2026, 11, 23)
PEOPLE: dict[str, dict[str, Any]] = {
    "anna": {"name": "Anna", "role": "manager", "languages": ["de", "en"]},
    "ben": {"name": "Ben", "role": "manager", "languages": ["en-GB"]},
    "lotte": {"name": "Lotte", "role": "manager", "languages": ["de"]},
    "mei": {"name": "Mei", "role": "support"},
    "jonas": {"name": "Jonas", "role": "manager", "left": {"date": "2026-09-30"}},
}


def people(**more: dict[str, Any]) -> Settings:
    return Settings.model_validate({"amctl": 1, "people": {**PEOPLE, **more}})


@pytest.fixture
def asked(facts: Callable[..., Facts], item: Callable[..., Item]) -> Callable[..., Report]:
    """What is told of a book of two of Anna's accounts and one of Ben's."""

    def ask(heir: str | None = None, accounts: tuple[str, ...] = (), **more: Any) -> Report:
        book = [
            facts(account="zeta", owner="anna", revenue=None, language="de-AT", tier="light"),
            facts(account="acme", owner="anna", revenue=Decimal(48000), next_decision=date(2026, 12, 31)),
            facts(account="gone", owner="anna", status="ended", revenue=Decimal(1)),
            facts(account="beta", owner="ben", revenue=Decimal(1000)),
        ]
        items = [
            item(account="acme"),
            item(account="acme", who=("mei",)),
            item(account="acme", kind="assessment"),
            item(account="beta", owner="ben", who=("anna", "ben"), what="Help Ben"),
        ]
        given = {"book": book, "items": items, "going": {}, "leaver": "anna", "settings": people(), **more}
        plan = Plan(given.pop("leaver"), heir, accounts)
        return succession(given["book"], given["items"], plan, given["going"], settings=given["settings"], today=TODAY)

    return ask


def table(report: Report, title: str) -> list[list[str]]:
    (found,) = (block for block in report.blocks if isinstance(block, Table) and block.title == title)
    return [[cell.text for cell in row] for row in found.rows]


def prose(report: Report) -> str:
    (found,) = (block.text for block in report.blocks if isinstance(block, Prose))
    return found


def test_the_accounts_that_pass_on_are_those_still_looked_after(asked: Callable[..., Report]) -> None:
    report = asked("ben")
    assert report.title == "From Anna to Ben"
    assert [row["account"] for row in report.rows] == ["acme", "zeta"]
    first, second = report.rows
    assert (first["revenue"], first["open"], first["to"], first["speaks"]) == (Decimal(48000), 1, "ben", True)
    assert (second["revenue"], second["languages"], second["speaks"]) == (None, ("de",), False)
    assert second["why"] == ("does not speak de", "has 1 account")
    assert tuple(first) == (*report.columns[:11], "why", *report.columns[11:])
    assert table(report, "Accounts")[1] == [
        "zeta",
        "light",
        "?",
        "-",
        "0",
        "-",
        "does not speak de",
        "-",
    ]


def test_the_work_of_both_is_told_before_and_after(asked: Callable[..., Report]) -> None:
    assert table(asked("ben"), "Before and after") == [
        ["anna", "2 → 0", "48,000 → 0", "2 → 1", "de, en"],
        ["ben", "1 → 3", "1,000 → 49,000", "1 → 2", "en-GB"],
    ]
    assert table(asked("mei", ("zeta",)), "Before and after") == [
        ["anna", "2 → 1", "48,000", "2", "de, en"],
        ["mei", "0 → 1", "0", "1", "-"],
    ]


def test_what_stays_behind_in_accounts_of_others_is_told(asked: Callable[..., Report]) -> None:
    rows = table(asked("ben"), "In accounts of others, which stays behind")
    assert rows == [["2026-11-23", "beta", "follow-up", "Help Ben"]]
    assert len(asked("ben", items=[]).blocks) == 3


def test_without_a_successor_it_says_what_would_be_orphaned_and_who_could(asked: Callable[..., Report]) -> None:
    report = asked()
    assert report.title == "What Anna would leave behind"
    assert [row["to"] for row in report.rows] == ["ben", "lotte"]
    assert table(report, "Accounts")[1][6] == "lotte: speaks de; has 0 accounts"
    assert table(report, "Who looks after how much")[0] == ["anna", "2", "48,000", "2", "de, en"]
    command = "amctl handoff plan --from anna --to PERSON [ACCOUNT…]"
    assert prose(report) == f"2 accounts, 48,000 EUR a year, would have nobody: {command}"


def test_what_is_under_way_is_told_and_not_begun_again(asked: Callable[..., Report]) -> None:
    since = date(2026, 11, 16)
    report = asked("ben", going={"acme": Going("ben", since)})
    assert (report.rows[0]["going"], report.rows[0]["since"]) == ("ben", since)
    assert prose(report).endswith("To start 1: amctl handoff plan --from anna --to ben --all --start")
    named = asked("ben", ("acme", "zeta"), going={"acme": Going("lotte", since)})
    assert prose(named).endswith("--to ben zeta --start")
    tones = [next(block.rows[0][7].tone for block in one.blocks if isinstance(block, Table)) for one in (report, named)]
    assert tones == ["good", "warn"]
    all_of_them = asked("ben", ("acme",), going={"acme": Going("ben", since)})
    assert prose(all_of_them) == "1 account, 48,000 EUR a year: each is being handed over already."


def test_what_is_on_its_way_to_the_leaver_is_not_told_to_be_well(asked: Callable[..., Report]) -> None:
    since = date(2026, 11, 16)
    report = asked("ben", ("acme",), going={"acme": Going("anna", since)})
    told = "nothing to start; what is on its way to Anna is to be called off first: amctl handoff cancel acme"
    assert prose(report) == f"1 account, 48,000 EUR a year: {told}"


def test_somebody_without_accounts_leaves_none(asked: Callable[..., Report]) -> None:
    report = asked(leaver="lotte")
    assert (report.rows, report.blocks, report.nothing) == ((), (), "Lotte looks after no account.")


def test_where_nobody_is_left_nobody_takes_it(asked: Callable[..., Report]) -> None:
    alone = Settings.model_validate({"amctl": 1, "people": {"anna": PEOPLE["anna"]}})
    report = asked(settings=alone)
    assert [row["to"] for row in report.rows] == [None, None]
    assert table(report, "Accounts")[0][6] == "nobody"


@pytest.mark.parametrize(
    ("leaver", "expected"),
    [
        ("anna", ["ben", "lotte"]),
        ("jonas", ["anna", "ben", "lotte"]),
        ("mei", ["anna", "ben"]),
        ("xaver", ["anna", "ben"]),
    ],
    ids=["same role", "gone already", "else owners", "not in the settings"],
)
def test_who_could_do_the_same_work(leaver: str, expected: list[str], facts: Callable[..., Facts]) -> None:
    book = [facts(owner="anna"), facts(owner="ben"), facts(owner="jonas")]
    assert pool(people(), leaver, book) == expected
    assert pool(people(), "mei", []) == ["anna", "ben", "lotte"]
    leaving = people(lotte={**PEOPLE["lotte"], "left": {"date": "2027-01-31"}})
    assert pool(leaving, "anna", book) == ["ben"]


def test_the_best_one_speaks_knows_and_is_there(facts: Callable[..., Facts], person: Callable[..., Person]) -> None:
    theirs = (
        person("keller", roles=("economic-buyer",), known_by=("cleo", "anna"), language="fr"),
        person("yilmaz", known_by=("anna",), language="tr"),
    )
    one = facts(language="de", people=theirs, team=("dora",))
    away = [{"from": "2026-11-20", "until": "2026-12-01"}]
    more = {name: {"name": name.title(), "languages": ["de", "fr"]} for name in ("cleo", "dora", "emil", "finn")}
    more["finn"]["away"] = away
    more["gus"] = {"name": "Gus", "languages": ["de"]}
    more["hedi"] = {"name": "Hedi"}
    settings = people(**more)
    assert languages_of(one) == ("de", "fr")
    load = loads([], [], more)
    found = candidates(one, more, settings, load, TODAY)
    assert [each.person for each in found] == ["cleo", "dora", "emil", "hedi", "finn", "gus"]
    assert [each.speaks for each in found] == [True, True, True, None, True, False]
    assert found[0].why(("de", "fr")) == ["knows Keller", "speaks de, fr", "has 0 accounts"]
    assert found[1].why(("de", "fr")) == ["speaks de, fr", "in the team", "has 0 accounts"]
    assert found[3].why(("de", "fr")) == ["has 0 accounts"]
    assert found[4].why(("de",)) == ["speaks de", "has 0 accounts", "away until 2026-12-01"]
    assert lacking(settings.people["gus"], ("de", "fr")) == ("fr",)


def test_whom_nobody_else_knows_is_told(
    asked: Callable[..., Report], facts: Callable[..., Facts], person: Callable[..., Person]
) -> None:
    theirs = (
        person("keller", known_by=("anna",)),
        person("yilmaz", known_by=("anna", "mei")),
        person("old", known_by=("jonas", "anna")),
    )
    report = asked("ben", book=[facts(account="acme", owner="anna", people=theirs)])
    assert report.rows[0]["only"] == ("Keller", "Old")
    assert table(report, "Accounts")[0][5] == "Keller, Old"


def over(from_: str, to: str, state: str = "accepted", kind: str = "account-to-account") -> Handoff:
    day = date(2026, 1, 2)
    return Handoff(kind, from_, to, day, None, state, day, "", "", (), 9)


def test_whoever_owns_accounts_could_as_well_as_those_of_the_same_role(facts: Callable[..., Facts]) -> None:
    book = [facts(owner="mei"), facts(owner="rita", status="ended")]
    assert pool(people(rita={"name": "Rita"}), "anna", book) == ["ben", "lotte", "mei"]


def test_whoever_knows_the_account_could_take_it(facts: Callable[..., Facts], person: Callable[..., Person]) -> None:
    more = {name: {"name": name.title()} for name in ("cleo", "dora", "emil", "finn")}
    handoffs = (
        over("cleo", "dora"),
        over("jonas", "anna"),
        over("emil", "anna", kind="sales-to-account"),
        over("anna", "finn", "rejected"),
    )
    one = facts(people=(person("keller", known_by=("mei", "anna", "jonas")),), handoffs=handoffs)
    assert nearby(one, people(**more), "anna", TODAY) == ["mei", "cleo", "dora"]


def test_who_knows_the_people_goes_before_who_speaks_their_language(
    asked: Callable[..., Report], facts: Callable[..., Facts], person: Callable[..., Person]
) -> None:
    known = facts(account="acme", owner="anna", language="de", people=(person("keller", known_by=("mei",)),))
    report = asked(book=[known, facts(account="beta", owner="anna", language="de")])
    assert [row["to"] for row in report.rows] == ["mei", "lotte"]
    assert [row[0] for row in table(report, "Who looks after how much")] == ["anna", "ben", "lotte", "mei"]


def test_whom_the_settings_name_as_the_successor_goes_before_who_has_more_room(asked: Callable[..., Report]) -> None:
    left = {"date": "2026-12-31", "successor": "mei"}
    languages = {"ben": {**PEOPLE["ben"], "languages": []}, "lotte": {**PEOPLE["lotte"], "languages": []}}
    report = asked(settings=people(**languages, anna={**PEOPLE["anna"], "left": left}))
    assert [row["to"] for row in report.rows] == ["mei", "mei"]
    assert table(report, "Accounts")[0][6] == "mei: is the successor by the settings; has 0 accounts"
    assert "amctl handoff plan --from anna --to mei [ACCOUNT…]" in prose(report)


@pytest.mark.parametrize("heir", ["xaver", "jonas", None], ids=["nobody", "has left, too", "none named"])
def test_a_successor_who_is_not_there_is_not_proposed(asked: Callable[..., Report], heir: str | None) -> None:
    left = {"date": "2026-12-31", **({"successor": heir} if heir else {})}
    report = asked(settings=people(anna={**PEOPLE["anna"], "left": left}))
    assert [row["to"] for row in report.rows] == ["ben", "lotte"]
    assert "--to PERSON" in prose(report)
