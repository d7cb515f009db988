"""Which function answers which operation."""

from collections.abc import Awaitable, Callable, Mapping

from mockserver.contract.contract import Contract
from mockserver.domain.world import World
from mockserver.ground.errors import ContractInvalid
from mockserver.handlers.call import Call, Reply

Handler = Callable[[Call, World], Reply | Awaitable[Reply]]


class Registry:
    """The handlers of one API version, by operationId."""

    def __init__(self) -> None:
        self.handlers: dict[str, Handler] = {}

    def operation(self, operation_id: str) -> Callable[[Handler], Handler]:
        """Make the decorated function answer `operation_id`. Raises ContractInvalid where one does already."""

        def register(handler: Handler) -> Handler:
            if operation_id in self.handlers:
                raise ContractInvalid(f"two handlers answer the operation {operation_id}")
            self.handlers[operation_id] = handler
            return handler

        return register


def bind(registry: Registry, contract: Contract) -> Mapping[str, Handler]:
    """Return the handlers of `registry`. Raises ContractInvalid for one whose operation the contract lacks."""
    unbound = sorted(registry.handlers.keys() - contract.operations.keys())
    if unbound:
        raise ContractInvalid(f"handlers answer operations that the contract does not have: {', '.join(unbound)}")
    return registry.handlers
