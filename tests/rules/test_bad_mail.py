"""AM212"""

import pytest


def test_what_is_no_mail_address_is_told(told):
    assert told("contacts:\n  keller: {name: Keller, email: m.keller@nordwind}\n") == [
        (
            5,
            33,
            "AM212",
            "warning",
            "m.keller@nordwind",
            "this is no mail address",
            "write one address: name@company.example",
        )
    ]


@pytest.mark.parametrize(
    "address",
    [
        "foo",
        "a b@x.example",
        "l@x.example,m@x.example",
        "Keller <k@x.example>",
        "a@b@x.example",
        "a@x.example\\nBcc: b@x.example",
    ],
)
def test_all_that_is_none_is_told(codes, address):
    assert codes(f'contacts: {{keller: {{name: Keller, email: "{address}"}}}}\n') == ["AM212"]


@pytest.mark.parametrize(
    "address", ["m.keller@nordwind.example", "k+crm@mail.nordwind.example", "jörg@bücher.example", ""]
)
def test_what_is_one_is_fine(codes, address):
    assert codes(f'contacts: {{keller: {{name: Keller, email: "{address}"}}}}\n') == []


def test_addresses_of_ours_are_looked_at_too():
    from amctl.document import Document
    from amctl.rules import bad_mail

    data = {"people": {"anna": {"email": "anna"}, "ben": {"name": "Ben"}, "odd": None}, "contacts": None}
    (hit,) = bad_mail.check(Document("amctl.yaml", "", data, {}, ()), ())
    assert hit.message == "this is no mail address"
