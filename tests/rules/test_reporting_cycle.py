"""AM305, beside AM302 on who is not there"""

from amctl.rules.reporting_cycle import circles


def test_everybody_in_a_circle_is_told_with_the_way_round(told):
    text = "contacts:\n  a: {name: A, reports_to: b}\n  b: {name: B, reports_to: c}\n  c: {name: C, reports_to: a}\n"
    remedy = "take one of the lines out"
    assert told(text) == [
        (5, 28, "AM305", "error", "b", "reporting lines in a circle: a > b > c > a", remedy),
        (6, 28, "AM305", "error", "c", "reporting lines in a circle: b > c > a > b", remedy),
        (7, 28, "AM305", "error", "a", "reporting lines in a circle: c > a > b > c", remedy),
    ]


def test_somebody_who_reports_to_himself_is_told(told):
    (found,) = told("contacts:\n  a: {name: A, reports_to: a}\n")
    assert found.message == "reporting lines in a circle: a > a"


def test_whoever_reports_into_a_circle_is_not_part_of_it(told):
    text = "contacts:\n  z: {name: Z, reports_to: a}\n  a: {name: A, reports_to: b}\n  b: {name: B, reports_to: a}\n"
    assert [one.line for one in told(text)] == [6, 7]


def test_two_who_share_a_superior_are_fine(codes):
    assert codes("contacts:\n  a: {name: A}\n  b: {name: B, reports_to: a}\n  c: {name: C, reports_to: a}\n") == []


def test_a_superior_who_is_not_there_is_no_circle(codes):
    assert codes("contacts:\n  a: {name: A, reports_to: x}\n") == ["AM302"]


def test_a_long_circle_is_told_in_a_few_words():
    ring = circles({f"c{n}": f"c{(n + 1) % 9}" for n in range(9)})
    assert ring["c7"] == "c7 > c8 > c0 > c1 > c2 > c3 > c4 > c5 > … > c7"
    assert "…" not in "".join(circles({f"c{n}": f"c{(n + 1) % 8}" for n in range(8)}).values())


def test_the_largest_file_there_can_be_takes_no_time():
    """A megabyte holds some 25,000 contacts; going up from each of them anew would take hours."""
    chain = {f"c{n}": f"c{n + 1}" for n in range(25_000)}
    assert circles(chain) == {}
    assert len(circles({**chain, "c25000": "c0"})) == 25_001
