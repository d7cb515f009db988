"""The subject of a video."""

import pytest

from mockserver.domain.generation.subject import subject_of
from mockserver.ground.caches import LONGEST_KEPT


@pytest.mark.parametrize(
    "name",
    [
        "Harbour tour at dawn 2024-03-01.mov",
        "Harbour_tour_at_dawn_take3.mp4",
        "https://example.com/files/Harbour%20tour%20at%20dawn%20%5BdQw4w9WgXcQ%5D.mp4",
    ],
)
def test_names_that_differ_in_noise_only_share_a_subject(name: str) -> None:
    assert subject_of(name, b"one") is subject_of("Harbour tour at dawn.mp4", b"other")


def test_the_subject_of_a_very_long_name_is_not_kept() -> None:
    name = "harbour " * LONGEST_KEPT

    assert subject_of(name, b"one") is not subject_of(name, b"one")


def test_videos_without_a_name_have_subjects_of_their_own() -> None:
    titles = {subject_of("IMG_2231.MOV", bytes([number])).things[0].title for number in range(20)}

    assert len(titles) > 15


def test_what_a_video_without_a_name_is_about_is_definite_after_its_title() -> None:
    for number in range(256):
        [first, *_] = subject_of("IMG_2231.MOV", bytes([number])).things
        assert not first.about.startswith(("a ", "an "))
        assert first.about in first.parts
