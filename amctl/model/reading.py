"""From a document to a model: every error at its place, in our own words, with a remedy where one can be guessed."""

from collections import Counter
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from functools import cache, reduce
from typing import Any, NamedTuple, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from amctl.document import Document, Path, Problem
from amctl.figures import one_reading
from amctl.model.account import Account
from amctl.model.schema import json_schema
from amctl.model.slips import slip_of

MOST = 100  # complaints about one file; nobody reads on
Model = TypeVar("Model", bound=BaseModel)


class Record(NamedTuple):
    """An account as it stands in its file. The id is the file's name without its ending."""

    id: str
    account: Account
    document: Document


def understood(document: Document, model: type[Model]) -> tuple[Model | None, tuple[Problem, ...]]:
    """The model of a document, and what was wrong with it; None if it cannot be used at all.

    Unknown keys are told, and the rest is used all the same.
    """
    try:
        return _validated(model, document.data), ()
    except ValidationError as error:
        details = error.errors(include_url=False)
    problems = _fitting(document.data, model, tuple(_problem(document, model, detail) for detail in details[:MOST]))
    if len(details) > MOST:
        more = Problem("wrong-type", problems[-1].spot, f"{len(details) - MOST} more of these", "mend the first ones")
        return None, (*problems, more)
    if any(problem.fatal for problem in problems):
        return None, problems
    return _validated(model, _without(document.data, [detail["loc"] for detail in details])), problems


def _validated(model: type[Model], data: Any) -> Model:
    return model.model_validate(data, by_alias=True, by_name=False)  # `from`; `from_` is Python's affair


def suggestion(word: str, known: Iterable[str]) -> str:
    """`did you mean 'x'?`, if one of the known words is near, whatever the case; else an empty text."""
    words = {one.casefold(): one for one in known}
    cutoff = 0.66 if len(word) < 5 else 0.74  # of a short word one letter is much
    near = get_close_matches(word.casefold(), words, n=1, cutoff=cutoff)
    return f"did you mean '{words[near[0]]}'?" if near else ""


def _fitting(data: Any, model: type[Model], problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """The problems; a key stays meant only if it is free, meant once, and what is under the unknown one fits there."""
    slips = {one.path: one.meant for one in problems if one.rule == "unknown-key" and one.meant}
    often = Counter((path[:-1], name) for path, name in slips.items())
    free = {
        path: name
        for path, name in slips.items()
        if often[path[:-1], name] == 1 and name not in reduce(lambda inside, step: inside[step], path[:-1], data)
    }
    wrong: list[Path] = []
    try:
        if free:
            _validated(model, _renamed(data, free))
    except ValidationError as error:
        wrong = [detail["loc"] for detail in error.errors(include_url=False)]
    fits = {path for path, name in free.items() if all(at[: len(path)] != (*path[:-1], name) for at in wrong)}
    return tuple(one._replace(meant="") if one.path in slips.keys() - fits else one for one in problems)


def _renamed(data: Any, names: Mapping[Path, str], at: Path = ()) -> Any:
    """The data with other names for the keys at these paths."""
    if isinstance(data, list):
        return [_renamed(one, names, (*at, n)) for n, one in enumerate(data)]
    if not isinstance(data, dict):
        return data
    return {names.get((*at, key), key): _renamed(one, names, (*at, key)) for key, one in data.items()}


def _without(data: Any, paths: Iterable[Path]) -> Any:
    """The data without what stands at these paths."""
    below: dict[str | int, list[Path]] = {}
    for head, *rest in paths:
        below.setdefault(head, []).append(tuple(rest))
    kept = [
        (step, _without(inner, below[step]) if step in below else inner)
        for step, inner in (data.items() if isinstance(data, dict) else enumerate(data))
        if () not in below.get(step, ())
    ]
    return dict(kept) if isinstance(data, dict) else [inner for _, inner in kept]


def _problem(document: Document, model: type[BaseModel], detail: ErrorDetails) -> Problem:
    path = detail["loc"]
    name = next(step for step in reversed(path) if isinstance(step, str))  # of a list's entry, the list's
    given = detail["input"]
    kind = detail["type"]
    if kind == "extra_forbidden":
        known = _keys_at(model, path[:-1])
        hint = suggestion(name, known) or f"known here: {', '.join(known)}"
        spot = document.spot(path, key=True)
        meant = slip_of(name, known)
        return Problem("unknown-key", spot, f"unknown key {_quoted(name)}", hint, fatal=False, path=path, meant=meant)
    spot = document.spot(path)
    if kind == "missing":
        return Problem(
            "wrong-type", spot, f"{_quoted(name)} is missing", f"write {name}: {1 if name == 'amctl' else '…'}"
        )
    if kind == "literal_error":
        allowed = _literals(str(detail["ctx"]["expected"]))
        hint = " ".join(filter(None, [suggestion(str(given), allowed), f"allowed: {', '.join(allowed)}"]))
        meant = slip_of(str(given), allowed)
        return Problem("wrong-type", spot, f"unknown {name} {_quoted(given)}", hint, path=path, meant=meant)
    if kind == "string_pattern_mismatch":
        example = _field_at(model, path)["examples"][0]
        return Problem("wrong-type", spot, f"{_quoted(given)} does not fit {name}", f"write it like {example}")
    if kind == "value_error":
        message = str(detail["ctx"]["error"])
        sentence = f"{_quoted(given)} does not fit {name}"
        if not _is_day(model, path):
            return Problem("wrong-type", spot, sentence, message)
        day = one_reading(given) if isinstance(given, str) else ""
        return Problem("bad-date", spot, sentence, f"write {day}" if day else message, path=path, meant=day)
    one = f"an entry of {name}" if isinstance(path[-1], int) else name
    return Problem("wrong-type", spot, *_fit(one, given, kind, detail))


def _fit(name: str, given: Any, kind: str, detail: ErrorDetails) -> tuple[str, str]:
    """A sentence and a remedy for a value of the wrong kind."""
    wanted = {
        "string_type": "a text",
        "bool_type": "true or false",
        "int_type": "a whole number",
        "tuple_type": "a list",
        "dict_type": "a mapping of names to values",
        "model_type": "a mapping of names to values",
        "string_too_short": "a text that is not empty",
    }.get(kind)
    if wanted:
        hint = "write each entry on its own line, behind '- '" if wanted == "a list" else f"write {wanted}"
        return f"{name} must be {wanted}, not {_quoted(given)}", hint
    message = str(detail["msg"])
    return f"{_quoted(given)} does not fit {name}", message[:1].lower() + message[1:]


def _quoted(given: Any) -> str:
    """A value as a sentence can hold it."""
    if isinstance(given, bool):
        return "true" if given else "false"
    if isinstance(given, dict):
        return "a mapping"
    if isinstance(given, list):
        return "a list"
    if given is None:
        return "nothing"
    text = str(given)
    return f"'{text if len(text) <= 60 else text[:59] + '…'}'"


def _literals(expected: str) -> list[str]:
    """The words in pydantic's `'a', 'b' or 'c'`."""
    return [word.strip("' ") for part in expected.split(", ") for word in part.split(" or ")]


def _is_day(model: type[BaseModel], path: Path) -> bool:
    return _field_at(model, path).get("format") == "date"


_schema = cache(json_schema)


def _field_at(model: type[BaseModel], path: Path) -> dict[str, Any]:
    """The part of the JSON Schema that speaks of the value at `path`, which must be one that the model has."""
    schema = _schema(model)
    node = schema
    for step in path:
        inside = node["items"] if isinstance(step, int) else node.get("properties", {}).get(step)
        node = _resolved(schema, inside or node["additionalProperties"])
    return node


def _resolved(schema: dict[str, Any], node: dict[str, Any]) -> dict[str, Any]:
    """Past `$ref`."""
    found: dict[str, Any] = schema["$defs"][node["$ref"].rsplit("/", 1)[1]] if "$ref" in node else node
    return found


def _keys_at(model: type[BaseModel], path: Path) -> list[str]:
    return list(_field_at(model, path)["properties"])
