"""AM210"""

import pytest


def test_a_hidden_character_is_told_by_its_code_point_and_its_place(told):
    assert told('contacts:\n  keller: {name: Keller, phone: "\u202a+49 40 123456\u202c"}\n') == [
        (
            5,
            33,
            "AM210",
            "warning",
            '"\u202a+49 40 123456\u202c"',
            "hidden character U+202A (LEFT-TO-RIGHT EMBEDDING) is character 1 of contacts.keller.phone",
            "type the text anew",
        )
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('tags: [a, "b\\x07"]', "hidden character U+0007 (a control character) is character 2 of tags.2"),
        ("summary: a\u200bb", "hidden character U+200B (ZERO WIDTH SPACE) is character 2 of summary"),
        ("summary: Ver\u00adtrag", "hidden character U+00AD (SOFT HYPHEN) is character 4 of summary"),
        ('summary: "a\\u2028b"', "hidden character U+2028 (LINE SEPARATOR) is character 2 of summary"),
        ("summary: |\n  2\n  x\u202e\n", "hidden character U+202E (RIGHT-TO-LEFT OVERRIDE) is character 4 of summary"),
        ("summary: ab\u200dc", "hidden character U+200D (ZERO WIDTH JOINER) is character 3 of summary"),
        ('summary: "a\\r\\nb"', "hidden character U+000D (a control character) is character 2 of summary"),
        ("custom: {a: b\u200b}", "hidden character U+200B (ZERO WIDTH SPACE) is character 2 of custom.a"),
    ],
)
def test_what_is_hidden(told, text, message):
    assert [one.message for one in told(text + "\n")] == [message]


@pytest.mark.parametrize(
    "text",
    [
        "summary: |\n  two\n  lines\twith a tab\n",
        'summary: "two\\nlines\\t"\n',
        "summary: 👩\u200d🚀 and 👨\u200d👩\u200d👧 and ❤\ufe0f\u200d🔥\n",
        "summary: \U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f\n",
        "summary: \u0645\u06cc\u200c\u062e\n",
        "summary: 10\u00a0000 € für Müller\n",
        "summary: C:\\temp\n",
        "summary: x\r\n# y\r\ntags:\r\n- z\r\n",
        "# a\u200bb\nsummary: x\nadvocacy: {reference: true}\n",
    ],
    ids=["block", "escapes", "emoji", "flag", "Persian", "no-break space", "backslash", "Windows", "comment"],
)
def test_what_is_seen_or_holds_together_is_fine(codes, text):
    assert codes(text) == []
