"""Vectors of images and audio are near those of the words in their names."""

import pytest

from mockserver.domain.embedding import similarity
from tests.support.embeddings import CAMPING
from tests.support.vectors import embed_audio, embed_image, embed_scene_span, embed_text


def test_an_image_is_near_to_the_words_of_its_name() -> None:
    image = embed_image(b"one", "red-tent_in_snow")

    assert similarity(image, embed_text("a red tent in snow")) > 0.8
    assert similarity(image, embed_scene_span(CAMPING, 0, 6)) > 0.5


def test_images_without_words_are_near_nothing_else() -> None:
    one, other = embed_image(b"one"), embed_image(b"other")

    assert one == embed_image(b"one")
    assert abs(similarity(one, other)) < 0.15
    assert abs(similarity(one, embed_text("a red tent"))) < 0.15


def test_images_with_the_same_name_have_similar_but_different_vectors() -> None:
    assert 0.5 < similarity(embed_image(b"one", "tent"), embed_image(b"other", "tent")) < 0.99


def test_audio_is_cut_like_a_video_and_each_window_is_near_its_words() -> None:
    windows = embed_audio(b"one", 20, "guitar song", start=2)

    assert [offset for offset, _ in windows] == [2, 8, 14]
    assert len({vector for _, vector in windows}) == 3
    assert all(similarity(vector, embed_text("a song on the guitar")) > 0.7 for _, vector in windows)


@pytest.mark.parametrize(("duration", "start"), [(0.5, 0), (0, 0), (5, 60)])
def test_audio_of_any_length_has_at_least_one_window(duration: float, start: float) -> None:
    assert [offset for offset, _ in embed_audio(b"one", duration, start=start)] == [start]
