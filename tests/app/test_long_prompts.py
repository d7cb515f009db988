"""Prompts as long as the API accepts: whatever they repeat, reading one does not hold up other requests."""

from collections.abc import Iterator

import orjson
import pytest

from mockserver.app.application import MockServerApp
from mockserver.ground.settings import Settings
from tests.support.asgi import AsgiClient
from tests.support.processor_time import longest_callback, seconds_of_100_kb

LENGTH = 9_000
LONG_WORD = "a" * (LENGTH // 2)
REPEATED = (
    *(" ", "\n", "\t\n", ".", "-", '"', "'", "{", "[", ":", ",", "1", "1 ", "a-", "a, ", '"a", ', "…"),
    *("is the ", "or ", "so ", "classify ", "one of ", "as a ", "into simple ", "in one word ", "without "),
    *("is it a or ", "the first ", "key: ", "list of ", "min ", "01:02 ", "en ", "und ", "ثلاث ", "三"),
)
AROUND = (("", ""), ("", f"{LONG_WORD} or "), ("Return JSON {", ""), ("List three: ", " b?"))


@pytest.fixture(scope="module")
def client() -> Iterator[AsgiClient]:
    app = MockServerApp(Settings(profile="instant"))
    with AsgiClient(app, "tlk_PROMPTS") as client:
        yield client
    app.close()


@pytest.fixture(scope="module")
def most(client: AsgiClient) -> float:
    return 10 * seconds_of_100_kb(client)


@pytest.mark.parametrize(("before", "after"), AROUND)
def test_no_repetition_makes_a_prompt_take_ten_times_the_time_of_100_kb(
    client: AsgiClient, most: float, before: str, after: str
) -> None:
    slow = [repeated for repeated in REPEATED if seconds_of(client, before, repeated, after) > most]

    assert slow == []


def seconds_of(client: AsgiClient, before: str, repeated: str, after: str) -> float:
    """Return the seconds of the longest callback for a prompt that repeats a text; the shorter one of two requests."""
    times = (LENGTH - len(before) - len(after)) // len(repeated)
    video = {"type": "url", "url": "https://films.example/dogs.mp4"}
    body = {"model_name": "pegasus1.5", "video": video, "prompt": before + repeated * times + after, "stream": False}
    return min(longest_callback(client, "POST", "/v1.3/analyze", orjson.dumps(body)) for _ in range(2))
