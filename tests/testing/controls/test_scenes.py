"""Scenes of videos."""

import pytest

from mockserver.testing import Account
from mockserver.testing.controls.scenes import Scene
from tests.testing.clients import client_of, ready_video

DOG: list[Scene] = [{"span": [0, 5], "seen": "A dog at the door"}, {"span": [6, 8], "said": "Hello"}]


def said_in(account: Account, index_id: str, video_id: str) -> list[str]:
    with client_of(account) as client:
        reply = client.get(f"/indexes/{index_id}/videos/{video_id}/transcription")
    return [item["value"] for item in reply.json()["data"]]


@pytest.mark.parametrize("name", ["final.mp4", "https://example.com/final.mp4"])
def test_a_future_video_has_the_described_scenes(mock: Account, name: str) -> None:
    expected = mock.video(name, scenes=DOG, title="A Dog")

    index_id, video_id = ready_video(mock, "https://example.com/final.mp4")

    assert said_in(mock, index_id, video_id) == ["Hello"]
    assert mock.scenes.of(video_id)["title"] == expected.video["title"] == "A Dog"


def test_scenes_of_an_existing_video_can_be_replaced(mock: Account) -> None:
    index_id, video_id = ready_video(mock)

    mock.scenes.put(video_id, DOG)

    assert said_in(mock, index_id, video_id) == ["Hello"]


def test_descriptions_of_future_videos_can_be_removed(mock: Account) -> None:
    first, second = mock.video("a.mp4", DOG), mock.scenes.add({"pattern": "b"}, DOG, metadata={"duration": 9})

    first.remove()
    left = [scenes.id for scenes in mock.scenes.list()]
    mock.scenes.clear()

    assert left == [second.id]
    assert mock.scenes.list() == []
