"""A large request does not block others: work is bounded, whichever value is large."""

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mockserver.app.application import MockServerApp
from mockserver.contract.bodies import JSON_TYPE
from mockserver.ground.settings import Settings
from tests.support.asgi import AsgiClient
from tests.support.bounded_answers import assert_bounded_answer, known_ids
from tests.support.large_inputs import TEXTS, LargeInput, large_inputs
from tests.support.processor_time import seconds_of_100_kb, takes_longer


@pytest.fixture(scope="module")
def client() -> Iterator[AsgiClient]:
    with AsgiClient(MockServerApp(Settings()), "tlk_SAMPLE") as client:
        yield client


@pytest.fixture(scope="module")
def inputs(client: AsgiClient) -> list[LargeInput]:
    assert isinstance(client.app, MockServerApp)
    return list(large_inputs(client.app.contract, known_ids(client)))


@pytest.fixture(scope="module")
def most(client: AsgiClient) -> float:
    return 10 * seconds_of_100_kb(client)


@given(data=st.data())
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.data_too_large, HealthCheck.too_slow])
def test_large_requests_get_clear_answers_with_bounded_work(
    client: AsgiClient, inputs: list[LargeInput], data: st.DataObject
) -> None:
    asked = inputs[data.draw(st.integers(0, len(inputs) - 1))]

    what = f"{asked.operation.id}: {asked.what} at {asked.place}"
    assert_bounded_answer(client, what, asked.operation.method, asked.target, asked.body, {"content-type": JSON_TYPE})


def test_every_operation_with_a_json_body_is_covered(client: AsgiClient, inputs: list[LargeInput]) -> None:
    assert isinstance(client.app, MockServerApp)
    takes_json = {each.id for each in client.app.contract.operations.values() if JSON_TYPE in each.bodies}

    assert {asked.operation.id for asked in inputs} == takes_json


# Texts that are read as a whole, some of them outside of Python's functions, so that calls say little.
READ_TEXTS = {("post_analyze", "prompt"), ("post_embed_v2", "text.input_text")}


@pytest.mark.parametrize("what", TEXTS)
def test_no_text_takes_ten_times_the_time_of_100_kb(
    client: AsgiClient, inputs: list[LargeInput], most: float, what: str
) -> None:
    asked = [each for each in inputs if each.what == what and (each.operation.id, each.place) in READ_TEXTS]

    slow = [
        each.operation.id for each in asked if takes_longer(most, client, each.operation.method, each.target, each.body)
    ]

    assert len(asked) == len(READ_TEXTS)
    assert slow == []
