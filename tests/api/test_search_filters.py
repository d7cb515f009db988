"""Filters of searches in forms: JSON as text, which the contract does not describe."""

import json

import pytest

from tests.support.api import Api


@pytest.mark.parametrize("conditions", [{}, {"id": None}, {"title": None}])
def test_an_empty_filter_matches_every_video(api: Api, conditions: dict[str, object]) -> None:
    index_id = api.create_index()
    video_id = api.ready_video(index_id, "https://example.com/city-bikes.mp4")
    asked = {"index_id": index_id, "search_options": "visual", "query_text": "a bicycle in the city"}

    reply = api.post("/search-v2", data={**asked, "filter": json.dumps(conditions)}, files={"unused": ("unused", b"")})

    assert reply.status_code == 200, reply.text
    assert {clip["video_id"] for clip in reply.json()["data"]} == {video_id}
