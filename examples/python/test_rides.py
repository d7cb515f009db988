"""An example suite for a client that uses `twelvelabs` 1.x: `pytest examples/python`."""

from typing import Any

import pytest
from twelvelabs import TwelveLabs
from twelvelabs.errors import TooManyRequestsError
from twelvelabs.indexes import IndexesCreateRequestModelsItem as Model

from mockserver.testing import Account


@pytest.fixture
def client(mock_api: Account) -> Any:
    return TwelveLabs(api_key=mock_api.api_key)


@pytest.fixture
def index_id(client: Any, mock_api: Account) -> str:
    """An index with one video in it, which is ready at once, without waiting."""
    models = [Model(model_name="marengo3.0", model_options=["visual", "audio"])]
    index = client.indexes.create(index_name="Rides", models=models)
    client.tasks.create(index_id=index.id, video_url="https://example.com/city-bikes.mp4")
    mock_api.clock.advance_until_idle()
    return str(index.id)


def search(client: Any, index_id: str) -> Any:
    return client.search.query(
        index_id=index_id, search_options=["transcription"], query_text="stretch out your arm and turn"
    )


def test_a_ride_is_found_by_what_is_said(client: Any, index_id: str) -> None:
    best = next(iter(search(client, index_id)))

    assert "stretch out your arm" in best.transcription


def test_too_many_searches_are_an_error_of_the_client(client: Any, index_id: str, mock_api: Account) -> None:
    fault = mock_api.fail("search", status=429)

    with pytest.raises(TooManyRequestsError):
        search(client, index_id)

    assert fault.fired > 0
