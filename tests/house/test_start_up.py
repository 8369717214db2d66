"""Nothing heavy is imported on the way to the first line of output."""

import subprocess
import sys

import pytest

HEAVY = (
    "pydantic",
    "rich",
    "yaml",
    "ruamel",
    "dateutil",
    "platformdirs",
    "zoneinfo",
    "importlib.metadata",
    "typing_extensions",
)


def imported(*arguments: str, cwd: str = ".") -> set[str]:
    code = (
        "import sys\nfrom amctl.cli import app\n"
        f"try:\n    app({list(arguments)!r}, prog_name='amctl')\nexcept SystemExit:\n    pass\n"
        "print(*sys.modules, file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=cwd)
    assert done.stdout
    return set(done.stderr.split())


@pytest.mark.parametrize(
    "arguments", [["--version"], ["--help"], ["due", "--help"], ["show", "-h"], ["timeline", "-h"]]
)
def test_help_and_version_import_nothing_heavy(arguments: list[str]) -> None:
    assert not imported(*arguments).intersection(HEAVY)


def test_help_imports_no_command() -> None:
    assert not [name for name in imported("--help") if name.startswith("amctl.commands.")]


@pytest.mark.parametrize(
    "command",
    ["due", "list", "renewals", "goals", "issues", "coverage", "agenda", "timeline pinemarsh", "contacts"],
)
def test_a_piped_report_imports_no_rich_and_no_round_trip_yaml(command: str, example: object) -> None:
    loaded = imported("-C", str(example), "--today", "2026-11-23", *command.split())
    assert not loaded.intersection({"rich", "ruamel", "smtplib", "jsonschema", "jinja2", "json.tool"})
