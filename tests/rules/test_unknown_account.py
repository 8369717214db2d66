"""AM304"""


def test_a_parent_that_is_not_in_the_book_is_told_where_it_is_named(told_of_book):
    assert told_of_book({"holding.yaml": "", "north/acme.yaml": "parent: hoding\n"}) == [
        (
            "north/acme.yaml",
            4,
            9,
            "AM304",
            "error",
            "hoding",
            "unknown account 'hoding'",
            "did you mean 'holding'?",
        )
    ]


def test_a_parent_like_no_other_account_is_told_with_what_to_write(told_of_book):
    ((*_, remedy),) = told_of_book({"acme.yaml": "parent: x\n"})
    assert remedy == "name the file of another account, without .yaml"


def test_a_parent_in_another_folder_is_fine(told_of_book):
    assert told_of_book({"groups/holding.yaml": "", "acme.yaml": "parent: holding\n"}) == []


def test_in_a_large_book_not_every_slip_is_guessed(told_of_book):
    files = {f"a{n}.yaml": "parent: acmee\n" for n in range(22)} | {"acme.yaml": ""}
    hints = [told[-1] for told in told_of_book(files) if told[3] == "AM304" or "AM304" in told]
    assert len(hints) == 22
    assert sum("did you mean 'acme'?" in hint for hint in hints) == 20
