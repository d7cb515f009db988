"""The contract of the package: compiled JSON in a wheel; in a checkout, YAML that is recompiled when it changes."""

from functools import cache
from pathlib import Path
from typing import Any

from mockserver.contract.contract import Contract, compile_contract
from mockserver.contract.routes import Routes
from mockserver.ground.package_data import compiled


def contract_document() -> dict[str, Any]:
    """Return the whole contract as one OpenAPI document."""
    return compiled("contract", ["openapi.yaml", "contracts"], _bundle, dict[str, Any])


@cache
def packaged_contract() -> Contract:
    """Return the compiled contract. All servers of a process share it, because compiling is most of their start."""
    return compile_contract(contract_document())


@cache
def packaged_routes() -> Routes:
    """Return the routes of all operations but the health check. All servers of a process share them too."""
    contract = packaged_contract()
    return Routes((each for each in contract.operations.values() if not each.says.is_health), contract.paths_of)


def _bundle(checkout: Path) -> dict[str, Any]:
    # PyYAML takes 40 ms, so a contract is parsed and checked only when it has changed.
    from mockserver.contract.bundle import bundle
    from mockserver.contract.check import check_contract

    document = bundle(checkout / "openapi.yaml")
    check_contract(document)
    return document
