"""Parses fault injection rules."""

from mockserver.contract.contract import Contract, check_error_code
from mockserver.handlers.admin.requests.naming import named_operations
from mockserver.handlers.call import Values


def read_fault(body: Values, contract: Contract) -> Values:
    """Return the description of a fault, for the test kit. Raises ParameterInvalid.

    An operation or error code that is not in the contract is refused.
    """
    named_operations(body.get("match", {}), contract)
    check_error_code(body.get("fault", {}).get("error", {}), contract, "fault.error.code")
    return body
