"""The words of a name, and what stands between them."""

import pytest

from mockserver.domain.generation.names.segments import segments_of


def words_of(name: str) -> list[str]:
    return [word for segment in segments_of(name) for word in segment]


@pytest.mark.parametrize(
    ("name", "last"),
    [
        ("car_park_level_2_break-in.avi", "break-in"),
        ("beach clean up", "clean-up"),
        ("Band_Warm_Up_2023", "Warm-Up"),
        ("how to clean up", "up"),
        ("let's clean up", "up"),
        ("waves coming in", "in"),
    ],
)
def test_a_particle_at_the_end_belongs_to_the_noun_before_it(name: str, last: str) -> None:
    [words] = segments_of(name)

    assert last in words


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


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Roof_Survey_BuildingC.mp4", ["Roof", "Survey", "Building", "C"]),
        ("Interview_LucaM.mp4", ["Interview", "Luca", "M"]),
        ("Launch_SpaceX.mp4", ["Launch", "SpaceX"]),
    ],
)
def test_a_capital_at_the_end_of_a_word_is_a_letter_by_itself(name: str, words: list[str]) -> None:
    assert words_of(name) == words


@pytest.mark.parametrize("mark", ["20260117_030000", "2026-01-17", "v2.8", "1920x1080"])
@pytest.mark.parametrize("gap", [" ", "_", "-"])
def test_a_mark_changes_nothing_about_the_words_beside_it(mark: str, gap: str) -> None:
    plain, marked = gap.join(["LoadingBay", "North"]), gap.join(["LoadingBay", mark, "North"])

    assert words_of(f"{marked}.avi") == words_of(f"{plain}.avi")


@pytest.mark.parametrize("name", ["P07_Checkout", "Checkout_T03", "L08 Checkout"])
def test_the_number_of_a_take_a_lesson_or_a_participant_is_no_word(name: str) -> None:
    assert words_of(name) == ["Checkout"]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("3seat sofa", ["3-seat", "sofa"]),
        ("12month review", ["12-month", "review"]),
        ("100days of rain", ["100", "days", "of", "rain"]),
        ("1st swim", ["1st", "swim"]),
        ("20min walk", ["20min", "walk"]),
        ("yr4 play", ["year", "4", "play"]),
    ],
)
def test_a_number_is_parted_from_what_it_counts(name: str, words: list[str]) -> None:
    assert [*segments_of(name)[0]] == words
