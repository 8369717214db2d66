"""AM103"""


def test_the_second_of_two_keys_is_told_with_the_line_of_the_first(told):
    assert told("owner: ben\n") == [
        (4, 1, "AM103", "error", "owner", "duplicate key 'owner', first on line 3", "keep one of them")
    ]


def test_inside_a_mapping_on_one_line_too(told):
    (found,) = told("contacts:\n  keller: {name: Keller, title: COO, name: Kellner}\n")
    assert found[:5] == (5, 38, "AM103", "error", "name")


def test_the_same_key_in_two_mappings_is_fine(codes):
    assert codes("contacts:\n  a: {name: Ann}\n  b: {name: Bob}\n") == []
