"""Names as long as the API accepts: whatever they repeat, reading one does not hold up other requests."""

from collections.abc import Iterator
from itertools import count

import orjson
import pytest

from mockserver.app.application import MockServerApp
from mockserver.ground.settings import Settings
from tests.support.asgi import AsgiClient
from tests.support.processor_time import longest_callback, seconds_of_100_kb

LENGTH = 100_000
REPEATED = (
    "aB",
    ".mp4",
    "a b ",
    "in ",
    "change ",
    "(1) ",
    "copy of ",
    "final ",
    "#1 ",
    "man stealing ",
    "emmas ",
    "a/",
)
SERIALS = count()
ENGINES = [{"engine_name": "marengo2.6", "engine_options": ["visual", "conversation"]}]


@pytest.fixture
def client() -> Iterator[AsgiClient]:
    app = MockServerApp(Settings(profile="instant"))
    with AsgiClient(app, "tlk_NAMES") as client:
        yield client
    app.close()


def test_no_repetition_makes_a_name_take_ten_times_the_time_of_100_kb(client: AsgiClient) -> None:
    search(client, uploaded(client, "warm up"))
    most = 10 * seconds_of_100_kb(client)

    slow = [one for one in REPEATED if min(search(client, uploaded(client, one)) for _ in range(2)) > most]

    assert slow == []


def uploaded(client: AsgiClient, repeated: str) -> str:
    """Return the id of a new index with a video whose name repeats a text."""
    serial = next(SERIALS)
    index = client.post("/indexes", {"index_name": f"films {serial}", "engines": ENGINES}).json()["_id"]
    name = f"film {serial} {repeated * (LENGTH // len(repeated))}.mp4"
    client.post("/tasks/transfers", {"file": [{"index_id": index, "object": f"s3://films/{name}", "language": "en"}]})
    return str(index)


def search(client: AsgiClient, index: str) -> float:
    """Return the longest processor time of a callback of the first search."""
    body = orjson.dumps({"index_id": index, "query": "a dog", "search_options": ["visual"]})
    return longest_callback(client, "POST", "/v1.2/search", body)
