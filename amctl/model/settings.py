"""The settings: what a book says for all its accounts (amctl.yaml), and what is the user's own."""

from datetime import date
from typing import Annotated, ClassVar, Literal

from pydantic import BeforeValidator, ConfigDict

from amctl.dates import Period
from amctl.model.account import Touch
from amctl.model.fields import CurrencyCode, Day, Entry, Flag, Length, Number, PersonId, Texts, Words, internal

FORMAT = 1  # the version of the file format that this program writes and reads


def _zone(value: object) -> object:
    from zoneinfo import ZoneInfo

    try:
        ZoneInfo(str(value))
    except (ValueError, OSError, KeyError):
        raise ValueError(f"no such time zone: {value}; write one like Europe/Berlin") from None
    return value


Zone = Annotated[str, BeforeValidator(_zone)]


class Away(Entry):
    """Days on which a person is not there, and who covers."""

    identity: ClassVar = ("from_",)
    from_: Annotated[Day, internal("First day.", alias="from")]
    until: Annotated[Day, internal("Last day.")]
    cover: Annotated[PersonId | None, internal("Who looks after the accounts meanwhile.")] = None

    def has(self, day: date) -> bool:
        """Whether a day is one of them."""
        return self.from_ <= day <= self.until


class PersonLeft(Entry):
    """When one of us left, and who took over."""

    date: Annotated[Day, internal("The last day.")]
    successor: Annotated[PersonId | None, internal("Who took over.")] = None


class Person(Entry):
    """One of us."""

    name: Annotated[str, internal("Full name.", min_length=1)]
    email: Annotated[str | None, internal("Mail address, for reminders.")] = None
    phone: Annotated[str | None, internal("Telephone number, in quotes.")] = None
    role: Annotated[str | None, internal("account-manager, account-executive, support, or a role of your own.")] = None
    languages: Annotated[Texts, internal("Languages spoken, as codes.")] = ()
    language: Annotated[str | None, internal("Language of this person's reminders; the book's if absent.")] = None
    timezone: Annotated[Zone | None, internal("This person's day; the book's if absent.")] = None
    lead: Annotated[PersonId | None, internal("Who leads this person's team.")] = None
    away: Annotated[tuple[Away, ...], internal("Absences.")] = ()
    left: Annotated[PersonLeft | None, internal("The person is gone.")] = None


class Lead(Entry):
    """How long before its day a thing starts to be shown."""

    decision: Annotated[Length | None, internal("Before a contract's decision day.")] = None
    announcement: Annotated[Length | None, internal("Before a price increase must be announced.")] = None
    review: Annotated[Length | None, internal("Before a business review is due.")] = None
    goal: Annotated[Length | None, internal("Before a goal's day.")] = None
    milestone: Annotated[Length | None, internal("Before a milestone's day.")] = None
    opportunity: Annotated[Length | None, internal("Before an opportunity is to be decided.")] = None

    def of(self, kind: str) -> Period | None:
        """The lead time of one kind of item, if one is set."""
        period: Period | None = getattr(self, kind, None)
        return period


LEAD = Lead(
    decision=Period(120, "day"),
    announcement=Period(30, "day"),
    review=Period(3, "week"),
    goal=Period(30, "day"),
    milestone=Period(2, "week"),
    opportunity=Period(2, "week"),
)


class Tier(Entry):
    """How a class of accounts is looked after."""

    touch: Annotated[Touch | None, internal("How often to be in touch.")] = None
    review: Annotated[Length | None, internal("How often to hold a business review.")] = None
    assess: Annotated[Length | None, internal("How long a judgement of a contact stays fresh.")] = None
    lead: Annotated[Lead, internal("Lead times that differ from the book's.")] = Lead()


class Product(Entry):
    """Something we sell."""

    name: Annotated[str, internal("Its name.", min_length=1)]
    summary: Annotated[str | None, internal("What it is.")] = None


Report = Literal["list", "due"]


class View(Entry):
    """A report as somebody likes to see it: options of the command under a name, used as `amctl list @risk`."""

    report: Annotated[Report, internal("Which command it is for.")]
    where: Annotated[Words, internal("Of list: conditions on its columns, such as revenue>=50000.")] = ()
    owner: Annotated[Words, internal("Of these people of ours; me is whoever looks.")] = ()
    everyone: Annotated[Flag | None, internal("Of due: everybody's work, whoever looks.")] = None
    tier: Annotated[Words, internal("Of list: of these tiers.")] = ()
    status: Annotated[Words, internal("Of list: with one of these statuses.")] = ()
    tag: Annotated[Words, internal("Of list: with all of these tags.")] = ()
    kind: Annotated[Words, internal("Of due: only these kinds of work.")] = ()
    within: Annotated[str | None, internal("Of due: how far ahead, such as 2w.")] = None
    explain: Annotated[Flag | None, internal("Of due: say why each is due.")] = None
    columns: Annotated[Words, internal("Of list: these columns.")] = ()
    sort: Annotated[str | None, internal("Of list: by this column; with a minus before it, downwards.")] = None


class Settings(Entry):
    """What holds for all accounts of a book."""

    model_config = ConfigDict(title="amctl settings")
    amctl: Annotated[int, internal("The version of the file format.", strict=True, ge=1)]
    company: Annotated[str | None, internal("Who we are.")] = None
    currency: Annotated[CurrencyCode, internal("The book's currency, for sums.")] = "EUR"
    language: Annotated[str, internal("Language of documents and mails, as a code.")] = "en"
    timezone: Annotated[Zone, internal("Today is this zone's day.")] = "UTC"
    people: Annotated[dict[str, Person], internal("Us, by a short id.")] = {}
    tiers: Annotated[dict[str, Tier], internal("Classes of accounts, by a short id.")] = {}
    products: Annotated[dict[str, Product], internal("What we sell, by a short id.")] = {}
    lead: Annotated[Lead, internal("Lead times of the book, unless a tier has its own.")] = Lead()
    rates: Annotated[dict[str, Number], internal("What one unit of a currency is worth in the book's.")] = {}
    fiscal_year_start: Annotated[int, internal("First month of the fiscal year.", strict=True, ge=1, le=12)] = 1
    rules: Annotated[
        dict[str, Literal["error", "warning", "ignore"]], internal("Levels of rules, by code: AM502: ignore.")
    ] = {}
    base_url: Annotated[str | None, internal("Web address of the book, for links in mails and documents.")] = None
    views: Annotated[dict[str, View], internal("Reports under a name, for everybody: amctl list @risk.")] = {}

    def lead_of(self, tier: str | None, kind: str) -> Period | None:
        """The lead time of one kind of item: the tier's, else the book's, else the usual one."""
        own = self.tiers[tier].lead.of(kind) if tier in self.tiers else None
        return own or self.lead.of(kind) or LEAD.of(kind)

    def present(self, today: date) -> frozenset[str]:
        """Everybody who has not left by a day."""
        return frozenset(name for name, one in self.people.items() if not one.left or one.left.date >= today)


class Mail(Entry):
    """How this user sends mail. Never part of a book."""

    transport: Annotated[Literal["smtp", "sendmail", "files"], internal("How mail leaves.")] = "files"
    host: Annotated[str | None, internal("The mail server.")] = None
    port: Annotated[int | None, internal("Its port.", strict=True, ge=1, le=65535)] = None
    security: Annotated[Literal["starttls", "tls", "none"], internal("none: only to this machine itself.")] = "starttls"
    user: Annotated[str | None, internal("Login name.")] = None
    password_command: Annotated[Texts, internal("A command, as a list of words, that prints the password.")] = ()
    command: Annotated[Texts, internal("Of sendmail: the command, as a list of words.")] = ("/usr/sbin/sendmail",)
    folder: Annotated[str | None, internal("Of files: where the mails are put; a folder of your state if absent.")] = (
        None
    )
    time_limit: Annotated[int, internal("Seconds that all of a run may take.", strict=True, ge=1, le=86400)] = 900
    from_: Annotated[str | None, internal("Sender; its domain bounds who may get mail.", alias="from")] = None
    allow: Annotated[Texts, internal("Further domains that may get mail.")] = ()


class UserConfig(Entry):
    """What is personal, or could run something: never part of a book."""

    model_config = ConfigDict(title="amctl user config")
    me: Annotated[str | None, internal("Who of the book's people I am.")] = None
    book: Annotated[str | None, internal("The folder of my book.")] = None
    editor: Annotated[str | None, internal("The editor to open files with; it must wait until I am done.")] = None
    pager: Annotated[
        str | None, internal("What to read long answers with, such as less -R; empty: nothing, they just run through.")
    ] = None
    mail: Annotated[Mail | None, internal("How I send mail.")] = None
    views: Annotated[dict[str, View], internal("Reports under a name, for me; they go before the book's.")] = {}
