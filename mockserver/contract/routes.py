"""From a path to what the contract has there: fixed segments first, then parameters."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from mockserver.contract.operations import Operation


@dataclass(slots=True)
class Place:
    """A path of the contract: its operations by method, and the names of its parameters in order."""

    operations: dict[str, Operation] = field(default_factory=dict)
    names: dict[str, tuple[str, ...]] = field(default_factory=dict)
    is_admin: bool = False

    @property
    def allow(self) -> str:
        """Return the value of the `Allow` header."""
        methods = set(self.operations) | ({"HEAD"} if "GET" in self.operations else set()) | {"OPTIONS"}
        return ", ".join(sorted(methods))


@dataclass(slots=True)
class _Node:
    place: Place | None = None
    fixed: dict[str, "_Node"] = field(default_factory=dict)
    any: "_Node | None" = None


class Routes:
    """Finds the place of a path. `X` and `X/` are the same place, and `//` counts as `/`."""

    def __init__(self, operations: Iterable[Operation], paths_of: Callable[[Operation], Iterable[str]]) -> None:
        self._root = _Node()
        for operation in operations:
            for path in paths_of(operation):
                self._add(path, operation)

    def _add(self, path: str, operation: Operation) -> None:
        node, names = self._root, []
        for segment in path.strip("/").split("/"):
            if segment.startswith("{"):
                names.append(segment[1:-1])
                node.any = node = node.any or _Node()
            else:
                node = node.fixed.setdefault(segment, _Node())
        node.place = node.place or Place()
        node.place.operations[operation.method] = operation
        node.place.names[operation.method] = tuple(names)
        node.place.is_admin |= operation.is_admin

    def find(self, path: str) -> tuple[Place, list[str]] | None:
        """Return the place at `path` and the values of its parameters, or None."""
        segments = [segment for segment in path.split("/") if segment]
        values: list[Any] = []
        found = self._walk(self._root, segments, 0, values)
        return (found, values) if found else None

    def _walk(self, node: _Node, segments: list[str], at: int, values: list[str]) -> Place | None:
        if at == len(segments):
            return node.place
        fixed = node.fixed.get(segments[at])
        found = self._walk(fixed, segments, at + 1, values) if fixed else None
        if found is None and node.any is not None:
            values.append(segments[at])
            found = self._walk(node.any, segments, at + 1, values)
            if found is None:
                values.pop()
        return found
