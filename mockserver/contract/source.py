"""Data of the package: compiled JSON in a wheel; in a checkout, YAML that is recompiled when it changes."""

from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

import orjson

from mockserver.contract.contract import Contract, compile_contract
from mockserver.contract.routes import Routes

PACKAGE = Path(__file__).resolve().parent.parent
CHECKOUT = PACKAGE.parent


def contract_document() -> dict[str, Any]:
    """Return the whole contract as one OpenAPI document."""
    document: dict[str, Any] = compiled("contract", ["openapi.yaml", "contracts"], _bundle)
    return document


@cache
def packaged_contract() -> Contract:
    """Return the compiled contract. All servers of a process share it, because compiling is most of their start."""
    return compile_contract(contract_document())


@cache
def packaged_routes() -> Routes:
    """Return the routes of all operations but the health check. All servers of a process share them too."""
    contract = packaged_contract()
    return Routes((each for each in contract.operations.values() if not each.says.is_health), contract.paths_of)


def compiled(name: str, sources: Iterable[str], compile_sources: Callable[[Path], Any]) -> Any:
    """Return the data called `name`, recompiled from the checkout if a YAML file under `sources` has changed.

    An installed package has no sources, only the file that was made at build time.
    """
    file = PACKAGE / "compiled" / f"{name}.json"
    in_checkout = (CHECKOUT / "openapi.yaml").exists()
    fingerprint = _fingerprint(sources) if in_checkout else None
    kept = orjson.loads(file.read_bytes()) if file.exists() else None
    if kept and fingerprint in (None, kept["sources"]):
        return kept["data"]
    data = compile_sources(CHECKOUT)
    _keep(file, {"sources": fingerprint, "data": data})
    return data


def _fingerprint(sources: Iterable[str]) -> list[list[Any]]:
    files = sorted(file for source in sources for file in _yaml_files(CHECKOUT / source))
    return [[str(file.relative_to(CHECKOUT)), file.stat().st_mtime_ns, file.stat().st_size] for file in files]


def _yaml_files(source: Path) -> Iterable[Path]:
    return source.rglob("*.yaml") if source.is_dir() else [source]


def _keep(file: Path, content: Any) -> None:
    """Write `file` in one step, so that another server never reads half of it."""
    file.parent.mkdir(exist_ok=True)
    with NamedTemporaryFile(dir=file.parent, suffix=".draft", delete=False) as draft:
        draft.write(orjson.dumps(content))
    # A temporary file is readable by its owner only, but the server may run as another user.
    Path(draft.name).chmod(0o644)
    Path(draft.name).replace(file)


def _bundle(checkout: Path) -> dict[str, Any]:
    # PyYAML takes 40 ms, so a contract is parsed and checked only when it has changed.
    from mockserver.contract.bundle import bundle
    from mockserver.contract.check import check_contract

    document = bundle(checkout / "openapi.yaml")
    check_contract(document)
    return document
