"""Contacts: the people on the customer's side, and how they stand to us and to each other."""

from typing import Annotated, Literal

from amctl.model.fields import ContactId, ContactIds, Day, Entry, PersonIds, Texts, customer, internal

Role = Literal[
    "economic-buyer",
    "decision-maker",
    "executive-sponsor",
    "technical-buyer",
    "influencer",
    "coach",
    "end-user",
    "daily-contact",
    "procurement",
    "legal",
    "billing",
]
Stance = Literal["champion", "supporter", "neutral", "skeptic", "blocker", "unknown"]
Influence = Literal["high", "medium", "low"]
Approval = Literal["renewal", "expansion"]


class ContactLeft(Entry):
    """When a contact left the customer, and who came after."""

    date: Annotated[Day, internal("The day the person left the post.")]
    replaced_by: Annotated[ContactId | None, internal("The contact who took over.")] = None


class Contact(Entry):
    """A person on the customer's side."""

    name: Annotated[str, customer("Full name, with title if the person uses it.", min_length=1)]
    title: Annotated[str | None, customer("What the person is over there: COO, Head of Dispatch.")] = None
    department: Annotated[str | None, customer("The part of the company.")] = None
    email: Annotated[str | None, internal("Mail address.")] = None
    phone: Annotated[
        str | None, internal("Telephone number, in quotes: other YAML readers take +49… for a number.")
    ] = None
    mobile: Annotated[str | None, internal("Mobile number, in quotes.")] = None
    language: Annotated[str | None, internal("Language to write in, as a code: de, en.")] = None
    channel: Annotated[
        Literal["email", "phone", "video", "chat", "in-person"] | None,
        internal("How the person likes to be reached."),
    ] = None
    roles: Annotated[tuple[Role, ...], internal("Parts played in decisions.")] = ()
    stance: Annotated[
        Stance | None,
        internal("Attitude to us. A champion has power and sells for us in our absence; a blocker opposes."),
    ] = None
    influence: Annotated[Influence | None, internal("How much the person's word weighs over there.")] = None
    approves: Annotated[tuple[Approval, ...], internal("What needs this person's consent.")] = ()
    assessed: Annotated[Day | None, internal("When somebody last judged stance and influence.")] = None
    known_by: Annotated[PersonIds, internal("Who of us has a relationship with the person.")] = ()
    reports_to: Annotated[ContactId | None, internal("The contact who is the person's superior.")] = None
    influences: Annotated[ContactIds, internal("Contacts who listen to this person: an informal line.")] = ()
    works_with: Annotated[ContactIds, internal("Contacts with whom the person works closely.")] = ()
    conflicts_with: Annotated[ContactIds, internal("Contacts with whom the person is at odds.")] = ()
    left: Annotated[ContactLeft | None, internal("The person is gone; kept for history.")] = None
    links: Annotated[dict[str, str], internal("Web addresses by name, such as a profile.")] = {}
    notes: Annotated[str | None, internal("Anything worth knowing before a call.")] = None
    tags: Annotated[Texts, internal("Free words to filter by.")] = ()
