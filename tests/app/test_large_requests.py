"""A large request does not block others: work is bounded, whichever value is enlarged."""

import sys
from collections.abc import Iterator
from types import FrameType
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mockserver.app.application import MockServerApp
from mockserver.contract.bodies import JSON_TYPE
from mockserver.ground.settings import Settings
from tests.support.asgi import AsgiClient
from tests.support.large_inputs import LargeInput, large_inputs

# Reading the most crowded 100 KB makes a tenth of these calls. Time would depend on what else the machine does.
MOST_CALLS = 1_000_000
LONGEST_MESSAGE = 1_000


class Calls:
    """Counts the calls of functions of Python and of C."""

    def __init__(self) -> None:
        self.count = 0

    def __enter__(self) -> "Calls":
        sys.setprofile(self._note)
        return self

    def __exit__(self, *error: object) -> None:
        sys.setprofile(None)

    def _note(self, frame: FrameType, event: str, argument: Any) -> None:
        if event in ("call", "c_call"):
            self.count += 1


@pytest.fixture(scope="module")
def client() -> Iterator[AsgiClient]:
    with AsgiClient(MockServerApp(Settings()), "tlk_SAMPLE") as client:
        yield client


@pytest.fixture(scope="module")
def inputs(client: AsgiClient) -> list[LargeInput]:
    index = next(each for each in client.get("/indexes").json()["data"] if each["video_count"])["_id"]
    video = client.get(f"/indexes/{index}/videos").json()["data"][0]["_id"]
    ids = {b'"index_id":"[0-9a-f]{24}"': b'"index_id":"%s"', b'"video_id":"[0-9a-f]{24}"': b'"video_id":"%s"'}
    known = {old: new % name.encode() for (old, new), name in zip(ids.items(), (index, video), strict=True)}
    assert isinstance(client.app, MockServerApp)
    return list(large_inputs(client.app.contract, known))


@given(data=st.data())
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.data_too_large, HealthCheck.too_slow])
def test_large_requests_get_clear_answers_with_bounded_work(
    client: AsgiClient, inputs: list[LargeInput], data: st.DataObject
) -> None:
    asked = inputs[data.draw(st.integers(0, len(inputs) - 1))]

    with Calls() as calls:
        answer = client.send(asked.operation.method, asked.target, asked.body, {"content-type": JSON_TYPE})
    client.send("POST", "/__admin/reset")

    said = f"{asked.operation.id}: {asked.what} at {asked.place}: {answer.status}"
    assert calls.count <= MOST_CALLS, said
    assert answer.status < 500 or answer.status == 501, said
    if 400 <= answer.status < 500:
        assert len(answer.body) <= LONGEST_MESSAGE + 100, said


def test_every_operation_with_a_json_body_is_covered(client: AsgiClient, inputs: list[LargeInput]) -> None:
    assert isinstance(client.app, MockServerApp)
    takes_json = {each.id for each in client.app.contract.operations.values() if JSON_TYPE in each.bodies}

    assert {asked.operation.id for asked in inputs} == takes_json
