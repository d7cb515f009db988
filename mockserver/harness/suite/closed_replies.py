"""A custom check: replies have no field that is unknown to the contract.

The schemas of replies are open, because the real API adds fields now and then and clients must accept that. The
stand-in must not add any: users could rely on a field that the API does not have.
"""

from functools import cache
from typing import Any

import schemathesis
from schemathesis import Case, CheckContext, Response

from mockserver.contract.schemas import Json, Schemas
from mockserver.contract.shapes import Shape, Shapes
from mockserver.contract.source import contract_document

_JSON = "application/json"
TOO_MUCH = "The contract does not know these fields of the reply"


@schemathesis.check
def closed_reply(ctx: CheckContext, response: Response, case: Case[Any]) -> None:
    """Fail if a reply has a field that the contract does not declare, at any depth."""
    shape = _shapes().get((case.operation.definition.raw["operationId"], response.status_code))
    if shape is None or response.headers.get("content-type", [""])[0] != _JSON:
        return
    unknown = sorted(set(shape.unknown(response.json())))
    if unknown:
        raise AssertionError(f"{TOO_MUCH}: {', '.join(unknown)}")


@cache
def _shapes() -> dict[tuple[str, int], Shape]:
    document = contract_document()
    schemas = Schemas(document)
    shapes = Shapes(schemas)
    found = {}
    for item in document["paths"].values():
        for operation in item.values():
            for status, node in operation["responses"].items():
                content: Json = schemas.resolve(node).get("content", {})
                if _JSON in content:
                    found[operation["operationId"], int(status)] = shapes.of(content[_JSON]["schema"])
    return found
