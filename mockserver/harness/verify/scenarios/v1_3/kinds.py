"""The kinds of records of API v1.3 with a life cycle, in the order in which they depend on each other."""

from collections.abc import Mapping
from typing import Any

from mockserver.harness.suite.material import film, picture
from mockserver.harness.verify.api_client import ApiClient
from mockserver.harness.verify.scenarios.common.laws import HARD_TEXT
from mockserver.harness.verify.scenarios.common.resources import Resource
from mockserver.harness.verify.scenarios.common.scenario import ScenarioContext
from mockserver.harness.verify.scenarios.v1_3.making import make_asset

_Body = Mapping[str, Any]
_STORES = "/v1.3/knowledge-stores"
_COLLECTIONS = "/v1.3/entity-collections"
_IN_STORE = {"knowledge_store_id": "knowledge store"}
_IN_COLLECTION = {"entity_collection_id": "entity collection"}
_PROMPT = "What is to be seen?"


def _named(what: str) -> Any:
    def body(client: ApiClient, context: ScenarioContext) -> _Body:
        return {"json": {"name": context.name(what), "description": f"A {what} of a test"}}

    return body


def _still(client: ApiClient, context: ScenarioContext) -> str:
    """Return an asset that is an image, uploaded once."""
    if "image" not in context.made:
        context.made["image"] = make_asset(client, picture(), filename="verify.jpeg")
    return context.made["image"]


def film_asset(client: ApiClient, context: ScenarioContext) -> str:
    """Return an asset that is a film, uploaded once."""
    if "film" not in context.made:
        context.made["film"] = context.film_asset or make_asset(client)
    return context.made["film"]


def _entity(client: ApiClient, context: ScenarioContext) -> _Body:
    return {"json": {"name": context.name("entity"), "asset_ids": [_still(client, context)], "metadata": {"age": 7}}}


def _item(client: ApiClient, context: ScenarioContext) -> _Body:
    return {"json": {"asset_id": film_asset(client, context), "item_metadata": {"level": "beginners"}}}


def _upload(client: ApiClient, context: ScenarioContext) -> _Body:
    return {"json": {"filename": "verify.mp4", "type": "video", "total_size": len(film())}}


def _analysis(client: ApiClient, context: ScenarioContext) -> _Body:
    source = {"type": "asset_id", "asset_id": film_asset(client, context)}
    body = {"model_name": "pegasus1.5", "video": source, "prompt": _PROMPT, "custom_id": "verify"}
    return {"json": body}


def _batch(client: ApiClient, context: ScenarioContext) -> _Body:
    source = {"type": "asset_id", "asset_id": film_asset(client, context)}
    requests = [{"video": source, "custom_id": f"part-{number}"} for number in range(3)]
    defaults = {"prompt": {"input_text": _PROMPT}}
    return {
        "json": {
            "model_name": "pegasus1.5",
            "analysis_mode": "general",
            "defaults": defaults,
            "requests": requests,
        }
    }


def _embedding(client: ApiClient, context: ScenarioContext) -> _Body:
    form = {"model_name": "marengo3.0", "video_clip_length": 2, "video_embedding_scope": ["clip", "video"]}
    return {"form": form, "files": ["video_file"]}


def _embedding_v2(client: ApiClient, context: ScenarioContext) -> _Body:
    source = {"media_source": {"asset_id": film_asset(client, context)}}
    return {"json": {"input_type": "video", "model_name": "marengo3.0", "video": source}}


def _redirect_uri(client: ApiClient, context: ScenarioContext) -> _Body:
    return {"json": {"redirect_uri": f"https://verify.example.com/{context.name('uri').replace(' ', '-')}"}}


UPLOAD = Resource("multipart upload", "/v1.3/assets/multipart-uploads", "upload_id", _upload, followed=False)
ENTITY_COLLECTION = Resource(
    "entity collection",
    _COLLECTIONS,
    "entity_collection_id",
    _named("collection"),
    change={"name": "changed", "description": HARD_TEXT},
)
ENTITY = Resource(
    "entity",
    f"{_COLLECTIONS}/{{entity_collection_id}}/entities",
    "entity_id",
    _entity,
    _IN_COLLECTION,
    change={"name": "changed", "metadata": {"age": 8, "is_guest": True}},
)
STORE = Resource(
    "knowledge store",
    _STORES,
    "knowledge_store_id",
    _named("store"),
    change={"name": "changed", "description": HARD_TEXT, "metadata": {"season": "2025"}},
)
ITEM = Resource("knowledge store item", f"{_STORES}/{{knowledge_store_id}}/items", "item_id", _item, _IN_STORE)
ITEM_COLLECTION = Resource(
    "item collection",
    f"{_STORES}/{{knowledge_store_id}}/item-collections",
    "collection_id",
    _named("members"),
    _IN_STORE,
    change={"name": "changed", "metadata": {"shelf": 3}},
)
ANALYSIS = Resource(
    "analyze task", "/v1.3/analyze/tasks", "task_id", _analysis, shortened=frozenset(["request_params"])
)
BATCH = Resource("analyze batch", "/v1.3/analyze/batches", "batch_id", _batch)
EMBEDDING = Resource("embed task", "/v1.3/embed/tasks", "task_id", _embedding, shortened=frozenset(["video_embedding"]))
EMBEDDING_V2 = Resource("embed v2 task", "/v1.3/embed-v2/tasks", "task_id", _embedding_v2)
REDIRECT_URI = Resource("redirect URI", "/v1.3/connections/redirect-uris", "redirect_uri_id", _redirect_uri)

KINDS = (
    UPLOAD,
    ENTITY_COLLECTION,
    ENTITY,
    STORE,
    ITEM,
    ITEM_COLLECTION,
    ANALYSIS,
    BATCH,
    EMBEDDING,
    EMBEDDING_V2,
    REDIRECT_URI,
)
