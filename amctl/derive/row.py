"""The facts about an account: one flat row."""

from datetime import date

from amctl.cadence import last_touch
from amctl.derive.aims import goals_of, issues_of
from amctl.derive.handing import handoffs_of
from amctl.derive.people import people_of
from amctl.facts import Facts, Term
from amctl.items import Item
from amctl.rules.rule import Case
from amctl.rules.runner import excused
from amctl.terms import revenue


def facts_of(case: Case, terms: tuple[Term, ...], items: tuple[Item, ...]) -> Facts:
    """The row."""
    account, document = case.record.account, case.record.document
    here = {name: contact for name, contact in account.contacts.items() if not contact.left}
    return Facts(
        account=case.record.id,
        name=account.name,
        aliases=account.aliases,
        domains=account.domains,
        status=account.status,
        owner=account.owner,
        team=tuple(account.team),
        tier=account.tier or "",
        tags=account.tags,
        parent=account.parent or "",
        since=account.since,
        language=account.language or case.settings.language,
        colour=account.rating.colour if account.rating else "",
        revenue=revenue(account, case.settings, case.horizon),
        next_decision=min((term.decision for term in terms if term.decision), default=None),
        last_touch=last_touch(account, case.horizon),
        next_touch=_first_day(items, "touch"),
        contacts=len(here),
        champions=tuple(name for name, contact in here.items() if contact.stance == "champion"),
        blockers=tuple(name for name, contact in here.items() if contact.stance == "blocker"),
        open_issues=sum(not issue.resolved for issue in account.issues.values()),
        open_follow_ups=sum(not entry.done for entry in account.follow_ups),
        opportunities=sum(chance.stage not in ("won", "lost") for chance in account.opportunities.values()),
        terms=terms,
        file=document.file,
        named=tuple((name, case.spot(*path)) for to, path, name in case.named if to == "account"),
        excused=excused(document),
        addresses=tuple((one.email.casefold(), name) for name, one in account.contacts.items() if one.email),
        people=people_of(case),
        goals=goals_of(case),
        issues=issues_of(case),
        products=_named(case, "product"),
        currencies=_named(case, "currency"),
        spot=case.spot("name"),
        handoffs=handoffs_of(case),
    )


def _named(case: Case, kind: str) -> tuple[str, ...]:
    return tuple(sorted({name for to, _, name in case.named if to == kind}))


def _first_day(items: tuple[Item, ...], kind: str) -> date | None:
    return min((item.day for item in items if item.kind == kind), default=None)
