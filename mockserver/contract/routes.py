"""From a path to what the contract has there: fixed segments first, then parameters."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from mockserver.contract.operations import Operation


@dataclass(slots=True)
class Place:
    """A path of the contract: its operations by method, and the names of its parameters in order."""

    operations: dict[str, Operation] = field(default_factory=dict)
    names: dict[str, tuple[str, ...]] = field(default_factory=dict)
    is_admin: bool = False

    @property
    def allow(self) -> str:
        """The value of the `Allow` header."""
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
        return _found(self._root, [segment for segment in path.split("/") if segment], [])


def _found(node: _Node, segments: list[str], values: list[str]) -> tuple[Place, list[str]] | None:
    for at, segment in enumerate(segments):
        fixed = node.fixed.get(segment)
        if fixed is not None and node.any is None:
            node = fixed
            continue
        if fixed is not None:
            found = _found(fixed, segments[at + 1 :], [*values])
            if found is not None:
                return found
        if node.any is None:
            return None
        values.append(segment)
        node = node.any
    return (node.place, values) if node.place else None
