"""AM311"""

ANNA = "amctl: 1\npeople:\n  anna: {name: Anna Becker, email: anna@x.example}\n"


def test_somebody_whom_no_reminder_reaches_is_told(told_of_settings):
    assert told_of_settings(ANNA + "  ben: {name: Ben Ott}\n") == [
        (4, 3, "AM311", "warning", "ben", "Ben Ott has no mail address, and gets no reminders", "write email: with it")
    ]


def test_who_left_needs_none(told_of_settings):
    assert told_of_settings(ANNA + "  ben: {name: Ben Ott, left: {date: 2026-01-01}}\n") == []


def test_where_nobody_has_one_none_is_expected(told_of_settings):
    assert told_of_settings("amctl: 1\npeople:\n  anna: {name: Anna}\n  ben: {name: Ben}\n") == []
