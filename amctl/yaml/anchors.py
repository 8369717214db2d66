"""Anchors that would go while aliases of them stay: each moves to its first alias."""

from collections.abc import Iterator
from typing import Any

from amctl.changes.apply import at
from amctl.document import Path
from amctl.yaml.blocks import Splice
from amctl.yaml.marks import Marks, Node
from amctl.yaml.steps import Drop, Put, Step
from amctl.yaml.writing import scalar_text


def freed(marks: Marks, data: dict[str, Any], step: Step) -> list[Splice]:
    """The cuts before a step takes away words that an alias elsewhere repeats."""
    item = marks.item(step.path) if isinstance(step, Drop | Put) else None
    if item is None or "&" not in marks.text[item.start : item.end]:
        return []
    start, end = (item.value.start, item.value.end) if isinstance(step, Put) else (item.start, item.end)
    cuts: list[Splice] = []
    nodes = list(_scalars(marks.root, (), flow=False))
    for n, (path, node, _) in enumerate(nodes):
        if node.kind == "scalar" and node.anchor and start <= node.start < end:
            same = [one for one in nodes[n + 1 :] if one[1].anchor == node.anchor]
            later = next((one for one in same if one[1].kind == "scalar" or not start <= one[1].start < end), None)
            if later is not None and later[1].kind == "alias":
                words = scalar_text(at(data, path), flow=later[2], like=marks.text[node.body : node.end])
                cuts.append((node.start, node.body, ""))
                cuts.append((later[1].start, later[1].end, f"&{node.anchor} {words}"))
    return cuts


def _scalars(node: Node, path: Path, *, flow: bool) -> Iterator[tuple[Path, Node, bool]]:
    """Everything that is no list or mapping, in order, with its place and whether it stands in brackets."""
    for item in node.items:
        inside = (*path, item.name)
        if item.value.kind in ("scalar", "alias"):
            yield inside, item.value, flow or node.flow
        else:
            yield from _scalars(item.value, inside, flow=flow or node.flow)
