"""Gist and summarize: texts about an indexed video in fixed forms."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from mockserver.ground.clock import VirtualClock
from mockserver.ground.settings import Settings
from tests.support.api import Server
from tests.support.api_1_3 import MARENGO, Api13, code_of

SCHEMA = {"type": "object", "properties": {"title": {"type": "string"}}, "required": ["title"]}


@pytest.fixture
def api(clock: VirtualClock) -> Iterator[Api13]:
    """A server whose jobs finish at once."""
    with Server(Settings(profile="instant"), clock) as api:
        yield Api13(api.app, api.clock, inside=api._inside)


@pytest.fixture
def video_id(api: Api13) -> str:
    return api.ready_video(api.create_index())


def written(api: Api13, path: str, **body: Any) -> Any:
    reply = api.post(path, json=body)
    assert reply.status_code == 200, reply.text
    return reply.json()


@pytest.mark.parametrize("types", [["title"], ["hashtag", "topic"], ["title", "topic", "hashtag"]])
def test_a_gist_has_the_requested_types_and_its_usage(api: Api13, video_id: str, types: list[str]) -> None:
    gist = written(api, "/gist", video_id=video_id, types=types)

    names = {"title": "title", "topic": "topics", "hashtag": "hashtags"}
    assert set(gist) == {"id", "usage", *(names[kind] for kind in types)}
    assert gist["usage"]["output_tokens"] > 0


def test_both_versions_generate_the_same_text(api: Api13, video_id: str) -> None:
    index = api.app.accounts.of(b"tlk_TEST").videos.get(video_id).content
    gist = written(api, "/gist", video_id=video_id, types=["title", "topic"])

    assert (gist["title"], gist["topics"]) == (index.title, list(index.topics))


@pytest.mark.parametrize(("kind", "name"), [("chapter", "chapters"), ("highlight", "highlights")])
def test_times_have_both_field_names(api: Api13, video_id: str, kind: str, name: str) -> None:
    summary = written(api, "/summarize", video_id=video_id, type=kind)

    assert set(summary) == {"id", "summarize_type", name, "usage"}
    assert summary["summarize_type"] == kind
    assert all((part["start"], part["end"]) == (part["start_sec"], part["end_sec"]) for part in summary[name])


def test_a_summary_is_cut_off_at_max_tokens(api: Api13, video_id: str) -> None:
    whole = written(api, "/summarize", video_id=video_id, type="summary")
    cut = written(api, "/summarize", video_id=video_id, type="summary", max_tokens=5)

    assert whole["usage"]["output_tokens"] > cut["usage"]["output_tokens"] == 5
    assert whole["summary"].startswith(cut["summary"])


def test_a_summary_can_be_a_document(api: Api13, video_id: str) -> None:
    wanted = {"type": "json_schema", "json_schema": SCHEMA}
    summary = written(api, "/summarize", video_id=video_id, type="summary", response_format=wanted)

    assert json.loads(summary["summary"])["title"]
    refused = api.post("/summarize", json={"video_id": video_id, "type": "chapter", "response_format": wanted})
    assert code_of(refused) == (400, "parameter_invalid")
    assert "response_format" in refused.json()["message"]


def test_a_summary_can_be_fixed_but_not_chapters(api: Api13, video_id: str) -> None:
    rule = {"match": {"operation": "post_summarize"}, "replies": [{"text": "All is well."}], "then": "repeat"}
    assert api.client.post("/__admin/answers", json=rule).status_code == 201

    assert written(api, "/summarize", video_id=video_id, type="summary")["summary"] == "All is well."
    assert "chapters" in written(api, "/summarize", video_id=video_id, type="chapter")


def test_the_tokens_of_both_are_metered(api: Api13, video_id: str) -> None:
    replies = [
        written(api, "/gist", video_id=video_id, types=["title"]),
        written(api, "/summarize", video_id=video_id, type="highlight"),
    ]

    usage = api.client.get("/__admin/usage").json()
    assert usage["tokens_generated"] == sum(reply["usage"]["output_tokens"] for reply in replies)


def test_an_index_without_pegasus_is_refused(api: Api13) -> None:
    video_id = api.ready_video(api.create_index("seen", [MARENGO]))

    replies = [
        api.post("/gist", json={"video_id": video_id, "types": ["title"]}),
        api.post("/summarize", json={"video_id": video_id, "type": "summary"}),
    ]

    assert [code_of(reply) for reply in replies] == [(400, "index_not_supported_for_generate")] * 2
