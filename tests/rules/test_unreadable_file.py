"""AM105"""


def test_a_file_that_cannot_be_opened_is_told_at_its_top(told_unread):
    (found,) = told_unread("acme.yaml")
    assert found == ("acme.yaml", 1, 1, 1, "AM105", "error", "a link", "copy it", False)


def test_its_name_is_not_judged_on_top_of_that(told_unread):
    """Whoever reads "rename it to acme.yaml" shall not read as well that `acme.yml` is no id."""
    found = told_unread("acme.yml")
    assert [finding.code for finding in found] == ["AM105"]


def test_a_file_that_could_be_opened_is_fine(codes):
    assert codes("") == []
