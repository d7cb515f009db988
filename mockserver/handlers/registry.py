"""The registry of handlers, by operation."""

from collections.abc import Awaitable, Callable, Iterator, Mapping
from importlib import import_module

from mockserver.contract.contract import Contract
from mockserver.domain.account.account import World
from mockserver.ground.errors import ContractInvalid
from mockserver.ground.late.objects import creating_long_lived_objects
from mockserver.handlers.call import Call
from mockserver.handlers.reply import Reply

Handler = Callable[[Call, World], Reply | Awaitable[Reply]]


class Registry:
    """The handlers of one resource, by operationId."""

    def __init__(self) -> None:
        self.handlers: dict[str, Handler] = {}

    def operation(self, operation_id: str) -> Callable[[Handler], Handler]:
        """Register the decorated function for `operation_id`. Raises ContractInvalid if there is one already."""

        def register(handler: Handler) -> Handler:
            if operation_id in self.handlers:
                raise ContractInvalid(f"two handlers answer the operation {operation_id}")
            self.handlers[operation_id] = handler
            return handler

        return register


class Handlers(Mapping[str, Handler]):
    """The handlers of one package. Their operations are listed; modules are imported on first use.

    A server mostly gets requests for a few operations, and importing all modules would more than double the time to the
    first reply. Each module has a Registry called `operations`.
    """

    def __init__(self, package: str, modules: Mapping[str, tuple[str, ...]]) -> None:
        self._module_of = {
            operation_id: f"{package}.{module}" for module, names in modules.items() for operation_id in names
        }
        self._imported: dict[str, Handler] = {}
        if len(self._module_of) != sum(map(len, modules.values())):
            raise ContractInvalid(f"{package}: an operation is listed twice")

    def __getitem__(self, operation_id: str) -> Handler:
        handler = self._imported.get(operation_id)
        return self._import(operation_id) if handler is None else handler

    def __iter__(self) -> Iterator[str]:
        return iter(self._module_of)

    def __len__(self) -> int:
        return len(self._module_of)

    def __contains__(self, operation_id: object) -> bool:
        return operation_id in self._module_of

    def __or__(self, other: "Handlers") -> "Handlers":
        """Return the handlers of both packages."""
        both = Handlers("", {})
        both._module_of = self._module_of | other._module_of
        if len(both) != len(self) + len(other):
            raise ContractInvalid("an operation is listed in two packages")
        return both

    def _import(self, operation_id: str) -> Handler:
        name = self._module_of[operation_id]
        with creating_long_lived_objects():
            registered = import_module(name).operations.handlers
        listed = {listed for listed, module in self._module_of.items() if module == name}
        if registered.keys() != listed:
            differing = ", ".join(sorted(registered.keys() ^ listed))
            raise ContractInvalid(f"{name}: operations that are listed and those that are answered differ: {differing}")
        self._imported.update(registered)
        return self._imported[operation_id]


def bind(handlers: Mapping[str, Handler], contract: Contract) -> Mapping[str, Handler]:
    """Return `handlers`. Raises ContractInvalid for one whose operation is not in the contract."""
    unbound = sorted(handlers.keys() - contract.operations.keys())
    if unbound:
        raise ContractInvalid(f"handlers answer operations that the contract does not have: {', '.join(unbound)}")
    return handlers
