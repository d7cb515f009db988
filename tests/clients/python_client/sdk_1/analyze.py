"""Texts that are generated from a video, whole and as a stream."""

import json
from typing import Any

from tests.clients.python_client.call import Calls, Stage

calls = Calls()

ANALYZE, GENERATE, GIST, SUMMARIZE = "post_analyze", "post_generate", "post_gist", "post_summarize"
PROMPT = "What happens when it rains?"
SCHEMA = {"type": "object", "properties": {"title": {"type": "string"}}, "required": ["title"]}
BY_VIDEO, FORMATS = (1, 2), (1, 1)


def source(stage: Stage) -> dict[str, Any]:
    """Return the arguments that name the video: until 1.2 its id."""
    if stage.version < (1, 3):
        return {"video_id": stage["bikes"].id}
    return {"video": by_asset(stage)}


def by_asset(stage: Stage) -> Any:
    from twelvelabs.types import VideoContext_AssetId as AssetId

    return AssetId(asset_id=stage["bikes asset"].id)


@calls.of("analyze", ANALYZE)
def analyze(stage: Stage) -> None:
    stage["text"] = stage.client.analyze(**source(stage), prompt=PROMPT, temperature=0.2)
    assert "rain" in stage["text"].data.lower()
    assert stage["text"].id
    assert stage["text"].usage.output_tokens > 0


@calls.of("analyze (video by url)", ANALYZE, since=BY_VIDEO)
def analyze_address(stage: Stage) -> None:
    from twelvelabs.types import VideoContext_Url as Url

    found = stage.client.analyze(video=Url(url="https://example.com/city-bikes.mp4"), prompt=PROMPT)
    assert "rain" in found.data.lower()


@calls.of("analyze (part of an asset)", ANALYZE, since=BY_VIDEO)
def analyze_part(stage: Stage) -> None:
    found = stage.client.analyze(
        model_name="pegasus1.5", video=by_asset(stage), prompt=PROMPT, start_time=10, end_time=40, max_tokens=600
    )
    assert found.data
    assert found.finish_reason == "stop"


@calls.of("analyze (images)", ANALYZE, since=(1, 3))
def analyze_images(stage: Stage) -> None:
    from twelvelabs.types import AnalyzeImageInput as Image

    pictures = [Image(name="bicycle", asset_id=stage["picture asset"].id)]
    prompt = "What colour is <@bicycle>?"
    assert stage.client.analyze(model_name="pegasus1.6", image=pictures, prompt=prompt).data


@calls.of("analyze (response_format)", ANALYZE, since=FORMATS)
def analyze_as_json(stage: Stage) -> None:
    found = stage.client.analyze(**source(stage), prompt="Give it a title", response_format=_format(stage))
    assert json.loads(found.data)["title"]


def _format(stage: Stage) -> Any:
    from twelvelabs import types

    name = "ResponseFormat" if stage.version < (1, 2) else "SyncResponseFormat"
    return getattr(types, name)(type="json_schema", json_schema=SCHEMA)


@calls.of("analyze_stream", ANALYZE)
def stream(stage: Stage) -> None:
    events = list(stage.client.analyze_stream(**source(stage), prompt=PROMPT, temperature=0.2))
    kinds = [event.event_type for event in events]
    assert (kinds[0], kinds[-1]) == ("stream_start", "stream_end")
    texts = [event.text for event in events if event.event_type == "text_generation"]
    assert len(texts) > 1
    assert "".join(texts) == stage["text"].data


@calls.of("generate", GENERATE, before=(1, 2))
def generate(stage: Stage) -> None:
    found = stage.client.generate(video_id=stage["bikes"].id, prompt=PROMPT, temperature=0.2, stream=False)
    assert found.data == stage["text"].data


@calls.of("gist", GIST, before=(1, 2))
def gist(stage: Stage) -> None:
    found = stage.client.gist(video_id=stage["bikes"].id, types=["title", "topic", "hashtag"])
    assert (found.title, found.topics) == ("A Morning with City Bikes", ["Cycling"])
    assert found.usage.output_tokens > 0


@calls.of("summarize", SUMMARIZE, before=(1, 2))
def chapters(stage: Stage) -> None:
    found = stage.client.summarize(video_id=stage["bikes"].id, type="chapter", prompt="Name the places")
    assert (found.chapters[0].start_sec, found.chapters[-1].end_sec) == (0, 96)


@calls.of("summarize (summary)", SUMMARIZE, before=(1, 2))
def summary(stage: Stage) -> None:
    found = stage.client.summarize(video_id=stage["bikes"].id, type="summary", max_tokens=20)
    assert found.summarize_type == "summary"
    assert found.usage.output_tokens <= 20
