"""Prompts as long as the API accepts: whatever they repeat, reading one does not hold up other requests."""

from collections.abc import Iterator

import orjson
import pytest

from mockserver.app.application import MockServerApp
from mockserver.ground.settings import Settings
from tests.support.asgi import AsgiClient
from tests.support.processor_time import seconds_of_100_kb, takes_longer

LENGTH = 9_000
LONG_WORD = "a" * (LENGTH // 2)
REPEATED = (
    *(" ", "\n", "\t\n", ".", "-", '"', "'", "{", "[", ":", ",", "1", "1 ", "a-", "a, ", '"a", ', "…"),
    *("is the ", "or ", "so ", "classify ", "one of ", "as a ", "into simple ", "in one word ", "without "),
    *("is it a or ", "the first ", "key: ", "list of ", "min ", "01:02 ", "en ", "und ", "ثلاث ", "三"),
    *("columns a, ", "table with ", "highlights ", "not ", "reasons ", "emojis ", "json list of ", "the person "),
    *("write a bcd (e), ", "*Ab*, "),
    *(
        "a: <a>\n",
        "- a: int\n",
        "{{a}}\n",
        "# a\n",
        "| a | |\n",
        "|---|---|\n",
        "1. a ",
        "`a - b` ",
        "form [a] ",
        "html ",
    ),
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
    slow = [
        repeated
        for repeated in REPEATED
        if takes_longer(most, client, "POST", "/v1.3/analyze", question(before, repeated, after))
    ]

    assert slow == []


def question(before: str, repeated: str, after: str) -> bytes:
    """Return a request with a prompt that repeats a text."""
    times = (LENGTH - len(before) - len(after)) // len(repeated)
    video = {"type": "url", "url": "https://films.example/dogs.mp4"}
    prompt = before + repeated * times + after
    return orjson.dumps({"model_name": "pegasus1.5", "video": video, "prompt": prompt, "stream": False})
