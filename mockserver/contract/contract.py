"""The whole contract, compiled once at start-up. It refuses, by name, what it does not understand."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Any
from urllib.parse import urlsplit

from mockserver.contract.bodies import JSON_TYPE, BodyReader
from mockserver.contract.doubts.doubts import Doubts, doubts_of
from mockserver.contract.errors import ADMIN, ERRORS, ErrorCatalogue, ErrorTable, catalogues
from mockserver.contract.operations import METHODS, Operation
from mockserver.contract.other_versions.successors import Successor, successors_of
from mockserver.contract.other_versions.unserved import Unserved
from mockserver.contract.schemas import Json, Schemas
from mockserver.contract.shapes import Shapes
from mockserver.contract.versions import ApiVersions, versions_of
from mockserver.ground.did_you_mean import nearest
from mockserver.ground.errors import ContractInvalid, ParameterInvalid


@dataclass(frozen=True, slots=True)
class Contract:
    """The compiled contract: every operation, the path prefixes, and the errors of each version."""

    document: Json
    operations: Mapping[str, Operation]
    prefixes: tuple[str, ...]
    errors: Mapping[str, ErrorCatalogue]
    statuses: Mapping[str, int]  # of every error code of any version
    api_versions: ApiVersions

    def paths_of(self, operation: Operation) -> list[str]:
        """Return every path at which `operation` is served.

        Paths of the default version need no version. SDKs that append one may be given an address that ends in it.
        """
        paths, default = [operation.path], self.api_versions.default
        if default and _first_word(operation.path) == default.name:
            base = f"/{default.name}"
            paths += [operation.path.removeprefix(base), base + operation.path]
        return [prefix + path for prefix in self.prefixes for path in paths]

    @property
    def versions(self) -> list[str]:
        """The names of the API versions that have paths."""
        return [version.name for version in self.api_versions.served]

    @property
    def doubts(self) -> Doubts:
        """The doubts: points where sources of the API disagree. Only tools that check servers need them."""
        return doubts_of(self.document)

    @property
    def successors(self) -> Mapping[str, Successor]:
        """The replacements of retired operations and of operations of older versions, by operationId."""
        return successors_of(self.document, self.operations)

    @property
    def unserved(self) -> Unserved:
        """The hints for clients of versions that are not served."""
        return Unserved(self.api_versions, self.prefixes)

    def errors_at(self, path: str) -> ErrorTable:
        """Return the errors of requests without an operation: of the version in `path`, or of the default one."""
        prefix = next((each for each in self.prefixes if each and path.startswith(f"{each}/")), "")
        default = self.api_versions.default
        other = self.errors[default.name] if default else next(iter(self.errors.values()))
        return self.errors.get(_first_word(path.removeprefix(prefix)), other).table()

    @property
    def health(self) -> Operation:
        """The operation of the health check."""
        return next(each for each in self.operations.values() if each.says.is_health)

    def order_reader(self, kind: str) -> BodyReader:
        """Return the reader for instructions of this `kind`, such as a fault, in request bodies, files and headers."""
        ordering = next(each for each in self.operations.values() if each.says.orders == kind)
        return ordering.bodies[JSON_TYPE]

    @property
    def admin_errors(self) -> ErrorTable:
        """The errors of the stand-in itself, such as those of access control."""
        return self.errors[ADMIN].table()

    @property
    def api_operations(self) -> list[Operation]:
        """The operations of the API itself, without admin and storage operations."""
        return [operation for operation in self.client_operations if not operation.is_storage]

    def named(self, name: str) -> list[Operation]:
        """Return the operations, of the API and of the storage, whose operationId or tag is `name`."""
        return [operation for operation in self.client_operations if name in (operation.id, operation.tag)]

    @property
    def names(self) -> list[str]:
        """All names that `named` knows, sorted."""
        return sorted({name for operation in self.client_operations for name in (operation.id, operation.tag)})

    @property
    def client_operations(self) -> list[Operation]:
        """The operations that clients of the API use: its own, and the storage at signed addresses."""
        return [operation for operation in self.operations.values() if not operation.is_admin]


def compile_contract(document: Json) -> Contract:
    """Return the compiled contract. Raises ContractInvalid, which names the place.

    Parts that are compiled later were checked before: `check_contract` covers every part when the contract is built.
    """
    schemas = Schemas(document)
    shapes = Shapes(schemas)
    errors = catalogues(document)
    operations: dict[str, Operation] = {}
    for path, method, item in operation_items(document):
        name = item[method].get("operationId")
        if not name:
            raise ContractInvalid(f"{method.upper()} {path} has no operationId")
        if name in operations:
            raise ContractInvalid(f"operationId {name} stands twice: {operations[name].path} and {path}")
        operations[name] = Operation(method, path, item, schemas, shapes, _errors_of(path, errors))
    statuses = dict(chain.from_iterable(catalogue.statuses.items() for catalogue in errors.values()))
    prefixes = tuple(dict.fromkeys(urlsplit(server["url"]).path.rstrip("/") for server in document["servers"]))
    api_versions = versions_of(document, (each.path for each in operations.values() if not each.is_admin))
    for operation in operations.values():
        operation.reply_headers = api_versions.named(operation.version).reply_headers
    return Contract(document, operations, prefixes, errors, statuses, api_versions)


def operation_items(document: Json) -> Iterator[tuple[str, str, Json]]:
    """Yield each path and method of the document, with its path item."""
    for path, item in document["paths"].items():
        for method in METHODS:
            if method in item:
                yield path, method, item


def _first_word(path: str) -> str:
    return f"{path}/".split("/")[1]


def _errors_of(path: str, errors: Mapping[str, ErrorCatalogue]) -> ErrorCatalogue:
    word = _first_word(path)
    if word not in errors:
        raise ContractInvalid(f"/{ERRORS}: there are no errors for {path}; add {word}")
    return errors[word]


def check_errors(contract: Contract) -> None:
    """Check that each version gives every fact one code, and that operations name its codes. Raises ContractInvalid."""
    _check_error_codes(contract.operations.values(), contract.errors)
    for word, catalogue in contract.errors.items():
        own = [operation for operation in contract.operations.values() if _first_word(operation.path) == word]
        catalogue.check((operation.tag for operation in own), (operation.id for operation in own))


def check_error_code(said: Mapping[str, Any], contract: Contract, where: str) -> None:
    """Check that the `code` in `said`, if any, is an error code of some version, or marked `unlisted`.

    Raises ParameterInvalid, which suggests the nearest code.
    """
    code = said.get("code")
    if code is None or said.get("unlisted") or code in contract.statuses:
        return
    near = nearest(code, contract.statuses)
    raise ParameterInvalid(
        where, f"{code} is not an error code of the API; did you mean {near}? With `unlisted` any code is taken."
    )


def _check_error_codes(operations: Iterable[Operation], errors: Mapping[str, ErrorCatalogue]) -> None:
    statuses = {word: catalogue.statuses for word, catalogue in errors.items()}
    for operation in operations:
        own = statuses[_first_word(operation.path)]
        for status, code in operation.error_codes():
            if own.get(code) != status:
                raise ContractInvalid(f"{operation.id} {status}: the catalogue has no error {code} of that status")
