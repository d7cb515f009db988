"""Checks a contract in full when it is built, not at every start."""

from collections.abc import Iterator
from typing import Any

from mockserver.contract.contract import check_errors, compile_contract, operation_items
from mockserver.contract.doubts.checking import check_doubts
from mockserver.contract.examples import check_examples
from mockserver.contract.extensions import check_extensions
from mockserver.contract.json_pointer import pointer
from mockserver.contract.keywords import refuse_unsupported
from mockserver.contract.other_versions.successors import check_successors
from mockserver.contract.schemas import Json, Schemas
from mockserver.contract.versions import check_versions


def check_contract(document: Json) -> None:
    """Check that `document` compiles, that nothing in it would be ignored, and that its examples are valid.

    Raises ContractInvalid, which names the place.
    """
    for name, schema in document.get("components", {}).get("schemas", {}).items():
        refuse_unsupported(schema, pointer("components", "schemas", name))
    for where, schema in _inline_schemas(document["paths"], "/paths"):
        refuse_unsupported(schema, where)
    for where, schema in _inline_schemas(document.get("components", {}), "/components"):
        refuse_unsupported(schema, where)
    for _, method, item in operation_items(document):
        check_extensions(item[method])
    contract = compile_contract(document)
    check_errors(contract)
    for operation in contract.operations.values():
        operation.compile()
    check_doubts(document, contract.operations.values())
    check_versions(document, contract.api_versions)
    check_successors(document, contract.operations.values(), contract.api_versions)
    check_examples(document, Schemas(document))


def _inline_schemas(node: Any, where: str) -> Iterator[tuple[str, Json]]:
    """Yield every inline schema below `node`."""
    if isinstance(node, list):
        for number, item in enumerate(node):
            yield from _inline_schemas(item, f"{where}/{number}")
    elif isinstance(node, dict):
        for key, value in node.items():
            if key == "schema":
                yield f"{where}/schema", value
            elif key not in ("schemas", "example", "examples"):
                yield from _inline_schemas(value, where + pointer(key))
