"""The example book shows how it is done: nothing is wrong in it, and what its template begins is fine as well."""

import re
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from amctl.cli import app

TODAY = "2026-11-23"  # the demo's day


def said(book: Path, *words: str) -> tuple[int, str]:
    ran = CliRunner().invoke(app, ["-C", str(book), "--today", TODAY, *words], prog_name="amctl")
    return ran.exit_code, ran.output


@pytest.fixture
def copy(example: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(example, tmp_path / "copy"))


def test_nothing_is_wrong_in_it_even_without_the_levels_it_sets(copy: Path) -> None:
    settings = copy / "amctl.yaml"
    text, cut = re.subn(r"(?m)^rules:\n(?:  .*\n)+", "", settings.read_text(encoding="utf-8"))
    assert cut == 1
    settings.write_text(text, encoding="utf-8")
    code, output = said(copy, "validate", "--strict")
    assert (code, output) == (0, "14 files: no findings.\n")


def test_hardly_anything_is_silenced(example: Path) -> None:
    asked = [
        line for path in example.glob("*.yaml") for line in path.read_text("utf-8").split("\n") if "ignore[" in line
    ]
    assert len(asked) <= 3


def test_not_everything_is_on_fire(example: Path) -> None:
    code, output = said(example, "due", "--everyone")
    assert code == 0
    assert 20 <= len(output.splitlines()) <= 32


def test_its_files_are_plain_text(example: Path) -> None:
    for path in [*example.glob("*.yaml"), *example.glob("templates/*.yaml"), *example.glob("playbooks/*.yaml")]:
        content = path.read_bytes()
        assert content.decode().endswith("\n"), path.name
        assert not re.search(rb"\r|\t|[ ]\n|\n\n\Z", content), path.name


def test_an_account_from_its_template_is_fine_too(copy: Path) -> None:
    code, output = said(copy, "new", "Ömer & Söhne: Frachten", "--template", "first-year", "--owner", "anna")
    assert code == 0, output
    code, output = said(copy, "validate", "--strict")
    assert (code, output) == (0, "15 files: no findings.\n")
