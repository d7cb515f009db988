"""The test kit applies to API v1.3: scenes, quality, delayed lists, the meter."""

from typing import Any

import pytest

from tests.support.api_1_3 import MARENGO_2_7, PEGASUS, Api13

DOG = {"span": [0, 5], "seen": "A dog at the door"}
HELLO = {"span": [6, 8], "said": "Hello"}
FINAL = "https://example.com/final.mp4"


def behave(api: Api13, **parts: Any) -> None:
    reply = api.client.post("/__admin/behaviour", json=parts)
    assert reply.status_code == 200, reply.text


def found(api: Api13, index_id: str, query: str, option: str = "visual") -> list[tuple[str, float, float]]:
    form = {"index_id": index_id, "query_text": query, "search_options": option}
    reply = api.post("/search", files={name: (None, value) for name, value in form.items()})
    assert reply.status_code == 200, reply.text
    return [(clip["video_id"], clip["start"], clip["end"]) for clip in reply.json()["data"]]


def tokens(api: Api13) -> int:
    return int(api.client.get("/__admin/usage").json()["tokens_generated"])


@pytest.fixture
def index_id(api: Api13) -> str:
    """Return an index whose model has scores, so that a search may find nothing."""
    return api.create_index(engines=(MARENGO_2_7, PEGASUS))


def test_a_video_has_the_scenes_that_were_described_before_its_upload(api: Api13, index_id: str) -> None:
    said = api.client.post("/__admin/scenes", json={"match": {"filenames": ["final.mp4"]}, "scenes": [DOG, HELLO]})
    assert said.status_code == 201, said.text

    video_id = api.ready_video(index_id, FINAL)

    shown = api.get(f"/indexes/{index_id}/videos/{video_id}", params={"transcription": "true"}).json()
    assert found(api, index_id, "dog")[0] == (video_id, 0, 5)
    assert found(api, index_id, "hello", "audio")[0] == (video_id, 6, 8)
    assert [each["value"] for each in shown["transcription"]] == ["Hello"]


def test_new_scenes_of_an_existing_video_apply_at_once(api: Api13, index_id: str) -> None:
    video_id = api.ready_video(index_id)

    reply = api.client.put(f"/__admin/videos/{video_id}/scenes", json={"scenes": [DOG]})

    assert reply.status_code == 204, reply.text
    assert found(api, index_id, "dog") == [(video_id, 0, 5)]


def test_recall_0_finds_nothing_whether_the_model_scores_or_ranks(api: Api13, index_id: str) -> None:
    ranking = api.create_index("ranking")
    for each in (index_id, ranking):
        api.ready_video(each)
    best = [bool(found(api, each, "bicycle")) for each in (index_id, ranking)]

    behave(api, quality={"recall": 0})

    assert best == [True, True]
    assert [found(api, each, "bicycle") for each in (index_id, ranking)] == [[], []]


def test_appear_after_reads_delays_a_new_video_in_lists_and_searches(api: Api13, index_id: str) -> None:
    old = api.ready_video(index_id)
    behave(api, consistency={"appear_after_reads": 2})
    new = api.ready_video(index_id)
    videos = f"/indexes/{index_id}/videos"

    reads = [api.ids(videos), sorted({video for video, *_ in found(api, index_id, "bicycle")}), api.ids(videos)]

    assert reads == [[old], [old], [new, old]]


def test_linger_for_reads_keeps_a_deleted_video_in_lists(api: Api13, index_id: str) -> None:
    video_id = api.ready_video(index_id)
    behave(api, consistency={"linger_for_reads": 1})
    videos = f"/indexes/{index_id}/videos"

    api.delete(f"{videos}/{video_id}")

    assert [api.ids(videos), api.ids(videos)] == [[video_id], []]


@pytest.mark.parametrize("operation", ["analyze", "gist", "summarize"])
def test_the_tokens_of_a_text_are_metered(operation: str, api: Api13, index_id: str) -> None:
    video_id = api.ready_video(index_id)
    bodies: dict[str, dict[str, Any]] = {
        "analyze": {"prompt": "What happens?", "stream": False},
        "gist": {"types": ["title"]},
        "summarize": {"type": "summary"},
    }

    reply = api.post(f"/{operation}", json={"video_id": video_id, **bodies[operation]})

    assert (reply.status_code, tokens(api)) == (200, reply.json()["usage"]["output_tokens"])
