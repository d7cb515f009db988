"""Scenes that a test describes, for future and for existing videos."""

from pathlib import Path
from typing import Any

import pytest

from tests.support.api import Api

DOG = {"span": [0, 5], "seen": "A dog at the door"}
HELLO = {"span": [6, 8], "said": "Hello"}


def expect(api: Api, match: Any, *scenes: Any, **more: Any) -> str:
    reply = api.client.post("/__admin/scenes", json={"match": match, "scenes": list(scenes), **more})
    assert reply.status_code == 201, reply.text
    return str(reply.json()["id"])


def refused(api: Api, *scenes: Any, **match: Any) -> str:
    body = {"match": match or {"filenames": ["a.mp4"]}, "scenes": list(scenes)}
    reply = api.client.post("/__admin/scenes", json=body)
    assert reply.status_code == 400, reply.text
    return str(reply.json()["message"])


def put(api: Api, video_id: str, *scenes: Any, **more: Any) -> None:
    reply = api.client.put(f"/__admin/videos/{video_id}/scenes", json={"scenes": list(scenes), **more})
    assert reply.status_code == 204, reply.text


def scenes_of(api: Api, video_id: str) -> Any:
    return api.client.get(f"/__admin/videos/{video_id}/scenes").json()


def spans_found(api: Api, index_id: str, query: str, option: str = "visual") -> list[tuple[float, float]]:
    body = {"index_id": index_id, "query": query, "search_options": [option]}
    return [(clip["start"], clip["end"]) for clip in api.post("/search", json=body).json()["data"]]


def spoken(api: Api, index_id: str, video_id: str) -> Any:
    return api.get(f"/indexes/{index_id}/videos/{video_id}/transcription").json()["data"]


def test_a_video_has_the_scenes_that_were_described_before_its_upload(api: Api) -> None:
    index_id = api.create_index()
    expect(api, {"filenames": ["final.mp4"]}, DOG, HELLO)

    video_id = api.ready_video(index_id, "https://example.com/final.mp4")

    assert spans_found(api, index_id, "dog") == [(0, 5)]
    assert spoken(api, index_id, video_id) == [{"start": 6, "end": 8, "value": "Hello"}]


def test_a_file_keeps_its_duration_and_the_scenes_within_it(api: Api, film: Path) -> None:
    index_id = api.create_index()
    expect(api, {"pattern": r"^stripes\.mp4$"}, DOG, {"span": [5, 1000], "said": "Hello"})

    task_id = api.upload(index_id, film)
    api.clock.advance(minutes=1)
    video_id = api.get(f"/tasks/{task_id}").json()["video_id"]
    length = api.get(f"/indexes/{index_id}/videos/{video_id}").json()["metadata"]["duration"]

    assert scenes_of(api, video_id)["scenes"][-1]["span"][1] == length
    assert spans_found(api, index_id, "dog") == [(0, min(5, length))]


@pytest.mark.parametrize(
    ("match", "is_known"),
    [
        ({"urls": ["https://example.com/a/final.mp4"]}, True),
        ({"pattern": "^https://example.com/a/"}, True),
        ({"pattern": "fin.l"}, True),
        ({"urls": ["https://example.com/final.mp4"]}, False),
        ({"filenames": ["other.mp4"]}, False),
    ],
)
def test_a_video_is_matched_by_name_address_hash_or_pattern(match: Any, is_known: bool, api: Api) -> None:
    expect(api, match, {"span": [0, 5], "heading": "Expected", "seen": "A dog"})

    video_id = api.ready_video(api.create_index(), "https://example.com/a/final.mp4")

    assert (scenes_of(api, video_id)["scenes"][0]["heading"] == "Expected") is is_known


def test_a_youtube_video_is_matched_by_any_of_its_addresses(api: Api) -> None:
    index_id = api.create_index()
    expect(api, {"urls": ["https://youtu.be/fKxG8KjH1Qg"]}, DOG, topics=["Dogs"])

    url = "https://www.youtube.com/watch?v=fKxG8KjH1Qg"
    reply = api.post("/tasks/external-provider", json={"index_id": index_id, "url": url})
    api.clock.advance(minutes=1)

    assert reply.status_code == 201
    assert spans_found(api, index_id, "dog") == [(0, 5)]


def test_metadata_of_a_video_without_a_file_can_be_given(api: Api) -> None:
    index_id = api.create_index()
    expect(api, {"filenames": ["final.mp4"]}, DOG, metadata={"duration": 30, "width": 640, "height": 480})

    video_id = api.ready_video(index_id, "https://example.com/final.mp4")

    metadata = api.get(f"/indexes/{index_id}/videos/{video_id}").json()["metadata"]
    assert (metadata["duration"], metadata["width"], metadata["height"]) == (30, 640, 480)


def test_a_video_without_a_file_is_long_enough_for_its_scenes(api: Api) -> None:
    expect(api, {"filenames": ["final.mp4"]}, DOG, {"span": [1100, 1150], "said": "The end"})

    video_id = api.ready_video(api.create_index(), "https://example.com/final.mp4")

    assert scenes_of(api, video_id)["scenes"][-1]["span"][1] == 1150


def test_the_newest_matching_description_wins(api: Api) -> None:
    expect(api, {"filenames": ["final.mp4"]}, {"span": [0, 5], "heading": "Old"})
    younger = expect(api, {"pattern": "final"}, {"span": [0, 5], "heading": "Young"})

    def heading() -> str:
        video_id = api.ready_video(api.create_index(f"index {api.clock.now()}"), "https://example.com/final.mp4")
        return str(scenes_of(api, video_id)["scenes"][0]["heading"])

    before = heading()
    api.client.delete(f"/__admin/scenes/{younger}")

    assert (before, heading()) == ("Young", "Old")


def test_gaps_between_scenes_are_filled(api: Api) -> None:
    video_id = api.ready_video(api.create_index())

    put(api, video_id, {"span": [2, 5], "seen": "A dog"}, {"span": [6, 8], "said": [[6.5, 7, "Hello"]]}, title="Mine")

    described = scenes_of(api, video_id)
    assert described["title"] == "Mine"
    assert described["scenes"] == [
        {"span": [0, 6], "heading": "A dog", "seen": [[2, 5, "A dog"]]},
        {"span": [6, 96], "heading": "Hello", "said": [[6.5, 7, "Hello"]]},
    ]


def test_new_scenes_of_an_existing_video_apply_at_once(api: Api) -> None:
    index_id = api.create_index()
    video_id = api.ready_video(index_id)
    before = spans_found(api, index_id, "umbrella")

    put(api, video_id, {"span": [0, 7], "seen": "A zebra"})

    assert before
    assert spans_found(api, index_id, "umbrella") == []
    assert spans_found(api, index_id, "zebra") == [(0, 7)]
    assert spoken(api, index_id, video_id) is None


def test_scenes_survive_a_round_trip(api: Api) -> None:
    video_id = api.ready_video(api.create_index())
    whole = scenes_of(api, video_id)

    put(api, video_id, DOG)
    put(api, video_id, *whole.pop("scenes"), **whole)

    assert scenes_of(api, video_id)["scenes"][0]["heading"] == "A full station"
    assert spans_found(api, api.get("/indexes").json()["data"][0]["_id"], "umbrella handlebar") != []


def test_invalid_scenes_are_refused_with_the_place(api: Api) -> None:
    assert "scenes[1].span" in refused(api, {"span": [0, 5]}, {"span": [4, 8]})
    assert "scenes[0].span" in refused(api, {"span": [5, 5]})
    assert "scenes[0].seen[0]" in refused(api, {"span": [0, 5], "seen": [[4, 6, "dog"]]})
    assert "RE2" in refused(api, DOG, pattern="(")
    assert "heard" in refused(api, {"span": [0, 5], "heard": "dog"})
    assert api.client.get("/__admin/scenes").json() == {"data": []}


def test_scenes_that_all_begin_after_the_end_of_an_existing_video_are_refused(api: Api) -> None:
    video_id = api.ready_video(api.create_index())
    before = scenes_of(api, video_id)

    reply = api.client.put(f"/__admin/videos/{video_id}/scenes", json={"scenes": [{"span": [96, 99], "seen": "A dog"}]})

    assert reply.status_code == 400
    assert "scenes[0].span: it begins at 96; the video ends at 96" in reply.json()["message"]
    assert scenes_of(api, video_id) == before


def test_scenes_belong_to_one_account(api: Api) -> None:
    expect(api, {"filenames": ["final.mp4"]}, {"span": [0, 5], "heading": "Mine"})
    other = api.as_key("tlk_OTHER")

    video_id = other.ready_video(other.create_index(), "https://example.com/final.mp4")

    assert scenes_of(other, video_id)["scenes"][0]["heading"] != "Mine"
    assert other.client.get("/__admin/scenes").json() == {"data": []}


def test_a_reset_of_the_answers_removes_descriptions_of_future_videos(api: Api) -> None:
    expect(api, {"filenames": ["final.mp4"]}, DOG)

    api.client.post("/__admin/reset", json={"what": ["answers"]})

    assert api.client.get("/__admin/scenes").json() == {"data": []}
