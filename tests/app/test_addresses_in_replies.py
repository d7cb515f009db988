"""Addresses of pictures and streams have the host name of their request."""

import pytest

from mockserver.ground.clock import VirtualClock
from mockserver.ground.settings import Settings
from tests.support.api import Server


@pytest.mark.parametrize("host", ["mockserver:1212", "localhost:1212", "127.0.0.1:8080", "[::1]:1212"])
def test_media_addresses_use_the_host_of_the_request(clock: VirtualClock, host: str) -> None:
    with Server(Settings(allowed_hosts=("mockserver",)), clock) as api:
        index_id = api.create_index()
        video_id = api.ready_video(index_id)

        hls = api.get(f"/indexes/{index_id}/videos/{video_id}", headers={"host": host}).json()["hls"]
        addresses = [hls["video_url"], *hls["thumbnail_urls"]]
        paths = [address.removeprefix(f"http://{host}") for address in addresses]

        assert all(address.startswith(f"http://{host}/_media/") for address in addresses)
        assert {api.client.get(path, headers={"host": host}).status_code for path in paths} == {200}


def test_equal_requests_to_two_host_names_get_addresses_of_their_own_host(clock: VirtualClock) -> None:
    with Server(Settings(allowed_hosts=("mockserver",)), clock) as api:
        index_id = api.create_index(addons=["thumbnail"])
        api.ready_video(index_id)
        search = {"index_id": index_id, "query": "the light turns green", "search_options": ["conversation"]}

        found = [
            api.post("/search", json=search, headers={"host": host}).json() for host in ("mockserver", "localhost")
        ]

        urls = [reply["data"][0]["thumbnail_url"].split("/_media/")[0] for reply in found]
        assert urls == ["http://mockserver", "http://localhost"]
