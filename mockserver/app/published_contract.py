"""The contract as it is served, for external tools, with the address that was requested."""

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlsplit

from mockserver.contract.contract import operation_items
from mockserver.contract.doubts.doubts import DOUBTS
from mockserver.contract.errors import ADMIN, ERRORS
from mockserver.contract.other_versions.successors import SUCCESSORS
from mockserver.contract.schemas import Json

# A `servers` entry that applies to some API versions only.
_OF_VERSIONS = "x-versions"

# Names the account of an admin request in place of its key.
_BY_ACCOUNT_ID: Json = {"AccountId": []}


def whole_document(document: Json, url: str) -> Json:
    """Return `document` as a server at `url` serves it."""
    return _for_tools({**document, "servers": _servers_at(url, document["servers"])})


def version_document(document: Json, name: str, url: str) -> Json:
    """Return the part of `document` for one API version, such as `v1.2`, with the components that it uses."""
    known = [server for server in document["servers"] if name in server.get(_OF_VERSIONS, [name])]
    return _part_of(document, name, {"version": f"{name.removeprefix('v')}.0"}, _servers_at(url, known))


def admin_document(document: Json, release: str, url: str) -> Json:
    """Return the document of the admin operations; `release` is the version of the stand-in."""
    info = {
        "title": "The stand-in itself",
        "version": release,
        "description": "Controls a stand-in for the Twelve Labs API: its clock, its answers, its journal.",
    }
    known = [server for server in document["servers"] if _OF_VERSIONS not in server]
    part = {**document, "security": [*document["security"], _BY_ACCOUNT_ID]}
    return _part_of(part, ADMIN, info, _servers_at(url, known))


def _part_of(document: Json, word: str, info: Json, servers: list[Json]) -> Json:
    """Return the paths of `document` that begin with `word`, and what they refer to."""
    paths = {path: item for path, item in document["paths"].items() if path.startswith(f"/{word}/")}
    own = {table: _only(word, document[table]) for table in (ERRORS, DOUBTS) if table in document}
    whole = {name: value for name, value in document.items() if name != SUCCESSORS}  # it names several versions
    part = {**whole, "info": document["info"] | info, "servers": servers, "paths": paths, **own}
    return _for_tools(_with_used_components(part))


def _only(word: str, table: Json) -> Json:
    return {word: table[word]} if word in table else {}


def _servers_at(url: str, servers: Iterable[Json]) -> list[Json]:
    """Return `servers` with the address `url` in place of the contract's."""
    own = [{name: value for name, value in server.items() if name != _OF_VERSIONS} for server in servers]
    return [{**server, "url": url + urlsplit(server["url"]).path.rstrip("/")} for server in own]


def _for_tools(document: Json) -> Json:
    """Return a copy of `document` for external tools."""
    copied: Json = _in_words_of_tools(document)
    return copied


def _in_words_of_tools(node: Any) -> Any:
    """Return a copy of `node` in which `if`/`then` on one property is written as a dependent schema.

    Schemathesis cannot check a generated file against `if` and `then`.
    """
    if isinstance(node, list):
        return [_in_words_of_tools(item) for item in node]
    if not isinstance(node, dict):
        return node
    copied = {key: _in_words_of_tools(value) for key, value in node.items()}
    name = _chosen_by(copied)
    return _with_dependency(copied, name) if name else copied


def _chosen_by(schema: Json) -> str:
    """Return the property by which `if` and `else` choose; empty if there is none."""
    condition, otherwise = schema.get("if"), schema.get("else")
    if not isinstance(condition, dict) or not isinstance(otherwise, dict) or "dependentSchemas" in schema:
        return ""
    names = condition.get("required", [])
    is_only_that = (
        len(names) == 1 and condition.keys() == {"required", "properties"} and otherwise.keys() == {"properties"}
    )
    return str(names[0]) if is_only_that and condition["properties"].keys() == otherwise["properties"].keys() else ""


def _with_dependency(schema: Json, name: str) -> Json:
    rest = {key: value for key, value in schema.items() if key not in ("if", "then", "else")}
    return {**rest, "dependentSchemas": {name: {"anyOf": [schema["else"], schema["then"]]}}}


def _with_used_components(document: Json) -> Json:
    used: set[str] = set()
    _collect_references(document["paths"], document, used)
    sections: dict[str, Json] = {}
    for reference in sorted(used):
        _, _, section, name = reference.split("/")
        sections.setdefault(section, {})[name] = document["components"][section][name]
    schemes = document["components"].get("securitySchemes", {})
    security = {name: schemes[name] for name in _used_schemes(document)}
    return {**document, "components": {**sections, "securitySchemes": security}, "tags": _used_tags(document)}


def _used_schemes(document: Json) -> list[str]:
    asked = [document, *(item[method] for _, method, item in operation_items(document))]
    return sorted({name for asking in asked for choice in asking.get("security", ()) for name in choice})


def _used_tags(document: Json) -> list[Json]:
    used = {tag for _, method, item in operation_items(document) for tag in item[method].get("tags", ())}
    return [tag for tag in document.get("tags", ()) if tag["name"] in used]


def _collect_references(node: Any, document: Json, used: set[str]) -> None:
    if isinstance(node, list):
        for item in node:
            _collect_references(item, document, used)
    elif isinstance(node, dict):
        reference = node.get("$ref")
        if isinstance(reference, str) and reference not in used:
            used.add(reference)
            _, _, section, name = reference.split("/")
            _collect_references(document["components"][section][name], document, used)
        for value in node.values():
            _collect_references(value, document, used)
