"""Changes drawn at random for the data of a file, each with what the data must be afterwards."""

import copy
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from random import Random
from typing import Any, NamedTuple

from amctl.changes.apply import models_at, named, plain
from amctl.changes.edits import Append, Change, Entry, Remove, Rename, Set
from amctl.model.account import Account
from tests.yaml.generated import SEVERAL, TEXTS

Place = tuple[str | int, ...]
LISTS = ["interactions", "follow_ups", "feedback", "tags", "handoffs", "aliases"]
KEYS = [
    "tier",
    "industry",
    "title",
    "note",
    "notes",
    "due",
    "website",
    "x-new",
    "frida",
    "no",
    "ü b",
    "date",
    "summary",
]


class Drawn(NamedTuple):
    """A change, the place of what it speaks of, and the data afterwards."""

    change: Change
    place: Place
    wanted: dict[str, Any]
    whole: bool = True  # whether what stands at the place may lose the comments inside it


def drawn(random: Random, data: dict[str, Any]) -> Drawn:
    """One change that these data allow."""
    kinds = ["append", "append", "set", "set", "add", "add", "alter", "remove", "rename", "deep"]
    return DRAWS[random.choice(kinds)](random, data) or _add(random, data)


def value(random: Random, depth: int = 0) -> Any:
    """Something to write."""
    draws = (
        ["text"] * 5
        + ["several", "day", "amount", "number", "flag"]
        + (["list", "map", "map", "entry"] if depth < 2 else [])
    )
    match random.choice(draws):
        case "text":
            return random.choice(TEXTS)
        case "several":
            return random.choice(SEVERAL)
        case "day":
            return date(2026, 11, random.randrange(1, 28))
        case "amount":
            return Decimal(random.choice(["48000.00", "12", "0.5", "1200"]))
        case "number":
            return random.randrange(-5, 5000)
        case "flag":
            return random.random() < 0.5
        case "list":
            return [value(random, depth + 1) for _ in range(random.randrange(4))]
        case "map":
            return {random.choice(KEYS): value(random, depth + 1) for _ in range(random.randrange(4))}
    return entry(random)


def entry(random: Random) -> dict[str, Any]:
    """Something like an interaction."""
    whole = {
        "date": date(2026, 11, 23), "kind": "call", "by": "anna", "with": ["keller"], "direction": "out",
        "reached": True, "summary": random.choice(TEXTS + SEVERAL), "share": random.choice(TEXTS),
    }  # fmt: skip
    return {key: one for key, one in whole.items() if key in ("date", "kind", "summary") or random.random() < 0.4}


def places(data: Any, place: Place = ()) -> Iterator[tuple[Place, Any]]:
    """All that is below a place."""
    inner = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for step, one in inner:
        yield (*place, step), one
        yield from places(one, (*place, step))


def path_of(data: Any, place: Place) -> tuple[str | Entry, ...]:
    """The place as a change names it: entries by what makes them themselves."""
    path: list[str | Entry] = []
    for n, step in enumerate(place):
        if isinstance(step, int):
            kind = models_at(Account, (*path, Entry(())))[-1]
            above = [named(one, kind) for one in at(data, place[:n])]
            path.append(Entry(above[step], above[:step].count(above[step])))
        else:
            path.append(step)
    return tuple(path)


def at(data: Any, place: Place) -> Any:
    """What stands at a place."""
    for step in place:
        data = data[step]
    return data


def _edited(data: dict[str, Any], place: Place, new: Any) -> dict[str, Any]:
    made = copy.deepcopy(data)
    at(made, place[:-1])[place[-1]] = plain(new)
    return made


def _append(random: Random, data: dict[str, Any]) -> Drawn | None:
    lists = [place for place, one in places(data) if isinstance(one, list)]
    missing = [name for name in LISTS if data.get(name) is None]
    if not lists or (missing and random.random() < 0.2):
        if not missing:
            return None
        name = random.choice(missing)
        new = entry(random) if name not in ("tags", "aliases") else random.choice(TEXTS)
        return Drawn(Append((name,), new), (name,), {**data, name: [plain(new)]})
    place = random.choice(lists)
    there = at(data, place)
    like = there[-1] if there else None
    new = entry(random) if isinstance(like, dict) else value(random) if random.random() < 0.3 else random.choice(TEXTS)
    return Drawn(Append(path_of(data, place), new), place, _edited(data, place, [*there, plain(new)]), whole=False)


def _set(random: Random, data: dict[str, Any]) -> Drawn | None:
    found = [place for place, one in places(data) if random.random() < 0.7 or not isinstance(one, dict | list)]
    if not found:
        return None
    place = random.choice(found)
    new = value(random)
    old = at(data, place)
    whole = not (isinstance(old, dict) and isinstance(new, dict)) and not (
        isinstance(old, list) and isinstance(new, list)
    )
    return Drawn(Set(path_of(data, place), new, old), place, _edited(data, place, new), whole)


def _add(random: Random, data: dict[str, Any]) -> Drawn:
    maps = [(), *(place for place, one in places(data) if isinstance(one, dict))]
    place = random.choice(maps)
    inside = at(data, place)
    names = [key for key in KEYS if key not in inside] or ["another"]
    full = (*place, random.choice(names))
    new = value(random)
    return Drawn(Set(path_of(data, full), new, None), full, _edited(data, full, new))


def _deep(random: Random, data: dict[str, Any]) -> Drawn | None:
    if "opportunities" in data:
        return None
    new = value(random)
    path = ("opportunities", "one", "next")
    return Drawn(Set(path, new, None), path[:1], {**data, "opportunities": {"one": {"next": plain(new)}}})


def _alter(random: Random, data: dict[str, Any]) -> Drawn | None:
    """A list or mapping that becomes one much like it."""
    found = [place for place, one in places(data) if isinstance(one, dict | list) and one]
    if not found:
        return None
    place = random.choice(found)
    old = at(data, place)
    new = copy.deepcopy(old)
    for _ in range(random.randrange(1, 4)):
        if isinstance(new, dict):
            if new and random.random() < 0.4:
                del new[random.choice(list(new))]
            else:
                new[random.choice([*new, *KEYS])] = value(random)
        elif new and random.random() < 0.4:
            del new[random.randrange(len(new))]
        else:
            new.insert(random.randrange(len(new) + 1), value(random))
    return Drawn(Set(path_of(data, place), new, old), place, _edited(data, place, new), whole=False)


def _remove(random: Random, data: dict[str, Any]) -> Drawn | None:
    found = [place for place, _ in places(data)]
    if not found:
        return None
    place = random.choice(found)
    made = copy.deepcopy(data)
    del at(made, place[:-1])[place[-1]]
    return Drawn(Remove(path_of(data, place), at(data, place)), place, made)


def _rename(random: Random, data: dict[str, Any]) -> Drawn | None:
    found = [place for place, _ in places(data) if isinstance(place[-1], str)]
    if not found:
        return None
    place = random.choice(found)
    made = copy.deepcopy(data)
    above = at(made, place[:-1])
    name = random.choice([key for key in [*KEYS, "other"] if key not in above])
    inner = {name if key == place[-1] else key: one for key, one in above.items()}
    above.clear()
    above.update(inner)
    return Drawn(Rename(path_of(data, place), name), place, made, whole=False)


DRAWS: dict[str, Callable[[Random, dict[str, Any]], Drawn | None]] = {
    "append": _append, "set": _set, "add": _add, "alter": _alter, "remove": _remove, "rename": _rename, "deep": _deep,
}  # fmt: skip
