"""Finds fields of a reply that are not in the contract, whose schemas are open because the real API adds fields."""

from collections.abc import Iterable, Iterator
from typing import Any

Json = dict[str, Any]

_SEVERAL = ("allOf", "anyOf", "oneOf")


def unknown_fields(schema: Json, value: Any, document: Json, place: str = "") -> list[str]:
    """Return the places of fields in `value` that no part of `schema` names."""
    return list(_unknown([schema], value, document, place))


def _unknown(schemas: Iterable[Json], value: Any, document: Json, place: str) -> Iterator[str]:
    parts = [part for schema in schemas for part in _parts(schema, document)]
    if isinstance(value, list):
        items = [part["items"] for part in parts if "items" in part]
        for number, item in enumerate(value):
            yield from _unknown(items, item, document, f"{place}/{number}")
    elif isinstance(value, dict):
        is_open = any(part.get("additionalProperties") for part in parts)
        for name, inner in value.items():
            known = [part["properties"][name] for part in parts if name in part.get("properties", {})]
            yield from _unknown(known, inner, document, f"{place}/{name}") if known or is_open else [f"{place}/{name}"]


def _parts(schema: Json, document: Json) -> Iterator[Json]:
    """Yield `schema` and everything that it is composed of."""
    if "$ref" in schema:
        target: Any = document
        for step in schema["$ref"].removeprefix("#/").split("/"):
            target = target[step]
        yield from _parts(target, document)
    yield schema
    for keyword in _SEVERAL:
        for branch in schema.get(keyword, ()):
            yield from _parts(branch, document)
