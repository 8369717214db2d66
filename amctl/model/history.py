"""History: what was said and done, measured and felt."""

from typing import Annotated, ClassVar, Literal

from amctl.model.fields import (
    AccountId,
    Amount,
    ContactId,
    ContactIds,
    Day,
    Entry,
    Flag,
    Number,
    PersonIds,
    ProductId,
    customer,
    internal,
)


class Interaction(Entry):
    """One contact with the customer, or a note about them."""

    identity: ClassVar = ("date", "kind", "with_", "summary", "message_id")
    date: Annotated[Day, customer("When it was.")]
    kind: Annotated[Literal["call", "meeting", "email", "message", "visit", "review", "note"], customer("What it was.")]
    by: Annotated[PersonIds, customer("Who of us: one id or a list.")] = ()
    with_: Annotated[ContactIds, customer("Which contacts: one id or a list.", alias="with")] = ()
    direction: Annotated[Literal["in", "out"] | None, internal("Who began; absent for meetings.")] = None
    reached: Annotated[Flag | None, internal("false: voicemail, no-show, no answer.")] = None
    summary: Annotated[str, internal("What was said and agreed.")]
    share: Annotated[str | None, customer("What a document for the customer may say of it; absent: nothing.")] = None
    sentiment: Annotated[Literal["positive", "neutral", "negative"] | None, internal("How they felt.")] = None
    message_id: Annotated[str | None, internal("Of a mail, so that it is never recorded twice.")] = None


class Usage(Entry):
    """How much of a product was in use on a day."""

    identity: ClassVar = ("date", "product")
    date: Annotated[Day, customer("When it was counted.")]
    product: Annotated[ProductId, customer("Of which product.")]
    active: Annotated[Amount, customer("How many were in use.")]
    of: Annotated[Amount | None, customer("Out of how many.")] = None


class Feedback(Entry):
    """What a contact thinks of us, as a figure or in words."""

    identity: ClassVar = ("date", "kind", "contact")
    date: Annotated[Day, internal("When.")]
    kind: Annotated[
        Literal["nps", "csat", "ces", "quote"],
        internal("nps: 0 to 10. csat: satisfaction. ces: effort. quote: in words."),
    ]
    score: Annotated[Number | None, internal("The figure.")] = None
    contact: Annotated[ContactId | None, internal("Who gave it.")] = None
    comment: Annotated[str | None, internal("In their words.")] = None


class Referral(Entry):
    """A company to which the customer recommended us."""

    identity: ClassVar = ("date", "name")
    date: Annotated[Day, internal("When.")]
    name: Annotated[str, internal("Which company.")]
    account: Annotated[AccountId | None, internal("Its account, once it is one.")] = None


class Advocacy(Entry):
    """What the customer does for our name."""

    reference: Annotated[Flag | None, internal("true: others may call them.")] = None
    case_study: Annotated[str | None, internal("Address of the published story.")] = None
    referrals: Annotated[tuple[Referral, ...], internal("Recommendations.")] = ()
