"""AM309"""


def test_accounts_that_are_each_others_parents_are_told(told_of_book):
    remedy = "take one of the parents out"
    assert told_of_book({"a.yaml": "parent: b\n", "b.yaml": "parent: a\n", "c.yaml": "parent: a\n"}) == [
        ("a.yaml", 4, 9, "AM309", "error", "b", "parents in a circle: a > b > a", remedy),
        ("b.yaml", 4, 9, "AM309", "error", "a", "parents in a circle: b > a > b", remedy),
    ]


def test_an_account_that_is_its_own_parent_is_told(told_of_book):
    ((_, _, _, code, *_, message, _),) = told_of_book({"a.yaml": "parent: a\n"})
    assert (code, message) == ("AM309", "parents in a circle: a > a")


def test_a_line_of_parents_is_fine(told_of_book):
    assert told_of_book({"a.yaml": "", "b.yaml": "parent: a\n", "c.yaml": "parent: b\n"}) == []
