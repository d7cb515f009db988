"""Requests for entities that a free plan does not include."""

from typing import Any

import orjson

from mockserver.app.application import MockServerApp
from mockserver.contract.operations import Operation
from mockserver.domain.account.plan import Plan
from tests.support.asgi import JSON
from tests.support.assets import ASSETS
from tests.support.multipart import MULTIPART, Part, multipart
from tests.support.provocations import Bench, Refused

_COLLECTIONS = "/v1.3/entity-collections"


def second_collection(bench: Bench, operation: Operation) -> Refused:
    """Create a collection beside the only one of a free plan."""
    _collection_of_free_plan(bench)
    return Refused(bench.lenient.send("POST", operation.path, orjson.dumps({"name": "B"}), {"content-type": JSON}), "1")


def sixteenth_entity(bench: Bench, operation: Operation) -> Refused:
    """Create an entity beside the fifteen of a free plan."""
    entities = f"{_COLLECTIONS}/{_collection_of_free_plan(bench)}/entities"
    parts = [Part("method", b"url"), Part("url", b"https://example.com/vera.jpeg")]
    image = bench.lenient.send("POST", ASSETS, multipart(parts), {"content-type": MULTIPART}).json()["_id"]
    entity = {"name": "Vera", "asset_ids": [image]}
    assert _made(bench, f"{entities}/bulk", {"entities": [entity] * 15})["failed_count"] == 0
    return Refused(bench.lenient.send("POST", entities, orjson.dumps(entity), {"content-type": JSON}), "15")


def _collection_of_free_plan(bench: Bench) -> str:
    app, key = bench.lenient.app, bench.lenient.key
    assert isinstance(app, MockServerApp)
    assert key is not None
    app.accounts.of(key.encode()).plan = Plan.FREE
    return str(_made(bench, _COLLECTIONS, {"name": "A"})["_id"])


def _made(bench: Bench, path: str, body: Any) -> Any:
    answer = bench.lenient.send("POST", path, orjson.dumps(body), {"content-type": JSON})
    assert answer.status == 201, answer.body
    return answer.json()
