"""Requests for every operation of the contract, with identifiers of an account in every place for one."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import product
from typing import Any
from urllib.parse import quote, urlencode

import orjson

from mockserver.contract.contract import compile_contract
from mockserver.contract.operations import Operation
from mockserver.contract.schemas import Schemas
from mockserver.contract.source import contract_document
from tests.support.asgi import JSON, Answer, AsgiClient

DOCUMENT = contract_document()
CONTRACT = compile_contract(DOCUMENT)
OPERATIONS = CONTRACT.api_operations


def is_endless(operation: Operation) -> bool:
    """Return whether the reply is a stream of events that goes on until the client hangs up."""
    return operation.waits and operation.method == "GET"


ADMIN_OPERATIONS = [
    operation
    for operation in CONTRACT.operations.values()
    if operation.is_admin and operation.needs_key and not is_endless(operation)
]
_SCHEMAS = Schemas(DOCUMENT)
_REQUEST_ID = "x-mockserver-request-id"
_NAMED_BY_ID = ("index_id", "video_id", "video_ids", "id", "_id")


@dataclass(frozen=True, slots=True)
class Known:
    """Identifiers and page tokens of an account.

    `containers` are the identifiers that may be followed by others in a path, by the segment of the path before them;
    without any, all identifiers may.
    """

    ids: Sequence[str]
    tokens: Sequence[str]
    containers: Mapping[str, Sequence[str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Request:
    """A request that can be sent to more than one server."""

    operation: Operation
    target: str
    body: Any = None

    def send(self, client: AsgiClient) -> Answer:
        """Return the answer without the number of the request, which depends on earlier requests."""
        raw = b"" if self.body is None else orjson.dumps(self.body)
        answer = client.send(self.operation.method, self.target, raw, {"content-type": JSON})
        headers = {name: text for name, text in answer.headers.items() if name != _REQUEST_ID}
        return replace(answer, headers=headers)


def having(*methods: str) -> list[Operation]:
    """Return the operations of the API with one of `methods`; those that delete come last."""
    return [operation for method in methods for operation in OPERATIONS if operation.method == method]


def requests(known: Known, operations: Iterable[Operation]) -> Iterator[Request]:
    """Yield requests for each of `operations`, with each identifier in each place.

    If the first identifier of a request is a container of the kind that the path has there, it is combined with all
    others; otherwise only with itself.
    """
    for operation in operations:
        if is_endless(operation):
            continue
        for path, in_path in _paths(operation, known):
            for query, in_query in _queries(operation, known):
                for body, in_body in _bodies(operation, known):
                    if _combine(operation, [*in_path, *in_query, *in_body], known):
                        yield Request(operation, path + query, body)


def _combine(operation: Operation, named: Sequence[str], known: Known) -> bool:
    """Return whether to send a request with these identifiers in this order."""
    segment = operation.path.partition("/{")[0].rpartition("/")[2]
    rest = named[1:] if named and named[0] in known.containers.get(segment, ()) else named
    return not known.containers or len(set(rest)) <= 1


def _paths(operation: Operation, known: Known) -> Iterator[tuple[str, list[str]]]:
    segments = operation.path.split("/")
    places = [place for place, segment in enumerate(segments) if segment.startswith("{")]
    for path in product(*(_values(segment, known) for segment in segments)):
        named = [path[place] for place in places]
        if _combine(operation, named, known):
            yield "/".join(map(quote, path)), named


def _values(segment: str, known: Known) -> Iterable[str]:
    if not segment.startswith("{"):
        return [segment]
    return known.tokens if "token" in segment else known.ids


def _queries(operation: Operation, known: Known) -> Iterator[tuple[str, list[str]]]:
    declared = _declared(operation).get("parameters", ())
    named = [parameter["name"] for parameter in map(_SCHEMAS.resolve, declared) if parameter["in"] == "query"]
    yield "", []
    for name in named:
        for identifier in known.ids if name in _NAMED_BY_ID else ():
            yield "?" + urlencode({name: identifier}), [identifier]


def _bodies(operation: Operation, known: Known) -> Iterator[tuple[Any, list[str]]]:
    content: Mapping[str, Any] = _SCHEMAS.resolve(_declared(operation).get("requestBody", {})).get("content", {})
    if not content:
        yield None, []
    for example in content.get(JSON, {}).get("examples", {}).values():
        if not _names_things(example["value"]):
            yield example["value"], []
            continue
        for identifier in known.ids:
            yield _with_id(example["value"], identifier), [identifier]


def _names_things(body: Any) -> bool:
    return isinstance(body, dict) and any(name in body for name in _NAMED_BY_ID)


def _with_id(body: Any, identifier: str) -> Any:
    """Return `body` with `identifier` in place of those in it."""
    here = {name: [identifier] if isinstance(body[name], list) else identifier for name in _NAMED_BY_ID if name in body}
    return body | here


def _declared(operation: Operation) -> dict[str, Any]:
    item: dict[str, Any] = DOCUMENT["paths"][operation.path][operation.method.lower()]
    return item
