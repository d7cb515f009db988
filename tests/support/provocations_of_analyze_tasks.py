"""Requests that get the error codes of analyze tasks and batches, for a real cause if it can be had."""

from typing import Any

import orjson

from mockserver.contract.operations import Operation
from tests.support.asgi import JSON, Answer
from tests.support.assets import ASSETS
from tests.support.multipart import MULTIPART, Part, multipart
from tests.support.provocations import NOBODY, Bench, Refused, target

TASKS = "/v1.3/analyze/tasks"
VIDEO = {"type": "url", "url": "https://example.com/goal.mp4"}
ANOTHER = "tlk_SOMEBODY"


def _send(bench: Bench, method: str, path: str, body: Any = None, **headers: str) -> Answer:
    raw = b"" if body is None else orjson.dumps(body)
    return bench.lenient.send(method, path, raw, {"content-type": JSON, **headers})


def _asset(bench: Bench, key: str | None = None) -> str:
    parts = [Part("method", b"url"), Part("url", VIDEO["url"].encode())]
    made = bench.lenient.send("POST", ASSETS, multipart(parts), {"content-type": MULTIPART}, key=key)
    return str(made.json()["_id"])


def _analyzing(bench: Bench, asset_id: str) -> Answer:
    return _send(bench, "POST", TASKS, {"video": {"type": "asset_id", "asset_id": asset_id}, "prompt": "Why?"})


def asset_at_work(bench: Bench, operation: Operation) -> Refused:
    """Analyze an asset that is still being processed."""
    return Refused(_analyzing(bench, _asset(bench)), "still being processed")


def unknown_asset(bench: Bench, operation: Operation) -> Refused:
    """Analyze an asset that does not exist."""
    return Refused(_analyzing(bench, NOBODY), NOBODY)


def asset_of_another_account(bench: Bench, operation: Operation) -> Refused:
    """Analyze an asset of another account."""
    asset_id = _asset(bench, ANOTHER)
    return Refused(_analyzing(bench, asset_id), asset_id)


def key_of_another_request(bench: Bench, operation: Operation) -> Refused:
    """Send two requests with one key."""
    headers = {"idempotency-key": "mine"}
    answers = [
        _send(bench, "POST", TASKS, {"video": VIDEO, "prompt": prompt}, **headers) for prompt in ("Why?", "How?")
    ]
    return Refused(answers[1], "mine")


def task_of_another_account(bench: Bench, operation: Operation) -> Refused:
    """Name a task of another account."""
    body = orjson.dumps({"video": VIDEO, "prompt": "Why?"})
    task_id = bench.lenient.send("POST", TASKS, body, {"content-type": JSON}, key=ANOTHER).json()["task_id"]
    return Refused(_send(bench, operation.method, target(operation, task_id)), task_id)


def task_at_work(bench: Bench, operation: Operation) -> Refused:
    """Delete a task while it is processed."""
    return _after(bench, operation, 0.6)


def finished_task(bench: Bench, operation: Operation) -> Refused:
    """Cancel a task that is ready."""
    return _after(bench, operation, 60)


def _after(bench: Bench, operation: Operation, seconds: float) -> Refused:
    task_id = _send(bench, "POST", TASKS, {"video": VIDEO, "prompt": "Why?"}).json()["task_id"]
    bench.clock.advance(seconds=seconds)
    return Refused(_send(bench, operation.method, target(operation, task_id)), task_id)
