"""What is written is what everybody reads: our reader, ruamel.yaml (YAML 1.2), PyYAML and libyaml (YAML 1.1)."""

from collections.abc import Callable
from random import Random
from typing import Any

import pytest
import yaml
from ruamel.yaml import YAML

from amctl.changes.edits import Set
from amctl.model.account import Account
from amctl.yaml.editor import carried_out
from amctl.yaml.reader import read
from tests.yaml.generated import SEVERAL, TEXTS

pytestmark = [pytest.mark.torture, pytest.mark.timeout(7200)]
BATCH = 100
WORDS = [
    *("no", "No", "NO", "yes", "on", "off", "y", "n", "true", "null", "~", "", " ", "=", "<<", ".inf", "-.NaN", "0x1F"),
    *("1:30", "12:30:45", "0123", "0o17", "1_000", "1e3", "+1", "-0", ".5", "5.", "0b1", "2026-11-23", "2026-02-30"),
    *("2026-11-23 10:00", "2001-12-14t21:59:43.10-05:00", "---", "...", "- a", "? a", "a: b", "a #b", "a:", ":a", "#"),
    *("[a", "]", "{", "}", ",", "&a", "*a", "!a", "|", ">", "%a", "@a", "`a", "'", '"', "''", '\\"', "\\", "a\\nb"),
    *("\t", "a\tb", " a", "a ", "\n", "a\n", "\na", "a\n\nb", "a\n b\n", "\x85", "\u2028", "\ufeff", "😀", "\x07", "é"),
]
SIGNS = "abcNY019 .,:;#-?!&*|>'\"%@`[]{}()=+~<_/\\\t\néß€\x85\xa0\u2028\u3042😀"

READERS: dict[str, Callable[[bytes], Any]] = {
    "ours": lambda content: read("acme.yaml", content).data,
    "ruamel.yaml": YAML(typ="safe", pure=True).load,
    "PyYAML": yaml.safe_load,
    "libyaml": lambda content: yaml.load(content, yaml.CSafeLoader),
}


def _read(reader: Callable[[bytes], Any], content: bytes) -> Any:
    try:
        return reader(content)["custom"]["s"]
    except Exception as error:
        return error


def text(random: Random) -> str:
    """Something that one program or another takes for something else."""
    match random.randrange(6):
        case 0:
            return random.choice(WORDS)
        case 1:
            return random.choice(WORDS) + random.choice(WORDS)
        case 2:
            return random.choice([*TEXTS, *SEVERAL])
        case 3:
            return str(
                random.choice([random.randrange(-(10**20), 10**20), random.random() * 10 ** random.randrange(-9, 20)])
            )
        case 4:
            codes = [
                random.choice([random.randrange(0x250), random.randrange(0xD7FF)]) for _ in range(random.randrange(8))
            ]
            return "".join(map(chr, codes))
    return "".join(random.choice(SIGNS) for _ in range(random.randrange(30)))


def shapes(random: Random, texts: list[str]) -> Any:
    """The texts in a list, or as values, in block style or in brackets, as chance wants it."""
    if random.random() < 0.5:
        return texts
    return {f"k{number}": one if random.random() < 0.8 else [one, {"x": one}] for number, one in enumerate(texts)}


def test_random_strings(chance: Random, figure: Callable[..., None], times: Callable[[int], int]) -> None:
    batches, wrong = times(100_000 // BATCH), []
    for number in range(batches):
        texts = [text(chance) for _ in range(BATCH)]
        wanted = shapes(chance, texts)
        base = chance.choice([b"name: Acme\ncustom:\n  a: 1\n", b"name: Acme\ncustom: {a: 1}\n"])
        new = carried_out("acme.yaml", base, [Set(("custom", "s"), wanted)], Account)
        wrong += [(number, name, wanted) for name, reader in READERS.items() if _read(reader, new) != wanted]
    measured = f"{batches * BATCH} strings, {len(READERS) * batches} readings: {len(wrong)} differ"
    figure("random strings, read back by four readers", measured, wrong)
