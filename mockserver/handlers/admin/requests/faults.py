"""Which faults are ordered."""

from mockserver.contract.contract import Contract, check_error_code
from mockserver.handlers.admin.requests.naming import named_operations
from mockserver.handlers.call import Values


def read_fault(body: Values, contract: Contract) -> Values:
    """Return the description of a fault, which the test kit reads and keeps. Raises ParameterInvalid.

    It is refused where it names an operation or an error code that the contract does not have.
    """
    named_operations(body.get("match", {}), contract)
    check_error_code(body.get("fault", {}).get("error", {}), contract, "fault.error.code")
    return body
