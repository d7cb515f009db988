"""The main path of a client, in process."""

from pathlib import Path

from tests.support.api import Api


def test_an_uploaded_video_can_be_found_once_it_is_ready(api: Api, film: Path) -> None:
    index_id = api.create_index()
    task_id = api.upload(index_id, film)

    api.clock.advance(seconds=2)
    task = api.get(f"/tasks/{task_id}").json()

    assert task["status"] == "ready"
    video = api.get(f"/indexes/{index_id}/videos/{task['video_id']}").json()
    assert video["metadata"]["width"] == 640
    assert video["metadata"]["duration"] == 5
