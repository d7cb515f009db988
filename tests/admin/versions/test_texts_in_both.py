"""Generated texts of each version: fixed by a test, and counted."""

from typing import Any

import orjson
import pytest

from tests.support.api import Api
from tests.support.dialects import V1_2, V1_3, Dialect, write


@pytest.fixture
def video_id(api: Api) -> str:
    return api.ready_video(api.create_index())


def fix(api: Api, operation: str, text: str, **match: Any) -> None:
    order = {"match": {"operation": operation, **match}, "replies": [{"text": text}]}
    assert api.client.post("/__admin/answers", json=order).status_code == 201


def tokens(api: Api) -> int:
    return int(api.client.get("/__admin/usage").json()["tokens_generated"])


def written(api: Api, video_id: str, prompt: str, *, stream: bool = False) -> str:
    reply = write(api, video_id, prompt, stream=stream)
    assert reply.status_code == 200, reply.text
    if stream:
        return "".join(orjson.loads(line).get("text", "") for line in reply.content.splitlines())
    return str(reply.json()["data"])


def test_a_fixed_text_answers_a_prompt_streamed_or_not(api: Api, dialect: Dialect, video_id: str) -> None:
    fix(api, dialect.generate, "Roses are red.", prompt={"regex": "poem"}, video_id=video_id)

    texts = [written(api, video_id, "A poem", stream=stream) for stream in (False, True)]

    assert texts == ["Roses are red."] * 2
    assert written(api, video_id, "A list") != "Roses are red."


@pytest.mark.parametrize(("tag", "of"), [("generate", V1_2), ("analyze", V1_3)])
def test_a_fixed_text_for_a_tag_has_the_format_of_the_version(api: Api, tag: str, of: Dialect) -> None:
    speaker = of.of(api)
    video_id = speaker.ready_video(speaker.create_index())
    fix(api, tag, "Roses are red.")

    assert written(speaker, video_id, "A poem") == "Roses are red."


@pytest.mark.parametrize("stream", [False, True])
def test_only_tokens_of_the_text_are_counted(api: Api, dialect: Dialect, video_id: str, *, stream: bool) -> None:
    fix(api, dialect.generate, "Roses are red, violets are blue.")

    written(api, video_id, "A poem", stream=stream)

    assert tokens(api) == 8


def test_the_meter_agrees_with_the_usage_in_the_reply(api: Api, video_id: str, dialect: Dialect) -> None:
    replies = [write(api, video_id, "What happens?", stream=stream) for stream in (False, True)]

    last = [orjson.loads(reply.content.splitlines()[-1]) for reply in replies]
    said = [line.get("metadata", line).get("usage", {}).get("output_tokens") for line in last]
    assert said == ([None, None] if dialect is V1_2 else [tokens(api) // 2] * 2)
