"""The status, `ended` and the contracts do not agree on whether and when the account ended.

When and why an account was lost is said in `ended`, for whoever wants to learn from it; an account that goes on has
none. No contract runs on after the last day: it would be expected to bring what it never will.

    status: active                      # before
    ended: {date: 2026-10-31, reason: budget}

    status: ended                       # after
    ended: {date: 2026-10-31, reason: budget}
"""

from collections.abc import Iterable, Iterator
from datetime import date

from amctl.dates import NEVER
from amctl.findings import Level
from amctl.rules.rule import Case, Hit, command
from amctl.terms import RENEWED, last_day

CODE, NAME = "AM415", "ended-without-block"
LEVEL: Level = "warning"


def check(case: Case) -> Iterable[Hit]:
    """An account that has ended without a day, or goes on with one; each contract that outlives it."""
    account, name = case.record.account, case.record.id
    if account.status == "ended" and account.ended is None:
        hint = command("set", name, "ended.date=DAY", "ended.reason=REASON")
        yield Hit(case.spot("status"), "the account has ended, and nothing says when and why", hint)
    elif account.status == "ended" and account.ended:
        yield from _outliving(case, account.ended.date)
    elif account.ended and case.ours:
        message = f"ended on {account.ended.date}, but the account is {account.status}"
        hint = f"{command('set', name, 'status=ended')}; if it goes on: {command('set', name, 'ended=')}"
        yield Hit(case.spot("ended", key=True), message, hint)


def _outliving(case: Case, ended: date) -> Iterator[Hit]:
    """Each signed term that goes on after the account's last day, and is not on record as lost."""
    for name, contract in case.record.account.contracts.items():
        following = case.following.get(name)
        if not contract.signed or following or (contract.outcome and contract.outcome.result not in RENEWED):
            continue
        last = last_day(contract, following)
        if last <= ended:
            continue
        until = "" if last == NEVER else f" until {last}"
        words = ("--on", str(ended), "--effective", str(ended), "--contract", name)
        hint = command("renewal", "notice", case.record.id, *words)
        if contract.notice_given:
            hint = command("set", case.record.id, f"ended.date={last}")
        elif contract.outcome and contract.renewal == "manual":  # is decided, and takes no notice
            hint = command("edit", case.record.id)
        message = f"the account ended on {ended}, but {name} runs on{until}"
        yield Hit(case.spot("contracts", name, key=True), message, hint)
