"""AM415"""

import pytest

ENDED = "name: Acme\nstatus: ended\nowner: anna\n"
BLOCK = "ended: {date: 2026-10-31}\n"
TERM = "contracts:\n  p: {signed: 2025-10-01, start: 2025-11-01, end: 2026-10-31}\n"


def _but(**more: str) -> str:
    return TERM.replace("}\n", "".join(f", {key}: {value}" for key, value in more.items()) + "}\n")


def test_an_end_without_a_day_is_told_at_the_status(told):
    assert told("", head=ENDED) == [
        (
            2,
            9,
            "AM415",
            "warning",
            "ended",
            "the account has ended, and nothing says when and why",
            "amctl set acme ended.date=DAY ended.reason=REASON",
        )
    ]


@pytest.mark.parametrize("status", ["prospect", "onboarding", "active", "paused"])
def test_an_end_of_what_goes_on_is_told(told, status):
    assert told(BLOCK, head=ENDED.replace("ended", status)) == [
        (
            4,
            1,
            "AM415",
            "warning",
            "ended",
            f"ended on 2026-10-31, but the account is {status}",
            "amctl set acme status=ended; if it goes on: amctl set acme ended=",
        )
    ]


def test_an_archived_account_may_have_one_or_not(codes):
    archived = ENDED.replace("ended", "archived")
    assert codes("", head=archived) == codes(BLOCK, head=archived) == codes(_but(renewal="auto"), head=archived) == []


def test_an_account_that_goes_on_without_one_is_fine(codes):
    assert codes(TERM) == []


@pytest.mark.parametrize(("end", "speaks"), [("2026-10-31", False), ("2026-11-01", True)])
def test_a_contract_that_outlives_the_account_is_told(told, end, speaks):
    found = told(BLOCK + TERM.replace("2026-10-31", end), head=ENDED)
    assert (
        found
        == [
            (
                6,
                3,
                "AM415",
                "warning",
                "p",
                "the account ended on 2026-10-31, but p runs on until 2026-11-01",
                "amctl renewal notice acme --on 2026-10-31 --effective 2026-10-31 --contract p",
            )
        ]
        * speaks
    )


def test_one_that_runs_on_for_ever_is_told_without_a_day(told):
    (found,) = told(BLOCK + _but(renewal="auto"), head=ENDED)
    assert found.message == "the account ended on 2026-10-31, but p runs on"


def test_notice_to_another_day_is_told_with_the_day_it_says(told):
    notice = "{date: 2026-08-01, by: customer, effective: 2026-12-31}"
    (found,) = told(BLOCK + _but(notice_given=notice), head=ENDED)
    assert found.message == "the account ended on 2026-10-31, but p runs on until 2026-12-31"
    assert found.help == "amctl set acme ended.date=2026-12-31"


def test_a_manual_one_that_was_renewed_takes_no_notice(told):
    text = TERM.replace("2026-10-31", "2027-10-31").replace("}\n", ", outcome: {result: renewed, date: 2026-09-01}}\n")
    (found,) = told(BLOCK + text, head=ENDED)
    assert found.help == "amctl edit acme"
    (found,) = told(BLOCK + text.replace("}}\n", "}, renewal: auto}\n"), head=ENDED)
    assert found.help.startswith("amctl renewal notice acme")


def test_what_is_on_record_as_lost_is_fine_whatever_its_end(codes):
    text = TERM.replace("2026-10-31", "2027-10-31")
    lost = text.replace("}\n", ", outcome: {result: terminated, date: 2026-09-01}}\n")
    assert codes(BLOCK + text, head=ENDED) == ["AM415"]
    assert codes(BLOCK + lost, head=ENDED) == []


def test_what_was_never_signed_or_is_followed_runs_no_more(codes):
    assert codes(BLOCK + _but(renewal="auto").replace("signed: 2025-10-01, ", ""), head=ENDED) == []
    after = "  q: {signed: 2026-10-01, start: 2026-11-01, follows: p, notice_given: {date: 2026-10-31, by: us}}\n"
    assert codes(BLOCK + _but(renewal="auto", renews_for="1 year") + after, head=ENDED) == []
