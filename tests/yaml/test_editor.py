"""What the editor writes, operation by operation, and in which style."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from textwrap import dedent
from time import perf_counter

import pytest

from amctl.changes.apply import Inapplicable
from amctl.changes.edits import Append, Change, Entry, Quote, Remove, Rename, Set
from amctl.model.account import Account
from amctl.model.settings import Settings
from amctl.yaml.editor import carried_out

DAY = date(2026, 11, 23)
CALL = {"date": DAY, "kind": "call", "summary": "Fine."}
LONG = {"date": DAY, "kind": "call", "by": "anna", "with": ["keller"], "direction": "out", "reached": True,
        "summary": "Talked through the renewal; wants a fixed price."}  # fmt: skip


def edit(before: str, *changes: Change) -> str:
    """The text with the changes in it."""
    return carried_out("acme.yaml", dedent(before).encode(), changes, Account).decode()


CASES: list[tuple[str, str, Change, str]] = [
    ("a word that other readers bend gets quotes, in braces and on lines", """\
        address: {postcode: 01067, country: NO}   # Dresden?
     """, Quote(("address", "postcode"), "01067"), """\
        address: {postcode: "01067", country: NO}   # Dresden?
     """),
    ("a word that has quotes keeps them", """\
        address:
          country: 'NO'   # Norway
     """, Quote(("address", "country"), "NO"), """\
        address:
          country: 'NO'   # Norway
     """),
    ("an entry goes behind the last one, before the next banner", """\
        follow_ups:
          - {what: A, due: 2026-11-24}   # soon

        # ---- History ----
        interactions: []
     """, Append(("follow_ups",), {"what": "B", "due": DAY}), """\
        follow_ups:
          - {what: A, due: 2026-11-24}   # soon
          - {what: B, due: 2026-11-23}

        # ---- History ----
        interactions: []
     """),
    ("comments deeper than the dash belong to the last entry", """\
        tags:
          - a
            # of a
          # of none
        name: X
     """, Append(("tags",), "b"), """\
        tags:
          - a
            # of a
          - b
          # of none
        name: X
     """),
    ("an entry in block style like its neighbours", """\
        interactions:
        -   date: 2026-11-20
            kind: call
            summary: Short.
     """, Append(("interactions",), CALL), """\
        interactions:
        -   date: 2026-11-20
            kind: call
            summary: Short.
        -   date: 2026-11-23
            kind: call
            summary: Fine.
     """),
    ("an entry a little too wide is broken behind a comma", """\
        interactions:
          - {date: 2026-11-20, kind: call, summary: Short.}
     """, Append(("interactions",), LONG), """\
        interactions:
          - {date: 2026-11-20, kind: call, summary: Short.}
          - {date: 2026-11-23, kind: call, by: anna, with: [keller], direction: out, reached: true,
             summary: Talked through the renewal; wants a fixed price.}
     """),
    ("a missing section stands where the format has it", """\
        name: X
        owner: anna
        contacts:
          keller: {name: K}

        interactions:
          - {date: 2026-11-20, kind: call, summary: Short.}
     """, Append(("follow_ups",), {"what": "B", "due": DAY}), """\
        name: X
        owner: anna
        contacts:
          keller: {name: K}

        follow_ups:
          - {what: B, due: 2026-11-23}

        interactions:
          - {date: 2026-11-20, kind: call, summary: Short.}
     """),
    ("missing levels are made", "name: X\n",
     Set(("contracts", "p", "lines", "seats", "amount"), Decimal("480.00")), """\
        name: X
        contracts:
          p:
            lines:
              seats: {amount: 480.00}
     """),
    ("a key with nothing gets its list", """\
        follow_ups:   # by day
        name: X
     """, Append(("follow_ups",), {"what": "B", "due": DAY}), """\
        follow_ups:   # by day
          - {what: B, due: 2026-11-23}
        name: X
     """),
    ("an empty list gets its entries on lines of their own", "follow_ups: []   # none\n",
     Append(("follow_ups",), {"what": "B", "due": DAY}), """\
        follow_ups:   # none
          - {what: B, due: 2026-11-23}
     """),
    ("an empty list of words stays in brackets", "tags: []\n", Append(("tags",), "a"), "tags: [a]\n"),
    ("a list in brackets with a comment inside keeps it", "tags: [  # none\n  ]\n", Append(("tags",), "a"),
     "tags: [  # none\n  a]\n"),
    ("brackets, an entry a line", "tags: [\n  a,   # one\n  b   # two\n]\n", Append(("tags",), "c"),
     "tags: [\n  a,   # one\n  b,   # two\n  c\n]\n"),
    ("a value keeps its comment and its quotes", "owner: 'anna'   # ours\n", Set(("owner",), "ben", "anna"),
     "owner: 'ben'   # ours\n"),
    ("days and amounts stand without quotes", 'since: "2026-01-01"\n', Set(("since",), DAY, "2026-01-01"),
     "since: 2026-11-23\n"),
    ("a text over several lines becomes a block", "summary: Short.   # hers\nname: X\n",
     Set(("summary",), "One.\nTwo.\n", "Short."), "summary: |   # hers\n  One.\n  Two.\nname: X\n"),
    ("a block becomes a line again", "summary: |   # hers\n  One.\n  Two.\n\n# next\nname: X\n",
     Set(("summary",), "Short.", "One.\nTwo.\n"), "summary: Short.   # hers\n\n# next\nname: X\n"),
    ("what would not read back from a block stands in quotes", "summary: Short.\n",
     Set(("summary",), " One.\nTwo.\n\n", "Short."), 'summary: " One.\\nTwo.\\n\\n"\n'),
    ("a mapping changes where it differs", """\
        rating: {colour: 'yellow', reason: travels, date: 2026-11-01}   # hm
     """, Set(("rating",), {"colour": "red", "date": "2026-11-01", "by": "anna"},
              {"colour": "yellow", "reason": "travels", "date": "2026-11-01"}),
     "rating: {colour: 'red', date: 2026-11-01, by: anna}   # hm\n"),
    ("a list changes where it differs", """\
        tags:
          - a   # first
          - b   # second
          - c   # third
     """, Set(("tags",), ["a", "x", "z", "c"], ["a", "b", "c"]), """\
        tags:
          - a   # first
          - x   # second
          - z
          - c   # third
     """),
    ("a new key stands where the format has it", """\
        contacts:
          keller:
            name: K         # Dr.
            stance: champion
     """, Set(("contacts", "keller", "title"), "COO"), """\
        contacts:
          keller:
            name: K         # Dr.
            title: COO
            stance: champion
     """),
    ("a new id stands at the end, parted like the others", """\
        contacts:
          keller:
            name: K

          brandt:
            name: B
        tags: [a]
     """, Set(("contacts", "adams"), {"name": "A", "title": "CFO"}), """\
        contacts:
          keller:
            name: K

          brandt:
            name: B

          adams:
            name: A
            title: CFO
        tags: [a]
     """),
    ("the first key of an entry moves up to the dash", "handoffs:\n  - from: a\n    to: b\n",
     Set(("handoffs", Entry(("", ""), 0), "kind"), "sales-to-account"),
     "handoffs:\n  - kind: sales-to-account\n    from: a\n    to: b\n"),
    ("an entry goes with its comment", "tags:\n  - a   # one\n  - b   # two\n  # of none\n",
     Remove(("tags", Entry(("a",))), "a"),
     "tags:\n  - b   # two\n  # of none\n"),
    ("the last entry leaves an empty list", "tags:   # words\n  # sorted\n  - a\nname: X\n",
     Remove(("tags", Entry(("a",))), "a"),
     "tags: []   # words\n  # sorted\nname: X\n"),
    ("the last key leaves an empty mapping", "custom: {a: 1}\n", Remove(("custom", "a"), 1), "custom: {}\n"),
    ("two gaps that meet become one", "name: X\n\ntags: [a]\n\nteam: {}\n", Remove(("tags",), ["a"]),
     "name: X\n\nteam: {}\n"),
    ("a key goes out of braces", "custom: {a: 1, b: 2, c: 3}\n", Remove(("custom", "b"), 2), "custom: {a: 1, c: 3}\n"),
    ("a key gets another name", "contacts:\n  'keller' : {name: K}   # Dr.\n", Rename(("contacts", "keller"), "miriam"),
     "contacts:\n  'miriam' : {name: K}   # Dr.\n"),
    ("an anchor moves to its first alias", "language: &l de\nx-a: *l\nx-b: *l\n", Set(("language",), "en", "de"),
     "language: en\nx-a: &l de\nx-b: *l\n"),
    ("an alias becomes a value", "language: &l de\nx-a: *l   # same\n", Set(("x-a",), "en", "de"),
     "language: &l de\nx-a: en   # same\n"),
    ("a comment that belongs to an empty key stays below it", "x-a:\n     # none yet\nname: X\n",
     Set(("x-a",), {"text": "one\ntwo\n"}), "x-a:\n     # none yet\n  text: |\n    one\n    two\nname: X\n"),
    ("a comment at the edge of what is next stays there", "x-a:\n# next\nname: X\n",
     Set(("x-a",), {"text": "one\ntwo\n"}), "x-a:\n  text: |\n    one\n    two\n# next\nname: X\n"),
    ("no final line end stays so", "tags:\n  - a", Append(("tags",), "b"), "tags:\n  - a\n  - b"),
    ("behind the end mark stands nothing", "tags:\n  - a\n...\n", Append(("tags",), "b"), "tags:\n  - a\n  - b\n...\n"),
    ("kept blank lines stay part of the text", "x-a: |+\n  x\n\nname: X\n", Set(("name",), "Z", "X"),
     "x-a: |+\n  x\n\nname: Z\n"),
    ("a list in a list", "x-m:\n  - - a\n    - b\n", Append(("x-m",), ["c", "d"]),
     "x-m:\n  - - a\n    - b\n  - [c, d]\n"),
    ("words in quotes all around", "tags: [\"a\", \"b\"]\n", Append(("tags",), "c"), "tags: [\"a\", \"b\", \"c\"]\n"),
    ("a key without a colon gets one", "name: X\n? x-a\n", Set(("x-a",), "words"), "name: X\n? x-a\n: words\n"),
    ("what the old key held below it goes", "tags:   # words\n  # two\n  - a\n  - b\nname: X\n",
     Set(("tags",), "a", ["a", "b"]),
     "tags: a   # words\n  # two\nname: X\n"),
    ("a comment behind a word that becomes an entry speaks of the whole", "x-a:\n  - b   # hm\n",
     Set(("x-a", Entry(("b",))), {"what": "c", "text": "one\ntwo\n"}, "b"),
     "x-a:\n  -   # hm\n    what: c\n    text: |\n      one\n      two\n"),
    ("a file that is one pair of braces", "{name: X, owner: anna}\n", Set(("tags",), ["a"]),
     "{name: X, owner: anna, tags: [a]}\n"),
    ("the first key does not stand above what introduces the file", "# schema\nowner: anna\n", Set(("name",), "X"),
     "# schema\nowner: anna\nname: X\n"),
    ("a wide list in a list is broken behind commas", "x-a:\n  - b\n",
     Set(("x-a", Entry(("b",))), ["c" * 70, "d" * 70], "b"),
     f"x-a:\n  - [{'c' * 70},\n     {'d' * 70}]\n"),
    ("a text block below its key goes", "x-a:\n  |\n  b\nname: X\n", Set(("x-a",), "c\nd\n", "b\n"),
     "x-a: |\n  c\n  d\nname: X\n"),
    ("a word below its key becomes an entry", "x-a:\n  b\nname: X\n", Set(("x-a",), [{"c": 1}], "b"),
     "x-a:\n  - {c: 1}\nname: X\n"),
    ("a word below its key and a comment stays below it", "x-a:  # hm\n  b\nname: X\n", Set(("x-a",), "c\nd\n", "b"),
     'x-a:  # hm\n  "c\\nd\\n"\nname: X\n'),
    ("a word below its key and a comment becomes a list there", "x-a:  # hm\n  b\nname: X\n",
     Set(("x-a",), [{"c": 1}], "b"),
     "x-a:  # hm\n  [{c: 1}]\nname: X\n"),
    ("braces with a comment behind stay braces", "x-a:\n  - {}  # hm\n  - b\n", Set(("x-a", Entry(("{}",)), "c"), "d"),
     "x-a:\n  - {c: d}  # hm\n  - b\n"),
    ("a comment below the first key stays above the second", "x-a:\n  - b: 1\n    # of c\n    c: 2\n",
     Remove(("x-a", Entry(("{'b': 1, 'c': 2}",)), "b"), 1), "x-a:\n  -\n    # of c\n    c: 2\n"),
    ("the last key goes, the comment above it stays, and no line end comes", "name: X\n# of a\nx-a: 1",
     Remove(("x-a",), 1),
     "name: X\n# of a"),
    ("an anchor in brackets moves to an alias in brackets", "x-a: {b: &c 'd: e', f: 1}\nx-g: [*c , *c ]\n",
     Remove(("x-a", "b"), "d: e"), "x-a: {f: 1}\nx-g: [&c 'd: e' , *c ]\n"),
    ("an anchor whose aliases go with it", "x-a:\n  b: &c d\n  e: *c\nname: X\n",
     Remove(("x-a",), {"b": "d", "e": "d"}),
     "name: X\n"),
    ("an anchor of which another word takes over", "x-a: &c d\nx-b: &c e\nx-f: *c\n", Remove(("x-a",), "d"),
     "x-b: &c e\nx-f: *c\n"),
    ("an entry in front", "tags: [b]\n", Set(("tags",), ["a", "b"], ["b"]), "tags: [a, b]\n"),
    ("an entry in front of a comment", "tags: [ # of b\n  b]\n", Set(("tags",), ["a", "b"], ["b"]),
     "tags: [ # of b\n  a,\n  b]\n"),
    ("a wide line in brackets is broken", f"x-a: [{'b' * 110}, c]\n",
     Append(("x-a",), "d" * 9), f"x-a: [{'b' * 110}, c,\n      {'d' * 9}]\n"),
    ("an entry of several goes with its line", "tags: [\n  a,  # one\n  b  # two\n]\n",
     Remove(("tags", Entry(("b",))), "b"),
     "tags: [\n  a,  # one\n]\n"),
    ("the only entry goes, a comment inside stays", "tags: [a,  # one\n  ]\nname: X\n",
     Remove(("tags", Entry(("a",))), "a"),
     "tags: [  # one\n  ]\nname: X\n"),
    ("the last of a line goes with its comma", "custom: {a: 1, b: 2,\n  c: 3}\n",
     Remove(("custom", "b"), 2), "custom: {a: 1,\n  c: 3}\n"),
    ("the first of a line behind a comment", "custom: {a: 1,  # one\n  b: 2, c: 3}\n", Remove(("custom", "b"), 2),
     "custom: {a: 1,  # one\n  c: 3}\n"),
    ("the last behind a comment", "custom: {a: 1,  # one\n  b: 2}\n",
     Remove(("custom", "b"), 2), "custom: {a: 1,  # one\n  }\n"),
    ("a value behind a colon without a blank", 'custom: {"a":1,"b":}\n',
     Set(("custom", "a"), "x", 1), 'custom: {"a": x,"b":}\n'),
    ("nothing becomes a value in braces", "custom: {a: , b: }\n",
     Set(("custom", "b"), "x", None), "custom: {a: , b: x }\n"),
    ("a list becomes a mapping", "custom:  # hm\n  - a\n\nname: X\n", Set(("custom",), {"b": "one\ntwo"}, ["a"]),
     "custom:  # hm\n  b: |-\n    one\n    two\n\nname: X\n"),
    ("a mapping behind a dash becomes words", "x-a:\n  - b: 1\n    c: 2\n",
     Set(("x-a", Entry(("{'b': 1, 'c': 2}",))), "d", {"b": 1, "c": 2}),
     "x-a:\n  - d\n"),
    ("a list with an anchor becomes words", "x-a: &b  # hm\n  - c\nname: X\n",
     Set(("x-a",), "d", ["c"]), "x-a: &b d  # hm\nname: X\n"),
    ("nothing with an anchor becomes words", "x-a: &b   # hm\nname: X\n",
     Set(("x-a",), "c", None), "x-a: &b c   # hm\nname: X\n"),
    ("a key in a mapping with an anchor", "team: &b   # hm\n  mei: x\n",
     Set(("team",), {"ben": "z", "mei": "x"}, {"mei": "x"}),
     "team: &b   # hm\n  mei: x\n  ben: z\n"),
    ("a comment behind a word that becomes one key", "x-a:\n  - b: 1\n  - c  # hm\n",
     Set(("x-a", Entry(("c",))), {"d": 2}, "c"),
     "x-a:\n  - b: 1\n  - {d: 2}  # hm\n"),
    ("the last key of a file leaves an empty mapping", "# hm\nname: X   # ours\n",
     Remove(("name",), "X"), "# hm\n{}\n"),
    ("the last entry behind a dash", "x-a:\n  - - b\n",
     Remove(("x-a", Entry(("b",)), Entry(("b",))), "b"), "x-a:\n  - []\n"),
    ("the last key goes, the comment above it stays", "name: X\n# of a\nx-a: 1\n",
     Remove(("x-a",), 1), "name: X\n# of a\n"),
    ("an entry below its dash like its neighbours", "x-a:\n  -\n     b: 1\n", Append(("x-a",), {"c": 2, "d": 3}),
     "x-a:\n  -\n     b: 1\n  -\n     c: 2\n     d: 3\n"),
    ("braces around everything with a comment", "{ # hm\n  name: X}\n",
     Set(("name",), "Z", "X"), "{ # hm\n  name: Z}\n"),
    ("a key with nothing gets what is below it", "contracts:   # none\nname: X\n",
     Set(("contracts", "p", "number"), "1-2"),
     'contracts:   # none\n  p: {number: "1-2"}\nname: X\n'),
    ("an entry behind dashes with nothing", "tags:\n  -\n  - b\n",
     Append(("tags",), "c"),
     "tags:\n  -\n  - b\n  - c\n"),
]  # fmt: skip


@pytest.mark.parametrize(("before", "change", "after"), [one[1:] for one in CASES], ids=[one[0] for one in CASES])
def test_one_change(before: str, change: Change, after: str) -> None:
    assert edit(before, change) == dedent(after)


@pytest.mark.parametrize(("before", "change", "after"), [one[1:] for one in CASES], ids=[one[0] for one in CASES])
def test_one_change_under_other_line_ends_and_a_byte_order_mark(before: str, change: Change, after: str) -> None:
    given = "\ufeff" + dedent(before).replace("\n", "\r\n")
    wanted = "\ufeff" + dedent(after).replace("\n", "\r\n")
    assert carried_out("acme.yaml", given.encode(), [change], Account).decode() == wanted


def test_several_changes_are_carried_out_in_order() -> None:
    text = edit("name: X\n", Append(("tags",), "a"), Append(("tags",), "b"), Remove(("tags", Entry(("a",))), "a"))
    assert text == "name: X\ntags: [b]\n"


def test_no_change_leaves_every_byte() -> None:
    content = b"\xef\xbb\xbf# x\r\nname:   X   \r\n\r\n"
    assert carried_out("acme.yaml", content, [], Account) == content


def test_a_value_that_is_there_already_leaves_every_byte() -> None:
    content = b"rating: {colour:   'red', date: 2026-11-23}\n"
    change = Set(("rating",), {"colour": "red", "date": DAY}, {"colour": "red", "date": "2026-11-23"})
    assert carried_out("acme.yaml", content, [change], Account) == content


def test_what_the_data_do_not_allow_is_no_matter_of_text() -> None:
    with pytest.raises(Inapplicable, match="another by now"):
        edit("owner: anna\n", Set(("owner",), "ben", "mei"))


def test_the_settings_are_edited_alike() -> None:
    before = b"amctl: 1\npeople:\n  anna: {name: Anna Becker}   # since 2019\n"
    away = {"from": DAY, "until": date(2026, 12, 4), "cover": "ben"}
    after = carried_out("amctl.yaml", before, [Append(("people", "anna", "away"), away)], Settings)
    assert after.decode() == (
        "amctl: 1\npeople:\n"
        "  anna: {name: Anna Becker, away: [{from: 2026-11-23, until: 2026-12-04, cover: ben}]}   # since 2019\n"
    )


@pytest.mark.parametrize("width", [1, 2, 3, 4, 8])
def test_what_is_new_is_indented_like_the_rest(width: int) -> None:
    step = " " * width
    before = f"contacts:\n{step}keller:\n{step * 2}name: K\nx-l:\n{step}- a\n"
    new = {"name": "A", "notes": "One.\nTwo.\n"}
    lines = [f"{step}adams:", f"{step * 2}name: A", f"{step * 2}notes: |", f"{step * 3}One.", f"{step * 3}Two."]
    after = edit(before, Set(("contacts", "adams"), new), Append(("usage",), {"date": DAY, "note": "a\nb\n"}))
    assert "\n".join(lines) in after
    assert f"usage:\n{step}- date: 2026-11-23\n" in after


def test_an_edit_of_a_long_file_takes_no_time(example: Path) -> None:
    content = (example / "nordwind-logistik.yaml").read_bytes()
    best = 1.0
    for _ in range(5):
        begun = perf_counter()
        carried_out("nordwind-logistik.yaml", content, [Append(("interactions",), CALL)], Account)
        best = min(best, perf_counter() - begun)
    assert best < 0.3  # a hundredth on an idle machine


def test_logging_a_call_only_adds_lines_to_every_example(example: Path) -> None:
    for file in sorted(example.glob("*.yaml")):
        if file.stem != "amctl":
            before = file.read_text(encoding="utf-8").splitlines()
            after = (
                carried_out(file.name, file.read_bytes(), [Append(("interactions",), LONG)], Account)
                .decode()
                .splitlines()
            )
            left = iter(after)
            assert all(line in left for line in before), file.name
            assert 1 <= len(after) - len(before) <= 10
