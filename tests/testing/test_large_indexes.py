"""While a large index is read for its first search, other requests are answered."""

from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from threading import Event
from typing import Any

import httpx
import pytest

from mockserver.domain.retrieval.corpora import Corpora
from mockserver.testing import MockServer
from tests.testing.clients import create_index, upload

LONGEST_SECONDS = 30


class Reading:
    """The reading of an index, which the test blocks until it releases it."""

    def __init__(self) -> None:
        self.has_begun = Event()
        self.may_end = Event()


@pytest.fixture
def reading(monkeypatch: pytest.MonkeyPatch) -> Iterator[Reading]:
    reading, read_on = Reading(), Corpora.read_on

    def long_read_on(corpora: Corpora, *asked: Any) -> bool:
        reading.has_begun.set()
        return read_on(corpora, *asked) and reading.may_end.is_set()

    monkeypatch.setattr(Corpora, "read_on", long_read_on)
    yield reading
    reading.may_end.set()


REQUESTS: Mapping[str, Mapping[str, Any]] = {
    "/search": {"query": "bike", "search_options": ["visual"], "threshold": "none"},
    "/search/combined": {"query": {"text": "bike"}, "search_options": ["visual"], "threshold": "none"},
    "/classify/bulk": {"options": ["visual"], "classes": [{"name": "rides", "prompts": ["bike"]}]},
}


@pytest.mark.parametrize("route", REQUESTS)
def test_other_requests_are_answered_while_an_index_is_read(reading: Reading, route: str) -> None:
    with MockServer() as mock, ThreadPoolExecutor(1) as elsewhere:
        index_id = create_index(mock)
        upload(mock, index_id)
        body = {"index_id": index_id, **REQUESTS[route]}
        asked = elsewhere.submit(httpx.post, mock.url_v12 + route, json=body, headers={"x-api-key": mock.api_key})
        assert reading.has_begun.wait(LONGEST_SECONDS)

        with httpx.Client() as other:
            health = other.get(f"{mock.url}/__admin/health")
            indexes = other.get(f"{mock.url_v12}/indexes", headers={"x-api-key": "tlk_OTHER"})
            answered_before = not asked.done()

        reading.may_end.set()
        assert answered_before
        assert [health.status_code, indexes.status_code] == [200, 200]
        assert asked.result(LONGEST_SECONDS).status_code == 200


def test_a_video_deleted_while_an_index_is_read_is_not_found(reading: Reading) -> None:
    with MockServer() as mock, ThreadPoolExecutor(1) as elsewhere:
        index_id = create_index(mock)
        upload(mock, index_id)
        body = {"index_id": index_id, **REQUESTS["/search"]}
        headers = {"x-api-key": mock.api_key}
        asked = elsewhere.submit(httpx.post, f"{mock.url_v12}/search", json=body, headers=headers)
        assert reading.has_begun.wait(LONGEST_SECONDS)

        httpx.delete(f"{mock.url_v12}/indexes/{index_id}", headers=headers)

        reading.may_end.set()
        assert asked.result(LONGEST_SECONDS).json()["code"] == "resource_not_exist"
