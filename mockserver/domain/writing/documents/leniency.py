"""Schemas for operations that ignore unsupported keywords and make every property required."""

from collections.abc import Mapping
from typing import Any

from mockserver.domain.writing.documents import keywords
from mockserver.domain.writing.documents.reading import DEEPEST, read_schema
from mockserver.domain.writing.documents.scalars import TEXT_FORMS
from mockserver.domain.writing.documents.tree import Node
from mockserver.ground.errors import ParameterInvalid, SchemaUnsupported

_OF_OBJECTS = "object"


def read_leniently(schema: Mapping[str, Any], where: str) -> Node:
    """Return the tree of `schema`, whose place is `where`, without unsupported keywords.

    Raises SchemaUnsupported if it is not a schema of an object, or no document can be written for it.
    """
    supported = _supported(schema, 0)
    if supported.get("type") != _OF_OBJECTS:
        raise SchemaUnsupported(where, "a type other than object")
    if isinstance(definitions := schema.get("$defs"), Mapping):
        supported["$defs"] = {name: _supported(inner, 1) for name, inner in definitions.items()}
    try:
        return read_schema(supported, where, has_times=False)
    except ParameterInvalid as error:
        raise SchemaUnsupported(where, f"what no answer fits: {error}") from None


def _supported(schema: Any, depth: int) -> Any:
    """Return `schema` without unsupported keywords. Invalid parts, and parts that are too deep, are
    returned unchanged.
    """
    if not isinstance(schema, Mapping) or depth > DEEPEST:
        return schema
    kinds = schema.get("type")
    if isinstance(kinds, list):
        return {"anyOf": [_supported({**schema, "type": kind}, depth) for kind in kinds]}
    kind = "$ref" if "$ref" in schema else "anyOf" if "anyOf" in schema else kinds or _implied(schema)
    allowed = keywords.OF_TYPE.get(kind, frozenset(["type"])) if isinstance(kind, str) else frozenset(["type"])
    kept = {word: value for word, value in schema.items() if word in allowed}
    if kind in ("object", "array", "string", "integer", "number", "boolean"):
        kept["type"] = kind
    return _with_inner(kept, depth)


def _with_inner(kept: dict[str, Any], depth: int) -> dict[str, Any]:
    kept.pop("required", None)
    if isinstance(members := kept.get("properties"), Mapping):
        kept["properties"] = {name: _supported(inner, depth + 1) for name, inner in members.items()}
        kept["required"] = list(members)
    if isinstance(branches := kept.get("anyOf"), list):
        kept["anyOf"] = [_supported(branch, depth + 1) for branch in branches]
    if "items" in kept:
        kept["items"] = _supported(kept["items"], depth + 1)
    if kept.get("minItems") not in (0, 1):
        kept.pop("minItems", None)
    if kept.get("format") not in TEXT_FORMS:
        kept.pop("format", None)
    return kept


def _implied(schema: Mapping[str, Any]) -> str:
    """Return the type of a schema that names none."""
    return next((kind for word, kind in keywords.IMPLIED_TYPES.items() if word in schema), "string")
