"""An account with records of every kind, and their identifiers."""

from pathlib import Path
from typing import Any

import orjson

from mockserver.ground.clock import VirtualClock
from tests.support.api import MARENGO, PEGASUS
from tests.support.asgi import JSON, AsgiClient
from tests.support.contract_requests import Known
from tests.support.multipart import MULTIPART, Part, multipart

BUCKET = "65282b008f9cd95a98cbcf00"


def fill(client: AsgiClient, clock: VirtualClock, film: Path) -> Known:
    """Create records of each kind, and page tokens; return their identifiers.

    `film` is imported from a storage and uploaded too. At the end some tasks are ready, one failed, one is running.
    """
    body = {"index_name": "Matches", "engines": [MARENGO, PEGASUS], "addons": ["thumbnail"]}
    index_id = _id(client.post("/indexes", body))
    tasks = [
        _id(client.post("/tasks", {"index_id": index_id, "video_url": url}))
        for url in _addresses("1/city-bikes", "2/city-bikes")
    ]
    tasks += [_id(client.post("/tasks", {"index_id": index_id, "video_url": url})) for url in _addresses("will-fail")]
    parts = [Part("index_id", index_id.encode()), Part("video_file", film.read_bytes(), film.name)]
    tasks.append(_id(client.upload("/tasks", parts)))
    client.post(f"/tasks/transfers/import/{BUCKET}", {"index_id": index_id})
    embedding = {"engine_name": "Marengo-retrieval-2.6", "video_url": _addresses("goal")[0]}
    embedding_id = _id(client.post("/embed/tasks", embedding))
    parts = [Part("method", b"url"), Part("url", _addresses("chess")[0].encode())]
    asset = client.send("POST", "/v1.3/assets", multipart(parts), {"content-type": MULTIPART})
    newer_index, collection = _fill_newer_index(client), _make_entity(client)
    clock.advance(minutes=1)
    store, connection = _make_store(client, _id(asset)), _connect(client)
    newer = [*newer_index, *collection, *store, *_analyze(client, _id(asset)), *connection, _begin_upload(client)]
    videos = [video["_id"] for video in client.get(f"/indexes/{index_id}/videos").json()["data"]]
    change = {"metadata": {"title": "The goal", "category": "sport"}}
    assert client.put(f"/indexes/{index_id}/videos/{videos[0]}", change).status == 204
    tasks.append(_id(client.post("/tasks", {"index_id": index_id, "video_url": _addresses("late")[0]})))
    known = Known([index_id, *tasks, *videos, embedding_id, _id(asset), BUCKET], _tokens(client, index_id))
    query = {"index_id": newer[0], "search_options": "visual", "query_text": "a boat", "page_limit": "1"}
    token = _send_form(client, "/v1.3/search", **query).json()["page_info"]["next_page_token"]
    containers = {
        "indexes": [index_id, newer_index[0]],
        "entity-collections": [collection[1]],
        "knowledge-stores": [store[0]],
        "connections": [connection[0]],
        "import": [BUCKET],
    }
    return Known([*known.ids, *newer], [*known.tokens, token], containers)


def _fill_newer_index(client: AsgiClient) -> list[str]:
    """Create an index that only API v1.3 shows, with unfinished videos; return their identifiers."""
    models = [{"model_name": "marengo3.0", "model_options": ["visual", "audio"]}]
    body = orjson.dumps({"index_name": "Newer matches", "models": models})
    index_id = _id(client.send("POST", "/v1.3/indexes", body, {"content-type": JSON}))
    tasks = [
        _id(_send_form(client, "/v1.3/tasks", index_id=index_id, video_url=url)) for url in _addresses("kites", "boats")
    ]
    return [index_id, *tasks, *_embed_newer(client)]


def _embed_newer(client: AsgiClient) -> list[str]:
    """Start tasks that make vectors of a video, of a document and of an asset, in both forms; return their ids."""
    notes = [{"start": 0, "end": 9, "text": "The boat comes in"}]
    video = {
        "media_source": {"url": _addresses("boats")[0]},
        "embedding_type": ["fused_embedding"],
        "time_based_metadata": notes,
    }
    document = {"media_source": {"base64_string": "VGhlIHJ1bGVzIG9mIHNhaWxpbmcu"}}
    described = [
        {"input_type": "video", "model_name": "marengo3.5", "video": video, "embedding_dimension": 128},
        {"input_type": "document", "model_name": "marengo3.5", "document": document},
    ]
    by_form = _send_form(client, "/v1.3/embed/tasks", model_name="marengo3.0", video_url=_addresses("kites")[0])
    path, headers = "/v1.3/embed-v2/tasks", {"content-type": JSON}
    return [_id(by_form), *(_id(client.send("POST", path, orjson.dumps(body), headers)) for body in described)]


def _make_entity(client: AsgiClient) -> list[str]:
    """Create an entity of an image, in a collection; return the three ids."""
    image = _id(_send_form(client, "/v1.3/assets", method="url", url="https://example.com/vera.jpeg"))
    collections = "/v1.3/entity-collections"
    collection = _id(client.send("POST", collections, orjson.dumps({"name": "Chess club"}), {"content-type": JSON}))
    entity = orjson.dumps({"name": "Vera", "asset_ids": [image], "metadata": {"rating": 2150, "is_member": True}})
    made = client.send("POST", f"{collections}/{collection}/entities", entity, {"content-type": JSON})
    return [image, collection, _id(made)]


def _make_store(client: AsgiClient, asset_id: str) -> list[str]:
    """Add an asset to a knowledge store, and the item to a collection; return the three ids."""
    schema = {"type": "object", "properties": {"game": {"type": "string", "description": "Which."}}}
    config = {"enrichment_config": {"type": "json_schema", "json_schema": schema}}
    stores = "/v1.3/knowledge-stores"

    def made(path: str, body: object) -> str:
        return _id(_send_json(client, path, body))

    store = made(stores, {"name": "Games", "metadata": {"season": 1}, "ingestion_config": config})
    item = made(f"{stores}/{store}/items", {"asset_id": asset_id, "item_metadata": {"level": "easy"}})
    collection = made(f"{stores}/{store}/item-collections", {"name": "Openings"})
    members = {"item_ids": [item]}
    added = _send_json(client, f"{stores}/{store}/item-collections/{collection}/items/add", members)
    assert added.json()["member_count"] == 1, added.body
    return [store, item, collection]


def _analyze(client: AsgiClient, asset_id: str) -> list[str]:
    """Let an asset be analyzed by a task, which has ended, and by a batch, which can no longer begin."""
    video = {"type": "asset_id", "asset_id": asset_id}
    task = {"model_name": "pegasus1.5", "video": video, "prompt": "Who wins?"}
    defaults = {"prompt": {"input_text": "Who wins?"}}
    general = {"model_name": "pegasus1.5", "analysis_mode": "general"}
    batch = {**general, "defaults": defaults, "requests": [{"video": video}]}
    begun = _send_json(client, "/v1.3/analyze/tasks", task).json()["task_id"]
    canceled = _send_json(client, "/v1.3/analyze/batches", batch).json()["batch_id"]
    assert _send_json(client, f"/v1.3/analyze/batches/{canceled}/cancel", {}).status in (200, 202)
    return [begun, canceled]


def _connect(client: AsgiClient) -> list[str]:
    """Connect a user and import a file; return the ids of the connection and the import."""
    asked = {"provider": "google_drive", "redirect_uri": "https://app.example.com/callback"}
    page = _send_json(client, "/v1.3/connections:authorize", asked).json()["authorize_url"]
    headers = {"content-type": "application/x-www-form-urlencoded", "accept": JSON}
    decided = client.send("POST", page.removeprefix("http://testserver"), b"decision=approve", headers)
    connection = decided.json()["connection_id"]
    made = _send_json(client, f"/v1.3/connections/{connection}/imports", {"items": [{"source_id": "match.mp4"}]})
    return [connection, _id(made)]


def _begin_upload(client: AsgiClient) -> str:
    """Create an upload in chunks; return its id."""
    announced = {"filename": "final.mp4", "type": "video", "total_size": 1_000}
    return str(_send_json(client, "/v1.3/assets/multipart-uploads", announced).json()["upload_id"])


def _send_json(client: AsgiClient, path: str, body: object) -> Any:
    return client.send("POST", path, orjson.dumps(body), {"content-type": JSON})


def _send_form(client: AsgiClient, path: str, **fields: str) -> Any:
    parts = [Part(name, value.encode()) for name, value in fields.items()]
    return client.send("POST", path, multipart(parts), {"content-type": MULTIPART})


def _addresses(*names: str) -> list[str]:
    return [f"https://example.com/{name}.mp4" for name in names]


def _tokens(client: AsgiClient, index_id: str) -> list[str]:
    common = {"index_id": index_id, "page_limit": 1}
    search = {**common, "search_options": ["conversation"]}
    words = "the light turns green"
    classes = [{"name": "Rides", "prompts": ["bicycle"]}]
    thresholds = {"min_video_score": 1, "min_clip_score": 1, "min_duration_ratio": 0.01}
    pages = [
        client.post("/search", {**search, "query": words}),
        client.post("/search/combined", {**search, "query": {"text": words}}),
        client.post("/classify/bulk", {**common, "options": ["visual"], "classes": classes, "threshold": thresholds}),
    ]
    return [page.json()["page_info"]["next_page_token"] for page in pages]


def _id(answer: Any) -> str:
    assert answer.status in (200, 201, 202), answer.body
    return str(answer.json()["_id"])
