"""Plans: the customer's goals, the milestones on the way, and what else we could do for them."""

from typing import Annotated, ClassVar, Literal

from amctl.model.fields import Amount, ContactId, Day, Entry, Number, PersonId, ProductId, customer, internal


class Metric(Entry):
    """How a goal is measured."""

    unit: Annotated[str, customer("What is counted: hours, per cent, depots.")]
    baseline: Annotated[Number | None, customer("The value before.")] = None
    target: Annotated[Number | None, customer("The value aimed at.")] = None


class Reading(Entry):
    """One measurement."""

    identity: ClassVar = ("date",)
    date: Annotated[Day, customer("When it was measured.")]
    value: Annotated[Number, customer("What was measured, in the metric's unit.")]


class Value(Entry):
    """What reaching a goal is worth to the customer."""

    amount: Annotated[Amount, customer("In the account's currency.")]
    per: Annotated[Literal["year", "once"], customer("How often.")] = "year"
    confirmed_by: Annotated[ContactId | None, customer("The contact who confirmed the figure.")] = None


class Goal(Entry):
    """What the customer wants to achieve with our help."""

    goal: Annotated[str, customer("In the customer's own words.", min_length=1)]
    metric: Annotated[Metric | None, customer("How it is measured.")] = None
    due: Annotated[Day | None, customer("By when.")] = None
    owner: Annotated[PersonId | None, customer("Who of us looks after it.")] = None
    their_owner: Annotated[ContactId | None, customer("Who of them does.")] = None
    value: Annotated[Value | None, customer("What it is worth to them.")] = None
    readings: Annotated[tuple[Reading, ...], customer("Measurements so far.")] = ()
    achieved: Annotated[Day | None, customer("The day it was reached.")] = None
    dropped: Annotated[Day | None, internal("The day it was given up.")] = None
    note: Annotated[str | None, internal("Anything else.")] = None

    @property
    def last(self) -> Reading | None:
        """The last reading; of several on one day, the lower one in the file."""
        return max(enumerate(self.readings), key=lambda pair: (pair[1].date, pair[0]), default=(0, None))[1]


class Milestone(Entry):
    """A step of the success roadmap."""

    what: Annotated[str, customer("What will be there.", min_length=1)]
    phase: Annotated[str | None, customer("onboarding, adoption, value, growth, renewal, or a phase of your own.")] = (
        None
    )
    due: Annotated[Day | None, customer("By when.")] = None
    done: Annotated[Day | None, customer("When it was reached.")] = None
    dropped: Annotated[Day | None, internal("The day it was given up.")] = None
    owner: Annotated[PersonId | None, customer("Who of us looks after it.")] = None
    their_owner: Annotated[ContactId | None, customer("Who of them does.")] = None
    criterion: Annotated[str | None, customer("By what one knows that it is reached.")] = None
    playbook: Annotated[str | None, internal("The playbook that brought it.")] = None
    step: Annotated[str | None, internal("The playbook's step.")] = None
    note: Annotated[str | None, internal("Anything else.")] = None


class Opportunity(Entry):
    """Something more that we could sell to a customer we have."""

    what: Annotated[str, internal("What it would be.", min_length=1)]
    kind: Annotated[Literal["upsell", "cross-sell"], internal("More of the same, or another product.")] = "upsell"
    product: Annotated[ProductId | None, internal("Which product.")] = None
    amount: Annotated[Amount | None, internal("Expected amount per `per`.")] = None
    per: Annotated[Literal["year", "quarter", "month", "once"], internal("What the amount pays for.")] = "year"
    owner: Annotated[PersonId | None, internal("Who of us drives it.")] = None
    contact: Annotated[ContactId | None, internal("Who of them wants it.")] = None
    stage: Annotated[
        Literal["identified", "qualified", "proposed", "negotiating", "won", "lost"],
        internal("How far it is."),
    ] = "identified"
    probability: Annotated[int | None, internal("How likely, in per cent.", strict=True, ge=0, le=100)] = None
    close: Annotated[Day | None, internal("When it is expected to be decided.")] = None
    closed: Annotated[Day | None, internal("When it was won or lost.")] = None
    reason: Annotated[str | None, internal("Why it was won or lost.")] = None
    next: Annotated[str | None, internal("The next step.")] = None
    note: Annotated[str | None, internal("Anything else.")] = None
