"""Method and path of each operation, by operationId."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from mockserver.contract.operations import METHODS
from mockserver.contract.source import contract_document


@cache
def operations() -> Mapping[str, tuple[str, str]]:
    """Return method and path of each operation of the contract."""
    paths: dict[str, Any] = contract_document()["paths"]
    return {
        item[method]["operationId"]: (method.upper(), path)
        for path, item in paths.items()
        for method in METHODS
        if method in item
    }
