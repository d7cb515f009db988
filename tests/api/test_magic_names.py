"""Names of files that make the stand-in do what no real file can be made to do."""

from datetime import date

import pytest

from mockserver.ground.clock import VirtualClock
from mockserver.ground.settings import Settings
from tests.support.api import Api, Server

WAITING = "https://example.com/It-Stays-Queued.mp4"


def status_after_a_day(api: Api, url: str) -> str:
    task_id = api.upload_url(api.create_index(), url)
    api.clock.advance(days=1)
    return str(api.get(f"/tasks/{task_id}").json()["status"])


@pytest.mark.parametrize(("as_of", "expected"), [(None, "queued"), (date(2023, 12, 31), "pending")])
@pytest.mark.parametrize("profile", ["instant", "seconds"])
def test_a_task_stays_where_it_waits_for_its_turn(
    clock: VirtualClock, as_of: date | None, expected: str, profile: str
) -> None:
    with Server(Settings(as_of=as_of, profile=profile), clock) as api:
        assert status_after_a_day(api, WAITING) == expected


def test_a_polled_task_stays_queued_however_often_it_is_asked_for(clock: VirtualClock) -> None:
    with Server(Settings(profile="polls"), clock) as api:
        task_id = api.upload_url(api.create_index(), WAITING)

        statuses = [api.get(f"/tasks/{task_id}").json()["status"] for _ in range(9)]

    assert statuses == ["validating", "pending"] + ["queued"] * 7


def test_a_task_is_accepted_and_fails(api: Api) -> None:
    assert status_after_a_day(api, "https://example.com/will-fail.mp4") == "failed"
