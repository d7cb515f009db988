"""Names of cities, countries and regions within a name."""

import pytest

from mockserver.domain.generation.words.kind_lists import PROPER_PLACES, THE_PLACES
from tests.support.names import named


@pytest.mark.parametrize("place", ["Dallas", "Denver", "Izmir", "Lahore", "Leicester", "Mongolia", "Botswana"])
@pytest.mark.parametrize("gap", [" ", "_", "-"])
def test_a_place_at_the_end_is_where_it_happens(place: str, gap: str) -> None:
    assert named(f"{gap.join(['office', 'tour', place.lower()])}.mp4").about == f"the office tour in {place}"


def test_each_place_has_a_capital_in_title_and_subject() -> None:
    places = sorted(PROPER_PLACES - {"usa", "uk", "uae", "nyc"})

    names = [named(f"office tour {place}.mp4") for place in places]

    without = [
        one.title
        for place, one in zip(places, names, strict=True)
        if not (one.title.endswith(place.capitalize()) and place.capitalize() in one.about)
    ]
    assert without == []


@pytest.mark.parametrize("place", ["bronx", "midwest", "hebrides", "alps"])
def test_some_places_have_an_article(place: str) -> None:
    assert place in THE_PLACES
    assert named(f"office tour {place}.mp4").about == f"the office tour in the {place.capitalize()}"


@pytest.mark.parametrize(
    ("name", "about"),
    [
        ("nice biscuits recipe", "the nice biscuits recipe"),
        ("reading festival", "the reading festival"),
        ("labrador puppy", "the labrador puppy"),
        ("orange tree pruning", "orange tree pruning"),
    ],
)
def test_a_word_with_another_meaning_is_no_place(name: str, about: str) -> None:
    assert named(f"{name}.mp4").about == about
