"""Dates of videos: printed and compared in whole seconds, and ordered by the exact time."""

from tests.support.api import Api

OLDER, NEWER = "https://example.com/older.mp4", "https://example.com/newer.mp4"


def listed(api: Api, index_id: str, **query: str) -> list[str]:
    reply = api.get(f"/indexes/{index_id}/videos", params=query)
    assert reply.status_code == 200, reply.text
    return [video["metadata"]["filename"] for video in reply.json()["data"]]


def test_a_video_with_new_metadata_was_updated_last(api: Api) -> None:
    index_id = api.create_index()
    api.clock.advance(milliseconds=200)
    older = api.upload_url(index_id, OLDER)
    api.clock.advance(milliseconds=300)
    api.upload_url(index_id, NEWER)
    api.clock.advance(milliseconds=1200)
    video_id = api.get(f"/tasks/{older}").json()["video_id"]

    api.put(f"/indexes/{index_id}/videos/{video_id}", json={"video_title": "Changed"})

    assert listed(api, index_id, sort_by="updated_at") == ["older.mp4", "newer.mp4"]


def test_a_video_is_found_by_its_own_dates(api: Api) -> None:
    index_id = api.create_index()
    api.clock.advance(milliseconds=300)
    video_id = api.ready_video(index_id, OLDER)
    api.clock.advance(milliseconds=300)
    api.put(f"/indexes/{index_id}/videos/{video_id}", json={"metadata": {"seen": True}})
    video = api.get(f"/indexes/{index_id}/videos/{video_id}").json()

    for field in ("created_at", "updated_at", "indexed_at"):
        bounds = {f"{field}[gte]": video[field], f"{field}[lte]": video[field]}
        assert listed(api, index_id, **bounds) == ["older.mp4"], field


def test_updated_at_matches_only_videos_that_were_updated(api: Api) -> None:
    index_id = api.create_index()
    api.ready_video(index_id, OLDER)
    changed = api.ready_video(index_id, NEWER)

    api.put(f"/indexes/{index_id}/videos/{changed}", json={"video_title": "Changed"})

    assert listed(api, index_id, updated_at="2024-06-01") == ["newer.mp4"]
