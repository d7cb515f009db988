"""Custom checks of replies: their error code, fields that the contract does not declare, and the objects of streams.

The schemas of replies are open, because the real API adds fields now and then and clients must accept that. The
stand-in must not add any: users could rely on a field that the API does not have.
"""

from functools import cache
from typing import Any

import schemathesis
from schemathesis import Case, CheckContext, Response

from mockserver.contract.bodies import JSON_TYPE
from mockserver.contract.errors import error_in
from mockserver.contract.operations import DocumentedReply, Operation
from mockserver.contract.shapes import Shape, Shapes
from mockserver.contract.source import packaged_contract
from mockserver.contract.violations.violations import violation_message
from mockserver.harness.inspection.clauses import Clauses

TOO_MUCH = "The contract does not know these fields of the reply"


@schemathesis.check
def error_code(ctx: CheckContext, response: Response, case: Case[Any]) -> None:
    """Fail if an error reply has an undocumented error code."""
    documented = _documented(response, case)
    if documented is None or not documented.error_codes or not response.content:
        return
    body = response.json()
    code, _ = error_in(body)
    if isinstance(body, dict) and code not in documented.error_codes:
        known = ", ".join(sorted(documented.error_codes))
        raise AssertionError(f"{code or None} is not one of the error codes that may come here: {known}")


@schemathesis.check
def closed_reply(ctx: CheckContext, response: Response, case: Case[Any]) -> None:
    """Fail if a reply has a field that the contract does not declare, at any depth."""
    documented = _documented(response, case)
    if documented is None or JSON_TYPE not in documented.validators or _media_type(response) != JSON_TYPE:
        return
    shape = _shape(_operation(case), response.status_code)
    _refuse_unknown(sorted(set(shape.unknown(response.json()))))


@schemathesis.check
def valid_stream(ctx: CheckContext, response: Response, case: Case[Any]) -> None:
    """Fail if a stream is cut off, or an object in it does not fit or has unknown fields.

    Schemathesis sees a stream as one text.
    """
    documented = _documented(response, case)
    stream = documented.streams.get(_media_type(response)) if documented else None
    if stream is None:
        return
    try:
        objects = stream.objects(response.content.decode("utf-8"))
    except ValueError as error:
        raise AssertionError(f"The stream is not as the contract says: {error}") from None
    for value in objects:
        problem = violation_message(stream.validator, value)
        if problem:
            raise AssertionError(f"An object of the stream does not fit: {problem}")
    _refuse_unknown(sorted({name for value in objects for name in _shapes().unknown(stream.schema, value)}))


def _refuse_unknown(names: list[str]) -> None:
    if names:
        raise AssertionError(f"{TOO_MUCH}: {', '.join(names)}")


def _operation(case: Case[Any]) -> Operation:
    return packaged_contract().operations[case.operation.definition.raw["operationId"]]


def _documented(response: Response, case: Case[Any]) -> DocumentedReply | None:
    return _operation(case).answers.get(response.status_code)


def _media_type(response: Response) -> str:
    return str(response.headers.get("content-type", [""])[0])


@cache
def _clauses() -> Clauses:
    return Clauses(packaged_contract().document)


@cache
def _shapes() -> Shapes:
    return Shapes(_clauses().schemas)


@cache
def _shape(operation: Operation, status: int) -> Shape:
    return _shapes().of(_clauses().answer(operation, status).declared["content"][JSON_TYPE]["schema"])
