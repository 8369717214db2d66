"""Work: issues to solve, things promised or planned, accounts handed over."""

from typing import Annotated, ClassVar, Literal

from amctl.model.fields import (
    Clock,
    ContactId,
    ContactIds,
    Day,
    Entry,
    Length,
    PersonId,
    PersonIds,
    customer,
    internal,
)

HandoffKind = Literal["sales-to-account", "account-to-account", "departed"]
TAKEOVER = "first-ninety-days"  # the plan of what is to be done once an account is accepted


def plan_name(kind: HandoffKind) -> str:
    """The name of the plan file that has the checklist of a kind of handoff."""
    return f"handoff-{kind}"


class Update(Entry):
    """One word on how an issue or a handoff stands."""

    identity: ClassVar = ("date", "note")
    date: Annotated[Day, internal("When.")]
    note: Annotated[str, internal("What is new.")]
    by: Annotated[PersonId | None, internal("Who of us said it.")] = None


class Issue(Entry):
    """A problem of the customer that somebody of us sees to."""

    what: Annotated[str, customer("What is wrong, or asked for.", min_length=1)]
    kind: Annotated[
        Literal["problem", "escalation", "request", "defect", "question"],
        internal("What sort of issue it is."),
    ] = "problem"
    severity: Annotated[Literal["low", "medium", "high", "critical"], internal("How bad it is for them.")] = "medium"
    opened: Annotated[Day | None, customer("When it came up.")] = None
    resolved: Annotated[Day | None, customer("When it was settled.")] = None
    resolution: Annotated[str | None, customer("How it was settled.")] = None
    raised_by: Annotated[ContactId | None, internal("The contact who raised it.")] = None
    owner: Annotated[PersonId | None, internal("Who of us sees to it; the account manager if absent.")] = None
    next_update: Annotated[Day | None, internal("When the customer hears from us next.")] = None
    ticket: Annotated[str | None, customer("Its number in the support system.")] = None
    updates: Annotated[tuple[Update, ...], internal("How it went.")] = ()
    note: Annotated[str | None, internal("Anything else.")] = None


class FollowUp(Entry):
    """Something to do by a day. It is the account manager's, unless `who` names others."""

    identity: ClassVar = ("what", "step")
    what: Annotated[str, internal("What is to be done.", min_length=1)]
    due: Annotated[Day, internal("By when; of a recurring one: the day from which all its days are counted.")]
    kind: Annotated[
        Literal["task", "call", "email", "meeting", "visit", "review"],
        internal("A planned meeting, visit or review is enough contact until its day."),
    ] = "task"
    at: Annotated[Clock | None, internal("Time of day, in quotes.")] = None
    who: Annotated[PersonIds, internal("Who of us does it.")] = ()
    with_: Annotated[ContactIds, internal("The contacts it is about.", alias="with")] = ()
    promised_to: Annotated[ContactId | None, internal("A contact to whom it was promised.")] = None
    waiting_on: Annotated[ContactId | None, internal("A contact whose turn it is.")] = None
    every: Annotated[Length | None, internal("How often it comes again.")] = None
    last_done: Annotated[Day | None, internal("Of a recurring one: the day up to which it is done.")] = None
    snoozed_until: Annotated[Day | None, internal("Not due before; the day promised stays.")] = None
    done: Annotated[Day | None, internal("When it was done.")] = None
    playbook: Annotated[str | None, internal("The playbook that brought it.")] = None
    step: Annotated[str | None, internal("The playbook's step.")] = None
    note: Annotated[str | None, internal("Anything else.")] = None


class Tick(Entry):
    """One step of a checklist that somebody has ticked off."""

    date: Annotated[Day, internal("When.")]
    by: Annotated[PersonId | None, internal("Who of us.")] = None
    note: Annotated[str | None, internal("What was agreed.")] = None


class Rejected(Entry):
    """The successor does not take the account over as it is."""

    date: Annotated[Day, internal("When.")]
    reason: Annotated[str, internal("What would have to be different.", min_length=1)]


class Cancelled(Entry):
    """The account does not change hands after all."""

    date: Annotated[Day, internal("When.")]
    by: Annotated[PersonId | None, internal("Who of us said so.")] = None
    reason: Annotated[str | None, internal("Why.")] = None


class Handoff(Entry):
    """The passing of an account from one of us to another. It is open until it is accepted, rejected or cancelled."""

    identity: ClassVar = ("kind", "opened")
    kind: Annotated[HandoffKind, internal("From sales, between account managers, or from somebody who has left us.")]
    from_: Annotated[PersonId, internal("Who hands over.", alias="from")]
    to: Annotated[PersonId, internal("Who takes over.")]
    opened: Annotated[Day, internal("When it began.")]
    due: Annotated[Day | None, internal("By when it shall be complete.")] = None
    reason: Annotated[str | None, internal("Why the account changes hands.")] = None
    accepted: Annotated[Day | None, internal("When the successor accepted it.")] = None
    forced: Annotated[str | None, internal("Why it was accepted although required steps were missing.")] = None
    rejected: Annotated[Rejected | None, internal("The successor said no.")] = None
    cancelled: Annotated[Cancelled | None, internal("It was called off.")] = None
    done: Annotated[dict[str, Tick], internal("Steps ticked off, by the checklist's step.")] = {}
    notes: Annotated[tuple[Update, ...], internal("How it goes.")] = ()

    @property
    def open(self) -> bool:
        """Whether it is still to be accepted."""
        return not (self.accepted or self.rejected or self.cancelled)
