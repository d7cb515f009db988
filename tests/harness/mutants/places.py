"""The places of a value that a schema describes: faults of a reply can be planted there."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import orjson

from mockserver.contract.schemas import Json, Schemas

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """A value at a `path` of a body, its schema, and whether it is required there."""

    path: Path
    value: Any
    schema: Json
    is_required: bool = False

    @property
    def types(self) -> tuple[str, ...]:
        """The types that the schema names, possibly none."""
        named = self.schema.get("type", ())
        return (named,) if isinstance(named, str) else tuple(named)


def places(
    schemas: Schemas, schema: Json, value: Any, path: Path = (), *, is_required: bool = False
) -> Iterator[Place]:
    """Yield the places of `value`, outer ones first. Of a list only the first item is visited."""
    merged = _merged(schemas, schema, value)
    yield Place(path, value, merged, is_required)
    if isinstance(value, dict):
        required = merged.get("required", ())
        for name, inner in value.items():
            if name in merged.get("properties", {}):
                known = merged["properties"][name]
                yield from places(schemas, known, inner, (*path, name), is_required=name in required)
    elif isinstance(value, list) and value and "items" in merged:
        yield from places(schemas, merged["items"], value[0], (*path, 0))


def _merged(schemas: Schemas, schema: Json, value: Any) -> Json:
    """Return the schema and its parts merged; of alternatives, the first one that `value` fits."""
    resolved = schemas.resolve(schema)
    parts = list(resolved.get("allOf", ()))
    for choice in ("oneOf", "anyOf"):
        fitting = [each for each in resolved.get(choice, ()) if schemas.compile(each).is_valid(value)]
        parts += fitting[:1]
    merged: Json = {**resolved, "properties": {}, "required": []}
    for part in (*(_merged(schemas, each, value) for each in parts), resolved):
        properties, required = part.get("properties", {}), part.get("required", [])
        kept = {"properties": merged["properties"] | properties, "required": [*merged["required"], *required]}
        merged = {**merged, **part, **kept}
    return merged


def without(body: Any, path: Path) -> Any:
    """Return a copy of `body` that lacks what is at `path`."""
    copied = orjson.loads(orjson.dumps(body))
    del _parent(copied, path)[path[-1]]
    return copied


def with_value(body: Any, path: Path, value: Any) -> Any:
    """Return a copy of `body` with another value at `path`."""
    if not path:
        return value
    copied = orjson.loads(orjson.dumps(body))
    _parent(copied, path)[path[-1]] = value
    return copied


def _parent(node: Any, path: Path) -> Any:
    for step in path[:-1]:
        node = node[step]
    return node
