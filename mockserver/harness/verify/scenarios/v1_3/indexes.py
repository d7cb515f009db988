"""The life of an index of API v1.3."""

from mockserver.harness.verify.api_client import ApiClient
from mockserver.harness.verify.scenarios.common.scenario import ScenarioContext, Scenarios
from mockserver.harness.verify.scenarios.v1_3.making import make_film

scenarios = Scenarios()


@scenarios.scenario("an asset is uploaded and indexed, and its video is there")
def film_is_made(client: ApiClient, context: ScenarioContext) -> None:
    make_film(client, context)
    video = client.granted(
        "get_indexes_index_id_videos_video_id", {"index-id": context.film_index, "video-id": context.film_video}
    )
    got = video.json["asset_id"]
    client.law(got == context.film_asset, video, "value", "asset_id", f"asset_id is {got}.", context.film_asset)
