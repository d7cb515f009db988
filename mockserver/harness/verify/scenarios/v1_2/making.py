"""Records that scenarios of API v1.2 create first."""

from pathlib import PurePath
from typing import Any

from mockserver.harness.verify.api_client import ApiClient
from mockserver.harness.verify.scenarios.common.scenario import ScenarioContext

MARENGO = {"engine_name": "marengo2.6", "engine_options": ["visual", "conversation", "text_in_video", "logo"]}
PEGASUS = {"engine_name": "pegasus1.1", "engine_options": ["visual", "conversation"]}
_MOST_NAMES = 8


def make_index(client: ApiClient, context: ScenarioContext, what: str = "index", **fields: Any) -> str:
    """Create an index and return its identifier."""
    body = {"index_name": context.name(what), "engines": [MARENGO, PEGASUS], **fields}
    return str(client.accepted("create-index", json=body).json["_id"])


def film_path(context: ScenarioContext) -> dict[str, str]:
    """Return the path parameters of the run's film. Raises ScenarioOver if it did not become ready."""
    return {"index-id": context.film_index, "video-id": context.need(context.film_video, "no video became ready")}


def names_of_videos(client: ApiClient, index_id: str) -> list[str]:
    """Return the names of some videos of an index, without their endings: prompts that the videos match."""
    listed = client.accepted("list-videos", {"index-id": index_id})
    names = (PurePath(video["metadata"]["filename"]).stem for video in listed.json["data"])
    return list(dict.fromkeys(filter(str.strip, names)))[:_MOST_NAMES]
