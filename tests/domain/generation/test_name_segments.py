"""The words of a name, and what stands between them."""

import pytest

from mockserver.domain.generation.name_segments import segments_of


def words_of(name: str) -> list[str]:
    return [word for segment in segments_of(name) for word in segment]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("FaceTime with Mom.mov", ["FaceTime", "with", "Mom"]),
        ("MySQL backup", ["MySQL", "backup"]),
        ("LeBron dunk", ["LeBron", "dunk"]),
        ("DogTraining.mp4", ["Dog", "Training"]),
        ("DogTraining_BeachDay.mp4", ["Dog", "Training", "Beach", "Day"]),
        ("MyFirstBeachDay in Spain", ["my", "first", "beach", "day", "in", "Spain"]),
    ],
)
def test_a_single_capital_within_a_word_between_spaces_is_that_of_a_brand(name: str, words: list[str]) -> None:
    assert words_of(name) == words


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("interview w/ CEO Satya", ["interview", "with", "CEO", "Satya"]),
        ("ep 3 w/Anna", ["ep", "3", "with", "Anna"]),
        ("Q&A w/ Dr. Lee", ["Q&A", "with", "Dr", "Lee"]),
        ("coffee w/o sugar", ["coffee", "without", "sugar"]),
        ("AC/DC live", ["AC", "DC", "live"]),
        ("Marketing / review", ["Marketing", "review"]),
    ],
)
def test_a_slash_in_a_title_parts_no_folders(name: str, words: list[str]) -> None:
    assert words_of(name) == words


@pytest.mark.parametrize(
    "path",
    ["/uploads/2024/05/dog run.mp4", "C:\\Users\\me\\dog run.mp4", "w/videos/dog run.mp4", "a b/c d/dog run.mp4"],
)
def test_folders_of_a_path_are_left_out(path: str) -> None:
    assert words_of(path) == ["dog", "run"]
