"""Requests about knowledge stores that get error codes for a real cause."""

from typing import Any

import orjson

from mockserver.contract.operations import Operation
from tests.support.asgi import JSON, Answer
from tests.support.provocations import NOBODY, PREFIXES, Bench, Provocation, Refused, target

STORES = "/v1.3/knowledge-stores"
ANOTHER = "tlk_SOMEBODY"


def _send(bench: Bench, method: str, path: str, body: Any = None, key: str | None = None) -> Answer:
    raw = b"" if body is None else orjson.dumps(body)
    return bench.lenient.send(method, path, raw, {"content-type": JSON}, key=key)


def store(bench: Bench, key: str | None = None) -> str:
    """Create a store and return its id."""
    return str(_send(bench, "POST", STORES, {"name": "Games"}, key).json()["_id"])


def of_another_account(bench: Bench, operation: Operation) -> Refused:
    """Name a store of another account."""
    bare = store(bench, ANOTHER).removeprefix(PREFIXES["{knowledge_store_id}"])
    body = bench.request(operation) if operation.bodies else None
    return Refused(_send(bench, operation.method, target(operation, bare), body), bare)


def creating(names: str, **changes: Any) -> Provocation:
    """Return the creation of a store that is valid except for `changes`."""

    def provoke(bench: Bench, operation: Operation) -> Refused:
        return Refused(_send(bench, "POST", STORES, {"name": "Games", **changes}), names)

    return provoke


def taken_name(bench: Bench, operation: Operation) -> Refused:
    """Give a collection the name of another one of its store."""
    path = f"{STORES}/{store(bench)}/item-collections"
    made = [_send(bench, "POST", path, {"name": name}).json()["_id"] for name in ("Openings", "Endings")]
    named = path if operation.method == "POST" else f"{path}/{made[1]}"
    return Refused(_send(bench, operation.method, named, {"name": "Openings"}), "Openings")


def unknown_token(bench: Bench, operation: Operation) -> Refused:
    """Ask for a page of which the token was never issued."""
    token, path = f"{'0' * 32}-1", f"{STORES}/{store(bench)}/search"
    return Refused(_send(bench, "POST", path, {"query": {"text": "a goal"}, "page_token": token}), token)


def _ask(bench: Bench, store_id: str, **fields: Any) -> Answer:
    question = {"type": "message", "role": "user", "content": "Why?"}
    return _send(bench, "POST", "/v1.3/responses", {"knowledge_store_id": store_id, "input": [question], **fields})


def question_about_another_account(bench: Bench, operation: Operation) -> Refused:
    elsewhere = store(bench, ANOTHER)
    return Refused(_ask(bench, elsewhere), elsewhere.removeprefix(PREFIXES["{knowledge_store_id}"]))


def question_about_nothing(bench: Bench, operation: Operation) -> Refused:
    return Refused(_ask(bench, f"ks_{NOBODY}"), NOBODY)


def question_with_a_list_as_schema(bench: Bench, operation: Operation) -> Refused:
    form = {"type": "json_schema", "name": "lessons", "schema": {"type": "array"}}
    return Refused(_ask(bench, store(bench), text={"format": form}), "text.format.schema")
