"""What customers say of us, and how much they use."""

from datetime import date

from amctl.changes.apply import entry_at, put
from amctl.changes.days import behind
from amctl.changes.edits import Append, Change, Deed, Path
from amctl.changes.entries import written
from amctl.day_words import spoken
from amctl.errors import UsageError
from amctl.model.fields import Entry
from amctl.model.history import Feedback, Usage
from amctl.model.reading import Record

_NAMES = {"nps": "NPS", "csat": "CSAT", "ces": "CES"}
LEAST = {"nps": 0, "csat": 0, "ces": 1}
MOST = {"nps": 10, "csat": 100, "ces": 7}  # satisfaction is asked for on several scales, in per cent at most


def add_feedback(record: Record, feedback: Feedback, *, today: date) -> Deed:
    """A figure or a quote; a figure of the same contact and day is corrected. Raises UsageError."""
    _checked(feedback)
    behind(feedback.date, today)
    account = record.account
    found = account.contacts.get(feedback.contact or "")
    who = f" by {found.name if found else feedback.contact}" if feedback.contact else ""
    what = f'"{feedback.comment}"' if feedback.kind == "quote" else f"{_NAMES[feedback.kind]} {feedback.score}"
    day = "" if feedback.date == today else f" on {spoken(feedback.date, today)}"
    changes: tuple[Change, ...] = (Append(("feedback",), written(feedback)),)
    instead = ""
    for index, one in enumerate(account.feedback):
        same = (one.date, one.kind, one.contact) == (feedback.date, feedback.kind, feedback.contact)
        if same and feedback.contact and feedback.kind != "quote":
            changes = _corrected(record, entry_at(record, ("feedback",), index), one, feedback)
            instead = f", instead of {one.score}" if one.score != feedback.score else ", as was there already"
    notes = _notes(record, feedback)
    return Deed(changes, f"Recorded feedback{who} at {account.name}{day}: {what}{_group(feedback)}{instead}.", notes)


def add_usage(record: Record, usage: Usage, *, today: date) -> Deed:
    """A count of a product in use; one of the same day is corrected. Raises UsageError."""
    behind(usage.date, today)
    if usage.active < 0 or (usage.of is not None and usage.of <= 0):
        raise UsageError("what is counted is not less than nothing, and is out of more than nothing", "like: 97 120")
    changes: tuple[Change, ...] = (Append(("usage",), written(usage)),)
    instead = ""
    for index, one in enumerate(record.account.usage):
        if (one.date, one.product) == (usage.date, usage.product):
            if usage.of is None and one.of is not None:  # only the count is corrected
                usage = usage.model_copy(update={"of": one.of})
            changes = _corrected(record, entry_at(record, ("usage",), index), one, usage)
            instead = f", instead of {_count(one)}" if changes else ", as was there already"
    share = f" ({usage.active / usage.of:.0%})" if usage.of else ""
    day = "" if usage.date == today else f" on {spoken(usage.date, today)}"
    done = f"Recorded use of {usage.product} at {record.account.name}{day}: {_count(usage)}{share}{instead}."
    over = usage.of is not None and usage.active > usage.of
    notes = (f"That is more than what they have: amctl opportunity add {record.id}",) if over else ()
    return Deed(changes, done, notes, told=("AM610",))


def _checked(feedback: Feedback) -> None:
    """Raises UsageError for what is no answer to its question."""
    kind, score = feedback.kind, feedback.score
    if kind == "quote":
        if score is not None or not feedback.comment:
            raise UsageError(
                "a quote is words, without a score", 'amctl feedback ACCOUNT quote --comment "It just works"'
            )
        return
    name = _NAMES[kind]
    if score is None:
        raise UsageError(f"what is the {name}?", f"write it behind {kind}: amctl feedback ACCOUNT {kind} {MOST[kind]}")
    least = LEAST[kind]
    if not least <= score <= MOST[kind] or (kind == "nps" and score != score.to_integral_value()):
        whole = "a whole number " if kind == "nps" else ""
        raise UsageError(f"{score} is no {name}", f"it is {whole}from {least} to {MOST[kind]}")


def _group(feedback: Feedback) -> str:
    if feedback.kind != "nps" or feedback.score is None:
        return ""
    return ", a promoter" if feedback.score >= 9 else ", a detractor" if feedback.score <= 6 else ", passive"


def _notes(record: Record, feedback: Feedback) -> tuple[str, ...]:
    if _group(feedback) != ", a detractor":
        return ()
    with_ = f" --with {feedback.contact}" if feedback.contact else ""
    return (f'Ask why, soon: amctl follow-up {record.id} "Ask why" --kind call -d +2d{with_}',)


def _corrected(record: Record, path: Path, old: Entry, new: Entry) -> tuple[Change, ...]:
    """What is said anew about an entry that is there."""
    return tuple(
        put(record, (*path, name), value) for name, value in written(new).items() if getattr(old, name) != value
    )


def _count(usage: Usage) -> str:
    return f"{usage.active}" if usage.of is None else f"{usage.active} of {usage.of}"
