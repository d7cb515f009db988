"""Checks that every example in the contract fits its schema."""

from collections.abc import Iterator
from typing import Any

from mockserver.contract.json_pointer import pointer
from mockserver.contract.schemas import Json, Schemas
from mockserver.ground.errors import ContractInvalid


def check_examples(document: Json, schemas: Schemas) -> None:
    """Check that every example fits its schema. Raises ContractInvalid, which names the example."""
    for where, schema, example in _examples(document, "", schemas):
        validator = schemas.compile(schema)
        if not validator.is_valid(example):
            error = next(validator.iter_errors(example))
            raise ContractInvalid(f"{where}: the example breaks its own schema: {error.message}")


def _examples(node: Any, where: str, schemas: Schemas) -> Iterator[tuple[str, Json, Any]]:
    """Yield pointer, schema and value of each example of a media type, parameter, header or schema below `node`."""
    if isinstance(node, list):
        for number, item in enumerate(node):
            yield from _examples(item, f"{where}/{number}", schemas)
    if not isinstance(node, dict):
        return
    if isinstance(node.get("schema"), dict):
        if "example" in node:
            yield f"{where}/example", node["schema"], node["example"]
        for name, example in node.get("examples", {}).items():
            yield f"{where}/examples/{name}", node["schema"], schemas.resolve(example)["value"]
    elif isinstance(node.get("examples"), list):
        for number, value in enumerate(node["examples"]):
            yield f"{where}/examples/{number}", node, value
    for key, value in node.items():
        if key not in ("example", "examples", "default", "enum", "const"):
            yield from _examples(value, where + pointer(key), schemas)
