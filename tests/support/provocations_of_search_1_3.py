"""Requests that get the error codes of searches of v1.3."""

from typing import Any

import orjson

from mockserver.contract.operations import Operation
from tests.support.api_1_3 import MARENGO
from tests.support.asgi import JSON, Answer
from tests.support.multipart import MULTIPART, Part, multipart
from tests.support.provocations import NOBODY, Bench, Provocation, Refused

_INDEXES, _TASKS = "/v1.3/indexes", "/v1.3/tasks"


def searching(names: str, *, model: Any = MARENGO, **changes: str) -> Provocation:
    """Return a search of an index with `model` whose form is valid except for `changes`."""

    def provoke(bench: Bench, operation: Operation) -> Refused:
        return Refused(_search(bench, operation, _index(bench, model=model), **changes), names)

    return provoke


def without_index(bench: Bench, operation: Operation) -> Refused:
    """Search no index."""
    parts = [Part("search_options", b"visual"), Part("query_text", b"goal")]
    answer = bench.lenient.send("POST", operation.path, multipart(parts), {"content-type": MULTIPART})
    return Refused(answer, "index_id")


def unknown_index(bench: Bench, operation: Operation) -> Refused:
    """Search an index that does not exist."""
    return Refused(_search(bench, operation, NOBODY), NOBODY)


def index_of_another_account(bench: Bench, operation: Operation) -> Refused:
    """Search an index of another account."""
    index_id = _index(bench, key="tlk_SOMEBODY")
    return Refused(_search(bench, operation, index_id), index_id)


def searching_elsewhere(bench: Bench, operation: Operation) -> Refused:
    """Narrow a search to a video of another index."""
    parts = [Part("index_id", _index(bench, "Recipes").encode()), Part("video_url", b"https://a.io/b.mp4")]
    made = bench.lenient.send("POST", _TASKS, multipart(parts), {"content-type": MULTIPART}).json()["_id"]
    condition = orjson.dumps({"id": [made]}).decode()
    return Refused(_search(bench, operation, _index(bench), filter=condition), made)


def _index(bench: Bench, name: str = "Matches", *, model: Any = MARENGO, **options: Any) -> str:
    body = orjson.dumps({"index_name": name, "models": [model]})
    return str(bench.lenient.send("POST", _INDEXES, body, {"content-type": JSON}, **options).json()["_id"])


def _search(bench: Bench, operation: Operation, index_id: str, **changes: str) -> Answer:
    form = {"index_id": index_id, "search_options": "visual", "query_text": "goal", **changes}
    body = multipart([Part(name, text.encode()) for name, text in form.items()])
    return bench.lenient.send("POST", operation.path, body, {"content-type": MULTIPART})
