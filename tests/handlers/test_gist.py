"""The gist of a video, which is written once for all requests that want the same of it."""

from dataclasses import replace

from mockserver.domain.generation.generator import generate_content
from mockserver.handlers.common.texts import GistQuery, gist_view
from tests.support.calls import calls_of

CONTENT = generate_content(b"market", 60.0, title="farmers market")
WHOLE = GistQuery("video", ("title", "topic", "hashtag"))


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
