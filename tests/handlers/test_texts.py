"""The gist and the summary of a video, which are written once for all requests that want the same of it."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis.strategies import builds, lists, none, sampled_from

from mockserver.domain import writing
from mockserver.domain.generation.generator import generate_content
from mockserver.domain.records.scenes import Content
from mockserver.domain.records.video import Video
from mockserver.handlers.common.texts import GistQuery, SummaryQuery, gist_view, summary_view
from tests.support.calls import calls_of
from tests.support.records import a_video, an_asset

CONTENT = generate_content(b"market", 60.0, title="farmers market")
WHOLE = GistQuery("video", ("title", "topic", "hashtag"))
KINDS = ("summary", "chapter", "highlight")


def video_of(content: Content) -> Video:
    return a_video("video", "index", an_asset("market.mp4", datetime(2026, 1, 1, tzinfo=UTC), content=content), None)


def test_a_gist_follows_its_content_and_what_is_asked_for() -> None:
    other = replace(CONTENT, topics=("trains",), hashtags=("#rails",))

    found = [gist_view(one, query) for one in (CONTENT, other) for query in (WHOLE, GistQuery("video", ("topic",)))]

    assert found == [
        {"title": CONTENT.title, "topics": list(CONTENT.topics), "hashtags": list(CONTENT.hashtags)},
        {"topics": list(CONTENT.topics)},
        {"title": CONTENT.title, "topics": ["trains"], "hashtags": ["rails"]},
        {"topics": ["trains"]},
    ]


def test_a_gist_that_is_asked_for_again_takes_fewer_calls() -> None:
    first = calls_of(lambda: gist_view(replace(CONTENT), WHOLE))
    gist_view(CONTENT, WHOLE)

    assert calls_of(lambda: gist_view(CONTENT, WHOLE)) < 0.5 * first


@settings(max_examples=30, deadline=None)
@given(
    lists(
        builds(
            SummaryQuery,
            sampled_from(["video"]),
            sampled_from(KINDS),
            none() | sampled_from(["In two sentences", "What is sold?"]),
            sampled_from([0.0, 0.7]),
        ),
        max_size=6,
    )
)
def test_a_summary_is_the_same_whatever_was_asked_before(queries: list[SummaryQuery]) -> None:
    one, other = video_of(CONTENT), video_of(generate_content(b"choir", 60.0, title="farmers market"))

    found = [summary_view(video, query) for query in queries for video in (one, other)]

    assert found == [
        summary_view(video_of(replace(video.content)), query) for query in queries for video in (one, other)
    ]


@pytest.mark.parametrize("kind", KINDS)
def test_a_summary_that_is_asked_for_again_is_not_written_again(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    video, query = video_of(replace(CONTENT)), SummaryQuery("video", kind, None)
    first = summary_view(video, query)
    for name in ("summary", "chapters", "highlights"):
        monkeypatch.setattr(writing, name, None)

    assert summary_view(video, query) == first
