"""The checklist of a handoff: what is there, with its evidence; what is not, with the command that mends it."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from amctl.changes.taking_over import elsewhere
from amctl.facts import Facts
from amctl.messages import Message, counted, on
from amctl.model.words import word
from amctl.model.work import Handoff, plan_name
from amctl.plans.answers import Answer, State
from amctl.plans.checklist import lacking
from amctl.reports.report import Block, Cell, Column, Prose, Report, Row, Table, Tone
from amctl.rules.rule import command

COLUMNS = ("account", "step", "state", "what", "evidence", "mend", "who", "required", "day", "done", "by")
KINDS = {
    "sales-to-account": Message("from sales"),
    "account-to-account": Message("between account managers"),
    "departed": Message("from somebody who has left"),
}
_STATES: dict[State, tuple[Message, Tone]] = {
    "missing": (Message("missing"), "bad"),
    "stale": (Message("stale"), "warn"),
    "open": (Message("open"), "warn"),
    "ok": (Message("ok"), "good"),
    "n/a": (Message("n/a"), "dim"),
}
_HEADS = (
    Column(Message("State"), keep=True),
    Column(Message("Step"), keep=True, spare=1),
    Column(Message("What")),
    Column(Message("How it stands")),
)


def handoff_checklist(
    facts: Facts, handoff: Handoff, answers: Sequence[Answer], *, begun: bool, names: Mapping[str, str], today: date
) -> Report:
    """The steps of a handoff: first what is to be done, the required ones before the others, then what is there.

    `names`: what each of us is called, by id. Below stand the commands that mend, a line each, and what is required
    before the successor can accept.
    """
    left = sorted((one for one in answers if not one.settled), key=lambda one: not one.required)
    there = [one for one in answers if one.settled]
    blocks: list[Block] = [
        _to_do([one for one in left if one.required], Message("Required, and not there"), today),
        _to_do([one for one in left if not one.required], Message("Not there"), today),
        Table(_HEADS, tuple(_cells(one, today) for one in there), Message("There")),
    ]
    if mends := _mends(left):
        blocks.append(Prose(mends, Message("What mends it; CAPITALS are yours to fill in")))
    if not begun:
        blocks += _refused(facts, names)
    blocks.append(Prose(_verdict(facts, handoff, answers, begun=begun, names=names)))
    title = _title(facts, handoff, begun=begun, names=names)
    rows = tuple(row(facts, one) for one in answers)
    file = f"playbooks/{plan_name(handoff.kind)}.yaml"
    nothing = Message("No step is left in the checklist, so nothing is asked for: {file} takes them out.", file=file)
    return Report("handoff show", title, today, COLUMNS, rows, tuple(blocks) if answers else (), nothing)


def _refused(facts: Facts, names: Mapping[str, str]) -> Iterator[Block]:
    """That the last handoff was rejected, and why, if it was."""
    last = max(facts.handoffs, key=lambda one: one.ended or one.opened, default=None)
    if last and last.state == "rejected":
        who = names.get(last.to, last.to)
        told = Message("{person} rejected it on {day}: {reason}", person=who, day=last.ended, reason=last.reason)
        yield Prose(told, Message("The last time"))


def _title(facts: Facts, handoff: Handoff, *, begun: bool, names: Mapping[str, str]) -> Message:
    way = {
        "name": facts.name,
        "one": names.get(handoff.from_, handoff.from_),
        "other": names.get(handoff.to, handoff.to) or Message("a successor"),
        "kind": KINDS[handoff.kind],
    }
    if not begun:
        return Message("If {one} handed {name} over to {other} ({kind})", **way)
    if handoff.due:
        return Message(
            "{name}: handoff from {one} to {other} ({kind}), since {day}, due on {due}",
            **way,
            day=handoff.opened,
            due=handoff.due,
        )
    return Message("{name}: handoff from {one} to {other} ({kind}), since {day}", **way, day=handoff.opened)


def _to_do(answers: Sequence[Answer], title: Message, today: date) -> Table:
    """Steps that are not there, with whose they are, and by when if that is known."""
    dated = any(one.day for one in answers)
    heads = (*_HEADS, Column(Message("Who")), *([Column(Message("By"), keep=True, spare=2)] if dated else []))
    rows = []
    for one in answers:
        late = one.day is not None and one.day < today
        day = [Cell(on(one.day), "bad" if late else "plain")] if dated else []
        rows.append((*_cells(one, today), Cell(", ".join(one.who)), *day))
    return Table(heads, tuple(rows), title)


def _cells(one: Answer, today: date) -> tuple[Cell, ...]:
    word, tone = _STATES[one.state]
    return (
        Cell(word, tone if one.required or one.settled else "plain"),
        Cell(one.step, "dim"),
        Cell(one.what),
        Cell(_with_age(one, today), "dim" if one.state == "n/a" else "plain"),
    )


def _with_age(one: Answer, today: date) -> str:
    """The evidence, and how old the fact is."""
    days = (today - one.seen).days if one.seen else 0
    if days <= 0:
        return one.evidence
    age = counted("{count} day ago", "{count} days ago", days)
    return Message("{evidence} ({age})", evidence=one.evidence, age=age)


def _mends(left: Sequence[Answer]) -> str:
    """The commands, a line each, as they can be pasted."""
    return "\n".join(f"    {one.mend}" for one in left if one.mend)


def _verdict(
    facts: Facts, handoff: Handoff, answers: Sequence[Answer], *, begun: bool, names: Mapping[str, str]
) -> Message:
    """What is missing before the successor can accept."""
    required = [one for one in answers if one.required]
    open_ = lacking(answers)
    cancel = command("handoff", "cancel", facts.account)
    if begun and facts.over:
        return Message(
            "The account is {status}, so nobody can accept it: {command}", status=word(facts.status), command=cancel
        )
    if begun and elsewhere(facts.owner, handoff):
        return Message(
            "The account is with {owner} now, so nobody can accept it: {command}",
            owner=names.get(facts.owner, facts.owner),
            command=cancel,
        )
    if open_:
        return counted(
            "Of {required} required steps, {count} is missing: {steps}.",
            "Of {required} required steps, {count} are missing: {steps}.",
            len(open_),
            required=len(required),
            steps=", ".join(one.step for one in open_),
        )
    if not begun:
        start = command("handoff", "start", facts.account, "--to", handoff.to or "PERSON", "--kind", handoff.kind)
        return Message("All that is required is there: {command}", command=start)
    accept = command("handoff", "accept", facts.account)
    who = names.get(handoff.to, handoff.to)
    return Message("All that is required is there. {person} accepts it by: {command}", person=who, command=accept)


def row(facts: Facts, one: Answer) -> Row:
    """A step for machines."""
    return {
        "account": facts.account,
        "name": facts.name,
        "step": one.step,
        "state": one.state,
        "what": one.what,
        "evidence": one.evidence,
        "mend": one.mend or None,
        "who": one.who,
        "required": one.required,
        "day": one.day,
        "seen": one.seen,
        "done": one.done,
        "by": one.by,
        "file": facts.file,
    }
