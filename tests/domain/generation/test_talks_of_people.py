"""Conversations and speeches of known people, such as witnesses, patients and officers: who speaks, and of what."""

import re

import pytest

from mockserver.domain.generation.generator import generate_content
from mockserver.domain.generation.speech.genre import Genre
from mockserver.domain.generation.speech.genres import PHRASES
from mockserver.domain.generation.subject import subject_of
from mockserver.domain.records.scenes import Modality

SEEDS = (b"a", b"b", b"c", b"d")


def said_in(name: str, seed: bytes) -> str:
    return "\n".join(moment.text for moment in generate_content(seed, 300, title=name).moments(Modality.SPEECH))


@pytest.mark.parametrize("seed", SEEDS)
def test_the_witness_whom_a_name_names_is_asked_under_oath(seed: bytes) -> None:
    said = said_in("Deposition of Maria Lopez.mp4", seed)

    assert re.search(r"\bMaria\b", said)
    assert re.search(r"oath|swear|on the record|[Ff]or the record|testified|true|transcript", said)


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("name", ["retirement speech for Linda", "deposition vol 2", "sentencing hearing State v Wu"])
def test_people_do_not_speak_of_the_talk_itself_as_of_a_thing(name: str, seed: bytes) -> None:
    said = said_in(name, seed)

    for part in subject_of(name, seed).things[0].parts:
        assert not re.search(rf"(?:anything like|because of|a word about|go on about) {part}\b", said)


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("name", ["mother of the groom speech", "suppression hearing in the matter of the bridge"])
def test_a_long_name_of_a_talk_is_said_in_full_when_the_talk_is_introduced(name: str, seed: bytes) -> None:
    introduction = said_in(name, seed).splitlines()[1]

    assert name in introduction.lower()


@pytest.mark.parametrize("seed", SEEDS)
def test_a_speech_by_somebody_is_given_by_that_person_for_another(seed: bytes) -> None:
    said = said_in("best man speech by Oliver", seed).replace("Best man speech by Oliver", "")  # the title is read out

    assert "To Oliver" not in said
    assert not re.search(r"speech by Oliver", said)


@pytest.mark.parametrize(
    ("name", "about"),
    [
        ("court hearing State v. Miller", "the court hearing in State v Miller"),
        ("cup final Spain vs Italy", "the cup final Spain vs Italy"),
        ("Spain vs Italy", "Spain vs Italy"),
    ],
)
def test_a_side_of_two_begins_after_the_event(name: str, about: str) -> None:
    assert subject_of(name, b"").things[0].about == about


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("name", ["Podcast Ep 4 - sleep with Dr Chen", "knee surgery lecture with Dr Patel"])
def test_speakers_do_not_speak_of_something_with_themselves(name: str, seed: bytes) -> None:
    said = said_in(name, seed)

    assert not re.search(r"(?:about|of|in|to|for) [\w ]*(?:sleep|surgery|lecture) with Dr", said)


@pytest.mark.parametrize("seed", SEEDS)
def test_people_in_a_family_video_deal_with_others_only(seed: bytes) -> None:
    seen = [one.text for one in generate_content(seed, 600, title="Hochzeit Anna & Lukas").moments(Modality.VISUAL)]

    with_themselves = re.compile(
        r"\b(Anna|Lukas)\b[^,]* (?:smiles at|turns to|makes room for|nods to|talks about) \1\b"
    )
    assert not list(filter(with_themselves.search, seen))


def voices_in(name: str, seed: bytes) -> dict[str, str]:
    moments = generate_content(seed, 300, title=name).moments(Modality.SPEECH)
    return {moment.voice.role: moment.voice.name for moment in moments if moment.voice}


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize(
    ("name", "roles"),
    [
        ("Patient_Consult_Knee-Pain.mp4", {"doctor", "patient"}),
        ("BWC_Traffic-Stop_2026-03-02.mp4", {"officer", "civilian"}),
        ("Lap_Appendectomy_OR5.mp4", {"surgeon", "assistant"}),
    ],
)
def test_both_sides_of_a_conversation_speak(name: str, roles: set[str], seed: bytes) -> None:
    assert voices_in(name, seed).keys() == roles


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize(
    ("name", "role", "said"),
    [
        ("gp consultation Dr Okafor cough.mp4", "doctor", "Dr Okafor"),
        ("Rhinoplasty_Dr-Okafor.mp4", "surgeon", "Dr Okafor"),
        ("bodycam Officer Okafor noise complaint.mp4", "officer", "Officer Okafor"),
    ],
)
def test_a_person_with_a_title_in_the_name_leads_the_conversation(name: str, role: str, said: str, seed: bytes) -> None:
    assert voices_in(name, seed)[role] == "Okafor"
    assert said in said_in(name, seed)
    assert f"{said.split()[0]} {said}" not in said_in(name, seed)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_patient_who_tells_no_complaint_has_a_single_one(seed: bytes) -> None:
    said = said_in("telehealth appointment.mp4", seed)

    assert len([one for one in PHRASES[Genre.CONSULTATION].matters if one in said]) == 1


@pytest.mark.parametrize("seed", SEEDS)
def test_police_are_called_because_of_what_happens_and_not_of_a_place(seed: bytes) -> None:
    said = said_in("BWC noise complaint Elm Street.mp4", seed)

    assert "the complaint" in said
    assert not re.search(r"(?<!complaint )(?<!complaint on )Elm Street", said)


@pytest.mark.parametrize("camera", ["BWC", "bodycam", "Officer bodycam", "police bodycam footage", "Axon body 3"])
def test_a_camera_on_a_uniform_is_no_part_of_the_subject(camera: str) -> None:
    subject = subject_of(f"{camera} foot pursuit.mp4", b"")

    assert (subject.topic.name, subject.things[0].about) == ("Body camera", "the foot pursuit")


def test_in_a_tutorial_about_a_camera_on_a_uniform_no_officer_speaks() -> None:
    assert subject_of("how to mount a body camera", b"").genre is Genre.TUTORIAL


@pytest.mark.parametrize("name", ["Lap_Appendectomy_OR5.mp4", "TKA left knee case 3", "septoplasty step by step"])
def test_the_name_of_an_operation_shows_it(name: str) -> None:
    assert subject_of(name, b"").topic.name == "Surgery"


@pytest.mark.parametrize("name", ["my appendectomy story", "rhinoplasty recovery vlog", "dog splenectomy aftercare"])
def test_a_video_about_an_operation_does_not_show_it(name: str) -> None:
    assert subject_of(name, b"").genre is not Genre.OPERATION


@pytest.mark.parametrize("seed", SEEDS)
def test_a_surgeon_speaks_of_the_operation_and_not_of_the_room_or_the_number_of_the_case(seed: bytes) -> None:
    said = said_in("lap appendectomy resident teaching case 14.mp4", seed)

    assert "the appendectomy" in said or "the lap appendectomy" in said
    assert not re.search(r"(?<!teaching )case 14", said)


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("name", ["Rhinoplasty_Dr-Okafor.mp4", "bodycam Officer Okafor noise complaint.mp4"])
def test_who_leads_the_conversation_is_no_part_of_what_it_is_about(name: str, seed: bytes) -> None:
    content = generate_content(seed, 300, title=name)
    texts = [
        moment.text.replace(content.title, "") for scene in content.scenes for moment in (*scene.seen, *scene.said)
    ]

    assert not re.search(r"(?:with|beside|to|of|past) (?:Dr|Officer) Okafor\b|Okafor's", "\n".join(texts))
