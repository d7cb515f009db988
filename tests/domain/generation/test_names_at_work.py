"""Names as companies, schools, clinics and newsrooms give them: codes, takes, cameras, notes about the production."""

from random import Random

import pytest

from mockserver.domain.generation.speech.genre import Genre
from mockserver.domain.generation.subject import subject_of
from tests.support.names import named


@pytest.mark.parametrize("seed", range(20))
def test_a_list_of_things_has_at_most_one_and(seed: int) -> None:
    things = Random(seed).sample(["harbour", "crane", "lantern", "kettle", "violin", "drums", "ladder", "kite"], 7)

    assert named(f"{' '.join(things)}.mp4").about.count(" and ") <= 1


@pytest.mark.parametrize("number", ["case 14", "exhibit 3", "item 9"])
def test_a_number_in_a_series_follows_what_it_numbers(number: str) -> None:
    assert named(f"lantern repair kite {number}.mp4").about.endswith(f", {number}")


@pytest.mark.parametrize(
    "name",
    [
        "VOSOT Harbour Fire 10pm.mp4",
        "PKG_HarbourFire_0600.mxf",
        "VO harbour fire",
        "harbour fire VO SOT.mxf",
        "LIVE_SHOT_Harbour_Fire.mxf",
        "b roll harbour fire",
        "Harbour_Fire_textless.mov",
        "harbour_fire_CLEAN.mov",
        "harbour fire speaker cut",
        "harbour fire internal only",
    ],
)
def test_a_note_about_the_production_is_no_thing_that_the_video_shows(name: str) -> None:
    assert named(name).about == "the harbour fire"


@pytest.mark.parametrize("camera", ["cam 6", "camera B", "Cam06", "camB"])
def test_the_camera_of_a_recording_is_no_part_of_its_subject(camera: str) -> None:
    assert named(f"harbour robbery {camera}.mp4").about == "the harbour robbery"


@pytest.mark.parametrize(
    ("name", "topic"),
    [
        ("interview beekeeper cam B.mov", "Interview"),
        ("school play cam 2", "Theatre"),
        ("back door cam 2", "Security camera"),
    ],
)
def test_one_of_several_cameras_watches_no_place_if_the_video_has_a_form(name: str, topic: str) -> None:
    assert subject_of(name, b"").topic.name == topic


@pytest.mark.parametrize(
    ("name", "about"),
    [
        ("ECON 2010 Lecture 12 - Price Elasticity.mp4", "price elasticity"),
        ("CHEM 3311 lab 2 titration.mp4", "CHEM 3311 lab 2 on the titration"),
        ("MATH2040_lecture3_eigenvalues.mp4", "MATH2040 lecture 3 on eigenvalues"),
        ("BIO101_Fall25_cell_walls.mp4", "the BIO101 cell walls"),
    ],
)
def test_a_course_has_a_code_of_three_or_four_digits(name: str, about: str) -> None:
    assert named(name).about == about


def test_a_season_has_no_graduation_and_a_child_of_that_name_has_a_birthday() -> None:
    assert named("Summer-Graduation_Procession.mp4").about == "the Summer graduation procession"
    assert named("Summer birthday.mp4").about == "Summer's birthday"


@pytest.mark.parametrize("form", ["webinar", "tutorial", "explainer"])
def test_a_question_after_the_form_of_a_video_is_its_subject(form: str) -> None:
    assert named(f"{form} how to file taxes").about == "filing taxes"


@pytest.mark.parametrize("place", ["building C", "team B", "site 4", "block D"])
def test_a_place_or_a_group_with_its_letter_has_no_article(place: str) -> None:
    assert place in named(f"roof inspection {place}.mp4").parts


@pytest.mark.parametrize("name", ["Lantern_Repair_10pm.mp4", "Lantern-Repair_6s.mov", "Ep112_Lantern-Repair.mp4"])
def test_a_number_does_not_make_the_capitals_of_a_heading_telling(name: str) -> None:
    assert named(name).about == "the lantern repair"


@pytest.mark.parametrize(
    ("name", "topic", "genre"),
    [
        ("Townhall with Senator Ruiz.mp4", "Politics", Genre.MEETING),
        ("town hall CEO.mp4", "Business meeting", Genre.MEETING),
        ("PyCon DE 2025 - Async Pitfalls.webm", "Public speaking", Genre.LECTURE),
        ("Brandschutzunterweisung_2026.mp4", "Workplace training", Genre.LECTURE),
        ("Eigentümerversammlung_Mai.mp4", "Business meeting", Genre.MEETING),
        ("ENGR310_Wk06_Beam-Deflection.mp4", "University lecture", Genre.LECTURE),
        ("QA_Call_Billing-Dispute.mp4", "Customer call", Genre.CALL),
        ("Leadership_Offsite_Recap_Day2.mp4", "Business meeting", Genre.MEETING),
        ("Virtual Visit Anxiety Medication Check.mp4", "Medical consultation", Genre.CONSULTATION),
        ("Trabajo en Alturas capacitacion.mp4", "Workplace training", Genre.LECTURE),
        ("Confined space entry refresher.mp4", "Workplace training", Genre.LECTURE),
        ("Planning Commission - Bike Lanes.mp4", "Politics", Genre.MEETING),
        ("ProductFilm_Lantern_Chair.mov", "Advertisement", Genre.ADVERTISEMENT),
        ("Presser_Mayor_Strike.mxf", "Politics", Genre.NEWS_REPORT),
    ],
)
def test_the_form_of_a_recording_at_work_decides(name: str, topic: str, genre: Genre) -> None:
    subject = subject_of(name, b"")

    assert (subject.topic.name, subject.genre) == (topic, genre)


@pytest.mark.parametrize(
    "file", ["VIOFO_A129_F_20260311_081502", "BlackVue_20260318_174400_NF", "Nextbase_20260318_174400"]
)
def test_what_a_dashcam_calls_its_file_says_nothing_but_that(file: str) -> None:
    subject = subject_of(f"{file}.mp4", b"a")

    assert subject.topic.name == "Dashcam"
    assert not subject.things[0].words


def test_a_conference_is_where_its_talk_is_given() -> None:
    assert named("PyCon DE 2025 - Async Pitfalls.webm").about == "the Async Pitfalls"


@pytest.mark.parametrize("name", ["AXON_Body_4_Video_2026-03-01_1832_X60A.mp4", "BWC_0417_2026-03-01.mp4"])
def test_a_file_that_only_names_the_camera_on_a_uniform_is_of_a_patrol(name: str) -> None:
    subject = subject_of(name, b"a")

    assert subject.genre is Genre.PATROL
    assert not subject.things[0].words


@pytest.mark.parametrize("name", ["NeurIPS25 - Lantern Repair.mp4", "DevConf26 - Lantern Repair.mp4"])
def test_the_year_of_a_conference_may_be_part_of_its_word(name: str) -> None:
    assert named(name).about == "the lantern repair"


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Lantern-Repair_EN.mp4", ("lantern", "repair")),
        ("Lantern-Onboarding_IT.mp4", ("lantern", "onboarding", "it")),
        ("LANTERN REPAIR EN.mp4", ("lantern", "repair", "en")),
    ],
)
def test_a_language_at_the_end_is_no_word_but_a_department_is(name: str, words: tuple[str, ...]) -> None:
    assert named(name).words == words


@pytest.mark.parametrize("name", ["retro team phoenix sprint 19", "standup garden pond", "weekly sync bread ovens"])
def test_people_who_meet_are_seen_at_a_table_whatever_they_talk_about(name: str) -> None:
    assert subject_of(name, b"").topic.name == "Business meeting"
