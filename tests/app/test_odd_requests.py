"""Whatever is odd or large about a request, its operation answers clearly, with bounded work and a short message."""

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mockserver.app.application import MockServerApp
from mockserver.ground.settings import Settings
from tests.app.test_large_requests import LONGEST_MESSAGE, MOST_CALLS, Calls
from tests.support.asgi import AsgiClient
from tests.support.odd_requests import OddRequest, odd_requests

# It answers without end.
ENDLESS = "watch-events"


@pytest.fixture(scope="module")
def client() -> Iterator[AsgiClient]:
    with AsgiClient(MockServerApp(Settings()), "tlk_SAMPLE") as client:
        yield client


@pytest.fixture(scope="module")
def requests(client: AsgiClient) -> list[OddRequest]:
    index = next(each for each in client.get("/indexes").json()["data"] if each["video_count"])["_id"]
    video = client.get(f"/indexes/{index}/videos").json()["data"][0]["_id"]
    ids = {
        b'"%s_id":"[0-9a-f]{24}"' % name: b'"%s_id":"%s"' % (name, known.encode())
        for name, known in ((b"index", index), (b"video", video))
    }
    assert isinstance(client.app, MockServerApp)
    return [each for each in odd_requests(client.app.contract, ids) if each.operation.id != ENDLESS]


@given(data=st.data())
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.data_too_large, HealthCheck.too_slow])
def test_whatever_is_odd_is_answered_clearly_and_with_bounded_work(
    client: AsgiClient, requests: list[OddRequest], data: st.DataObject
) -> None:
    asked = requests[data.draw(st.integers(0, len(requests) - 1))]
    body = asked.make_body()

    with Calls() as calls:
        answer = client.send(asked.operation.method, asked.target, body, asked.headers)
    client.send("POST", "/__admin/reset")

    said = f"{asked.operation.id}: {asked.what}: {answer.status}"
    assert calls.count <= MOST_CALLS, said
    assert answer.status < 500 or answer.status == 501, said
    if 400 <= answer.status < 500:
        assert len(answer.body) <= LONGEST_MESSAGE + 100, said


def test_every_operation_is_among_them(client: AsgiClient, requests: list[OddRequest]) -> None:
    assert isinstance(client.app, MockServerApp)

    assert {each.operation.id for each in requests} == {
        each.id for each in client.app.contract.operations.values() if each.id != ENDLESS
    }
