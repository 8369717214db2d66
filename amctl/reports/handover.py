"""The document for a successor: the checklist, the account on its page, who knows whom, the last year."""

from collections.abc import Iterator, Sequence

from amctl.messages import Message, on
from amctl.model.account import Account
from amctl.model.words import word
from amctl.model.work import Handoff
from amctl.reports.card import LATEST
from amctl.reports.report import Block, Cell, Column, Facts, Report, Table


def handover(
    checklist: Report, account: Account, handoff: Handoff, *, card: Report, coverage: Report, year: Report
) -> Report:
    """The checklist with all that its successor must read about the account; its rows stay those of the checklist.

    The card's latest words are left out, for the `year` has them all.
    """
    blocks = (
        *checklist.blocks,
        *_sold(account),
        *on_the_way(handoff, ticks=True),
        *_titled(Message("The account"), [block for block in card.blocks if block.title != LATEST]),
        *_before_a_call(account),
        *coverage.blocks,
        *_titled(Message("The last year"), year.blocks),
    )
    return checklist._replace(blocks=blocks)


def _titled(title: Message, blocks: Sequence[Block]) -> Iterator[Block]:
    """Blocks, the first of which gets a title, before the one that it has."""
    for number, block in enumerate(blocks):
        own = Message("{title}: {own}", title=title, own=block.title) if block.title else title
        yield block if number else block._replace(title=own)


def _sold(account: Account) -> Iterator[Block]:
    """What sales left behind."""
    deal = account.deal
    if deal is None:
        return
    promises: Sequence[str] = (Message("none were made"),) if deal.promises == () else deal.promises or ()
    pairs = (
        (Message("Signed"), Cell(on(deal.signed, ""))),
        (Message("Sold by"), Cell(deal.sold_by or "")),
        (Message("Why"), Cell(deal.why or "")),
        (Message("Terms"), Cell(deal.terms or "")),
        (Message("Instead of"), Cell(deal.competitor or "")),
        *((Message("Promised"), Cell(one)) for one in promises),
    )
    yield Facts(tuple((name, cell) for name, cell in pairs if cell.text), Message("What was sold, and why"))


def on_the_way(handoff: Handoff, *, ticks: bool) -> Iterator[Block]:
    """What was said on the way, the oldest first: notes, and what stands with ticks, if that is wanted."""
    told = [(one.date, one.by or "", one.note) for one in handoff.notes]
    if ticks:
        told += [(tick.date, tick.by or "", f"{step}: {tick.note}") for step, tick in handoff.done.items() if tick.note]
    rows = tuple((Cell(on(day)), Cell(by), Cell(text)) for day, by, text in sorted(told))
    heads = (Column(Message("Day"), keep=True), Column(Message("Who")), Column(Message("Note")))
    yield Table(heads, rows, Message("Notes on the way"))


def _before_a_call(account: Account) -> Iterator[Block]:
    """Of each contact who is still there: how they like to be reached, and what is worth knowing before a call."""
    rows = tuple(
        (
            Cell(one.name, "strong"),
            Cell(word(one.channel or "")),
            Cell(one.language or ""),
            Cell((one.notes or "").strip()),
        )
        for one in account.contacts.values()
        if not one.left and (one.channel or one.language or one.notes)
    )
    heads = (Message("Contact"), Message("Channel"), Message("Language"), Message("Worth knowing"))
    yield Table(tuple(map(Column, heads)), rows, Message("Before a call"))
