"""What validate found, as a report for machines, and which of it counts."""

from collections.abc import Iterable, Sequence
from datetime import date

from amctl.findings import Finding
from amctl.reports.report import Report

COLUMNS = ("file", "line", "column", "end", "code", "level", "message", "help")


def chosen(findings: Iterable[Finding], select: Sequence[str], ignore: Sequence[str]) -> list[Finding]:
    """The findings whose codes begin with one of those selected, and with none of those ignored."""
    return [
        finding
        for finding in findings
        if (not select or finding.code.startswith(tuple(select))) and not finding.code.startswith(tuple(ignore))
    ]


def failed(findings: Iterable[Finding], *, strict: bool) -> bool:
    """Whether any of it is an error; when strict, warnings count as well."""
    return any(strict or finding.level == "error" for finding in findings)


def summary(findings: Sequence[Finding], files: int) -> str:
    """How many of what, in a sentence."""
    errors = sum(finding.level == "error" for finding in findings)
    warnings = len(findings) - errors
    counts = [
        f"{count} {word}{'' if count == 1 else 's'}" for count, word in ((errors, "error"), (warnings, "warning"))
    ]
    told = " and ".join(text for text, count in zip(counts, (errors, warnings), strict=True) if count)
    return f"{files} file{'' if files == 1 else 's'}: {told or 'no findings'}."


def findings_report(findings: Sequence[Finding], today: date) -> Report:
    """The findings as rows."""
    return Report("validate", "Findings", today, COLUMNS, tuple(finding._asdict() for finding in findings), ())
