"""AM207"""

import pytest


def _head(name: str) -> str:
    return f"status: active\nowner: anna\nname: {name}\n"


def test_the_same_name_is_told_at_the_name_of_the_second(told_of_book):
    assert told_of_book({"acme.yaml": "", "acme-2.yaml": ""}) == [
        (
            "acme-2.yaml",
            1,
            7,
            "AM207",
            "warning",
            "Acme",
            "likely the same customer as acme: both are called Acme",
            "keep one of them, or write parent: acme (or related, with how)",
        )
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ACME GmbH", "Acme, Inc."),
        ("Müller & Söhne GmbH & Co. KG", "MÜLLER & SÖHNE"),
        ("Valdombre S.A.", "Valdombre SAS"),
        ("Kowalski Sp. z o.o.", "Kowalski"),
        ("Østerby Kjølehus AS", "Østerby Kjølehus"),
        ("東京商事", "東京商事"),
    ],
)
def test_case_signs_and_legal_forms_make_no_difference(told_of_book, one, other):
    files = {"a.yaml": one, "b.yaml": other}
    assert [row[3] for row in told_of_book(files, head=_head)] == ["AM207"]


@pytest.mark.parametrize(("one", "other"), [("Acme North", "Acme South"), ("AG", "SE"), ("東京商事", "大阪商事")])
def test_other_names_are_others(told_of_book, one, other):
    assert told_of_book({"a.yaml": one, "b.yaml": other}, head=_head) == []


def test_an_alias_is_a_name_and_a_domain_is_a_mark(told_of_book):
    files = {
        "a.yaml": "x\naliases: [Nord, NWL]\ndomains: [nord.example]",
        "b.yaml": "nwl ag",
        "c.yaml": "y\ndomains: [Nord.example, n.example]",
    }
    assert [(row[0], row[6]) for row in told_of_book(files, head=_head)] == [
        ("b.yaml", "likely the same customer as a: both are called nwl ag"),
        ("c.yaml", "likely the same customer as a: both write from Nord.example"),
    ]


def test_a_pair_is_told_once(told_of_book):
    files = {"a.yaml": "aliases: [A]\ndomains: [a.example]\n", "b.yaml": "aliases: [A]\ndomains: [a.example]\n"}
    assert len(told_of_book(files)) == 1


@pytest.mark.parametrize("more", ["parent: a\n", "related: [{account: a, kind: partner}]\n"])
def test_companies_of_a_group_are_no_twins(told_of_book, more):
    assert told_of_book({"a.yaml": "", "b.yaml": more}) == []
    assert told_of_book({"b.yaml": more, "a.yaml": ""}) == []


def test_daughters_of_one_parent_are_no_twins(told_of_book):
    files = {"p.yaml": "Holding", "a.yaml": "Acme\nparent: p", "b.yaml": "Acme\nparent: p"}
    assert told_of_book(files, head=_head) == []
    assert len(told_of_book(files | {"q.yaml": "Other", "b.yaml": "Acme\nparent: q"}, head=_head)) == 1


def test_what_has_ended_is_not_compared(told_of_book):
    def head(status: str) -> str:
        return f"name: Acme\nstatus: {status}\nowner: anna\n"

    assert told_of_book({"a.yaml": "ended", "b.yaml": "active"}, head=head) == []
    assert len(told_of_book({"a.yaml": "paused", "b.yaml": "prospect"}, head=head)) == 1
