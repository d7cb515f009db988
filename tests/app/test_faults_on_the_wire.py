"""Faults over a real socket: lost, delayed and cut connections as a client sees them."""

from collections.abc import Iterator
from http.client import HTTPConnection, IncompleteRead, RemoteDisconnected
from itertools import count
from typing import Any
from urllib.parse import urlsplit

import httpx2
import orjson
import pytest

from tests.support.api import MARENGO, PEGASUS
from tests.support.multipart import MULTIPART, Part, multipart

MEGABYTE = 1024 * 1024
_KEYS = count()


class Client:
    """A client that keeps one connection, with its own key."""

    def __init__(self, url: str) -> None:
        self.connection = HTTPConnection(urlsplit(url).netloc, timeout=20)
        self.key = f"tlk_WIRE{next(_KEYS)}"

    def send(self, method: str, path: str, body: Any = None, content_type: str = "application/json") -> None:
        raw = body if isinstance(body, bytes) or body is None else orjson.dumps(body)
        self.connection.request(method, path, raw, {"x-api-key": self.key, "content-type": content_type})

    def ask(self, method: str, path: str, body: Any = None, content_type: str = "application/json") -> Any:
        self.send(method, path, body, content_type)
        reply = self.connection.getresponse()
        raw = reply.read()
        return orjson.loads(raw) if raw else reply.status

    def order(self, **fault: Any) -> str:
        ordered = self.ask("POST", "/__admin/faults", {"fault": fault, "times": 1})
        return str(ordered["id"])

    def fired(self, fault_id: str) -> int:
        self.connection.close()
        return int(self.ask("GET", f"/__admin/faults/{fault_id}")["fired"])

    def index(self) -> str:
        body = {"index_name": "Matches", "engines": [MARENGO, PEGASUS]}
        return str(self.ask("POST", "/v1.2/indexes", body)["_id"])

    def upload(self, content: bytes) -> None:
        parts = [Part("index_id", b"0" * 24), Part("video_file", content, "goal.mp4")]
        self.send("POST", "/v1.2/tasks", multipart(parts), MULTIPART)

    def upload_and_be_answered(self, content: bytes) -> int:
        self.upload(content)
        return self.connection.getresponse().status


@pytest.fixture
def client(server_url: str) -> Iterator[Client]:
    client = Client(server_url)
    yield client
    client.connection.close()


def is_reset(client: Client) -> bool:
    """Return whether the connection ends in a TCP reset."""
    try:
        client.connection.sock.recv(1)
    except ConnectionResetError:
        return True
    return False


def test_a_reset_is_a_reset_of_the_connection(client: Client) -> None:
    fault_id = client.order(reset={})

    client.send("GET", "/v1.2/engines")

    assert is_reset(client)
    assert client.fired(fault_id) == 1


def test_a_connection_that_is_closed_gives_no_reply(client: Client) -> None:
    fault_id = client.order(close={})

    with pytest.raises(RemoteDisconnected):
        client.ask("GET", "/v1.2/engines")

    assert client.fired(fault_id) == 1


def test_a_request_that_was_processed_before_the_reset_has_had_its_effect(client: Client) -> None:
    client.order(reset={"processed": True})

    with pytest.raises(ConnectionResetError):
        client.index()

    client.connection.close()
    assert len(client.ask("GET", "/v1.2/indexes")["data"]) == 1


def test_a_truncated_body_with_a_content_length_is_detected_as_incomplete(client: Client) -> None:
    whole = len(orjson.dumps(client.ask("GET", "/v1.2/engines")))
    client.order(truncate={"announced": True, "share": 0.25})

    with pytest.raises(IncompleteRead) as caught:
        client.ask("GET", "/v1.2/engines")

    assert len(caught.value.partial) == whole // 4
    assert caught.value.expected == whole - whole // 4


def test_cut_stream_sends_the_ordered_number_of_events_and_no_end(client: Client) -> None:
    video_id = ready_video(client)
    client.order(cut_stream={"events": 3})

    client.send("POST", "/v1.2/generate", {"video_id": video_id, "prompt": "A long story", "stream": True})
    reply = client.connection.getresponse()
    with pytest.raises(IncompleteRead) as caught:
        reply.read()

    assert reply.status == 200
    kinds = [orjson.loads(line)["event_type"] for line in caught.value.partial.splitlines()]
    assert kinds == ["stream_start", "text_generation", "text_generation"]


def test_a_stream_that_is_cut_at_once_has_no_event(client: Client) -> None:
    video_id = ready_video(client)
    client.order(cut_stream={"milliseconds": 0})

    client.send("POST", "/v1.2/generate", {"video_id": video_id, "prompt": "A long story", "stream": True})
    with pytest.raises(IncompleteRead) as caught:
        client.connection.getresponse().read()

    assert caught.value.partial == b""


def test_a_stream_that_is_shorter_than_the_cut_is_cut_before_its_last_event(client: Client) -> None:
    client.ask("POST", "/__admin/profiles", {"pace": "instant"})
    video_id = ready_video(client)
    client.order(cut_stream={"milliseconds": 100})

    client.send("POST", "/v1.2/generate", {"video_id": video_id, "prompt": "A long story", "stream": True})
    with pytest.raises(IncompleteRead) as caught:
        client.connection.getresponse().read()

    kinds = [orjson.loads(line)["event_type"] for line in caught.value.partial.splitlines()]
    assert (kinds[0], kinds[-1]) == ("stream_start", "text_generation")


def test_a_slow_body_comes_whole(client: Client) -> None:
    whole = client.ask("GET", "/v1.2/engines")
    client.order(slow_body={"seconds": 0.01, "pieces": 5})

    assert client.ask("GET", "/v1.2/engines") == whole


def test_an_upload_is_reset_in_the_middle(client: Client) -> None:
    fault_id = client.order(reset_upload={"after_kib": 64})

    with pytest.raises(ConnectionError):
        client.upload_and_be_answered(b"film" * 4 * MEGABYTE)

    assert client.fired(fault_id) == 1


def test_an_upload_is_refused_with_its_last_byte(client: Client) -> None:
    fault_id = client.order(refuse_upload={"code": "usage_limit_exceeded"})

    client.upload(b"film" * MEGABYTE)
    reply = client.connection.getresponse()

    assert (reply.status, orjson.loads(reply.read())["code"]) == (400, "usage_limit_exceeded")
    assert client.fired(fault_id) == 1


def test_a_stalled_upload_goes_on(client: Client) -> None:
    fault_id = client.order(stall_upload={"after_kib": 64, "seconds": 0.01})

    client.upload(b"film" * MEGABYTE)
    reply = client.connection.getresponse()

    assert (reply.status, orjson.loads(reply.read())["code"]) == (404, "resource_not_exist")
    assert client.fired(fault_id) == 1


def test_an_injected_connection_loss_logs_nothing(client: Client, caplog: pytest.LogCaptureFixture) -> None:
    for fault in ("reset", "close"):
        client.order(**{fault: {}})
        with pytest.raises(ConnectionError):
            client.ask("GET", "/v1.2/engines")
        client.connection.close()

    assert caplog.messages == []


def ready_video(client: Client) -> str:
    body = {"index_id": client.index(), "video_url": "https://example.com/city-bikes.mp4"}
    parts = [Part(name, text.encode()) for name, text in body.items()]
    task_id = client.ask("POST", "/v1.2/tasks", multipart(parts), MULTIPART)["_id"]
    client.ask("POST", "/__admin/clock/advance", {"until_idle": True})
    return str(client.ask("GET", f"/v1.2/tasks/{task_id}")["video_id"])


@pytest.fixture
def strict(server_url: str) -> Iterator[httpx2.Client]:
    """A client that keeps its connection, and refuses bytes between two replies."""
    with httpx2.Client(base_url=server_url, headers={"x-api-key": f"tlk_WIRE{next(_KEYS)}"}, trust_env=False) as client:
        yield client


@pytest.mark.parametrize("status", [204, 304])
def test_a_status_without_a_body_leaves_the_next_reply_of_the_connection_alone(
    strict: httpx2.Client, status: int
) -> None:
    fault = {"break_contract": {"status": status, "body": {"data": []}}}
    strict.post("/__admin/faults", json={"fault": fault, "times": 1}).raise_for_status()

    replies = [strict.get("/v1.2/engines") for _ in range(2)]

    assert [reply.status_code for reply in replies] == [status, 200]


def test_garbage_in_place_of_no_body_leaves_the_next_reply_of_the_connection_alone(strict: httpx2.Client) -> None:
    made = strict.post("/v1.2/indexes", json={"index_name": "Matches", "engines": [MARENGO]}).json()
    strict.post("/__admin/faults", json={"fault": {"garbage": {"bytes": 50}}, "times": 1}).raise_for_status()

    garbage = strict.delete(f"/v1.2/indexes/{made['_id']}").content

    assert len(garbage) == 50
    assert strict.get("/v1.2/engines").status_code == 200
