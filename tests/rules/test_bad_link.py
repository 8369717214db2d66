"""AM209"""

import pytest


def test_a_bare_host_is_told_with_what_to_write(told):
    assert told("website: www.nordwind.example/de\n") == [
        (
            4,
            10,
            "AM209",
            "warning",
            "www.nordwind.example/de",
            "website is no web address",
            "write https://www.nordwind.example/de",
        )
    ]


@pytest.mark.parametrize(
    "link",
    [
        "javascript:alert(1)",
        "file:///home/anna/x.pdf",
        "ftp://x.example",
        "C:\\Users\\x",
        "https://",
        "https:///x",
        "https://x y.example",
        "https://x.example/a b",
        "https://a@x.example",
        "mailto:anna",
        "see the wiki",
    ],
)
def test_what_opens_for_nobody_else_is_told(told, link):
    (found,) = told(f"links:\n  folder: '{link}'\n")
    assert (found.code, found.message, found.help) == (
        "AM209",
        "folder is no web address",
        "write it from https:// on",
    )


@pytest.mark.parametrize(
    "link",
    [
        "https://x.example",
        "HTTP://x.example:8080/a?b=c#d",
        "https://x.example?q",
        "https://müller.example/ä",
        "mailto:a@x.example",
    ],
)
def test_web_addresses_are_fine(codes, link):
    assert codes(f"links: {{folder: '{link}'}}\n") == []


def test_a_website_is_no_mail_address(codes):
    assert codes("website: mailto:a@x.example\n") == ["AM209"]


def test_links_of_contacts_and_the_story_are_asked_too(told):
    found = told("contacts:\n  k: {name: K, links: {profile: x}}\nadvocacy: {case_study: x.example}\n")
    assert [(one.line, one.code) for one in found] == [(5, "AM209"), (6, "AM209")]


def test_the_address_of_the_book_is_asked_too(told_of_settings):
    (found,) = told_of_settings("amctl: 1\nbase_url: //git.example/x\n")
    assert (found.code, found.at, found.help) == ("AM209", "//git.example/x", "write https://git.example/x")


def test_what_is_the_users_own_or_of_another_shape_is_left_alone(codes):
    assert codes("custom: {website: x, links: {a: b}}\n") == []
    assert "AM209" not in codes("links: x\ncontacts: {k: 1}\nadvocacy: []\nwebsite: [x]\n")
