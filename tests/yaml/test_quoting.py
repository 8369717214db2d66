"""Whatever is written as text is that text to our reader, to YAML 1.2 (ruamel.yaml) and to YAML 1.1 (PyYAML)."""

from random import Random
from typing import Any

import pytest
import yaml
from ruamel.yaml import YAML

from amctl.yaml.reader import read
from amctl.yaml.writing import Layout, Unwritable, flow_text, scalar_text
from tests.yaml.generated import SEVERAL, TEXTS

COUNT, BATCH = 2_000, 10
TRICKY = [
    "no", "on", "y", "Yes", "NO", "off", "null", "true", "~", "=", "<<", "1:30", "0123", "1.10", "2026-11-23", "1e3",
    ".5", "0x1F", "1_000", "+1", "0o14", "0b1", "-0", ".inf", "-.INF", ".NaN", "1:30.5", "190:20:30", "12e03",
    "1e400", "685_230.15", "_", "_1", "._", "+", "1,000", "0.", "1.", "2026-1-3T1:1:1Z", "---", "...", "-", "?", ":",
    "#", "@", "`", "%", "!", "&", "*", "|", ">", "'", "\"", "[", "]", "{", "}", ",", "a:", ":a", "a:b", "::", "-1",
    "#c", "!!str", "&a", "*a", "%YAML", "<<<<<<<", "=======", "\\", "\\n", "''", "\"\"", "a'b", "a\"b", "a?b", "why?",
    "", " ", " lead", "trail ", "- x", "? x", ": ", "a: b", " #", "a #b", "--- a", "... a", "a, b", "a -", "- ", "y ",
    "\t", "a\tb", "\n", "a\nb", "a\n", "\na", "a\n\n", "a\n\nb\n", " a\nb\n", "a \nb\n", "a\n b", "a\n\tb",
    "a\n  \nb", "\r", "a\rb", "\r\n", "\u0000", "\u0007", "\u001b[2J", "\u007f", "\u0085", "\u00a0", "a\u00a0",
    "\u2028", "a\u2029b", "\ufeff", "\u3000x", "😀", "é", "\u202eevil", "\u200b", "\ue000", "\ufffe", "\U0001ffff",
    "<<<<<<< x", "2026-11-23 10:00", "!!str x", "https://a.example/b?c=d#e", "C:\\temp", "a\n# b\n", "word " * 400,
    "x" * 5000,
]  # fmt: skip
SIGNS = list(" .:-#,[]{}'\"0123456789eExXoO_+~=<>|*&!%@`?\\\n\t/abnyNYtrufalse")


def text(chance: Random) -> str:
    """Something that one program or another takes for something else."""
    match chance.randrange(5):
        case 0:
            return chance.choice([*TRICKY, *TEXTS, *SEVERAL])
        case 1:
            return "".join(chance.choice([*TRICKY[:-2], *SIGNS]) for _ in range(chance.randrange(1, 6)))
        case 2:
            return "".join(chance.choice("0123456789:.-+_eExToZ ,") for _ in range(chance.randrange(1, 12)))
        case 3:
            blocks = [(0, 0x300), (0x2000, 0x2100), (0xFE00, 0xFFFF), (0x1F300, 0x1F700), (32, 127)]
            return "".join(chr(chance.randrange(*chance.choice(blocks))) for _ in range(chance.randrange(1, 8)))
    return "".join(chance.choice(SIGNS) for _ in range(chance.randrange(30)))


def document(texts: list[str], chance: Random) -> tuple[str, Any]:
    """A text that holds these, as keys and as values, in all styles; and what it means."""
    layout = Layout(
        chance.choice([2, 4]), chance.choice([0, 2]), braces=chance.random() < 0.5, brackets=chance.random() < 0.5
    )
    layout.like = chance.choice(["", "'x'", '"x"'])
    keyed = dict.fromkeys([one for one in texts if len(one) < 100], "v")  # a key has its limit
    data = {"l": texts, "m": keyed, "e": [{"x": one, "y": [one]} for one in texts], "n": {"o": {"p": texts[0]}}}
    lines = layout.mapping_lines(data, 0)
    for number, one in enumerate(texts):
        data[f"k{number}"] = [one, {one[:100]: one}]
        lines.append(f"k{number}: {flow_text(data[f'k{number}'], like=layout.like)}")
    return "\n".join(lines) + "\n", data


def judge_strings(chance: Random, count: int) -> None:
    """Writes so many random texts, and has them read by everybody."""
    for _ in range(0, count, BATCH):
        written, data = document([text(chance) for _ in range(BATCH)], chance)
        ours = read("acme.yaml", written.encode())
        assert ours.problems == ()
        assert ours.data == data
        assert YAML(typ="safe", pure=True).load(written) == data
        assert yaml.load(written, yaml.SafeLoader) == data
        assert yaml.load(written, yaml.CSafeLoader) == data


@pytest.mark.parametrize("seed", range(4))
def test_random_texts(seed: int) -> None:
    judge_strings(Random(seed), COUNT // 4)


def test_every_tricky_text() -> None:
    for one in TRICKY:
        for flow in (False, True):
            written = f"[{scalar_text(one, flow=True)}]" if flow else f"- {scalar_text(one, flow=False)}"
            assert yaml.load(written, yaml.SafeLoader) == [one]
            assert YAML(typ="safe", pure=True).load(written) == [one]


def test_half_a_character_is_refused() -> None:
    with pytest.raises(Unwritable, match="half of a character"):
        scalar_text("\ud83d", flow=False)
