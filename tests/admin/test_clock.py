"""Each account has a clock that tests can read, freeze, set, advance and scale."""

from typing import Any

import pytest

from tests.support.api import Api

NOW = "2024-06-01T12:00:00Z"


def change(api: Api, **change: Any) -> Any:
    reply = api.client.post("/__admin/clock", json=change)
    assert reply.status_code == 200, reply.text
    return reply.json()


def advance(api: Api, **units: Any) -> Any:
    reply = api.client.post("/__admin/clock/advance", json=units)
    assert reply.status_code == 200, reply.text
    return reply.json()


def test_a_clock_follows_the_servers_clock_until_it_is_changed(api: Api) -> None:
    api.clock.advance(minutes=1)

    assert api.client.get("/__admin/clock").json() == {"now": "2024-06-01T12:01:00Z", "frozen": False, "scale": 1}


def test_a_frozen_clock_stands_still_and_resumes_from_there(api: Api) -> None:
    change(api, frozen=True)
    api.clock.advance(minutes=1)
    stood = api.client.get("/__admin/clock").json()

    change(api, frozen=False)
    api.clock.advance(seconds=5)

    assert stood == {"now": NOW, "frozen": True, "scale": 1}
    assert api.client.get("/__admin/clock").json()["now"] == "2024-06-01T12:00:05Z"


def test_a_clock_can_be_set_to_another_year(api: Api) -> None:
    change(api, now="2031-01-02T05:04:05.5+02:00")

    index_id = api.create_index()

    assert api.get(f"/indexes/{index_id}").json()["created_at"] == "2031-01-02T03:04:05.5Z"


def test_a_scaled_clock_goes_faster_from_now_on(api: Api) -> None:
    change(api, scale=60)

    api.clock.advance(seconds=2)

    assert api.client.get("/__admin/clock").json()["now"] == "2024-06-01T12:02:00Z"


def test_a_clock_stops_at_the_last_representable_time(api: Api) -> None:
    change(api, now="2099-12-31T23:59:59Z", scale=86400)

    api.clock.advance(days=40_000)

    assert api.client.get("/__admin/clock").json()["now"] == "2099-12-31T23:59:59.999999Z"


def test_accounts_do_not_share_a_clock(api: Api) -> None:
    change(api, now="2031-01-02T03:04:05Z")

    assert api.as_key("tlk_OTHER").client.get("/__admin/clock").json()["now"] == NOW


def test_advance_lists_what_happened_in_order(api: Api) -> None:
    task_id = api.upload_url(api.create_index())

    advanced = advance(api, milliseconds=500, seconds=1)

    assert advanced["now"] == "2024-06-01T12:00:01.5Z"
    assert advanced["is_idle"]
    assert [happening["text"] for happening in advanced["happened"]] == [
        f"task {task_id} → {state}" for state in ("pending", "queued", "indexing", "ready")
    ]
    assert api.get(f"/tasks/{task_id}").json()["status"] == "ready"


def test_advance_until_idle_stops_when_the_last_task_is_done(api: Api) -> None:
    index_id = api.create_index()
    tasks = [api.upload_url(index_id), api.upload_url(index_id, "https://example.com/will-fail.mp4")]

    advanced = advance(api, until_idle=True)

    assert advanced["now"] == "2024-06-01T12:00:01Z"
    assert [api.get(f"/tasks/{task}").json()["status"] for task in tasks] == ["ready", "failed"]


def test_advance_until_idle_does_not_move_an_idle_account(api: Api) -> None:
    assert advance(api, until_idle=True) == {
        "now": NOW,
        "frozen": False,
        "scale": 1,
        "happened": [],
        "is_idle": True,
    }


def test_advance_lists_expired_page_tokens(api: Api) -> None:
    index_id = api.create_index()
    for number in range(2):
        api.ready_video(index_id, f"https://example.com/{number}/city-bikes.mp4")
    search = {"index_id": index_id, "query": "bicycle", "search_options": ["visual"], "page_limit": 1}
    token = api.post("/search", json=search).json()["page_info"]["next_page_token"]

    advanced = advance(api, minutes=5)

    assert [happening["text"] for happening in advanced["happened"]] == [f"page token {token[:-2]} expired"]


@pytest.mark.parametrize(
    ("path", "body", "names"),
    [
        ("clock", {"scale": 0}, "scale"),
        ("clock", {"scale": -1}, "scale"),
        ("clock", {"scale": 1e300}, "scale"),
        ("clock", {"now": "9999-12-31T23:59:59Z"}, "now"),
        ("clock", {"now": "0001-01-01T00:00:00Z"}, "now"),
        ("clock", {"now": "1970-01-01T00:00:00+14:00"}, "now"),
        ("clock", {"now": "2024-02-30T00:00:00Z"}, "now"),
        ("clock", {"now": "2024-06-01"}, "now"),
        ("clock", {}, "body"),
        ("clock", {"frozn": True}, "frozn"),
        ("clock/advance", {"days": 3_000_000_000_000}, "days"),
        ("clock/advance", {"days": 40_000}, "days"),
        ("clock/advance", {"seconds": -1}, "seconds"),
        ("clock/advance", {"seconds": 1, "until_idle": True}, "body"),
        ("clock/advance", {"until_idle": False}, "until_idle"),
    ],
)
def test_an_invalid_change_of_the_clock_is_refused_and_changes_nothing(
    path: str, body: dict[str, Any], names: str, api: Api
) -> None:
    reply = api.client.post(f"/__admin/{path}", json=body)

    assert reply.status_code == 400
    assert names in reply.json()["message"]
    assert api.client.get("/__admin/clock").json() == {"now": NOW, "frozen": False, "scale": 1}
