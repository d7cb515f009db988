"""The contract as schemathesis gets it: equivalent, but in a form that schemathesis supports.

Recursive schemas are unrolled to a few levels: generating values of an unbounded schema takes minutes. Values of the
unrolled schema are valid by the contract too; other tests check how deep a server follows.

OpenAPI 3.1 describes files as `contentMediaType: application/octet-stream`. The contract's `format: binary` means the
same, but for it schemathesis generates a value type that it cannot check against `if` and `then`.

The body that a link sends is `x-request-body` in the contract: OpenAPI allows any value in `requestBody`, but code
generators fail on an object.
"""

from collections.abc import Iterator
from typing import Any

Json = dict[str, Any]

_COMPONENTS = "#/components/"
_SCHEMA = "#/components/schemas/"
_LEVELS = 1
_LINK_BODY = {"x-request-body": "requestBody"}


def testable(contract: Json) -> Json:
    """Return `contract` in a form that schemathesis can generate from. The values are valid by `contract` too."""
    document: Json = _renamed(contract)
    _unroll(document["components"]["schemas"])
    return document


def keep_used(document: Json) -> None:
    """Remove the components of `document` that its paths do not use: schemathesis walks through all, many times."""
    components: dict[str, Json] = document["components"]
    used: set[tuple[str, str]] = set()
    waiting: list[Any] = [document["paths"]]
    while waiting:
        for part, name in _parts_in(waiting.pop()):
            if (part, name) not in used:
                used.add((part, name))
                waiting.append(components[part][name])
    document["components"] = {
        part: {name: node for name, node in all_of.items() if part == "securitySchemes" or (part, name) in used}
        for part, all_of in components.items()
    }


def _parts_in(node: Any) -> Iterator[tuple[str, str]]:
    """Yield the components that `node` refers to, each by its kind and name."""
    if isinstance(node, dict):
        reference = node.get("$ref")
        if isinstance(reference, str) and reference.startswith(_COMPONENTS):
            part, _, name = reference.removeprefix(_COMPONENTS).partition("/")
            yield part, name
        node = list(node.values())
    if isinstance(node, list):
        for inner in node:
            yield from _parts_in(inner)


def _renamed(node: Any) -> Any:
    """Return a copy of `node` with files and the bodies of links named as OpenAPI 3.1 does."""
    if isinstance(node, list):
        return [_renamed(inner) for inner in node]
    if not isinstance(node, dict):
        return node
    copied = {_LINK_BODY.get(key, key): _renamed(inner) for key, inner in node.items()}
    if copied.get("format") == "binary":
        del copied["format"]
        copied["contentMediaType"] = "application/octet-stream"
    return copied


def _unroll(schemas: Json) -> None:
    """Change `schemas`, in place, so that none is recursive."""
    ring = {name for name in schemas if name in _reached_from(name, schemas)}
    originals = {name: schemas[name] for name in ring}
    for level in range(1, _LEVELS + 1):
        for name, schema in originals.items():
            schemas[_at(name, level)] = _lowered(schema, ring, level + 1)
    for name, schema in originals.items():
        schemas[_at(name, _LEVELS + 1)] = _without(schema, ring)
        schemas[name] = _lowered(schema, ring, 1)


def _at(name: str, level: int) -> str:
    return f"{name}-{level}"


def _reached_from(name: str, schemas: Json) -> set[str]:
    reached: set[str] = set()
    waiting = [schemas[name]]
    while waiting:
        for inner in _references(waiting.pop()):
            if inner not in reached:
                reached.add(inner)
                waiting.append(schemas[inner])
    return reached


def _references(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        if isinstance(node.get("$ref"), str) and node["$ref"].startswith(_SCHEMA):
            yield node["$ref"].removeprefix(_SCHEMA)
        node = list(node.values())
    if isinstance(node, list):
        for inner in node:
            yield from _references(inner)


def _lowered(node: Any, ring: set[str], level: int) -> Any:
    """Return `node` with references into the cycle leading one level down."""
    if isinstance(node, list):
        return [_lowered(inner, ring, level) for inner in node]
    if not isinstance(node, dict):
        return node
    if "$ref" in node and node["$ref"].removeprefix(_SCHEMA) in ring:
        return {"$ref": _at(node["$ref"], level)}
    return {key: _lowered(inner, ring, level) for key, inner in node.items()}


def _without(schema: Json, ring: set[str]) -> Json:
    """Return `schema` without the properties that lead back into the cycle, and without the choices that need them."""
    gone = {name for name, inner in schema.get("properties", {}).items() if ring & set(_references(inner))}
    bottom = {key: inner for key, inner in schema.items() if key not in ("properties", "oneOf", "anyOf")}
    bottom["properties"] = {name: inner for name, inner in schema.get("properties", {}).items() if name not in gone}
    for choice in ("oneOf", "anyOf"):
        if choice in schema:
            bottom[choice] = [branch for branch in schema[choice] if not gone & set(branch.get("required", ()))]
    return bottom
