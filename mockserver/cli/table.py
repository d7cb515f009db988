"""The table of operations, made from the contract and the handlers."""

from mockserver.contract.contract import Contract
from mockserver.contract.source import packaged_contract
from mockserver.handlers.served import API


def operations_table() -> str:
    """Return a Markdown table of all operations of the API; one that is not built answers 501."""
    contract = packaged_contract()
    return "\n".join(["| operation | | built |", "| --- | --- | --- |", *_rows(contract)])


def _rows(contract: Contract) -> list[str]:
    return [
        f"| `{operation.method} {operation.path}` | {operation.summary} | {_mark(operation.id)} |"
        for operation in contract.api_operations
    ]


def _mark(operation_id: str) -> str:
    return "yes" if operation_id in API else "501"
