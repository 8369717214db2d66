"""AM106, beside AM306, which is asked to be silent"""


def test_an_ignore_without_a_reason_is_told_and_not_honoured(told):
    found = told("owner: jonas  # amctl: ignore[AM306]\n", head="name: Acme\nstatus: active\n")
    assert [one[:3] for one in found] == [(3, 8, "AM306"), (3, 15, "AM106")]
    assert found[1] == (
        3,
        15,
        "AM106",
        "warning",
        "# amctl: ignore[AM306]",
        "an ignore without a reason",
        "write the reason behind the bracket",
    )


def test_an_ignore_of_a_rule_that_does_not_exist_is_told(told):
    assert told("# amctl: ignore[AM999] never mind\n") == [
        (
            4,
            1,
            "AM106",
            "warning",
            "# amctl: ignore[AM999] never mind",
            "an ignore of the unknown rule 'AM999'",
            "amctl explain lists the rules",
        )
    ]


def test_each_unknown_code_is_told(told):
    messages = [one.message for one in told("# amctl: ignore[AM502, , am502] holidays\n")]
    assert messages == ["an ignore of the unknown rule ''", "an ignore of the unknown rule 'am502'"]


def test_an_ignore_with_a_known_code_and_a_reason_is_fine(codes):
    assert codes("# amctl: ignore[AM306,AM404] his account until January\n") == []


def test_other_comments_are_fine(codes):
    assert codes("# amctl: ignore the next line\n# see amctl: what a tool\n") == []


def test_lines_that_end_as_on_windows_have_no_reason_either(codes):
    assert codes("# amctl: ignore[AM306]\r\n") == ["AM106"]


def test_what_makes_a_file_unusable_cannot_be_ignored(told):
    (found,) = told("# amctl: ignore[AM203] never mind\n")
    assert found.message == "AM203 cannot be ignored: it keeps the file from being used"
