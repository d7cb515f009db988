"""Snapshots of accounts with records of v1.3 only."""

from pathlib import Path
from typing import Any

import pytest

from mockserver.handlers.admin import restore_probe
from mockserver.handlers.served import HANDLERS
from tests.support.api_1_3 import Api13
from tests.support.assets import asset_of, files_of_every_kind, send_file
from tests.support.connecting import CALLBACK, connect, imported, page_for
from tests.support.entities import new_collection, new_entity
from tests.support.full_account import BUCKET
from tests.support.knowledge import STORES, store
from tests.support.uploading import ChunkedUpload

# There were no searches, so there are no pages.
PAGES = {"get_search_page_token"}
LISTS = (
    "/analyze/batches",
    "/analyze/tasks",
    "/assets",
    "/connections",
    "/connections/redirect-uris",
    "/entities",
    "/entity-collections",
    "/indexes",
    "/tasks",
    STORES,
)

ANALYSIS = {"video": {"type": "url", "url": "https://example.com/city-bikes.mp4"}, "prompt": "Why?"}
SEGMENTS = {
    "prompt": None,
    "analysis_mode": "time_based_metadata",
    "response_format": {
        "type": "segment_definitions",
        "segment_definitions": [
            {"id": "all", "description": "All", "fields": [{"name": "text", "type": "string", "description": "It."}]}
        ],
    },
}
TOPICS = {"type": "description", "description": "The topics."}


def shown(api: Api13) -> dict[str, Any]:
    """Return everything that v1.3 shows of an account."""
    paths = [*LISTS]
    for index_id in api.ids("/indexes"):
        paths += [f"/indexes/{index_id}", f"/indexes/{index_id}/videos", f"/indexes/{index_id}/indexed-assets"]
        paths += [
            f"/indexes/{index_id}/{kind}/{video_id}"
            for kind in ("videos", "indexed-assets")
            for video_id in api.ids(f"/indexes/{index_id}/videos")
        ]
    paths += [f"/assets/{asset_id}/indexed-assets" for asset_id in api.ids("/assets")]
    for store_id in api.ids(STORES):
        paths += [f"{STORES}/{store_id}", f"{STORES}/{store_id}/items"]
        paths += [f"{STORES}/{store_id}/items/{item_id}" for item_id in api.ids(f"{STORES}/{store_id}/items")]
        collections = f"{STORES}/{store_id}/item-collections"
        paths += [collections, *(f"{collections}/{each}/items" for each in api.ids(collections))]
    for connection_id in api.ids("/connections"):
        imports = f"/connections/{connection_id}/imports"
        paths += [imports, *(f"{imports}/{import_id}" for import_id in api.ids(imports))]
    paths += [f"/analyze/tasks/{task['task_id']}" for task in api.get("/analyze/tasks").json()["data"]]
    return {path: api.get(path, params={"page_limit": 50}).json() for path in paths}


def restore(api: Api13, snapshot: bytes) -> None:
    """Replace the account by the snapshot."""
    reply = api.client.post("/__admin/snapshot", content=snapshot, headers={"content-type": "application/x-ndjson"})
    assert reply.status_code == 204, reply.text


def filled(api: Api13, tmp_path: Path) -> str:
    """Add an asset of each kind, one of them indexed, a video, an import, an upload; return the index."""
    assets = {name: asset_of(send_file(api, name, raw)) for name, raw in files_of_every_kind(tmp_path).items()}
    api.clock.advance(minutes=1)
    index_id = api.create_index()
    reply = api.post(f"/indexes/{index_id}/indexed-assets", json={"asset_id": assets["video.bin"]})
    assert reply.status_code == 202, reply.text
    api.ready_video(index_id)
    for body in (ANALYSIS, ANALYSIS | SEGMENTS, ANALYSIS | {"prompt": "Which?", "custom_id": "canceled-1"}):
        reply = api.post("/analyze/tasks", json=body, headers={"idempotency-key": f"{len(str(body))}"})
        assert reply.status_code == 202, reply.text
    api.post(f"/analyze/tasks/{reply.json()['task_id']}/cancel")
    api.post(f"/tasks/transfers/import/{BUCKET}", json={"index_id": index_id})
    ChunkedUpload(api, b"a film")
    item = {"video": {"type": "asset_id", "asset_id": assets["video.bin"]}, "prompt": {"input_text": "Why?"}}
    batch = {"model_name": "pegasus1.5", "analysis_mode": "general", "requests": [item]}
    assert api.post("/analyze/batches", json=batch).status_code == 201
    games = store(api, metadata={"season": 1}, ingestion_config={"enrichment_config": TOPICS})
    video = games.ready_video()
    games.collect("Openings", video, games.add(assets["image.bin"], metadata={"level": "easy"}))
    collection_id = new_collection(api, description="Our people")
    new_entity(api, collection_id, [assets["image.bin"]], metadata={"rating": 2150, "is_member": True})
    imported(api, connect(api, custom_id="user-1"), "match.mp4", "goal.png")
    page_for(api)
    api.post("/connections/redirect-uris", json={"redirect_uri": CALLBACK})
    return index_id


def test_restoring_a_snapshot_probes_everything_that_v1_3_shows(
    api: Api13, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled(api, tmp_path)
    asked: set[str] = set()

    def noted(name: str, handler: Any) -> Any:
        def answer(call: Any, world: Any) -> Any:
            asked.add(name)
            return handler(call, world)

        return answer

    handlers = {name: noted(name, HANDLERS[name]) for name in HANDLERS}
    monkeypatch.setattr(restore_probe, "HANDLERS", handlers)
    restore(api, api.client.get("/__admin/snapshot").content)

    operations = [
        each for each in api.app.contract.operations.values() if each.version == "v1.3" and each.id in HANDLERS
    ]
    assert {each.id for each in operations if each.method == "GET"} - asked == PAGES


def test_a_snapshot_has_assets_of_every_kind_and_what_is_indexed_of_them(api: Api13, tmp_path: Path) -> None:
    filled(api, tmp_path)
    before = shown(api)
    snapshot = api.client.get("/__admin/snapshot").content

    api.client.post("/__admin/reset", json={})
    emptied = shown(api)
    restore(api, snapshot)

    assert emptied["/assets"]["data"] == emptied["/indexes"]["data"] == []
    assert shown(api) == before
