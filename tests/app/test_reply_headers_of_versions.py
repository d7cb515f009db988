"""Headers that replies of one version have, but those of another do not."""

from collections.abc import Iterator

import pytest

from mockserver.app.application import MockServerApp
from mockserver.domain.account.account import World
from mockserver.ground.clock import VirtualClock
from mockserver.ground.settings import Settings
from mockserver.handlers.call import Call
from mockserver.handlers.reply import Reply
from mockserver.handlers.served import HANDLERS
from tests.support.api import Api

NAMES = ("limit", "remaining", "used", "reset")
SPENT = {*(f"x-ratelimit-{name}" for name in NAMES), *(f"x-ratelimit-request-{name}" for name in NAMES), "retry-after"}


def _nothing(call: Call, world: World) -> Reply:
    return Reply(204)


@pytest.fixture
def api(clock: VirtualClock) -> Iterator[Api]:
    app = MockServerApp(Settings(plan="free"), make_clock=lambda: clock, handlers={**HANDLERS, "post_tasks": _nothing})
    try:
        yield Api(app, clock)
    finally:
        app.close()


UPLOAD = {"index_id": (None, "67f7b2c4e8a13d5f20b96c71"), "video_url": (None, "https://example.com/a.mp4")}


@pytest.mark.parametrize("key", ["tlk_TEST", "tlk_INVALID", "tlk_TEST+fault=429", "tlk_TEST+fault=generic_error"])
def test_each_reply_of_v1_3_names_the_version(api: Api, key: str) -> None:
    reply = api.client.get("/v1.3/knowledge-stores", headers={"x-api-key": key})

    assert reply.headers.get_list("x-api-version") == ["v1.3"]


def test_replies_of_v1_2_and_of_admin_operations_do_not(api: Api) -> None:
    replies = [api.get("/engines"), api.as_key("tlk_INVALID").get("/engines"), api.client.get("/__admin/clock")]

    assert not any("x-api-version" in reply.headers for reply in replies)


def test_a_spent_limit_of_v1_3_has_a_body_and_all_names_of_the_headers(api: Api) -> None:
    for _ in range(60):
        api.client.post("/v1.3/tasks", files=UPLOAD)

    reply = api.client.post("/v1.3/tasks", files=UPLOAD)

    assert (reply.status_code, reply.json()["code"]) == (429, "too_many_requests")
    assert {name for name in reply.headers if name in SPENT} == SPENT
    assert reply.headers["x-ratelimit-request-limit"] == reply.headers["x-ratelimit-limit"] == "60"


def test_an_injected_rate_limit_looks_the_same(api: Api) -> None:
    api.client.post("/__admin/faults", json={"fault": {"rate_limit": {"retry_after": 7}}})

    new, old = api.client.post("/v1.3/tasks", files=UPLOAD), api.get("/engines")

    assert {name for name in new.headers if name in SPENT} == SPENT
    assert {name for name in old.headers if "-request-" in name} == {"x-mockserver-request-id"}
