"""A custom check: each object of a stream fits the contract. schemathesis sees a stream as one text."""

from functools import cache
from typing import Any

import schemathesis
from schemathesis import Case, CheckContext, Response

from mockserver.contract.schemas import Schemas
from mockserver.contract.shapes import Shapes
from mockserver.contract.source import contract_document
from mockserver.contract.streamed.streams import StreamedBody, streams_of
from mockserver.contract.violations.violations import violation_message
from mockserver.harness.suite.closed_replies import TOO_MUCH


@schemathesis.check
def valid_stream(ctx: CheckContext, response: Response, case: Case[Any]) -> None:
    """Fail if a stream is cut off, or an object in it does not fit or has unknown fields."""
    operation, status = case.operation.definition.raw["operationId"], response.status_code
    stream = _streams().get((operation, status, response.headers.get("content-type", [""])[0]))
    if stream is None:
        return
    try:
        objects = stream.objects(response.content.decode("utf-8"))
    except ValueError as error:
        raise AssertionError(f"The stream is not as the contract says: {error}") from None
    for value in objects:
        slip = violation_message(stream.validator, value)
        if slip:
            raise AssertionError(f"An object of the stream does not fit: {slip}")
    unknown = sorted({name for value in objects for name in _shapes().unknown(stream.schema, value)})
    if unknown:
        raise AssertionError(f"{TOO_MUCH}: {', '.join(unknown)}")


@cache
def _schemas() -> Schemas:
    return Schemas(contract_document())


@cache
def _shapes() -> Shapes:
    return Shapes(_schemas())


@cache
def _streams() -> dict[tuple[str, int, str], StreamedBody]:
    return {
        (operation["operationId"], int(status), media_type): stream
        for item in contract_document()["paths"].values()
        for operation in item.values()
        if isinstance(operation, dict)
        for status, node in operation["responses"].items()
        for media_type, stream in streams_of(_schemas().resolve(node).get("content", {}), _schemas()).items()
    }
