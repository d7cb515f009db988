"""The whole contract, compiled once at start-up; what it does not understand it refuses, by name."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from mockserver.contract.operations import METHODS, Operation
from mockserver.contract.schemas import Json, Schemas
from mockserver.contract.shapes import Shapes
from mockserver.contract.unserved import Unserved
from mockserver.contract.versions import ApiVersions, versions_of
from mockserver.ground.errors import ContractInvalid

# The error catalogues of a document. That of an API version stands under its name, that of the first one without.
ERRORS = "x-errors"
ADMIN_ERRORS = "x-admin-errors"


@dataclass(frozen=True, slots=True)
class Contract:
    """What the API promises: every operation, the prefixes it is served under, and the error catalogue."""

    document: Json
    operations: Mapping[str, Operation]
    prefixes: tuple[str, ...]
    statuses: Mapping[str, int]
    api_versions: ApiVersions

    def version(self, name: str) -> Json:
        """Return the document of one API version, such as `v1.2`, with the components that it uses."""
        paths = {path: item for path, item in self.document["paths"].items() if path.startswith(f"/{name}/")}
        document = {key: value for key, value in self.document.items() if not _is_catalogue(key) or key == ERRORS}
        document[ERRORS] = self.document.get(f"{ERRORS}-{name}", self.document.get(ERRORS, {}))
        return _with_used_components({**document, "paths": paths})

    @property
    def versions(self) -> list[str]:
        """Return the names of the API versions that have paths."""
        return [version.name for version in self.api_versions.served]

    @property
    def unserved(self) -> Unserved:
        """Return what tells clients of other versions which ones are served."""
        return Unserved(self.api_versions, self.prefixes)

    @property
    def api_operations(self) -> list[Operation]:
        """Return the operations of the API itself, without those that control the stand-in."""
        return [operation for operation in self.operations.values() if not operation.is_admin]


def compile_contract(document: Json) -> Contract:
    """Return the compiled contract. Raises ContractInvalid, which names the place.

    What is compiled later has been checked before: `check_contract` looks at every part when the contract is built.
    """
    schemas = Schemas(document)
    shapes = Shapes(schemas)
    operations: dict[str, Operation] = {}
    for path, method, item in _operation_items(document):
        name = item[method].get("operationId")
        if not name:
            raise ContractInvalid(f"{method.upper()} {path} has no operationId")
        if name in operations:
            raise ContractInvalid(f"operationId {name} stands twice: {operations[name].path} and {path}")
        operations[name] = Operation(method, path, item, schemas, shapes)
    statuses = _statuses(document)
    _check_error_codes(operations, statuses)
    prefixes = tuple(dict.fromkeys(urlsplit(server["url"]).path.rstrip("/") for server in document["servers"]))
    api_versions = versions_of(document, (each.path for each in operations.values() if not each.is_admin))
    return Contract(document, operations, prefixes, statuses, api_versions)


def _is_catalogue(key: str) -> bool:
    return key.startswith(ERRORS) or key == ADMIN_ERRORS


def _statuses(document: Json) -> dict[str, int]:
    """Return the status of each error code. Raises ContractInvalid where two catalogues do not agree."""
    statuses: dict[str, int] = {}
    for key in filter(_is_catalogue, document):
        for code, error in document[key].items():
            if statuses.setdefault(code, error["status"]) != error["status"]:
                raise ContractInvalid(f"{key}: {code} has the status {statuses[code]} in another catalogue")
    return statuses


def _operation_items(document: Json) -> Iterator[tuple[str, str, Json]]:
    for path, item in document["paths"].items():
        for method in METHODS:
            if method in item:
                yield path, method, item


def _check_error_codes(operations: Mapping[str, Operation], statuses: Mapping[str, int]) -> None:
    for operation in operations.values():
        for status, code in operation.error_codes():
            if statuses.get(code) != status:
                raise ContractInvalid(f"{operation.id} {status}: the catalogue has no error {code} of that status")


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
    asked = [document, *(item[method] for _, method, item in _operation_items(document))]
    return sorted({name for asking in asked for choice in asking.get("security", ()) for name in choice})


def _used_tags(document: Json) -> list[Json]:
    used = {tag for _, method, item in _operation_items(document) for tag in item[method].get("tags", ())}
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
