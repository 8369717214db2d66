"""AM610"""

import pytest

USAGE = "usage:\n  - {date: 2026-10-31, product: platform, active: 130, of: 120}\n"


def _score(kind: str, score: str, more: str = "") -> str:
    return f"feedback:\n  - {{date: 2026-10-15, kind: {kind}, score: {score}{more}}}\n"


def test_more_in_use_than_they_have_is_told_as_a_slip_or_a_chance(told):
    assert told(USAGE) == [
        (
            5,
            51,
            "AM610",
            "warning",
            "130",
            "130 of 120 in use: that is more than they have",
            "amctl usage acme platform ACTIVE OF --on 2026-10-31; "
            "if it is so: amctl opportunity add acme TEXT --product platform",
        )
    ]


@pytest.mark.parametrize("text", [USAGE.replace("130", "120"), USAGE.replace(", of: 120", "")])
def test_all_of_them_or_out_of_nobody_knows_how_many_is_fine(codes, text):
    assert codes(text) == []


def test_only_the_latest_count_of_a_product_is_asked_about(told, codes):
    since = "  - {date: 2026-11-20, product: platform, active: 110, of: 140}\n"
    before = since.replace("2026-11-20", "2026-09-30")
    assert codes(USAGE + since) == []
    assert codes(USAGE + before) == codes("usage:\n" + before + USAGE.split("\n", 1)[1]) == ["AM610"]
    assert codes(USAGE + since.replace("platform", "other")) == ["AM610"]
    (found,) = told(USAGE + since.replace("2026-11-20", "2026-10-31").replace("110", "150"))
    assert found.line == 6


@pytest.mark.parametrize(
    ("more", "speaks"),
    [("product: platform", False), ("product: platform, stage: won", True), ("product: analytics", True)],
)
def test_where_the_chance_is_seen_the_count_is_left_alone(codes, more, speaks):
    assert codes(USAGE + f"opportunities:\n  more: {{what: More seats, {more}}}\n") == ["AM610"] * speaks


@pytest.mark.parametrize(("kind", "least", "most"), [("nps", "0", "10"), ("csat", "0", "100"), ("ces", "1", "7")])
def test_each_kind_of_score_has_its_scale(codes, told, kind, least, most):
    assert codes(_score(kind, least)) == codes(_score(kind, most)) == []
    (found,) = told(_score(kind, f"{most}.5"))
    assert found.message == f"{most}.5 is no {kind}: it goes from {least} to {most}"
    assert codes(_score(kind, "-1")) == ["AM610"]


def test_a_score_of_a_contact_is_corrected_by_another_of_that_day(told):
    (found,) = told("contacts: {keller: {name: K}}\n" + _score("nps", "90", ", contact: keller"))
    assert found[4:] == (
        "90",
        "90 is no nps: it goes from 0 to 10",
        "amctl feedback acme nps SCORE --contact keller --on 2026-10-15",
    )


def test_one_of_nobody_is_corrected_in_the_file(told):
    (found,) = told(_score("nps", "90"))
    assert found.help == "amctl edit acme"


def test_words_have_no_scale(codes):
    assert codes(_score("quote", "90")) == []
    assert codes("feedback:\n  - {date: 2026-10-15, kind: nps}\n") == []


def test_accounts_that_are_over_are_left_alone(codes):
    assert codes(USAGE + _score("nps", "90"), head="name: Acme\nstatus: ended\nowner: anna\n") == []
