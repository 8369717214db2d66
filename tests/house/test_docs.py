"""The pages of docs/ say what the program says. `make snapshots` renews what stands between their markers."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from amctl.errors import EXIT_CODES
from amctl.model.reading import understood
from amctl.model.settings import UserConfig
from amctl.rules.catalogue import RULES
from amctl.yaml.reader import read
from tests.house import pages

PAGES: dict[str, Callable[[Path], str]] = {
    "rules": lambda project: pages.rules(),
    "format": pages.form,
    "commands": lambda project: pages.commands(),
    "exit-codes": lambda project: pages.exit_codes(),
}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_current(name: str, project: Path, request: pytest.FixtureRequest) -> None:
    page = project / "docs" / f"{name}.md"
    text = page.read_text(encoding="utf-8")
    head, mark, rest = text.partition(f"<!-- {name} -->\n")
    _, end, tail = rest.partition("<!-- end -->")
    assert mark, "it lacks its markers"
    assert end, "it lacks its markers"
    wanted = f"{head}{mark}\n{PAGES[name](project)}\n\n{end}{tail}"
    if request.config.option.update_snapshots:
        page.write_text(wanted, encoding="utf-8")
    assert page.read_text(encoding="utf-8") == wanted, "make snapshots renews it"


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_well_formed(name: str, project: Path) -> None:
    text = (project / "docs" / f"{name}.md").read_text(encoding="utf-8")
    plain = re.sub(r"^```.*?^```$", "", text, flags=re.MULTILINE | re.DOTALL)
    assert text.count("\n```") % 2 == 0
    assert "```" not in plain
    headings = re.findall(r"^#+ (.*)$", plain, re.MULTILINE)
    assert len(set(headings)) == len(headings)
    anchors = {pages.anchor(one) for one in headings}
    assert set(re.findall(r"\]\((#[^)]*)\)", plain)) <= anchors
    for lines in re.findall(r"(?:^\|.*\n)+", plain, re.MULTILINE):
        assert len({len(re.findall(r"(?<!\\)\|", line)) for line in lines.splitlines()}) == 1, lines
    prose = re.sub(r"<!-- .*? -->|`[^`\n]*`", "", plain)
    assert not re.search(r"<[a-zA-Z/]", prose), "GitHub would take it for HTML"


def test_every_rule_has_a_family_and_every_exit_code_its_advice() -> None:
    assert {rule.CODE[:3] for rule in RULES} <= set(pages.FAMILIES)
    assert set(pages.ADVICE) == {number for number, _ in EXIT_CODES}


def test_the_example_of_a_config_is_one() -> None:
    assert understood(read("config.yaml", pages.CONFIG.encode()), UserConfig)[1] == ()


def test_cells_hold_any_text() -> None:
    assert pages.cell("a | b\n<c> & d") == "a \\| b &lt;c&gt; &amp; d"
    assert pages.code("a|`b`") == "``a\\|`b```".replace("b```", "b```")
    assert pages.prose("Text <x> `<y>`.\n\n    a: 1\n\n    b: 2\n\nMore.") == (
        "Text &lt;x&gt; `<y>`.\n\n```yaml\na: 1\n\nb: 2\n```\n\nMore."
    )
