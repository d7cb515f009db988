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
    *("aB", ".mp4", "a b ", "in ", "change ", "(1) ", "copy of ", "final ", "#1 ", "man stealing ", "emmas ", "a/"),
    *("viofo_", "zoom_0", "ch1_", "stays-queued ", "1-", "c++ "),
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
    seconds_of_name(client, "warm up")
    most = 10 * seconds_of_100_kb(client)

    slow = [one for one in REPEATED if min(seconds_of_name(client, one) for _ in range(2)) > most]

    assert slow == []


def seconds_of_name(client: AsgiClient, repeated: str) -> float:
    """Return the longest processor time of a callback of an upload with a name that repeats a text, and of a search."""
    serial = next(SERIALS)
    index = client.post("/indexes", {"index_name": f"films {serial}", "engines": ENGINES}).json()["_id"]
    name = f"{repeated * (LENGTH // len(repeated))} {serial}.mp4"
    upload = {"file": [{"index_id": index, "object": f"s3://films/{name}", "language": "en"}]}
    search = {"index_id": index, "query": "a dog", "search_options": ["visual"]}
    return max(
        longest_callback(client, "POST", "/v1.2/tasks/transfers", orjson.dumps(upload)),
        longest_callback(client, "POST", "/v1.2/search", orjson.dumps(search)),
    )
