"""The subject of a video."""

import pytest

from mockserver.domain.generation.speech.genre import Genre
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


@pytest.mark.parametrize(
    ("name", "genres"),
    [
        ("zoom_0.mp4", {Genre.CALL, Genre.SALES_CALL, Genre.MEETING, Genre.LECTURE}),
        ("GMT20240205-160233_Recording_1920x1080.mp4", {Genre.CALL, Genre.SALES_CALL, Genre.MEETING, Genre.LECTURE}),
        ("Screen Recording 2024-03-11 at 10.22.41.mov", {Genre.LECTURE, Genre.VLOG}),
        ("DJI_0042.MP4", {Genre.DOCUMENTARY}),
    ],
)
def test_a_name_without_words_shows_what_its_recorder_is_used_for(name: str, genres: set[Genre]) -> None:
    assert {subject_of(name, bytes([seed])).genre for seed in range(20)} <= genres


def test_a_phone_films_anything() -> None:
    assert len({subject_of("IMG_2231.MOV", bytes([seed])).topic for seed in range(40)}) > 15


@pytest.mark.parametrize(
    ("name", "genre"),
    [
        ("What is compound interest?", Genre.LECTURE),
        ("FAQ shipping.mp4", Genre.LECTURE),
        ("Live coverage of the vote", Genre.NEWS_REPORT),
    ],
)
def test_a_question_and_a_form_tell_the_genre(name: str, genre: Genre) -> None:
    assert subject_of(name, b"").genre is genre
