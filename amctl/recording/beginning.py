"""New accounts: what they are called, and what their file says, from a few words or from a template of the book."""

from datetime import date
from typing import TYPE_CHECKING, NamedTuple, cast

from amctl.errors import UsageError
from amctl.session import Session

if TYPE_CHECKING:
    from amctl.model.account import Status

MODELINE = "# yaml-language-server: $schema=./.amctl/account.schema.json\n"


class Wanted(NamedTuple):
    """A new account as it was typed."""

    name: str
    id: str | None = None
    owner: str | None = None
    status: str | None = None
    tier: str | None = None
    sold_by: str | None = None
    template: str | None = None


def begin(session: Session, wanted: Wanted) -> None:
    """Writes the file of a new account; raises UsageError for one that is there, and for what does not fit."""
    from amctl.recording.given import someone
    from amctl.saving import save_new

    identity = _id(session, wanted)
    owner = _owner(session, wanted.owner)
    seller = someone(session, wanted.sold_by, date.min)  # who has left hands over all the same
    file = f"{identity}.yaml"
    who = session.settings.people[owner].name
    if wanted.template:
        text = _from_template(session, wanted, identity, owner)
        save_new(session, file, text, f"Started {wanted.name} in {file}, from the template {wanted.template}.")
        return
    status = wanted.status or "onboarding"
    text = MODELINE + _text(session, wanted, owner, status, seller)
    notes = []
    if seller:
        ask = f'amctl set {identity} "deal.why=…" "deal.promises=…" ([] if nothing was)'
        notes.append(f"Ask {session.settings.people[seller].name} why they bought and what was promised: {ask}")
    if status == "active":
        notes.append(f"A customer since today, unless you know better: amctl set {identity} since=2024-04-01")
    save_new(session, file, text, f"Started {wanted.name} in {file}: {status}, looked after by {who}.", notes)


def _text(session: Session, wanted: Wanted, owner: str, status: str, seller: str | None) -> str:
    from amctl.changes.accounts import new_account
    from amctl.model.account import Account
    from amctl.recording.given import choice
    from amctl.typed import words_of
    from amctl.yaml.writing import document_text

    choice(Account, "status", status)
    if status in ("ended", "archived"):
        raise UsageError(f"an account does not begin as {status}", "start it, then: amctl close")
    words_of([wanted.tier] if wanted.tier else [], session.settings.tiers, "tier")
    known = cast("Status", status)
    return document_text(
        new_account(wanted.name, owner=owner, status=known, tier=wanted.tier, sold_by=seller, today=session.today)
    )


def _from_template(session: Session, wanted: Wanted, identity: str, owner: str) -> str:
    from amctl.dates import Period, day_before, plus
    from amctl.store.templates import rendered, template_text

    assert wanted.template is not None
    if wanted.status or wanted.tier or wanted.sold_by:
        raise UsageError("the template says that", "leave out --status, --tier and --from, or --template")
    today = session.today
    values: dict[str, str | date] = {
        "name": wanted.name,
        "id": identity,
        "owner": owner,
        "today": today,
        "in_a_week": plus(today, Period(1, "week")),
        "year_end": day_before(plus(today, Period(1, "year"))),
    }
    return rendered(wanted.template, template_text(session.root, wanted.template), values)


def _id(session: Session, wanted: Wanted) -> str:
    from amctl.changes.naming import id_from
    from amctl.changes.new_ids import new_id

    if not wanted.name.strip():
        raise UsageError("what are they called?", 'amctl new "Acme GmbH"')
    taken = {one.id.casefold() for one in session.loaded}
    if wanted.id is not None:
        return new_id(wanted.id, wanted.name, taken, "account")
    same = [
        one.account for one in session.facts() if wanted.name.casefold() in map(str.casefold, (one.name, *one.aliases))
    ]
    if same:
        raise UsageError(f"there is an account of that name: {same[0]}", "--id makes another one")
    try:
        return id_from(wanted.name, taken)
    except ValueError as error:
        raise UsageError(str(error), "--id ID") from None


def _owner(session: Session, named: str | None) -> str:
    """Who looks after it: the person named, else the user."""
    from amctl.recording.given import someone

    owner = someone(session, named) or session.me
    if owner is None:
        raise UsageError("who looks after it?", f"--owner ID: {', '.join(session.settings.people)}")
    return owner
