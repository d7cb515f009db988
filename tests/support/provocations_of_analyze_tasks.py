"""Requests that get the error codes of analyze tasks and batches, for a real cause if there is one."""

from typing import Any

import orjson

from mockserver.app.application import MockServerApp
from mockserver.contract.operations import Operation
from mockserver.domain.records.job_profile import PROFILES
from tests.support.asgi import JSON, Answer
from tests.support.assets import ASSETS
from tests.support.multipart import MULTIPART, Part, multipart
from tests.support.provocations import NOBODY, Bench, Provocation, Refused, target

TASKS, BATCHES = "/v1.3/analyze/tasks", "/v1.3/analyze/batches"
VIDEO = {"type": "url", "url": "https://example.com/goal.mp4"}
ANOTHER = "tlk_SOMEBODY"


def _send(bench: Bench, method: str, path: str, body: Any = None, **headers: str) -> Answer:
    raw = b"" if body is None else orjson.dumps(body)
    return bench.lenient.send(method, path, raw, {"content-type": JSON, **headers})


def _asset(bench: Bench, key: str | None = None, name: str = "goal") -> str:
    parts = [Part("method", b"url"), Part("url", f"https://example.com/{name}.mp4".encode())]
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
    """Name a task of another account, also where a batch is expected."""
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


def _batch(bench: Bench, asset_id: str = "", name: str = "goal", key: str | None = None, **changes: Any) -> Answer:
    if not asset_id:
        asset_id = _asset(bench, key, name)
        bench.clock.advance(seconds=1)
    item = {"video": {"type": "asset_id", "asset_id": asset_id}, "prompt": {"input_text": "Why?"}, **changes}
    body = orjson.dumps({"model_name": "pegasus1.5", "analysis_mode": "general", "requests": [item]})
    return bench.lenient.send("POST", BATCHES, body, {"content-type": JSON}, key=key)


def batch(names: str, **changes: Any) -> Provocation:
    """Return a request for a batch of one item, valid except for `changes`."""

    def provoke(bench: Bench, operation: Operation) -> Refused:
        return Refused(_batch(bench, **changes), names)

    return provoke


def batch_of_another_account(bench: Bench, operation: Operation) -> Refused:
    """Begin a batch about an asset of another account."""
    asset_id = _asset(bench, ANOTHER)
    return Refused(_batch(bench, asset_id), asset_id)


def batch_too_early(bench: Bench, operation: Operation) -> Refused:
    """Begin a batch about an asset that is still being processed."""
    asset_id = _asset(bench)
    return Refused(_batch(bench, asset_id), asset_id)


def sixth_batch(bench: Bench, operation: Operation) -> Refused:
    """Begin a batch while five are running."""
    asset_id = _asset(bench)
    bench.clock.advance(seconds=1)
    answers = [_batch(bench, asset_id) for _ in range(6)]
    return Refused(answers[-1], "5")


def task_of_batch(bench: Bench, operation: Operation) -> Refused:
    """Delete or cancel a task that a batch has begun."""
    begun = _batch(bench).json()
    task_id = begun["items"][0]["task_id"]
    return Refused(_send(bench, operation.method, target(operation, task_id)), begun["batch_id"])


def ended_batch(seconds: float) -> Provocation:
    """Return a request about a batch that was begun so long ago."""

    def provoke(bench: Bench, operation: Operation) -> Refused:
        batch_id = _batch(bench).json()["batch_id"]
        bench.clock.advance(seconds=seconds)
        return Refused(_send(bench, operation.method, target(operation, batch_id)), batch_id)

    return provoke


def expired_batch(bench: Bench, operation: Operation) -> Refused:
    """Cancel a batch that nothing was done about for a day."""
    app, key = bench.lenient.app, bench.lenient.key
    assert isinstance(app, MockServerApp)
    assert key is not None
    asset_id = _asset(bench)
    bench.clock.advance(seconds=1)
    app.accounts.of(key.encode()).profile = PROFILES["polls"]
    batch_id = _batch(bench, asset_id).json()["batch_id"]
    bench.clock.advance(hours=25)
    return Refused(_send(bench, operation.method, target(operation, batch_id)), batch_id)


def canceled_batch(bench: Bench, operation: Operation) -> Refused:
    """Cancel a batch that is canceled."""
    batch_id = _batch(bench).json()["batch_id"]
    answers = [_send(bench, operation.method, target(operation, batch_id)) for _ in range(2)]
    return Refused(answers[-1], batch_id)
