"""The vector of a span of video is near the texts of its content."""

from math import isclose

import pytest

from mockserver.domain.embedding import similarity
from mockserver.domain.embedding.spans import bag_of_span
from mockserver.domain.generation.imagined import imagined_content
from mockserver.domain.generation.scene_writer import SceneWriter
from mockserver.domain.records.scenes import Content, Modality, Moment, Scene
from tests.support.embeddings import CAMPING, nearest
from tests.support.vectors import embed_scene_span, embed_text, segments


@pytest.mark.parametrize(
    ("query", "start", "end"),
    [
        ("a red tent", 0, 6),
        ("a kettle of tea", 12, 18),
        ("songs with a guitar", 18, 24),
        ("Chapter two", 12, 18),
        ("Nordkai", 18, 24),
    ],
)
def test_the_nearest_clip_is_the_one_that_shows_or_says_it(query: str, start: float, end: float) -> None:
    clip = nearest(query, segments(CAMPING, 24))

    assert (clip.start, clip.end) == (start, end)
    assert similarity(embed_text(query), clip.vector) > 0.3


def test_a_span_without_content_is_near_the_videos_subject() -> None:
    vector = embed_scene_span(CAMPING, 30, 36)

    assert similarity(vector, embed_text("camping outdoors in the evening")) > 0.5


def test_the_vector_of_one_modality_needs_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(SceneWriter, "scenes", None)
    content = imagined_content(b"a span of speech", 60)

    found = bag_of_span(content, 0, 30, [Modality.SPEECH])

    assert found


def test_the_more_of_a_video_a_span_covers_the_nearer_it_is_to_the_subject_in_other_words() -> None:
    scenes = tuple(Scene(at, at + 5, "", seen=(Moment(at, at + 5, "A hand on a shelf"),)) for at in range(0, 40, 5))
    content = Content("Rescued kitten", (), (), scenes)
    subject = embed_text("a young cat from the shelter")

    nearness = [similarity(subject, embed_scene_span(content, 0, end)) for end in (5, 10, 20, 40)]

    assert nearness == sorted(set(nearness))


def test_a_moment_with_a_small_overlap_counts_little() -> None:
    kettle = embed_text("steam from a kettle")

    barely = similarity(kettle, embed_scene_span(CAMPING, 0, 12.5))

    assert barely < 0.25 < similarity(kettle, embed_scene_span(CAMPING, 11, 17))


def test_content_without_any_words_has_a_vector_too() -> None:
    vector = embed_scene_span(Content("", (), (), ()), 0, 6)

    assert isclose(similarity(vector, vector), 1, abs_tol=1e-6)
