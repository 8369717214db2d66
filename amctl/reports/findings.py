"""What validate found, as a report for machines, and which of it counts."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from amctl.findings import Finding
from amctl.reports.report import Report, Row

COLUMNS = ("file", "line", "column", "end", "code", "level", "message", "help", "fixable")


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


def summary(findings: Sequence[Finding], files: int, *, hint: bool = True) -> str:
    """How many of what, in a sentence; with a hint, in another, how many of them --fix mends."""
    errors = sum(finding.level == "error" for finding in findings)
    warnings = len(findings) - errors
    counts = [
        f"{count} {word}{'' if count == 1 else 's'}" for count, word in ((errors, "error"), (warnings, "warning"))
    ]
    told = " and ".join(text for text, count in zip(counts, (errors, warnings), strict=True) if count)
    fixable = sum(finding.fixable for finding in findings) if hint else 0
    more = f" {fixable} can be mended by --fix." if fixable else ""
    return f"{files} file{'' if files == 1 else 's'}: {told or 'no findings'}.{more}"


def findings_report(
    findings: Sequence[Finding],
    today: date,
    mended: tuple[Sequence[Finding], Mapping[Finding, str]] | None = None,
    *,
    written: bool = True,
) -> Report:
    """The findings as rows. After --fix those that were `mended` come first; the others say why they were not, if --fix
    has tried. In a dry run nothing is `written`.
    """
    rows: list[Row] = []
    done, refused = mended or ((), {})
    for one in (*done, *findings):
        row = one._asdict()
        if mended is not None:
            again = one._replace(fixable=True)  # what was refused is not offered again
            is_mended = len(rows) < len(done)
            row |= {"mended": is_mended, "written": is_mended and written, "refused": refused.get(again)}
        rows.append(row)
    return Report("validate", "Findings", today, COLUMNS, tuple(rows), ())
