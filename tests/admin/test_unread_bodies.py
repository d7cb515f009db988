"""Unreadable bodies: the journal distinguishes them, and shows the beginning."""

from collections.abc import Callable, Iterator
from hashlib import sha256
from typing import Any

import orjson
import pytest

from mockserver.app.application import MockServerApp
from mockserver.app.unread import LONGEST_BEGINNING
from mockserver.ground.settings import Settings
from tests.support.asgi import FORM, JSON, Answer, AsgiClient
from tests.support.multipart import MULTIPART, Part, multipart

KEY = "tlk_UNREAD"
Send = Callable[[AsgiClient, bytes], Answer]


@pytest.fixture
def client() -> Iterator[AsgiClient]:
    app = MockServerApp(Settings())
    with AsgiClient(app, KEY) as client:
        yield client
    app.close()


def post(target: str, content_type: str, **headers: str) -> Send:
    """Return a function that sends a body like a server receives it: with its length, in two pieces."""
    names = {name.replace("_", "-"): text for name, text in headers.items()}

    def send(client: AsgiClient, body: bytes) -> Answer:
        length = {"content-type": content_type, "content-length": str(len(body)), **names}
        return client.send("POST", target, [body[:5], body[5:]], length)

    return send


UNREAD: dict[str, Send] = {
    "a form where none is taken": post("/v1.2/search", FORM),
    "a form that is broken": post("/v1.2/tasks", MULTIPART),
    "a form without a boundary": post("/v1.2/tasks", "multipart/form-data"),
    "a charset that is not known": post("/v1.2/indexes", f"{JSON}; charset=latin-1"),
    "an error that was ordered": post("/v1.2/indexes", JSON, x_mockserver_fault="404"),
    "JSON that is broken": post("/v1.2/indexes", JSON),
}


def journal(client: AsgiClient) -> list[dict[str, Any]]:
    return list(client.send("GET", "/__admin/journal").json()["data"])


def retried(client: AsgiClient) -> list[dict[str, Any]]:
    return list(client.send("GET", "/__admin/conduct?rules=retried_in_vain").json()["data"])


@pytest.mark.parametrize("way", UNREAD)
def test_an_unreadable_body_is_recorded(client: AsgiClient, way: str) -> None:
    body = b"query=goal&index_id=1"

    assert UNREAD[way](client, body).status >= 400

    [exchange] = journal(client)
    shown = {"query": "goal", "index_id": "1"} if way == "a form where none is taken" else body.decode()
    assert (exchange["body"], exchange["body_size"]) == (shown, len(body))


@pytest.mark.parametrize("way", UNREAD)
def test_different_unreadable_bodies_are_different_requests(client: AsgiClient, way: str) -> None:
    UNREAD[way](client, b"query=goal")
    UNREAD[way](client, b"query=save")

    assert retried(client) == []


@pytest.mark.parametrize("way", UNREAD)
def test_an_equal_unreadable_body_is_a_retry_in_vain(client: AsgiClient, way: str) -> None:
    for _ in range(2):
        UNREAD[way](client, b"query=goal")

    assert len(retried(client)) == 1


@pytest.mark.parametrize("size", [2 * LONGEST_BEGINNING, 60_000])
def test_a_long_body_is_recorded_as_beginning_and_hash(client: AsgiClient, size: int) -> None:
    body = b"x" * size

    UNREAD["a form without a boundary"](client, body)

    [exchange] = journal(client)
    assert exchange["body"] == "x" * LONGEST_BEGINNING
    assert (exchange["body_size"], exchange["is_body_cut"]) == (size, True)
    assert exchange["body_sha256"] == sha256(body).hexdigest()


def test_long_bodies_that_differ_at_their_end_are_not_the_same_request(client: AsgiClient) -> None:
    for end in ("a", "b"):
        client.post("/indexes", {"index_name": "x" * 100_000 + end})
        client.send("POST", "/v1.2/indexes", b"x" * Settings().largest_body + end.encode(), {"content-type": JSON})

    assert retried(client) == []


@pytest.mark.parametrize("way", UNREAD)
@pytest.mark.parametrize("before", [0, LONGEST_BEGINNING - 5])
def test_a_key_in_an_unreadable_body_is_masked(client: AsgiClient, way: str, before: int) -> None:
    UNREAD[way](client, b"x" * before + b"=" + KEY.encode() + b"&a=b")

    assert KEY[:6] not in orjson.dumps([exchange["body"] for exchange in journal(client)]).decode()


def test_the_server_does_not_wait_for_a_body_it_does_not_need(client: AsgiClient) -> None:
    headers = {"content-type": FORM, "content-length": "100"}

    answer = client.send("POST", "/v1.2/search", b"abc", headers, hangs_up=True)

    assert answer.status == 400
    assert journal(client)[0]["body"] == {"abc": ""}


@pytest.mark.parametrize("size", [5, 6_000_000])
def test_a_form_of_any_size_is_matched_by_its_fields_and_file_names(client: AsgiClient, size: int) -> None:
    form = multipart([Part("index_id", b"matches"), Part("video_file", b"x" * size, "goal.mp4")])
    refused = post("/v1.2/tasks", MULTIPART, x_mockserver_fault="503")

    assert refused(client, form).status == 503

    for match in ({"index_id": "matches"}, {"video_file": {"filename": "goal.mp4"}}):
        found = client.send(
            "POST", "/__admin/journal/search", orjson.dumps({"match": {"body": match}}), {"content-type": JSON}
        )
        assert [exchange["status"] for exchange in found.json()["data"]] == [503]


def test_a_form_behind_expect_100_continue_is_not_requested(client: AsgiClient) -> None:
    form = multipart([Part("index_id", b"matches"), Part("video_file", b"x" * 100_000, "goal.mp4")])

    post("/v1.2/tasks", MULTIPART, x_mockserver_fault="503", expect="100-continue")(client, form)

    assert [exchange["body"] for exchange in journal(client)] == [None]
