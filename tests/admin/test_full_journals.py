"""A journal is read entry by entry: no operation takes more memory than the journal itself."""

import tracemalloc
from collections.abc import Iterator

import orjson
import pytest

from mockserver.app.application import MockServerApp
from mockserver.ground.settings import Settings
from tests.support.asgi import JSON, AsgiClient

KEY = "tlk_READ"
REQUESTS = 1_500
NEVER = {"headers": {"x-trace": "never sent"}}
READING = {
    "a page": ("GET", "/__admin/journal", b""),
    "a search": ("POST", "/__admin/journal/search", orjson.dumps({"match": NEVER})),
    "a wait": ("POST", "/__admin/journal/wait", orjson.dumps({"match": NEVER, "timeout_seconds": 0})),
    "a verification that passes": (
        "POST",
        "/__admin/verify",
        orjson.dumps({"match": {"operation": "make-search-request"}}),
    ),
    "a verification that fails": ("POST", "/__admin/verify", orjson.dumps({"match": NEVER})),
    "a verification of nothing": ("POST", "/__admin/verify", orjson.dumps({"exactly": 0})),
    "an order": ("POST", "/__admin/verify/order", orjson.dumps({"calls": [{"match": NEVER}]})),
    "the conduct": ("GET", "/__admin/conduct", b""),
}


@pytest.fixture(scope="module")
def client() -> Iterator[AsgiClient]:
    with AsgiClient(MockServerApp(Settings()), KEY) as client:
        for number in range(REQUESTS):
            body = {"query": f"query {number}", "index_id": f"{number:024x}", "search_options": ["visual"]}
            client.post("/search", body)
        yield client


@pytest.mark.parametrize("reading", READING)
def test_reading_a_journal_takes_less_memory_than_the_journal(client: AsgiClient, reading: str) -> None:
    assert isinstance(client.app, MockServerApp)
    journal = client.app.accounts.of(KEY.encode()).kit.journal
    ask(client, reading)  # what is imported and cached at the first use does not count

    tracemalloc.start()
    ask(client, reading)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert len(journal) >= REQUESTS
    assert peak < journal.size


def ask(client: AsgiClient, reading: str) -> None:
    method, path, body = READING[reading]
    assert client.send(method, path, body, {"content-type": JSON}).status == 200
