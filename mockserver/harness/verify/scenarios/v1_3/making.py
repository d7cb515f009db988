"""What scenarios of API v1.3 make before they begin."""

from typing import Any

from mockserver.harness.suite.material import film
from mockserver.harness.verify.api_client import ApiClient, ApiReply
from mockserver.harness.verify.scenarios.common.jobs import finished
from mockserver.harness.verify.scenarios.common.scenario import ScenarioContext

MARENGO = {"model_name": "marengo3.0", "model_options": ["visual", "audio"]}
PEGASUS = {"model_name": "pegasus1.2", "model_options": ["visual", "audio"]}


def make_index(client: ApiClient, context: ScenarioContext, what: str = "index", **fields: Any) -> str:
    """Create an index and return its identifier."""
    body = {"index_name": context.name(what), "models": [MARENGO, PEGASUS], **fields}
    return str(client.granted("post_indexes", json=body).json["_id"])


def make_asset(client: ApiClient, content: bytes = b"", **fields: Any) -> str:
    """Upload the film, or other content, as an asset, wait until it is ready, and return its identifier."""
    form = {"method": "direct", **fields}
    made = client.granted("post_assets", form=form, files={"file": content or film()}).json["_id"]
    finished(client, "get_assets_asset_id", {"asset_id": made})
    return str(made)


def index_asset(client: ApiClient, index_id: str, asset_id: str) -> ApiReply:
    """Index the asset, wait until it is ready, and return the indexed asset."""
    where = {"index-id": index_id}
    made = client.granted("post_indexes_index_id_indexed_assets", where, json={"asset_id": asset_id}).json["_id"]
    name = "get_indexes_index_id_indexed_assets_indexed_asset_id"
    return finished(client, name, {**where, "indexed-asset-id": made})


def make_film(client: ApiClient, context: ScenarioContext) -> None:
    """Make an index with one ready video, for scenarios and for requests that are drawn."""
    context.film_index = make_index(client, context, "films")
    context.film_asset = make_asset(client)
    video = index_asset(client, context.film_index, context.film_asset)
    context.film_video = context.film_task = str(video.json["_id"])
