"""The manual: rules explained by their own words, days as they are typed, formats, exit codes."""

from datetime import date

from amctl.day_words import FISCAL, GRAMMAR
from amctl.errors import EXIT_CODES, UsageError
from amctl.model.reading import suggestion
from amctl.reports import (
    absences,
    accounts,
    agenda,
    card,
    checklist,
    configured,
    contacts,
    cover,
    coverage,
    doctor,
    due,
    findings,
    goals,
    handed_over,
    handoffs,
    hanging,
    issues,
    renewals,
    search,
    succession,
    timeline,
)
from amctl.reports.report import Block, Cell, Column, Prose, Report, Row, Table, Tone
from amctl.rules.catalogue import RULES

COLUMNS = ("code", "name", "level", "summary")
_TONES: dict[str, Tone] = {"error": "bad", "warning": "warn"}


def rules_explained(code: str, today: date) -> Report:
    """The manual of a rule, or of all whose codes begin like that; without a code, the list of them.

    Raises UsageError if there is no such rule.
    """
    wanted = code.upper()
    rules = [rule for rule in RULES if rule.CODE.startswith(wanted) or code == rule.NAME]
    if not rules:
        known = [one for rule in RULES for one in (rule.CODE, rule.NAME)]
        hint = suggestion(wanted, known) or suggestion(code, known) or "amctl explain lists the rules"
        raise UsageError(f"no rule or field '{code}'", hint)
    rows: list[Row] = []
    blocks: list[Block] = []
    for rule in rules:
        sentence, _, rest = (rule.__doc__ or "").strip().partition("\n")
        row = {"code": rule.CODE, "name": rule.NAME, "level": rule.LEVEL, "summary": sentence, "manual": rest.strip()}
        mends: str | None = getattr(rule, "MENDS", None)
        rows.append({**row, "mends": mends})
        if code:
            text = f"{sentence}\n{rest}".rstrip() + (f"\n\nvalidate --fix: {mends}." if mends else "")
            blocks.append(Prose(text, f"{rule.CODE} {rule.NAME} ({rule.LEVEL})"))
    if not code:
        blocks.append(_list(rows))
    return Report("explain", "" if code else "Rules", today, COLUMNS, tuple(rows), tuple(blocks))


def _list(rows: list[Row]) -> Table:
    columns = (Column("Code", keep=True), Column("Name"), Column("Level"), Column("What it finds"))
    cells = (
        (
            Cell(str(r["code"]), "strong"),
            Cell(str(r["name"])),
            Cell(str(r["level"]), _TONES[str(r["level"])]),
            Cell(str(r["summary"])),
        )
        for r in rows
    )
    return Table(columns, tuple(cells))


def formats(today: date) -> Report:
    """Which columns a pipe gets from each report, and how the JSON is built."""
    reports = {
        "due": due.COLUMNS,
        "renewals": renewals.COLUMNS,
        "agenda": agenda.COLUMNS,
        "list": accounts.USUAL,
        "show": card.COLUMNS,
        "timeline": timeline.COLUMNS,
        "goals": goals.COLUMNS,
        "issues": issues.COLUMNS,
        "coverage": hanging.COLUMNS,
        "coverage ACCOUNT": coverage.COLUMNS,
        "handoff show": checklist.COLUMNS,
        "handoff list": handoffs.COLUMNS,
        "handoff plan": succession.COLUMNS,
        "handoff report": handed_over.COLUMNS,
        "contacts": contacts.COLUMNS,
        "search": search.COLUMNS,
        "away": absences.COLUMNS,
        "away PERSON": cover.COLUMNS,
        "validate": findings.COLUMNS,
        "doctor": doctor.COLUMNS,
        "config": configured.COLUMNS,
    }
    rows: tuple[Row, ...] = tuple({"report": name, "columns": columns} for name, columns in reports.items())
    cells = tuple((Cell(name, "strong"), Cell(" ".join(columns))) for name, columns in reports.items())
    text = (
        "A terminal gets a table; a pipe gets lines of columns apart by tabs, without a header, in the order below; "
        "csv has a header. -o FILE takes the format from its ending: .txt .tsv .csv .json .md .html.\n\n"
        'JSON: {"amctl": 1, "report": …, "today": …, "data": [rows], "problems": [what could not be used]}; rows may '
        "have more keys than columns; amounts are exact numbers, days ISO texts; keys are only ever added."
    )
    blocks: tuple[Block, ...] = (Prose(text), Table((Column("Report", keep=True), Column("Columns")), cells))
    return Report("formats", "Formats", today, ("report", "columns"), rows, blocks)


def dates(today: date) -> Report:
    """How a day may be typed, and what each way means."""
    rows: tuple[Row, ...] = tuple(words._asdict() for words in GRAMMAR)
    columns = (Column("Typed"), Column("In German"), Column("Meaning"))
    table = Table(columns, tuple((Cell(w.english, "strong"), Cell(w.german), Cell(w.meaning)) for w in GRAMMAR))
    text = (
        "Week days may be shortened to two or three letters; ä may be written ae. Of what happened (a call, a meeting) "
        f"a bare week day or quarter looks back, of what is due ahead. {FISCAL} Days such as 01/02/2026 are refused: "
        "half the world reads them the other way round."
    )
    return Report(
        "dates", "Days as they are typed", today, ("english", "german", "meaning"), rows, (table, Prose(text))
    )


def exit_codes(today: date) -> Report:
    """The exit codes, and what each of them means."""
    rows: tuple[Row, ...] = tuple({"code": code, "meaning": meaning} for code, meaning in EXIT_CODES)
    columns = (Column("Code", right=True, keep=True), Column("Meaning"))
    table = Table(columns, tuple((Cell(str(code), "strong"), Cell(meaning)) for code, meaning in EXIT_CODES))
    return Report("exit-codes", "Exit codes", today, ("code", "meaning"), rows, (table,))
