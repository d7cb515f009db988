"""Generated texts, in one piece and as streams."""

import json
from typing import Any

import pytest

from tests.support.api import Api

CHESS = "65282b9043e8c47e4eb47e47"


@pytest.fixture
def sample(api: Api) -> Api:
    return api.as_key("tlk_SAMPLE")


def events(api: Api, prompt: str) -> list[dict[str, Any]]:
    reply = api.post("/generate", json={"video_id": CHESS, "prompt": prompt, "stream": True})
    assert reply.headers["content-type"] == "application/x-ndjson"
    return [json.loads(line) for line in reply.text.splitlines()]


def test_a_stream_begins_and_ends_with_the_same_generation(sample: Api) -> None:
    written = events(sample, "Describe the video in three sentences.")

    assert written[0]["event_type"] == "stream_start"
    assert written[-1]["event_type"] == "stream_end"
    assert written[0]["metadata"]["generation_id"] == written[-1]["metadata"]["generation_id"]


def test_the_fragments_of_a_stream_are_the_text_that_comes_in_one_piece(sample: Api) -> None:
    prompt = "Write a limerick about this video."

    fragments = [event["text"] for event in events(sample, prompt) if event["event_type"] == "text_generation"]

    whole = sample.post("/generate", json={"video_id": CHESS, "prompt": prompt}).json()["data"]
    assert "".join(fragments) == whole
    assert len(fragments) > 3


def test_a_stream_that_cannot_begin_is_an_ordinary_error(sample: Api) -> None:
    reply = sample.post("/generate", json={"video_id": "0" * 24, "prompt": "What?", "stream": True})

    assert (reply.status_code, reply.json()["code"]) == (404, "resource_not_exist")


@pytest.mark.parametrize("kind", ["title", "topic", "hashtag"])
def test_gist_returns_only_the_requested_types(sample: Api, kind: str) -> None:
    names = {"title": "title", "topic": "topics", "hashtag": "hashtags"}

    gist = sample.post("/gist", json={"video_id": CHESS, "types": [kind]}).json()

    assert gist.keys() == {"id", names[kind]}
