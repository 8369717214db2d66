"""Items of rhythm: the next touch, the next business review, judgements that grow stale."""

from collections.abc import Iterator

from amctl.cadence import assessment_due, review_due, touch_due
from amctl.derive.dated import dated
from amctl.items import Item
from amctl.messages import Message
from amctl.model.account import OURS
from amctl.rules.rule import Case


def cadence_items(case: Case) -> Iterator[Item]:
    """Items of touches, reviews and assessments."""
    account, settings = case.record.account, case.settings
    if account.status not in OURS:
        return
    if due := touch_due(account, settings, case.horizon):
        since = f"last touch {due.last}" if due.last else f"never in touch since {due.since}"
        most = f", at most {due.touch.maximum} ({due.grace})" if due.touch.maximum else ""
        why = f"{since}; ideal every {due.touch.ideal} ({due.day}){most}"
        who = account.contacts.get(account.primary or "")
        what = Message("Get in touch with {name}", name=who.name) if who else Message("Get in touch")
        yield dated(case, "touch", due.day, what, path=("interactions",), why=why, grace=due.grace)
    if review := review_due(account, settings, case.horizon):
        day, every, since_day = review
        yield dated(
            case,
            "review",
            day,
            Message("Business review"),
            path=("tier",),
            why=f"every {every}, counted from {since_day}",
        )
    yield from _assessments(case)


def _assessments(case: Case) -> Iterator[Item]:
    """Contacts whose stance or influence was judged too long ago, or never on a known day."""
    account = case.record.account
    tier = case.settings.tiers.get(account.tier or "")
    if not tier or not tier.assess or account.status == "paused":
        return
    for name, contact in account.contacts.items():
        due = assessment_due(account, contact, tier.assess)
        if contact.left or not due or not (contact.stance or contact.influence):
            continue
        day, since = due
        why = f"{'assessed' if contact.assessed else 'never assessed since'} {since}, good for {tier.assess}"
        what = Message("Assess {name} anew", name=contact.name)
        yield dated(case, "assessment", day, what, path=("contacts", name), why=why)
