"""Common steps of tests of embeddings of API v1.3."""

from base64 import b64encode
from math import fsum
from typing import Any

import httpx2

from tests.support.api_1_3 import Api13


def cosine(one: list[float], other: list[float]) -> float:
    """Return the cosine of two vectors of any length."""
    lengths = fsum(a * a for a in one) * fsum(b * b for b in other)
    return float(fsum(a * b for a, b in zip(one, other, strict=True)) / lengths**0.5)


def base64(content: bytes) -> dict[str, str]:
    """Return a file as a base64 source in the request."""
    return {"base64_string": b64encode(content).decode()}


def embed_v2(api: Api13, kind: str, described: Any, **more: Any) -> httpx2.Response:
    """Embed an input synchronously and return the reply."""
    return api.post("/embed-v2", json={"input_type": kind, "model_name": "marengo3.0", kind: described, **more})


def rows(api: Api13, kind: str, described: Any, **more: Any) -> list[dict[str, Any]]:
    """Return the vectors of an input."""
    reply = embed_v2(api, kind, described, **more)
    assert reply.status_code == 200, reply.text
    found: list[dict[str, Any]] = reply.json()["data"]
    return found


def row(api: Api13, kind: str, described: Any, **more: Any) -> list[float]:
    """Return the one vector of an input."""
    [only] = rows(api, kind, described, **more)
    vector: list[float] = only["embedding"]
    return vector


def text_row(api: Api13, text: str) -> list[float]:
    """Return the vector of a text."""
    return row(api, "text", {"input_text": text})


def start(api: Api13, kind: str, described: Any, **more: Any) -> httpx2.Response:
    """Start a task."""
    return api.post("/embed-v2/tasks", json={"input_type": kind, "model_name": "marengo3.5", kind: described, **more})


def task_id_of(reply: httpx2.Response) -> str:
    """Return the id of the created task."""
    assert reply.status_code == 202, reply.text
    return str(reply.json()["_id"])


def finished(api: Api13, kind: str, described: Any, **more: Any) -> Any:
    """Return a task once it has ended."""
    task_id = task_id_of(start(api, kind, described, **more))
    api.clock.advance(minutes=1)
    return api.get(f"/embed-v2/tasks/{task_id}").json()
