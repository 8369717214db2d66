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
