"""Absences of ours, planned and taken back in the settings of the book, and what is told of them."""

import copy
from datetime import date
from typing import TYPE_CHECKING

from amctl.errors import UsageError
from amctl.recording.setting import settings_record
from amctl.session import Session

if TYPE_CHECKING:
    from amctl.changes.edits import Deed
    from amctl.language import Language
    from amctl.model.settings import Away
    from amctl.reports.report import Report


def plan(
    session: Session, word: str, since: str | None, until: str | None, cover: str | None, lang: str | None = None
) -> None:
    """Writes that somebody of us will be away, and shows the cover sheet; raises UsageError for what does not fit."""
    from amctl.changes.absences import plan_absence
    from amctl.model.settings import Away
    from amctl.recording.given import said, someone
    from amctl.typed import person_meant

    first, last = _days(session, since, until)
    person = person_meant(session, word, first)
    away = Away.model_validate(said(**{"from": first, "until": last, "cover": someone(session, cover, last)}))
    deed = plan_absence(session.settings, person, away, today=session.today)
    _written(session, deed, person, away, _language(session, away, lang))


def cover(session: Session, word: str, named: str, lang: str | None = None) -> None:
    """Has somebody cover the absence that runs or comes next, and shows the sheet; raises UsageError."""
    from amctl.changes.absences import cover_absence, next_absence
    from amctl.typed import person_meant

    person = person_meant(session, word)
    away = next_absence(session.settings.people[person], session.today)
    if away is None:
        known = f"no absence of {session.settings.people[person].name} is ahead"
        raise UsageError(known, f"amctl away {person} --from DAY --until DAY --cover {named}")
    instead = person_meant(session, named, away.until)
    deed = cover_absence(settings_record(session), session.settings, person, away, instead, today=session.today)
    away = away.model_copy(update={"cover": instead})
    _written(session, deed, person, away, _language(session, away, lang))


def _written(session: Session, deed: "Deed", person: str, away: "Away", language: "Language") -> None:
    """Writes what becomes of an absence, and shows its cover sheet."""
    from amctl.settings import SETTINGS
    from amctl.store.writing import content_of

    session.format  # noqa: B018  (one that there is not is told before anything is written)
    _save(session, deed, sheet=not session.options.dry_run)
    if not session.options.dry_run:
        after = session.as_if({SETTINGS: content_of(session.root, SETTINGS)})
        session.show(_sheet(after, person, away, language))


def take_back(session: Session, word: str) -> None:
    """Takes out the absence of somebody that runs or comes next; raises UsageError if there is none."""
    from amctl.changes.absences import cancel_absence, next_absence
    from amctl.typed import person_meant

    person = person_meant(session, word)
    away = next_absence(session.settings.people[person], session.today)
    if away is None:
        raise UsageError(f"no absence of {session.settings.people[person].name} is ahead", "amctl away lists them")
    deed = cancel_absence(settings_record(session), session.settings, person, away, today=session.today)
    _save(session, deed, sheet=False)


def tell(session: Session, word: str | None, lang: str | None = None) -> None:
    """Shows the cover sheet of the absence of somebody that runs or comes next; of nobody: who is away when."""
    from amctl.changes.absences import next_absence
    from amctl.language import if_asked, in_language
    from amctl.reports.absences import absences, none_ahead
    from amctl.typed import person_meant

    if word is None:
        found = absences(session.settings, session.facts(), today=session.today)
        session.show(if_asked(found, lang))
        return
    person = person_meant(session, word)
    away = next_absence(session.settings.people[person], session.today)
    language = _language(session, away, lang)
    if away:
        session.show(_sheet(session, person, away, language))
    else:
        session.show(in_language(none_ahead(session.settings, person, session.today), language))


def _days(session: Session, since: str | None, until: str | None) -> tuple[date, date]:
    """The first and the last day, as typed; without the first it begins today."""
    from amctl.day_words import last_said
    from amctl.typed import day_meant

    if until is None:
        raise UsageError("until when?", "--until DAY, the last day of it")
    first = day_meant(session, since) if since else session.today
    try:
        return first, last_said(until, first, session.today, fiscal_start=session.settings.fiscal_year_start)
    except ValueError as error:
        raise UsageError(str(error), "amctl help dates shows what may be written") from None


def _save(session: Session, deed: "Deed", *, sheet: bool) -> None:
    """Carries it out and tells it; if a cover sheet follows, that is what was asked for as JSON."""
    from amctl.saving import save

    teller = copy.copy(session)
    told = None if sheet else session.options.format
    teller.options = session.options._replace(output=None, format=told, pager=False)
    save(teller, settings_record(session), deed)


def _language(session: Session, away: "Away | None", lang: str | None) -> "Language":
    """The language asked for, else that of whoever covers, for whom the sheet is; raises UsageError."""
    from amctl.language import language_of

    return language_of(session.settings, away.cover if away else None, lang)


def _sheet(session: Session, person: str, away: "Away", language: "Language") -> "Report":
    from amctl.language import in_language

    return in_language(cover_sheet_of(session, person, away), language)


def cover_sheet_of(session: Session, person: str, away: "Away") -> "Report":
    """The cover sheet of an absence; its words are not yet in a language."""
    from amctl.changes.identity import shown
    from amctl.reports.agenda import Absence
    from amctl.reports.cover import cover_sheet
    from amctl.reports.covered import Looked

    opened = [one for facts in session.facts() if (one := session.opened(facts.file))]
    return cover_sheet(
        Absence(person, away),
        [Looked(one.record.account, one.derived.facts, one.derived.items) for one in opened],
        settings=session.settings,
        today=session.today,
        handle_length=shown(item.handle for item in session.items()),
    )
