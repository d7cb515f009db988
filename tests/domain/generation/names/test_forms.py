"""What the form of a name tells about the topic: matches, trailers, old footage, addresses."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mockserver.domain.generation.names.forms import rivals_in
from mockserver.domain.generation.speech.genre import Genre
from mockserver.domain.generation.subject import subject_of
from mockserver.domain.generation.words.proper_lists import TEAMS
from tests.support.topics import topic_of


@pytest.mark.parametrize(
    ("name", "topic"),
    [
        ("Ospreys vs Harriers u13 2nd half", "Sports match"),
        ("Leopards v Cougars 4-2", "Sports match"),
        ("Brookfield vs Elmhurst JV", "Sports match"),
        ("Bulldogs vs Kingfishers extra time", "Sports match"),
        ("Lions vs Rhinos week 3", "Sports match"),
        ("Northgate vs Southgate highlights", "Sports match"),
        ("football chile v peru highlights", "Football"),
        ("Hull 2-1 Leeds extended highlights", "Sports match"),
    ],
)
def test_two_rivals_with_a_score_an_age_or_a_part_of_the_game_are_teams_whatever_they_are_called(
    name: str, topic: str
) -> None:
    assert topic_of(name.lower().split()).name == topic


@pytest.mark.parametrize(
    "name",
    [
        "day 1 vs day 90 results",
        "android vs ios final showdown",
        "ages 3-5 reading",
        "python vs java",
        "laptop vs tablet final verdict",
        "wolf vs dog",
        "debate senate race smith vs jones highlights",
    ],
)
def test_two_things_that_are_compared_are_no_match(name: str) -> None:
    assert topic_of(name.split()).name != "Sports match"


@pytest.mark.parametrize(
    ("name", "topic"),
    [
        ("product demo air purifier", "Product review"),
        ("loft walkthrough bergen", "Real estate"),
        ("smart lock product demo", "Product review"),
    ],
)
def test_a_word_for_the_kind_of_video_can_be_part_of_an_expression(name: str, topic: str) -> None:
    assert topic_of(name.split()).name == topic


@pytest.mark.parametrize(
    ("name", "topic"),
    [
        ("trailer the beekeeper of lund", "Film"),
        ("official trailer wedding season", "Film"),
        ("market square 1911 footage", "Old footage"),
        ("procession film 1937", "Old footage"),
        ("testimonial by a dentist", "Advertisement"),
        ("gameplay trailer", "Video games"),
    ],
)
def test_the_form_of_a_name_decides_whatever_its_words_mean(name: str, topic: str) -> None:
    assert topic_of(name.split()).name == topic


@pytest.mark.parametrize(
    "name", ["horse trailer wiring", "street food festival 2019 footage", "1967 mustang restoration"]
)
def test_a_trailer_behind_a_car_is_no_film_and_an_old_car_no_old_footage(name: str) -> None:
    assert topic_of(name.split()).name not in {"Film", "Old footage"}


@pytest.mark.parametrize(
    ("name", "topic"),
    [
        ("home tour 14 oak road", "Real estate"),
        ("listing 9 mill lane", "Real estate"),
        ("rush hour on main street", "City traffic"),
        ("house fire 120 king street", "Fire"),
    ],
)
def test_an_address_is_that_of_a_house_and_no_traffic(name: str, topic: str) -> None:
    assert topic_of(name.split()).name == topic


@pytest.mark.parametrize(
    ("name", "topic"),
    [
        ("perch fishing at dawn", "Fishing"),
        ("ferry to the islands", "Ships and ferries"),
        ("kitesurfing in a storm", "Surfing"),
        ("snowboarding with my brother", "Snow sports"),
        ("amoeba feeding", "Biology"),
        ("eulogy for a friend", "Memorial"),
        ("moving day with three cats", "Moving home"),
        ("eyebrow piercing", "Salon and treatments"),
    ],
)
def test_kinds_of_days_have_scenery_of_their_own(name: str, topic: str) -> None:
    assert topic_of(name.split()).name == topic


@pytest.mark.parametrize(
    ("name", "topic"),
    [
        ("fish tacos for two", "Cooking"),
        ("snow leopard in ladakh", "Wildlife"),
        ("military tattoo rehearsal", "Festival"),
        ("osprey catching a trout", "Birdwatching"),
        ("croissant lamination", "Baking"),
    ],
)
def test_a_word_with_a_second_meaning_does_not_choose_the_topic_of_that_meaning(name: str, topic: str) -> None:
    assert topic_of(name.split()).name == topic


@pytest.mark.parametrize("name", ["a weekend in hamburg", "hamburg skyline"])
def test_a_city_is_not_the_food_that_is_called_after_it(name: str) -> None:
    assert topic_of(name.split()).name != "Cooking"
    assert topic_of(["grilling", "hamburgers"]).name == "Cooking"


@pytest.mark.parametrize(
    ("name", "absurd"),
    [
        ("wrestling with depression", "Athletics"),
        ("fighting cancer together", "Athletics"),
        ("221b baker street", "Baking"),
        ("church street evening", "Worship"),
        ("stories by the fire", "Fire"),
        ("faq shipping costs", "Sailing"),
        ("free shipping explained", "Ships and ferries"),
    ],
)
def test_words_that_do_not_mean_what_they_say_choose_no_topic(name: str, absurd: str) -> None:
    assert topic_of(name.split()).name != absurd


@pytest.mark.parametrize(
    ("name", "topic"),
    [
        ("house destroyed by the fire", "Fire"),
        ("town ruined by the flood", "Natural disaster"),
        ("wrestling practice", "Athletics"),
        ("container shipping lanes", "Ships and ferries"),
        ("zorbix kickoff", "Business meeting"),
        ("football kickoff return", "Football"),
        ("the sicilian defense explained", "Chess"),
        ("the queen's gambit", "Chess"),
        ("smith v jones oral argument", "Law"),
        ("black hole image", "Astronomy"),
        ("eagles vs giants touchdown", "Sports match"),
        ("bike flat tire repair", "Cycling"),
    ],
)
def test_words_choose_the_topic_of_what_is_beside_them(name: str, topic: str) -> None:
    assert topic_of(name.split()).name == topic


@pytest.mark.parametrize("quarter", ["q1", "q3", "q4"])
@pytest.mark.parametrize(
    ("name", "is_business"),
    [
        ("{} results", True),
        ("contoso {}", True),
        ("qbr {} emea", True),
        ("audi {} review", False),
        ("geometry worksheet {}", False),
        ("knicks at lakers {}", False),
    ],
)
def test_a_quarter_is_one_of_a_company_only_beside_what_companies_do(
    name: str, quarter: str, is_business: bool
) -> None:
    assert (topic_of(name.format(quarter).split()).name == "Business meeting") is is_business


@given(st.lists(st.sampled_from(sorted(TEAMS)), min_size=2, max_size=2, unique=True))
def test_two_teams_on_both_sides_of_an_at_play_a_match(teams: list[str]) -> None:
    first, second = teams

    assert topic_of([first, "at", second]).genre is Genre.COMMENTARY
    assert rivals_in([first, "at", "home"]) == ()


@pytest.mark.parametrize(
    ("name", "topic"),
    [
        ("Screen Recording 2024-03-11 at 10.02.44 - xq rollback.mov", "Software"),
        ("DJI_0042 xqrollback.MP4", "Landscape"),
        ("xqrollback.mov", ""),
        ("GX010123 xqrollback.MP4", ""),
    ],
)
def test_a_recorder_of_one_kind_of_things_chooses_where_the_words_tell_nothing(name: str, topic: str) -> None:
    assert subject_of(name, b"").topic.name == topic
