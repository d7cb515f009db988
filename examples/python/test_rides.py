"""A suite of somebody who uses the API, against the stand-in: `pytest examples/python`."""

from typing import Any

import pytest
from twelvelabs import RateLimitError, TwelveLabs

from mockserver.testing import Account

ENGINES = [{"name": "marengo2.6", "options": ["visual", "conversation"]}]


@pytest.fixture
def client(mock_api: Account) -> Any:
    return TwelveLabs(api_key=mock_api.api_key)


@pytest.fixture
def index_id(client: Any, mock_api: Account) -> str:
    """An index with one video in it, which is ready at once: the clock does not wait."""
    index = client.index.create("Rides", engines=ENGINES)
    client.task.create(index.id, url="https://example.com/city-bikes.mp4")
    mock_api.clock.advance_until_idle()
    return str(index.id)


def test_a_ride_is_found_by_what_is_said(client: Any, index_id: str) -> None:
    best = client.search.query(index_id, ["conversation"], query_text="stretch out your arm and turn").data[0]

    assert best.confidence == "high"


def test_too_many_searches_are_an_error_of_the_client(client: Any, index_id: str, mock_api: Account) -> None:
    fault = mock_api.fail("search", status=429)

    with pytest.raises(RateLimitError):
        client.search.query(index_id, ["conversation"], query_text="arm")

    assert fault.fired > 0
