"""Records that scenarios of API v1.3 create first."""

from typing import Any

from mockserver.harness.suite.material import film
from mockserver.harness.verify.api_client import ApiClient, ApiReply, ScenarioOver
from mockserver.harness.verify.scenarios.common.jobs import finished
from mockserver.harness.verify.scenarios.common.scenario import ScenarioContext

MARENGO = {"model_name": "marengo3.0", "model_options": ["visual", "audio"]}
PEGASUS = {"model_name": "pegasus1.2", "model_options": ["visual", "audio"]}


def index_models(client: ApiClient, context: ScenarioContext) -> list[dict[str, Any]]:
    """Return the models of the most capable index: Pegasus may be retired for new indexes."""
    if "index models" not in context.made:
        body = {"index_name": context.name("models"), "models": [MARENGO, PEGASUS]}
        has_pegasus = client.expect(client.call("post_indexes", json=body), 200, 201, 400).status != 400
        context.made["index models"] = "all" if has_pegasus else "marengo"
    return [MARENGO, PEGASUS] if context.made["index models"] == "all" else [MARENGO]


def make_index(client: ApiClient, context: ScenarioContext, what: str = "index", **fields: Any) -> str:
    """Create an index and return its identifier."""
    body = {"index_name": context.name(what), "models": index_models(client, context), **fields}
    return str(client.accepted("post_indexes", json=body).json["_id"])


def analyzed_video(context: ScenarioContext) -> str:
    """Return an indexed video that Pegasus can analyze. Raises ScenarioOver."""
    if context.made.get("index models") == "marengo":
        raise ScenarioOver("no new index can have Pegasus")
    return context.need(context.film_video, "no video became ready")


def make_asset(client: ApiClient, content: bytes = b"", **fields: Any) -> str:
    """Upload the film, or other content, as an asset, wait until it is ready, and return its identifier."""
    form = {"method": "direct", **fields}
    made = client.accepted("post_assets", form=form, files={"file": content or film()}).json["_id"]
    finished(client, "get_assets_asset_id", {"asset_id": made})
    return str(made)


def index_asset(client: ApiClient, index_id: str, asset_id: str) -> ApiReply:
    """Index the asset, wait until it is ready, and return the indexed asset."""
    where = {"index-id": index_id}
    made = client.accepted("post_indexes_index_id_indexed_assets", where, json={"asset_id": asset_id}).json["_id"]
    name = "get_indexes_index_id_indexed_assets_indexed_asset_id"
    return finished(client, name, {**where, "indexed-asset-id": made})


def make_film(client: ApiClient, context: ScenarioContext) -> None:
    """Create an index with one ready video, for scenarios and generated requests."""
    context.film_index = make_index(client, context, "films")
    context.film_asset = make_asset(client)
    video = index_asset(client, context.film_index, context.film_asset)
    context.film_video = context.film_task = str(video.json["_id"])
