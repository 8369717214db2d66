"""AM318"""

import pytest

KELLER = "contacts: {keller: {name: Miriam Keller, email: M.Keller@Nordwind.example}}\n"
DOMAINS = "domains: [Acme.example, nordwind.example]\n"
REMEDY = "write an address of ours, or take "


def _anna(address: str) -> str:
    return (
        "amctl: 1\npeople:\n  ben: {name: Ben}\n"
        f'  anna: {{name: Anna Becker, email: "{address}"}}\n  mei: {{name: Mei, email: mei@us.example}}\n'
    )


def test_the_address_of_a_contact_is_told_whatever_the_case(told_of_settings):
    assert told_of_settings(_anna("m.keller@nordwind.example"), ("", KELLER + DOMAINS)) == [
        (
            4,
            36,
            "AM318",
            "error",
            '"m.keller@nordwind.example"',
            "Anna Becker has the mail address of keller at a1: reminders would go to the customer",
            f"{REMEDY}it out of the contact",
        )
    ]


@pytest.mark.parametrize("address", ["x@nordwind.example", "x@NORDWIND.example", "x@mail.hq.nordwind.example"])
def test_an_address_in_a_domain_of_theirs_or_below_it_is_told(told_of_settings, address):
    (found,) = told_of_settings(_anna(address), ("", DOMAINS))
    assert found[4:] == (
        f'"{address}"',
        "Anna Becker has a mail address of a1 (nordwind.example): reminders would go to the customer",
        f"{REMEDY}nordwind.example out of the domains of the account",
    )


def test_a_contact_who_has_left_is_a_customer_still(told_of_settings):
    gone = KELLER.replace("}}", ", left: {date: 2020-01-01}}}")
    assert len(told_of_settings(_anna("m.keller@nordwind.example"), (gone,))) == 1


@pytest.mark.parametrize("address", ["anna@us.example", "anna@mynordwind.example", "anna@example", "anna", ""])
def test_addresses_of_ours_are_fine(told_of_settings, address):
    assert told_of_settings(_anna(address), (KELLER + DOMAINS,)) == []
    assert told_of_settings(_anna("m.keller@nordwind.example"), ("",)) == []


def test_it_is_told_while_other_files_cannot_be_read(told_of_settings):
    assert len(told_of_settings(_anna("x@acme.example"), (DOMAINS,), ("broken",))) == 1
