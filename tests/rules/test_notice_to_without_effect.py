"""AM417"""

import pytest

TERM = (
    "contracts:\n  p:\n    signed: 2026-01-28\n    start: 2026-04-01\n    end: 2027-03-31\n    renewal: auto\n"
    "    renews_for: 12 months\n    notice: 90 days\n    notice_to: quarter-end\n"
)


def test_a_kind_of_day_that_means_nothing_is_told(told):
    assert told(TERM) == [
        (
            12,
            16,
            "AM417",
            "warning",
            "quarter-end",
            "quarter-end has no effect: p has an end, and notice is given to that",
            "amctl set acme contracts.p.notice_to=term-end",
        )
    ]


@pytest.mark.parametrize("to", ["month-end", "year-end", "any-day"])
def test_whatever_the_kind_of_day(codes, to):
    assert codes(TERM.replace("quarter-end", to)) == ["AM417"]


def test_a_manual_term_is_ended_to_its_end_as_well(codes):
    manual = TERM.replace("auto", "manual").replace("    renews_for: 12 months\n", "")
    assert codes(manual) == ["AM417"]
    assert codes(manual.replace("    signed: 2026-01-28\n", "")) == ["AM417"]


@pytest.mark.parametrize(
    "text",
    [
        TERM.replace("quarter-end", "term-end"),
        TERM.replace("    end: 2027-03-31\n", ""),
        TERM.replace("    renews_for: 12 months\n", ""),
    ],
    ids=["term-end", "open-ended", "may end after its end"],
)
def test_where_it_has_an_effect_it_is_fine(codes, text):
    assert codes(text) == []


@pytest.mark.parametrize(
    "more",
    [
        "    notice_given: {date: 2026-08-01, by: us}\n",
        "    outcome: {result: lapsed, date: 2026-08-01}\n",
        "  q: {signed: 2026-10-01, start: 2027-04-01, end: 2028-03-31, follows: p}\n",
    ],
    ids=["notice", "outcome", "followed"],
)
def test_what_is_decided_takes_no_notice_any_more(codes, more):
    assert codes(TERM + more) == []


def test_accounts_that_are_over_are_left_alone(codes):
    assert codes(TERM, head="name: Acme\nstatus: ended\nowner: anna\n") == []
