"""The parts of a file that answer as one."""

from datetime import date
from typing import Any, get_origin

from pydantic import BaseModel

from amctl.document import Document
from amctl.model.account import Account
from amctl.reports.parts import EVENTS, NAMED, THINGS, Part, comments, lines, parts
from amctl.yaml.reader import read

TEXT = """\
name: Acme   # bought by Beta
tags: [a, b]
custom: {erp number: 4711}
x-crm: {owner: {id: 12}}
active: true
nothing:
contacts:
  keller: {name: Miriam Keller, notes: "likes #1, not # 2"}
  odd: text
contracts:
  p: {lines: {addon: {note: co-termed}}}
interactions:
  - {date: 2026-11-03, kind: call, with: [keller], summary: Talked}
  - {date: soon, summary: Later}
  - odd
follow_ups: [{what: Send, due: 2026-11-27}]
handoffs: {not: a list}
issues: none
summary: |
  One # not a comment
  # nor this
"""


def document(text: str = TEXT) -> Document:
    return read("acme.yaml", text.encode())


def found(text: str = TEXT) -> list[tuple[str, str, str, str]]:
    return [
        (part.label, part.field(one), part.address(one), one.text)
        for part in parts(document(text))
        for one in part.values
    ]


def test_parts_values_fields_and_addresses() -> None:
    assert found() == [
        ("contact keller", "id", "contacts.keller", "keller"),
        ("contact keller", "name", "contacts.keller.name", "Miriam Keller"),
        ("contact keller", "notes", "contacts.keller.notes", "likes #1, not # 2"),
        ("contact odd", "id", "contacts.odd", "odd"),
        ("contact odd", "", "contacts.odd", "text"),
        ("contract p", "id", "contracts.p", "p"),
        ("contract p", "lines", "contracts.p.lines.addon", "addon"),
        ("contract p", "lines addon note", "contracts.p.lines.addon.note", "co-termed"),
        ("call of 2026-11-03", "date", "interactions[2026-11-03].date", "2026-11-03"),
        ("call of 2026-11-03", "kind", "interactions[2026-11-03].kind", "call"),
        ("call of 2026-11-03", "with", "interactions[2026-11-03].with[0]", "keller"),
        ("call of 2026-11-03", "summary", "interactions[2026-11-03].summary", "Talked"),
        ("interactions 2", "date", "interactions[1].date", "soon"),
        ("interactions 2", "summary", "interactions[1].summary", "Later"),
        ("interactions 3", "", "interactions[2]", "odd"),
        ("follow-up due 2026-11-27", "what", "follow_ups[2026-11-27].what", "Send"),
        ("follow-up due 2026-11-27", "due", "follow_ups[2026-11-27].due", "2026-11-27"),
        ("account", "name", "name", "Acme"),
        ("account", "tags", "tags[0]", "a"),
        ("account", "tags", "tags[1]", "b"),
        ("account", "custom", "custom.erp number", "erp number"),
        ("account", "custom erp number", "custom.erp number", "4711"),
        ("account", "x-crm", "x-crm.owner", "owner"),
        ("account", "x-crm owner id", "x-crm.owner.id", "12"),
        ("account", "handoffs not", "handoffs.not", "a list"),
        ("account", "issues", "issues", "none"),
        ("account", "summary", "summary", "One # not a comment\n# nor this\n"),
    ]


def test_only_what_happens_has_a_day() -> None:
    days = {part.label: part.day for part in parts(document()) if part.kind == "event"}
    assert days["call of 2026-11-03"] == date(2026, 11, 3)
    assert days["interactions 2"] is None
    assert all(part.day is None for part in parts(document()) if part.kind != "event")


def all_of(part: Part) -> list[tuple[int, str]]:
    return [(part.line, one.text) for one in part.values]


def test_comments_are_found_and_what_only_looks_like_one_is_not() -> None:
    assert [all_of(one) for one in comments(document(), bool)] == [[(1, "bought by Beta")]]
    assert not list(comments(document(), lambda text: "Acme" in text)), "the rest of the line is none of it"
    assert not list(comments(document("name: A\n"), bool))
    many = f"name: A {'# ' * 60}tender\n"
    assert [one.line for one in comments(document(many), lambda text: "tender" in text)] == [1]
    quoted = 'name: "a # b # c"   # d # e\n'
    assert [all_of(one) for one in comments(document(quoted), bool)] == [[(1, "d # e")]]
    assert not list(comments(document(quoted), lambda text: text == "e"))
    modeline = "# yaml-language-server: $schema=x\nname: A\n## b # c\n"
    assert [all_of(one) for one in comments(document(modeline), bool)] == [[(3, "b # c")]]


def test_lines_of_a_broken_file() -> None:
    found = [all_of(one) for one in lines(document("name: A\n  owner: [\n"), lambda text: "owner" in text)]
    assert found == [[(2, "owner: [")]]


def test_the_parts_are_those_of_the_model() -> None:
    """A collection by id is a thing, a mapping whose keys are people's words is named as such."""

    def mappings(model: type[BaseModel], seen: set[Any]) -> set[str]:
        names: set[str] = set()
        for name, field in model.model_fields.items():
            names |= {name} if get_origin(field.annotation) is dict else set()
            for inner in getattr(field.annotation, "__args__", ()):
                if isinstance(inner, type) and issubclass(inner, BaseModel) and inner not in seen:
                    names |= mappings(inner, {*seen, inner})
        return names

    assert mappings(Account, {Account}) - {"custom"} == (THINGS.keys() | NAMED) - {"custom"}
    fields = Account.model_fields
    for name, (_, day) in EVENTS.items():
        assert get_origin(fields[name].annotation) is tuple
        assert day in fields[name].annotation.__args__[0].model_fields  # type: ignore[union-attr]
