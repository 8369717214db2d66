"""AM206"""


def test_every_account_after_the_first_of_its_name_is_told(told_of_book):
    assert told_of_book({"acme.yaml": "", "a/acme.yaml": "", "b/ACME.yaml": ""}) == [
        (
            "a/acme.yaml",
            1,
            1,
            "AM206",
            "error",
            "",
            "the id 'acme' is taken by acme.yaml",
            "rename one of the files",
        ),
        (
            "b/ACME.yaml",
            1,
            1,
            "AM206",
            "error",
            "",
            "the id 'ACME' is taken by acme.yaml",
            "rename one of the files",
        ),
    ]


def test_names_that_begin_alike_are_fine(told_of_book):
    assert told_of_book({"a/acme.yaml": "", "b/acme-france.yaml": ""}) == []
