"""AM211"""

import pytest

A36 = "a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8"
HELP = "take it out, and change it wherever it is used: git keeps what was once committed"


def test_a_password_is_told_without_being_repeated(told):
    assert told("summary: The password is blue42horse, she says\n") == [
        (
            4,
            14,
            "AM211",
            "warning",
            "password is blue42horse",
            "this looks like a password or key, and the file is kept in git",
            HELP,
        )
    ]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("-----BEGIN " + "RSA PRIVATE KEY-----", "a private key"),
        ("-----BEGIN " + "PGP PRIVATE KEY BLOCK-----", "a private key"),
        ("AKIA" + "ABCDEFGHIJKLMNOP", "a key of AWS"),
        ("AIza" + A36[:35], "a key of Google"),
        ("sk_live_" + A36[:20], "a key of Stripe"),
        ("ghp_" + A36, "a token of GitHub"),
        ("github_pat_" + A36, "a token of GitHub"),
        ("glpat-" + A36[:20], "a token of GitLab"),
        ("xoxb-" + "123456789012-abc", "a token of Slack"),
        ("https://hooks.slack.com/services/" + "T0001/B0001/" + A36, "a token of Slack"),
        ("sk-proj-" + A36, "a key of a language model"),
        (f"eyJ{A36}.eyJ{A36}.{A36}", "a JSON Web Token"),
        ("https://anna:hunter2@x.example/", "a password in a web address"),
        ("Passwort ist Sommer2026!", "a password or key"),
        ("das Passwort lautet Sommer2026!", "a password or key"),
        ("Kennwort = 'x7x7x7x7'", "a password or key"),
        ("API key=4f9a8b7c6d", "a password or key"),
        ("API-Schlüssel ist 4f9a8b7c6d", "a password or key"),
        ("x_client_secret=4f9a8b7c6d", "a password or key"),
    ],
)
def test_what_looks_like_a_secret(told, text, what):
    (found,) = told(f"summary: |\n  Use it:\n  {text}\n")
    assert (found.line, found.code, found.message) == (
        6,
        "AM211",
        f"this looks like {what}, and the file is kept in git",
    )
    assert found.at in text
    assert found.at not in found.message + found.help


def test_comments_and_keys_are_looked_at(told):
    found = told("# password: blue42horse\ncustom:\n  'password': blue42horse\n")
    assert [(one.line, one.column) for one in found] == [(4, 3), (6, 4)]


def test_a_line_is_told_once(codes):
    assert codes(f"summary: AKIAABCDEFGHIJKLMNOP and ghp_{A36} and password is blue42horse\n") == ["AM211"]


@pytest.mark.parametrize(
    "text",
    [
        "The password is in the vault",
        "Password is expired since 2026-11-01",
        "password is 2026-11-01",
        "Passwort: siehe Tresor, Eintrag 42",
        "Passwort ist 12 Zeichen lang",
        "password = https://vault.example/entry42",
        "password is 1Password-managed",
        "password is abc12",
        "They lost 3 tokens; token = SUP-4711",
        "compassword is blue42horse",
        "key is blue42horse",
        "https://x.example:8080/@anna",
        "mail anna@x.example",
        "AKIAshort",
        "ask-" + "a" * 40,
        "sk-" + "a" * 40,
        "-----BEGIN CERTIFICATE-----",
    ],
)
def test_what_is_none(codes, text):
    assert codes(f"summary: |\n  {text}\n") == []


def test_hostile_text_is_looked_through_quickly(codes):
    text = "-eyJ-sk-glpat-://a:password is is:" * 5000
    assert codes(f"summary: '{text}'\n") == []
