"""The house stands as its plan says."""

import ast
import importlib
import re
from pathlib import Path

import pytest

from amctl import cli, errors
from amctl.contents import COMMANDS
from amctl.rules import catalogue

PACKAGE = Path(cli.__file__).parent
MODULES = sorted(PACKAGE.rglob("*.py"))


def name_of(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_module_has_a_door_plate_and_at_most_300_lines(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert ast.get_docstring(ast.parse(text)), "no docstring says what is behind this door"
    assert len(text.splitlines()) <= 300


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_function_has_at_most_40_lines_and_a_public_one_a_docstring(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            body = node.body[1:] if ast.get_docstring(node) else node.body
            lines = (node.end_lineno or 0) - body[0].lineno + 1 if body else 0
            assert lines <= 40, f"{node.name} has {lines} lines"


@pytest.mark.parametrize("path", [p for p in MODULES if "commands" in p.parts], ids=name_of)
def test_a_command_is_short(path: Path) -> None:
    code = [line for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    assert len(code) <= 80, "a command parses, asks and shows; the rest belongs into another room"


def test_no_room_for_odds_and_ends() -> None:
    forbidden = {"util", "utils", "helpers", "helper", "common", "misc", "base", "manager", "handler"}
    assert not [path for path in MODULES if {path.stem, path.parent.name} & forbidden]


def test_every_command_is_listed_and_every_listed_one_is_there() -> None:
    rooms = PACKAGE / "commands"
    files = {path.relative_to(rooms).with_suffix("").as_posix() for path in rooms.rglob("*.py") if path.stem[0] != "_"}
    assert files == {name.replace("-", "_").replace(" ", "/") for name in COMMANDS}
    for command in COMMANDS.values():
        function = importlib.import_module(command.module).command
        assert function.__doc__, command.name
        assert "Examples:" in function.__doc__, command.name
        assert command.summary[0].isupper()
        assert "import amctl.commands" not in (source := Path(function.__code__.co_filename).read_text("utf-8"))
        assert "from amctl.commands" not in source, "commands know nothing of each other"
        assert not command.summary.endswith(".")


def test_every_rule_is_listed() -> None:
    framework = {"__init__", "rule", "relations", "catalogue", "runner"}
    files = {path.stem for path in (PACKAGE / "rules").glob("*.py")} - framework
    assert files == {rule.NAME.replace("-", "_") for rule in catalogue.RULES}


def test_examples_of_rules_fit_eighty_columns() -> None:
    for rule in catalogue.RULES:
        assert max(len(line) for line in (rule.__doc__ or "").splitlines() if line.startswith("    ")) <= 80, rule.NAME


def test_every_error_class_has_a_code_of_the_table() -> None:
    table = dict(errors.EXIT_CODES)
    assert len(table) == len(errors.EXIT_CODES)
    for error in errors.AmctlError.__subclasses__():
        assert error.exit_code in table


def test_the_map_names_every_room() -> None:
    import amctl

    assert amctl.__doc__
    rooms = {path.stem for path in PACKAGE.glob("*.py")} | {path.parent.name for path in PACKAGE.glob("*/__init__.py")}
    for room in rooms - {"__init__", "__main__", "amctl"}:
        assert re.search(rf"\b{room}(\.py|/)", amctl.__doc__), room


def test_the_version_is_the_packages() -> None:
    import tomllib

    import amctl

    project = tomllib.loads((PACKAGE.parent / "pyproject.toml").read_text(encoding="utf-8"))
    assert project["project"]["version"] == amctl.__version__


def test_only_what_the_plan_allows_lies_at_the_top() -> None:
    allowed = {"amctl", "accounts.example", "tests", "pyproject.toml", "Makefile", "README.md"}
    allowed |= {"LICENSE", "CHANGELOG.md", "docs", "requirements.lock", "dist"}
    assert {path.name for path in PACKAGE.parent.iterdir() if not path.name.startswith(".")} <= allowed
