"""Strange or large requests get a clear answer, with bounded work and a short message."""

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mockserver.app.application import MockServerApp
from mockserver.ground.settings import Settings
from tests.support.asgi import AsgiClient
from tests.support.bounded_answers import assert_bounded_answer, known_ids
from tests.support.odd_requests import OddRequest, odd_requests

# Its answer has no end.
ENDLESS = "watch-events"


@pytest.fixture(scope="module")
def client() -> Iterator[AsgiClient]:
    with AsgiClient(MockServerApp(Settings()), "tlk_SAMPLE") as client:
        yield client


@pytest.fixture(scope="module")
def requests(client: AsgiClient) -> list[OddRequest]:
    assert isinstance(client.app, MockServerApp)
    return [each for each in odd_requests(client.app.contract, known_ids(client)) if each.operation.id != ENDLESS]


@given(data=st.data())
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.data_too_large, HealthCheck.too_slow])
def test_whatever_is_odd_is_answered_clearly_and_with_bounded_work(
    client: AsgiClient, requests: list[OddRequest], data: st.DataObject
) -> None:
    asked = requests[data.draw(st.integers(0, len(requests) - 1))]

    what = f"{asked.operation.id}: {asked.what}"
    assert_bounded_answer(client, what, asked.operation.method, asked.target, asked.make_body(), asked.headers)


def test_every_operation_is_among_them(client: AsgiClient, requests: list[OddRequest]) -> None:
    assert isinstance(client.app, MockServerApp)

    assert {each.operation.id for each in requests} == {
        each.id for each in client.app.contract.operations.values() if each.id != ENDLESS
    }
