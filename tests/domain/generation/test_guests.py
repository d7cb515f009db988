"""The people that a name names are the guests of an interview, and are seen where a topic shows people."""

import re

import pytest

from mockserver.domain.generation.cast import Cast
from mockserver.domain.generation.draws import chance_of
from mockserver.domain.generation.generator import generate_content
from mockserver.domain.generation.speech.guests import Person, family_in, people_in, presenter_in
from mockserver.domain.generation.subject import subject_of
from mockserver.domain.generation.topics import EVERYDAY
from mockserver.domain.generation.words.word import word_of
from mockserver.domain.records.scenes import Modality


@pytest.mark.parametrize(
    ("name", "guests"),
    [
        ("Interview with marine biologist Ana Ruiz.mp4", ["Ana"]),
        ("podcast ep 44 with dr. lee on sleep", ["Dr Lee"]),
        ("conversation with economist Paul Romer", ["Paul"]),
        ("podcast with Sarah and Tom", ["Sarah", "Tom"]),
        ("talk by photographer Steve McCurry", ["Steve"]),
        ("interview with a beekeeper", []),
        ("customer interview CEO", []),
    ],
)
def test_people_with_a_name_are_the_guests(name: str, guests: list[str]) -> None:
    assert [person.address for person in people_in(subject_of(name, b"").things[0])] == guests


def test_a_guest_is_welcomed_by_the_name_in_the_title_and_not_spoken_of() -> None:
    content = generate_content(b"seed", 300.0, title="Interview with marine biologist Ana Ruiz.mp4")

    said = [moment.text for moment in content.moments(Modality.SPEECH)]

    assert any("Ana" in line for line in said[:3])
    assert not any("the biologist" in line or "the marine biologist" in line for line in said)


def test_host_and_absent_person_have_other_names_than_the_guests() -> None:
    for number in range(300):
        chance = chance_of(bytes([number % 256]), f"cast {number}")
        cast = Cast.of(EVERYDAY, chance, [Person("Michael", "Michael"), Person("Sarah", "Sarah")])
        assert cast.guests == ("Michael", "Sarah")
        assert {"Michael", "Sarah"}.isdisjoint([cast.host, cast.absent])


@pytest.mark.parametrize("name", ["sales_call_john_smith.mp4", "discovery call with John from Hooli.mp4"])
def test_a_call_with_somebody_is_a_call_with_the_person_in_its_name(name: str) -> None:
    said = [moment.text for moment in generate_content(b"seed", 300.0, title=name).moments(Modality.SPEECH)]

    assert sum("John" in line and "with John" not in line for line in said) > 3


@pytest.mark.parametrize(
    ("name", "people"),
    [
        ("grandpas 80th birthday party.mp4", ["Grandpa"]),
        ("Emma's first steps.mp4", ["Emma"]),
        ("first dance Emily and Jack.mov", ["Emily", "Jack"]),
        ("Summer at the lake.mp4", []),
        ("our christmas morning.mp4", []),
    ],
)
def test_a_family_is_known_by_first_names_anywhere_in_a_name(name: str, people: list[str]) -> None:
    assert [person.name for person in family_in(subject_of(name, b"").things[0])] == people


@pytest.mark.parametrize(
    ("name", "person"),
    [
        ("Onboarding call customer Maria Lopez.mp4", "Maria Lopez"),
        ("Interview with marine biologist Ana Ruiz.mp4", "Ana Ruiz"),
        ("meeting with Emma Novak.mp4", "Emma Novak"),
        ("Emma's 5th birthday.mp4", "Emma"),
    ],
)
def test_the_person_in_a_name_is_seen_and_addressed(name: str, person: str) -> None:
    content = generate_content(b"seed", 300.0, title=name)

    seen = [moment.text for moment in content.moments(Modality.VISUAL)]
    said = [moment.text for moment in content.moments(Modality.SPEECH)]

    assert sum(text.count(person) > 0 for text in seen) > len(seen) // 4
    assert not any(text.count(f"{person} ") > 1 and f"{person}'s" not in text for text in seen)
    assert any(re.search(rf"\b{person.split()[0]}[,.!?]", text) for text in said)


@pytest.mark.parametrize(
    ("name", "presenter"),
    [
        ("talk by photographer Steve McCurry", "Steve"),
        ("Lecture Prof Lee on sleep.mp4", "Prof Lee"),
        ("Emma's makeup routine.mp4", "Emma"),
        ("Lecture on Albert Einstein", ""),
        ("Grandpa's 80th birthday.mp4", ""),
        ("France's best beaches.mp4", ""),
    ],
)
def test_who_presents_a_video_may_be_in_its_name(name: str, presenter: str) -> None:
    assert presenter_in(subject_of(name, b"").things[0]) == presenter


def test_a_title_takes_no_place_among_the_words_that_are_kept() -> None:
    presenter_in(subject_of("sushi rolling class", b"").things[0])

    assert "Sushi rolling class" not in word_of.__self__  # type: ignore[attr-defined]


def test_the_presenter_in_a_name_speaks() -> None:
    said = [
        moment.text
        for moment in generate_content(b"a", 300.0, title="talk by photographer Steve McCurry").moments(Modality.SPEECH)
    ]

    assert any(re.search(r"(?:I'm|name is|This is) Steve|Steve(?:,| here| speaking)", line) for line in said)


def test_people_in_a_name_are_no_things_that_somebody_speaks_of() -> None:
    content = generate_content(b"a", 600.0, title="Sarah and Tom wedding ceremony.mp4")

    said = [moment.text for moment in content.moments(Modality.SPEECH)]

    assert not [line for line in said if re.search(r"(?:about|because of|see) (?:Sarah|Tom)[.,]", line)]


def test_only_the_talk_is_mentioned_beside_a_guest_who_is_all_that_the_name_tells() -> None:
    content = generate_content(b"a", 600.0, title="Interview CEO Jane Doe.mp4")

    assert not [one.text for one in content.moments(Modality.VISUAL) if "the CEO" in one.text]
