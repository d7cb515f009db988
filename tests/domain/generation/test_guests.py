"""The people that a name names are the guests of an interview."""

import pytest

from mockserver.domain.generation.cast import Cast
from mockserver.domain.generation.draws import chance_of
from mockserver.domain.generation.generator import generate_content
from mockserver.domain.generation.speech.guests import guests_in
from mockserver.domain.generation.subject import subject_of
from mockserver.domain.generation.topics import EVERYDAY
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
    assert guests_in(subject_of(name, b"").things[0]) == guests


def test_a_guest_is_welcomed_by_the_name_in_the_title_and_not_spoken_of() -> None:
    content = generate_content(b"seed", 300.0, title="Interview with marine biologist Ana Ruiz.mp4")

    said = [moment.text for moment in content.moments(Modality.SPEECH)]

    assert any("Ana" in line for line in said[:3])
    assert not any("the biologist" in line or "the marine biologist" in line for line in said)


def test_host_and_absent_person_have_other_names_than_the_guests() -> None:
    for number in range(300):
        chance = chance_of(bytes([number % 256]), f"cast {number}")
        cast = Cast.of(EVERYDAY, chance, ("Michael", "Sarah"))
        assert cast.guests == ("Michael", "Sarah")
        assert {"Michael", "Sarah"}.isdisjoint([cast.host, cast.absent])


@pytest.mark.parametrize("name", ["sales_call_john_smith.mp4", "discovery call with John from Hooli.mp4"])
def test_a_call_with_somebody_is_a_call_with_the_person_in_its_name(name: str) -> None:
    said = [moment.text for moment in generate_content(b"seed", 300.0, title=name).moments(Modality.SPEECH)]

    assert sum("John" in line and "with John" not in line for line in said) > 3
