"""A custom check: an error reply has one of the error codes that the contract lists for it."""

from functools import cache
from typing import Any

import schemathesis
from schemathesis import Case, CheckContext, Response

from mockserver.contract.errors import error_in
from mockserver.contract.schemas import Schemas
from mockserver.contract.source import contract_document


@schemathesis.check
def error_code(ctx: CheckContext, response: Response, case: Case[Any]) -> None:
    """Fail if an error reply has an undocumented error code."""
    codes = _codes().get((case.operation.definition.raw["operationId"], response.status_code))
    if not codes or not response.content:
        return
    body = response.json()
    code, _ = error_in(body)
    if isinstance(body, dict) and code not in codes:
        raise AssertionError(f"{code or None} is not one of the error codes that may come here: {', '.join(codes)}")


@cache
def _codes() -> dict[tuple[str, int], list[str]]:
    document = contract_document()
    schemas = Schemas(document)
    found = {}
    for item in document["paths"].values():
        for operation in item.values():
            if isinstance(operation, dict):
                for status, node in operation["responses"].items():
                    codes = schemas.resolve(node).get("x-error-codes", [])
                    found[operation["operationId"], int(status)] = codes
    return found
