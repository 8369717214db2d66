"""Saved views: options of a report under a name, in the user's own config or in the settings of the book."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from amctl.errors import CannotEdit, OutputError, UsageError
from amctl.session import Session

REPORTS = frozenset({"list", "due"})  # which take views; View has the same


def view_meant(session: Session, report: str, name: str) -> dict[str, Any]:
    """The options of a view by their names; the user's own go before the book's. Raises UsageError."""
    from amctl.model.reading import suggestion

    known = {**session.settings.views, **session.config.views}
    view = known.get(name)
    if view is None:
        there = [f"@{one}" for one, view in known.items() if view.report == report]
        near = suggestion(f"@{name}", there)
        hint = near or (
            f"there are: {', '.join(there)}" if there else f"there are none yet: amctl {report} … --save NAME"
        )
        raise UsageError(f"no view '@{name}' of {report}", hint)
    if view.report != report:
        raise UsageError(f"@{name} is a view of {view.report}", f"amctl {view.report} @{name}")
    return {field: getattr(view, field) for field in view.model_fields_set if field != "report"}


def save_view(session: Session, report: str, name: str, options: Mapping[str, Any]) -> None:
    """Saves options under a name in the user's own config, in which all else stays as it is.

    Raises UsageError for a name that is none or options that no view can have, OutputError or CannotEdit if the config
    cannot be written.
    """
    from amctl.changes.entries import written
    from amctl.model.fields import is_id
    from amctl.model.settings import View
    from amctl.settings import config_path

    if not is_id(name):
        raise UsageError(f"'{name}' is no name for a view", "small letters, digits and hyphens, a letter first")
    said = {field: value for field, value in options.items() if value not in (None, (), [], "", False)}
    if isinstance(said.get("columns"), str):
        said["columns"] = [one.strip() for one in said["columns"].split(",")]
    if strange := sorted(said.keys() - View.model_fields.keys()):
        raise UsageError(f"a view keeps no {' and no '.join(strange)}", "leave it out when you save")
    path = config_path(os.environ)
    if path is None:
        raise OutputError("there is no place for your config", "set HOME or AMCTL_CONFIG")
    _write(path, name, written(View.model_validate({"report": report, **said})))
    session.say(f"Saved as @{name} in {path}: amctl {report} @{name}")


def _write(path: Path, name: str, view: dict[str, Any]) -> None:
    """Puts a view into the config, which may be a link to where the user keeps such files."""
    from amctl.changes.edits import Change, Set
    from amctl.disk import create, make_folder, prepared, put, read_regular
    from amctl.model.settings import UserConfig
    from amctl.yaml.editor import carried_out
    from amctl.yaml.reader import read
    from amctl.yaml.writing import document_text

    real = Path(os.path.realpath(path))
    if not os.path.exists(real):
        make_folder(real.parent)
        create(real, document_text({"views": {name: view}}).encode())
        return
    before = read_regular(real)
    there = read(str(path), before).data
    if there:
        change: Change = Set(("views", name), view, (there.get("views") or {}).get(name))
        after = carried_out(str(path), before, [change], UserConfig)
    else:  # nothing but remarks, or an empty mapping
        remarks = [line for line in before.decode("utf-8-sig").splitlines() if line.strip() != "{}"]
        after = "\n".join([*remarks, document_text({"views": {name: view}})]).encode()
        if read(str(path), after).data != {"views": {name: view}}:
            hint = document_text({"views": {name: view}})
            raise CannotEdit(f"{path} cannot be added to", f"paste this yourself:\n{hint}", hint)
    with prepared(real, after) as temporary:
        put(real, temporary, old=before)
