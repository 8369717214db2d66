"""AM102"""

CONFLICT = "<<<<<<< HEAD\nowner: anna\n=======\nowner: ben\n>>>>>>> branch\n"


def test_an_unresolved_conflict_is_told_at_its_first_line_and_nothing_else_is(told):
    assert told(CONFLICT) == [
        (
            4,
            1,
            "AM102",
            "error",
            "<<<<<<<",
            "unresolved merge conflict, lines 4 to 8",
            "keep what is right and delete the markers",
        )
    ]


def test_arrows_inside_a_text_are_no_conflict(codes):
    assert codes("summary: see <<<<<<< and >>>>>>> in the mail\n") == []


def test_a_rule_under_a_heading_is_no_conflict(codes):
    assert codes("summary: |\n  Prices\n  =======\n") == []
