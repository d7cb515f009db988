"""Replacements of operations of older API versions and of retired ones: `x-successors` of the contract."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from mockserver.contract.operations import Operation
from mockserver.contract.schemas import Json
from mockserver.contract.versions import ApiVersions
from mockserver.ground.errors import ContractInvalid

SUCCESSORS = "x-successors"
PAGE = "docs/migration.md"


@dataclass(frozen=True, slots=True)
class Successor:
    """The operations that replace another one.

    `places` are their paths in the current version, such as `POST /v1.3/search`; `change` says what differs.
    """

    operation: str
    places: tuple[str, ...]
    change: str

    @property
    def anchor(self) -> str:
        """The anchor of its section on the migration page."""
        return f"{PAGE}#{self.operation}"

    def __str__(self) -> str:
        places = " or ".join(self.places) or "no operation"
        return f"{places}: {self.change} ({self.anchor})" if self.change else f"{places} ({self.anchor})"


def successors_of(document: Json, operations: Mapping[str, Operation]) -> dict[str, Successor]:
    """Return the replacement of each operation that has an entry, by operationId."""
    return {
        name: Successor(
            name,
            tuple(f"{operations[each].method} {operations[each].path}" for each in entry["operations"]),
            entry.get("change", ""),
        )
        for name, entry in document.get(SUCCESSORS, {}).items()
    }


def check_successors(document: Json, operations: Iterable[Operation], versions: ApiVersions) -> None:
    """Check that entries name existing client operations and that none is missing. Raises ContractInvalid."""
    of_clients = {
        operation.id: operation for operation in operations if not (operation.is_admin or operation.is_storage)
    }
    entries: Json = document.get(SUCCESSORS, {})
    for name, entry in entries.items():
        for each in (name, *entry["operations"]):
            if each not in of_clients:
                raise ContractInvalid(f"{SUCCESSORS}: {name}: there is no operation {each}")
    current = versions.default.name if versions.default else ""
    for operation in of_clients.values():
        is_old = (current and operation.version != current) or operation.says.retired_on
        if is_old and entries and operation.id not in entries:
            raise ContractInvalid(
                f"{SUCCESSORS}: {operation.id} has none; an empty list says that nothing does the same"
            )
