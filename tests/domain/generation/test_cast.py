"""The people of one video."""

from msgspec.structs import replace

from mockserver.domain.generation.cast import Cast
from mockserver.domain.generation.draws import chance_of
from mockserver.domain.generation.topics import EVERYDAY

FIREFIGHTER, OFFICER = "a firefighter wearing full gear", "an officer holding a radio"


def test_people_keep_the_gear_of_their_role_and_are_called_by_the_role() -> None:
    topic = replace(EVERYDAY, people=(FIREFIGHTER, OFFICER))

    casts = [Cast.of(topic, chance_of(bytes([number]), "cast")) for number in range(20)]

    assert {person for cast in casts for person in cast.people} == {FIREFIGHTER, OFFICER}
    assert {role for cast in casts for role in cast.roles} == {"the firefighter", "the officer"}
