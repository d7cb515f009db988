"""Job profiles, changed while the server runs: for all tasks, an index, a file name, a single task."""

from typing import Any

import pytest

from tests.support.api import Api

EMBEDDER = "Marengo-retrieval-2.6"


def set_profile(api: Api, **profile: Any) -> Any:
    reply = api.client.post("/__admin/profiles", json=profile)
    assert reply.status_code == 200, reply.text
    return reply.json()


def statuses(api: Api, task_id: str, questions: int) -> list[str]:
    return [str(api.get(f"/tasks/{task_id}").json()["status"]) for _ in range(questions)]


def embed(api: Api, url: str = "https://example.com/city-bikes.mp4") -> str:
    reply = api.post("/embed/tasks", json={"engine_name": EMBEDDER, "video_url": url})
    assert reply.status_code == 200, reply.text
    return str(reply.json()["_id"])


def test_the_pace_polls_advances_tasks_at_each_poll(api: Api) -> None:
    set_profile(api, pace="polls", states={"validating": 2, "indexing": 0})

    task_id = api.upload_url(api.create_index())

    assert statuses(api, task_id, 5) == ["validating", "validating", "pending", "queued", "ready"]


def test_a_profile_for_an_index_leaves_others_alone(api: Api) -> None:
    slow, quick = api.create_index("slow"), api.create_index("quick")
    set_profile(api, index_id=slow, stuck="indexing")

    tasks = [api.upload_url(slow), api.upload_url(quick)]
    api.clock.advance(days=30)

    assert [statuses(api, task, 1) for task in tasks] == [["indexing"], ["ready"]]


def test_a_profile_for_a_name_comes_before_one_for_an_index(api: Api) -> None:
    index_id = api.create_index()
    set_profile(api, filename="*.AVI", fails="pending", code="video_file_broken")
    set_profile(api, index_id=index_id, pace="instant")

    tasks = [api.upload_url(index_id, f"https://example.com/{name}") for name in ("goal.avi", "goal.mp4")]
    api.clock.advance(seconds=5)

    assert [statuses(api, task, 1) for task in tasks] == [["failed"], ["ready"]]


def test_a_running_task_follows_the_new_profile(api: Api) -> None:
    index_id = api.create_index()
    task_id = api.upload_url(index_id)
    api.clock.advance(seconds=0.3)

    set_profile(api, pace="instant")

    assert statuses(api, task_id, 1) == ["ready"]
    assert len(api.get(f"/indexes/{index_id}/videos").json()["data"]) == 1


def test_a_single_task_can_be_made_to_fail(api: Api) -> None:
    index_id = api.create_index()
    tasks = [api.upload_url(index_id) for _ in range(2)]

    set_profile(api, task_id=tasks[0], pace="instant", fails="indexing")
    api.clock.advance(seconds=5)

    assert [statuses(api, task, 1) for task in tasks] == [["failed"], ["ready"]]
    assert len(api.get(f"/indexes/{index_id}/videos").json()["data"]) == 1


def test_a_task_fails_with_a_known_code_unless_unlisted_is_set(api: Api) -> None:
    reply = api.client.post("/__admin/profiles", json={"fails": "validating", "code": "video_file_broke"})
    assert "did you mean video_file_broken?" in reply.json()["message"]

    assert set_profile(api, fails="validating", code="nonsense", unlisted=True)["profiles"][0]["code"] == "nonsense"


def test_a_profile_of_a_single_task_wins_over_later_general_ones(api: Api) -> None:
    task_id = api.upload_url(api.create_index())
    set_profile(api, task_id=task_id, stuck="queued")

    set_profile(api, pace="instant")
    api.clock.advance(seconds=5)

    assert statuses(api, task_id, 1) == ["queued"]


def test_flaps_repeats_a_state(api: Api) -> None:
    set_profile(api, pace="polls", flaps="indexing")

    task_id = api.upload_url(api.create_index())

    assert statuses(api, task_id, 7) == [
        "validating",
        "pending",
        "queued",
        "indexing",
        "queued",
        "indexing",
        "ready",
    ]


def test_embedding_tasks_have_profiles_too(api: Api) -> None:
    set_profile(api, filename="*stuck.mp4", stuck="processing")
    tasks = [embed(api, f"https://example.com/{name}.mp4") for name in ("goal", "stuck")]
    api.clock.advance(minutes=1)

    found = [api.get(f"/embed/tasks/{task}/status").json()["status"] for task in tasks]

    assert found == ["ready", "processing"]


def test_an_embedding_task_can_be_made_to_fail(api: Api) -> None:
    task_id = embed(api)

    set_profile(api, task_id=task_id, pace="instant", fails="processing")

    assert api.get(f"/embed/tasks/{task_id}").json()["status"] == "failed"


def test_cleared_profiles_let_stuck_tasks_go_on(api: Api) -> None:
    set_profile(api, stuck="pending")
    task_id = api.upload_url(api.create_index())
    api.clock.advance(days=1)

    cleared = api.client.delete("/__admin/profiles").json()
    api.clock.advance(seconds=1)

    assert cleared == {"profiles": [], "otherwise": {"pace": "seconds", "each": 0.25}}
    assert statuses(api, task_id, 1) == ["ready"]


def test_profiles_are_listed_in_order_of_precedence(api: Api) -> None:
    index_id = api.create_index()
    set_profile(api, index_id=index_id, stuck="indexing")
    set_profile(api, filename="*.avi", fails="pending", code="video_file_broken")
    set_profile(api, index_id=index_id, pace="polls")

    assert api.client.get("/__admin/profiles").json()["profiles"] == [
        {"filename": "*.avi", "pace": "seconds", "each": 0.25, "fails": "pending", "code": "video_file_broken"},
        {"index_id": index_id, "pace": "polls", "each": 1},
    ]


def test_advance_until_idle_ignores_a_stuck_task(api: Api) -> None:
    index_id = api.create_index()
    set_profile(api, filename="stuck*", stuck="indexing")
    tasks = [api.upload_url(index_id, f"https://example.com/{name}.mp4") for name in ("stuck", "goal")]

    advanced = api.client.post("/__admin/clock/advance", json={"until_idle": True}).json()

    assert advanced["is_idle"]
    assert [statuses(api, task, 1) for task in tasks] == [["indexing"], ["ready"]]


def test_a_reset_account_follows_the_settings_again(api: Api) -> None:
    set_profile(api, stuck="indexing")

    api.client.post("/__admin/reset")

    assert api.client.get("/__admin/profiles").json()["profiles"] == []


UNKNOWN_ID = "0" * 24


@pytest.mark.parametrize(
    ("profile", "status", "names"),
    [
        ({}, 400, "body"),
        ({"pace": "slowly"}, 400, "pace"),
        ({"stuck": "ready"}, 400, "stuck"),
        ({"code": "video_file_broken"}, 400, "fails"),
        ({"each": -1}, 400, "each"),
        ({"each": 1e300}, 400, "each"),
        ({"states": {"indexed": 1}}, 400, "states.indexed"),
        ({"flap": "indexing"}, 400, "flap"),
        ({"task_id": UNKNOWN_ID, "index_id": UNKNOWN_ID}, 400, "index_id"),
        ({"task_id": UNKNOWN_ID, "stuck": "indexing"}, 404, UNKNOWN_ID),
        ({"index_id": UNKNOWN_ID, "stuck": "indexing"}, 404, UNKNOWN_ID),
    ],
)
def test_an_invalid_profile_is_refused(api: Api, profile: dict[str, Any], status: int, names: str) -> None:
    reply = api.client.post("/__admin/profiles", json=profile)

    assert reply.status_code == status
    assert names in reply.json()["message"]
    assert api.client.get("/__admin/profiles").json()["profiles"] == []


def test_a_finished_task_cannot_be_changed(api: Api) -> None:
    task_id = api.upload_url(api.create_index())
    api.clock.advance(minutes=1)

    reply = api.client.post("/__admin/profiles", json={"task_id": task_id, "stuck": "indexing"})

    assert (reply.status_code, reply.json()["code"]) == (400, "parameter_invalid")
    assert "ready" in reply.json()["message"]


WAITING = "https://example.com/stays-queued.mp4"


@pytest.mark.parametrize("scope", [{}, {"filename": "*.mp4"}])
def test_stays_queued_ignores_general_profiles(scope: Any, api: Api) -> None:
    task_id = api.upload_url(api.create_index(), WAITING)
    seen = []
    for change in (lambda: set_profile(api, **scope, pace="instant"), lambda: api.client.delete("/__admin/profiles")):
        change()
        api.clock.advance(days=1)
        seen += statuses(api, task_id, 1)

    assert seen == ["queued", "queued"]


def test_stays_queued_ends_with_a_profile_for_the_task(api: Api) -> None:
    task_id = api.upload_url(api.create_index(), WAITING)
    api.clock.advance(days=1)

    set_profile(api, task_id=task_id, pace="seconds", each=1)
    set_profile(api, pace="instant")
    api.clock.advance(seconds=5)

    assert statuses(api, task_id, 1) == ["ready"]


def test_stays_queued_holds_for_the_pace_polls_too(api: Api) -> None:
    task_id = api.upload_url(api.create_index(), WAITING)

    set_profile(api, pace="polls")

    assert statuses(api, task_id, 6) == ["validating", "pending", "queued", "queued", "queued", "queued"]
