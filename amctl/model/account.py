"""The account: everything one file of the book may say about one customer."""

from typing import Annotated, ClassVar, Literal

from pydantic import ConfigDict

from amctl.model.contracts import ChurnReason, Contract
from amctl.model.fields import (
    AccountId,
    ContactId,
    Day,
    Entry,
    Length,
    PersonId,
    Texts,
    TierId,
    customer,
    internal,
)
from amctl.model.history import Advocacy, Feedback, Interaction, Usage
from amctl.model.people import Contact
from amctl.model.plans import Goal, Milestone, Opportunity
from amctl.model.work import FollowUp, Handoff, Issue

Status = Literal["prospect", "onboarding", "active", "paused", "ended", "archived"]
OURS: frozenset[Status] = frozenset({"prospect", "onboarding", "active", "paused"})  # still to be looked after


class Rating(Entry):
    """A person's judgement of how the account does, beside any computed health."""

    colour: Annotated[
        Literal["green", "yellow", "red"],
        internal("green: renewal likely. yellow: possible risk, or much unknown. red: a known risk."),
    ]
    reason: Annotated[str | None, internal("Why.")] = None
    date: Annotated[Day | None, internal("When it was judged.")] = None
    by: Annotated[PersonId | None, internal("Who of us judged.")] = None


class Touch(Entry):
    """How often we want to be in touch, both ways."""

    ideal: Annotated[Length, internal("The next contact is due this long after the last one.")]
    maximum: Annotated[Length | None, internal("It is overdue after this long; absent: at once.")] = None


class Deal(Entry):
    """What sales leaves behind: what was sold, why, and what was promised."""

    signed: Annotated[Day | None, internal("The day of the first signature.")] = None
    sold_by: Annotated[PersonId | None, internal("Who of us sold it.")] = None
    why: Annotated[str | None, internal("Why they bought.")] = None
    terms: Annotated[str | None, internal("Special terms agreed.")] = None
    competitor: Annotated[str | None, internal("Whom we won against, or what they used before.")] = None
    promises: Annotated[Texts | None, internal("What was promised; an empty list says that nothing was.")] = None


class Address(Entry):
    """Where the customer sits."""

    street: Annotated[str | None, internal("Street and number.")] = None
    postcode: Annotated[str | None, internal("Postcode, in quotes: other YAML readers drop a leading zero.")] = None
    city: Annotated[str | None, internal("City.")] = None
    region: Annotated[str | None, internal("State or region.")] = None
    country: Annotated[str | None, internal('Country code, in quotes: "NO" is false to other YAML readers.')] = None


class Related(Entry):
    """Another account that has to do with this one."""

    identity: ClassVar = ("account", "kind")
    account: Annotated[AccountId, internal("Which account.")]
    kind: Annotated[Literal["partner", "supplier", "customer", "competitor", "predecessor"], internal("How.")]


class Ended(Entry):
    """How the account came to an end."""

    date: Annotated[Day, internal("The last day.")]
    reason: Annotated[ChurnReason | None, internal("Why, in a word or two.")] = None
    went_to: Annotated[str | None, internal("What they use now.")] = None
    note: Annotated[str | None, internal("What we learned.")] = None


class Account(Entry):
    """One customer, from the first conversation to the last."""

    model_config = ConfigDict(title="amctl account")
    name: Annotated[str, customer("The customer's name as they write it.", min_length=1)]
    aliases: Annotated[Texts, internal("Other names people use for them.")] = ()
    status: Annotated[Status, internal("Where they stand with us. Paused and ended accounts are not nagged about.")]
    owner: Annotated[PersonId, customer("Our account manager, a person of amctl.yaml.")]
    tier: Annotated[TierId | None, internal("Sets cadence and lead times, a tier of amctl.yaml.")] = None
    since: Annotated[Day | None, internal("Customer since.")] = None
    parent: Annotated[AccountId | None, internal("The account it belongs to: a holding, a group.")] = None
    related: Annotated[tuple[Related, ...], internal("Other accounts that have to do with it.")] = ()
    team: Annotated[dict[PersonId, str], internal("Who else of us works with them, and as what.")] = {}
    tags: Annotated[Texts, internal("Free words to filter by.")] = ()
    domains: Annotated[Texts, internal("Their mail domains.")] = ()
    language: Annotated[str | None, internal("Language of documents for them, as a code: de, en.")] = None
    website: Annotated[str | None, customer("Their address on the web.")] = None
    industry: Annotated[str | None, internal("What they do.")] = None
    address: Annotated[Address | None, internal("Where they sit.")] = None
    primary: Annotated[ContactId | None, internal("Whom to write first.")] = None
    summary: Annotated[str | None, internal("Two sentences for somebody who has never heard of them.")] = None
    links: Annotated[dict[str, str], internal("Web addresses by name: contract folder, notes, dashboards.")] = {}
    rating: Annotated[Rating | None, internal("A person's judgement.")] = None
    touch: Annotated[Touch | None, internal("How often to be in touch; overrides the tier.")] = None
    deal: Annotated[Deal | None, internal("What sales leaves behind.")] = None
    contacts: Annotated[dict[str, Contact], internal("The people on their side, by a short id.")] = {}
    contracts: Annotated[dict[str, Contract], internal("Successive terms, by a short id.")] = {}
    goals: Annotated[dict[str, Goal], customer("What they want to achieve, by a short id.")] = {}
    milestones: Annotated[dict[str, Milestone], customer("The success roadmap, by a short id.")] = {}
    opportunities: Annotated[dict[str, Opportunity], internal("What more we could do for them, by a short id.")] = {}
    issues: Annotated[dict[str, Issue], internal("What is wrong and who sees to it, by a short id.")] = {}
    follow_ups: Annotated[tuple[FollowUp, ...], internal("What is to be done by when.")] = ()
    interactions: Annotated[tuple[Interaction, ...], internal("What was said and done.")] = ()
    usage: Annotated[tuple[Usage, ...], customer("How much they use.")] = ()
    feedback: Annotated[tuple[Feedback, ...], internal("What they think of us.")] = ()
    advocacy: Annotated[Advocacy | None, internal("What they do for our name.")] = None
    handoffs: Annotated[tuple[Handoff, ...], internal("How the account changed hands.")] = ()
    ended: Annotated[Ended | None, internal("How it ended; only with status ended or archived.")] = None
