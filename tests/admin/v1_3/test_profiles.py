"""Profiles apply to all jobs of API v1.3."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import httpx2
import pytest

from tests.support.api_1_3 import BIKES, Api13

VIDEO = {"type": "url", "url": BIKES}


@dataclass(frozen=True)
class Work:
    """A kind of job: `begin` starts it and returns the path of its status."""

    name: str
    begin: Callable[[Api13], str]
    final: str = "ready"


def made(reply: httpx2.Response, name: str = "_id") -> str:
    assert reply.is_success, reply.text
    return str(reply.json()[name])


def an_index(api: Api13) -> str:
    return api.create_index(f"index {len(api.ids('/indexes'))}")


def asset(api: Api13) -> str:
    return made(api.post("/assets", files={"method": (None, "url"), "url": (None, BIKES)}))


def indexed_asset(api: Api13) -> str:
    asset_id, index_id = asset(api), an_index(api)
    api.client.post("/__admin/profiles", json={"task_id": asset_id, "pace": "instant"})
    path = f"/indexes/{index_id}/indexed-assets"
    return f"{path}/{made(api.post(path, json={'asset_id': asset_id}))}"


def embed_task(api: Api13) -> str:
    form = {"model_name": (None, "marengo3.0"), "video_url": (None, BIKES)}
    return f"/embed/tasks/{made(api.post('/embed/tasks', files=form))}/status"


def embed_v2_task(api: Api13) -> str:
    video = {"media_source": {"url": BIKES}}
    body = {"input_type": "video", "model_name": "marengo3.0", "video": video}
    return f"/embed-v2/tasks/{made(api.post('/embed-v2/tasks', json=body))}"


def analyze_task(api: Api13) -> str:
    body = {"video": VIDEO, "prompt": "Describe the video."}
    return f"/analyze/tasks/{made(api.post('/analyze/tasks', json=body), 'task_id')}"


KINDS = [
    Work("task", lambda api: f"/tasks/{api.upload_url(an_index(api))}"),
    Work("asset", lambda api: f"/assets/{asset(api)}"),
    Work("indexed asset", indexed_asset),
    Work("embed task", embed_task),
    Work("embed-v2 task", embed_v2_task),
    Work("analyze task", analyze_task),
]


@pytest.fixture(params=KINDS, ids=lambda kind: kind.name)
def work(request: pytest.FixtureRequest) -> Work:
    chosen: Work = request.param
    return chosen


def set_profile(api: Api13, **profile: Any) -> None:
    reply = api.client.post("/__admin/profiles", json=profile)
    assert reply.status_code == 200, reply.text


def status(api: Api13, path: str) -> str:
    reply = api.get(path)
    assert reply.status_code == 200, reply.text
    return str(reply.json()["status"])


def states_by_polls(api: Api13, work: Work) -> list[str]:
    """Return the states of the job, poll by poll, up to its end."""
    set_profile(api, pace="polls")
    path, seen = work.begin(api), [""]
    while seen[-1] != work.final:
        seen.append(status(api, path))
        assert len(seen) < 10, seen
    api.client.delete("/__admin/profiles")
    return seen[1:-1]


def test_instant_work_is_done_at_the_first_poll(api: Api13, work: Work) -> None:
    set_profile(api, pace="instant")

    assert status(api, work.begin(api)) == work.final


def test_work_by_the_clock_does_not_depend_on_polls(api: Api13, work: Work) -> None:
    set_profile(api, pace="seconds", each=100)
    path = work.begin(api)

    before = {status(api, path) for _ in range(5)}
    api.clock.advance(seconds=1000)

    assert len(before) == 1
    assert work.final not in before
    assert status(api, path) == work.final


def test_work_by_polls_shows_each_state_once_and_ignores_the_clock(api: Api13, work: Work) -> None:
    states = states_by_polls(api, work)

    assert states
    assert len(set(states)) == len(states)


def test_work_stays_in_any_state_that_it_is_stuck_in(api: Api13, work: Work) -> None:
    for state in states_by_polls(api, work):
        set_profile(api, stuck=state)
        path = work.begin(api)
        api.clock.advance(days=1)

        assert status(api, path) == state

        api.client.delete("/__admin/profiles")


def test_work_fails_in_any_state(api: Api13, work: Work) -> None:
    for state in states_by_polls(api, work):
        set_profile(api, fails=state)
        path = work.begin(api)
        assert status(api, path) != "failed"

        api.clock.advance(minutes=5)

        assert status(api, path) == "failed"
        api.client.delete("/__admin/profiles")
