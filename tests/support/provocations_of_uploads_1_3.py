"""Requests that get the error codes of imports and of multipart uploads of v1.3."""

from typing import Any

import orjson

from mockserver.contract.operations import Operation
from tests.support.api_1_3 import MARENGO, PEGASUS
from tests.support.asgi import JSON, Answer
from tests.support.full_account import BUCKET
from tests.support.provocations import NOBODY, Bench, Refused, target

SOMEBODY = "tlk_SOMEBODY"


def _send(bench: Bench, method: str, path: str, body: Any = None, **options: Any) -> Answer:
    raw = b"" if body is None else orjson.dumps(body)
    return bench.lenient.send(method, path, raw, {"content-type": JSON}, **options)


def _index(bench: Bench, name: str, model: Any = MARENGO, **options: Any) -> str:
    body = {"index_name": name, "models": [model]}
    return str(_send(bench, "POST", "/v1.3/indexes", body, **options).json()["_id"])


def _about(bench: Bench, operation: Operation, index_id: str) -> Refused:
    """Import into the index, or ask for counts in it."""
    path = target(operation, BUCKET)
    if operation.method == "GET":
        return Refused(_send(bench, "GET", f"{path}?index_id={index_id}"), index_id)
    return Refused(_send(bench, "POST", path, {"index_id": index_id}), index_id)


def unknown_index(bench: Bench, operation: Operation) -> Refused:
    """Name an index that is nowhere."""
    return _about(bench, operation, NOBODY)


def index_of_another_account(bench: Bench, operation: Operation) -> Refused:
    """Name an index of another account."""
    return _about(bench, operation, _index(bench, operation.id, key=SOMEBODY))


def index_without_marengo(bench: Bench, operation: Operation) -> Refused:
    """Import into an index that has no Marengo model."""
    return _about(bench, operation, _index(bench, "Words", PEGASUS))
