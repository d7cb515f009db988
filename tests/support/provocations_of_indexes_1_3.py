"""Requests that get the error codes of indexes, tasks and indexed assets of v1.3, for a real cause if there is one."""

from typing import Any

import orjson

from mockserver.contract.operations import Operation
from tests.support.api_1_3 import MARENGO, PEGASUS
from tests.support.asgi import JSON, Answer
from tests.support.films import make_film
from tests.support.multipart import MULTIPART, Part, multipart
from tests.support.provocations import Bench, Provocation, Refused, target

_INDEXES, _TASKS, _ASSETS = "/v1.3/indexes", "/v1.3/tasks", "/v1.3/assets"


def _send(bench: Bench, method: str, path: str, body: Any) -> Answer:
    return bench.lenient.send(method, path, orjson.dumps(body), {"content-type": JSON})


def _index(bench: Bench, name: str = "Matches", model: Any = MARENGO) -> str:
    return str(_send(bench, "POST", _INDEXES, {"index_name": name, "models": [model]}).json()["_id"])


def _form(bench: Bench, path: str, *parts: Part) -> Answer:
    return bench.lenient.send("POST", path, multipart(parts), {"content-type": MULTIPART})


def taken_name(bench: Bench, operation: Operation) -> Refused:
    """Give an index the name of another."""
    _index(bench, "Recipes")
    if operation.method == "POST":
        return Refused(_send(bench, "POST", _INDEXES, {"index_name": "Recipes", "models": [MARENGO]}), "Recipes")
    return Refused(_send(bench, "PUT", f"{_INDEXES}/{_index(bench)}", {"index_name": "Recipes"}), "Recipes")


def changed(field: str) -> Provocation:
    """Return a change of what is settled when an index is created."""

    def provoke(bench: Bench, operation: Operation) -> Refused:
        return Refused(_send(bench, "PUT", f"{_INDEXES}/{_index(bench)}", {"index_name": "A", field: []}), field)

    return provoke


def of_another_account(bench: Bench, operation: Operation) -> Refused:
    """Name an index of another account."""
    body = orjson.dumps({"index_name": operation.id, "models": [MARENGO]})
    made = bench.lenient.send("POST", _INDEXES, body, {"content-type": JSON}, key="tlk_SOMEBODY").json()["_id"]
    if operation.path == _TASKS and operation.method == "POST":
        return Refused(_form(bench, _TASKS, Part("index_id", made.encode()), _address("goal.mp4")), made)
    wanted = bench.request(operation) if operation.bodies else None
    return Refused(_send(bench, operation.method, target(operation, made), wanted), made)


def unfinished_task(bench: Bench, operation: Operation) -> Refused:
    """Delete a running task."""
    made = _form(bench, _TASKS, Part("index_id", _index(bench).encode()), Part("video_url", b"https://a.io/b.mp4"))
    return Refused(bench.lenient.send("DELETE", f"{_TASKS}/{made.json()['_id']}"), made.json()["_id"])


def uploading(names: str, *parts: Part, model: Any = MARENGO) -> Provocation:
    """Return an upload into an index, with these parts."""

    def provoke(bench: Bench, operation: Operation) -> Refused:
        index_id = _index(bench, model=model)
        if operation.path == _TASKS:
            return Refused(_form(bench, _TASKS, Part("index_id", index_id.encode()), *parts), names)
        return Refused(_index_asset(bench, index_id, *parts), names)

    return provoke


def address(code: str) -> Provocation:
    """Return the upload of an address that contains the name of an error."""
    return uploading(code, _address(f"{code}.mp4"))


def pegasus_alone(bench: Bench, operation: Operation) -> Refused:
    """Put a video into an index that has no Marengo model."""
    return uploading("Marengo", _address("goal.mp4"), model=PEGASUS)(bench, operation)


def film(names: str, **shape: Any) -> Provocation:
    """Return an upload of a real film of this shape."""

    def provoke(bench: Bench, operation: Operation) -> Refused:
        content = make_film(bench.films / "real.mp4", **shape).read_bytes()
        field = "video_file" if operation.path == _TASKS else "file"
        return uploading(names, Part(field, content, "real.mp4"))(bench, operation)

    return provoke


def _address(filename: str) -> Part:
    return Part("video_url", f"https://example.com/{filename}".encode())


def _index_asset(bench: Bench, index_id: str, media: Part) -> Answer:
    """Upload an asset, wait until it is ready, and put it into the index."""
    by_address = media.name == "video_url"
    method = Part("method", b"url" if by_address else b"direct")
    made = _form(bench, _ASSETS, method, Part("url", media.content) if by_address else media)
    bench.clock.advance(seconds=1)
    return _send(bench, "POST", f"{_INDEXES}/{index_id}/indexed-assets", {"asset_id": made.json()["_id"]})
