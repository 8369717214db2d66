"""Who gets no mail, whatever a book says."""

import pytest

from amctl.errors import MailError
from amctl.mail.bounds import bounds_of
from amctl.model.settings import Mail


def config(**changes: object) -> Mail:
    return Mail.model_validate({"transport": "smtp", "from": "Bot <bot@ours.example>", **changes})


def refusal(address: str, mail: Mail | None = None) -> str:
    customers = ["m.keller@gmail.example", "Partner@ours.example", "not an address"]
    return bounds_of(mail or config(), customers, ["acme.example", " @Nordwind.example", "straße.example", ""]).refusal(
        address
    )


@pytest.mark.parametrize("address", ["anna@ours.example", "Anna+x@OURS.example"])
def test_the_domain_of_the_sender_may(address: str) -> None:
    assert refusal(address) == ""


def test_domains_that_are_allowed_may_and_nobody_else() -> None:
    mail = config(allow=["Gmail.example", "@müller.example"])
    assert refusal("anna@gmail.example", mail) == refusal("a@xn--mller-kva.example", mail) == ""
    for address in ("a@other.example", "a@x.ours.example", "a@example", "a@xours.example", "a@ours.example.evil"):
        assert "is neither the domain of from nor in mail.allow" in refusal(address, mail)


def test_a_customer_gets_none_whatever_is_allowed() -> None:
    mail = config(allow=["acme.example", "gmail.example", "mail.nordwind.example", "nordwind.example"])
    assert refusal("M.Keller+private@Gmail.example", mail) == "M.Keller+private@Gmail.example is a customer's contact"
    assert refusal("partner@ours.example", mail) == "partner@ours.example is a customer's contact"
    for address in ("x@acme.example", "x@nordwind.example", "x@mail.nordwind.example"):
        assert refusal(address, mail).endswith("is a customer's domain")


def test_what_is_no_address_gets_none() -> None:
    assert refusal("evil@x.example, anna@ours.example").startswith("no address for mail")


def test_where_nothing_leaves_any_domain_may_but_no_customer() -> None:
    mail = Mail.model_validate({"transport": "files"})
    assert refusal("anna@anywhere.example", mail) == ""
    assert refusal("x@acme.example", mail)
    assert refusal("x@other.example", config(transport="files"))


def test_a_domain_of_the_config_that_is_none_is_told() -> None:
    with pytest.raises(MailError, match="no domain for mail: a b"):
        bounds_of(config(allow=["a b"]), [], [])
    with pytest.raises(MailError, match="no address for mail"):
        bounds_of(config(**{"from": "nobody"}), [], [])
