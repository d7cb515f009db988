"""Rate limits of API v1.3, whose headers count in each group of operations."""

from typing import Any

from mockserver.harness.verify.api_client import ApiClient
from mockserver.harness.verify.scenarios.common.rates import counts_requests
from mockserver.harness.verify.scenarios.common.scenario import ScenarioContext, Scenarios
from mockserver.harness.verify.scenarios.v1_3.kinds import STORE

scenarios = Scenarios()
_TEXT = "a game of chess"


@scenarios.scenario("rate limit headers count the requests of their group")
def rate_headers(client: ApiClient, context: ScenarioContext) -> None:
    video = context.need(context.film_video, "no video became ready")
    search = {"index_id": context.film_index, "query_text": _TEXT, "search_options": "visual"}
    embed_v2 = {"input_type": "text", "model_name": "marengo3.0", "text": {"input_text": _TEXT}}
    asked: tuple[tuple[str, dict[str, Any]], ...] = (
        ("post_search", {"form": search}),
        ("post_gist", {"json": {"video_id": video, "types": ["title"]}}),
        ("post_embed", {"form": {"model_name": "marengo3.0", "text": _TEXT}}),
        ("post_embed_v2", {"json": embed_v2}),
        ("post_knowledge_stores_knowledge_store_id_search", {"json": {"query": {"text": _TEXT}}}),
    )
    for name, body in asked:
        path = STORE.made(context) if "{" in client.contract.operations[name].path else {}
        first, second = (client.accepted(name, path, **body) for _ in range(2))
        if "x-ratelimit-limit" in first.headers:
            counts_requests(client, first, second)
