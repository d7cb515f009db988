"""Requests that get the error codes of imports and of multipart uploads of v1.3."""

from typing import Any

import orjson

from mockserver.contract.operations import Operation
from tests.support.api_1_3 import MARENGO, PEGASUS
from tests.support.asgi import JSON, Answer
from tests.support.full_account import BUCKET
from tests.support.provocations import NOBODY, Bench, Provocation, Refused, target

SOMEBODY = "tlk_SOMEBODY"
_UPLOADS = "/v1.3/assets/multipart-uploads"


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
    """Name an index that does not exist."""
    return _about(bench, operation, NOBODY)


def index_of_another_account(bench: Bench, operation: Operation) -> Refused:
    """Name an index of another account."""
    return _about(bench, operation, _index(bench, operation.id, key=SOMEBODY))


def index_without_marengo(bench: Bench, operation: Operation) -> Refused:
    """Import into an index that has no Marengo model."""
    return _about(bench, operation, _index(bench, "Words", PEGASUS))


def _opened(bench: Bench, **options: Any) -> Any:
    body = {"filename": "goal.mp4", "type": "video", "total_size": 5}
    return _send(bench, "POST", _UPLOADS, body, **options).json()


def _put(bench: Bench, url: str, content: bytes) -> Answer:
    return bench.lenient.send("PUT", f"/{url.split('/', 3)[3]}", content)


def large_image(bench: Bench, operation: Operation) -> Refused:
    """Announce an image that is a byte too large."""
    body = {"filename": "board.png", "type": "image", "total_size": 32 * 1024 * 1024 + 1}
    return Refused(_send(bench, "POST", _UPLOADS, body), "image")


def named_after(code: str) -> Provocation:
    """Return the announcement of a file whose name has the code in it."""

    def provoke(bench: Bench, operation: Operation) -> Refused:
        body = {"filename": f"{code}.mp4", "type": "video", "total_size": 5}
        return Refused(_send(bench, "POST", _UPLOADS, body), code)

    return provoke


def upload_of_another_account(bench: Bench, operation: Operation) -> Refused:
    """Ask for an upload of another account."""
    made = _opened(bench, key=SOMEBODY)["upload_id"]
    body = bench.request(operation) if operation.bodies else None
    return Refused(_send(bench, operation.method, target(operation, made), body), made)


def chunk_of_another_account(bench: Bench, operation: Operation) -> Refused:
    """Send a chunk of another account's upload to the address of one's own."""
    url, made = _opened(bench)["upload_urls"][0]["url"].split("/"), _opened(bench, key=SOMEBODY)["upload_id"]
    url[-2] = made
    return Refused(_put(bench, "/".join(url), b"bytes"), made)


def chunk_sent_twice(bench: Bench, operation: Operation) -> Refused:
    """Use the address of a chunk again."""
    url = _opened(bench)["upload_urls"][0]["url"]
    assert _put(bench, url, b"bytes").status == 200
    return Refused(_put(bench, url, b"bytes"), "used already")


def short_chunk(bench: Bench, operation: Operation) -> Refused:
    """Send a chunk that lacks a byte."""
    return Refused(_put(bench, _opened(bench)["upload_urls"][0]["url"], b"byte"), "Chunk 1")


def empty_chunk(bench: Bench, operation: Operation) -> Refused:
    """Send a chunk without bytes."""
    return Refused(_put(bench, _opened(bench)["upload_urls"][0]["url"], b""), "body")


def large_chunk(bench: Bench, operation: Operation) -> Refused:
    """Send a chunk that is larger than any."""
    return Refused(_put(bench, _opened(bench)["upload_urls"][0]["url"], bytes(5 * 1024 * 1024 + 1)), "body")


def chunk_of_unknown_account(bench: Bench, operation: Operation) -> Refused:
    """Send a chunk to the storage of no account."""
    path = operation.path.format(account_id=NOBODY, upload_id=NOBODY, chunk_index=1)
    return Refused(bench.lenient.send("PUT", f"{path}?serial=1&expires=1&signature=a", b"bytes"), NOBODY)


def chunk_with_unknown_parameter(bench: Bench, operation: Operation) -> Refused:
    """Add to the address of a chunk."""
    body = orjson.dumps({"filename": "goal.mp4", "type": "video", "total_size": 5})
    opened = bench.strict.send("POST", _UPLOADS, body, {"content-type": JSON}).json()
    path = opened["upload_urls"][0]["url"].split("/", 3)[3]
    return Refused(bench.strict.send("PUT", f"/{path}&part=1", b"bytes"), "part")


def chunk_with_an_ordered_error(bench: Bench, operation: Operation) -> Refused:
    """Order that the storage fails, and send a chunk."""
    rule = {"match": {"operation": operation.id}, "fault": {"error": {"status": 500, "message": "It fails."}}}
    assert _send(bench, "POST", "/__admin/faults", rule).status == 201
    return Refused(_put(bench, _opened(bench)["upload_urls"][0]["url"], b"bytes"), "It fails.")
