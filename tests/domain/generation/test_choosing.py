"""The choice of a topic by a name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mockserver.domain.generation.choosing import fitting_topic
from mockserver.domain.generation.naming import read_name
from mockserver.domain.generation.topics import EVERYDAY, TOPICS

_KEYWORDS = {word for topic in TOPICS for word in topic.keywords}


@pytest.mark.parametrize(
    ("name", "topic"),
    [
        ("grooming a poodle", "Dog training"),
        ("haircut fade", "Fashion and beauty"),
        ("tsunami warning", "News"),
        ("snowstorm in buffalo", "Weather"),
        ("a barking chihuahua", "Dog training"),
    ],
)
def test_a_name_without_a_topics_keywords_gets_the_topic_by_meaning(name: str, topic: str) -> None:
    words = name.split()

    assert _KEYWORDS.isdisjoint(words)
    assert fitting_topic(words).name == topic


@pytest.mark.parametrize(
    ("name", "topic"),
    [
        ("office space for lease", "Real estate"),
        ("my niece learns the violin", "Concert"),
        ("how to change a flat tyre", "Cars"),
    ],
)
def test_among_several_keywords_the_one_that_fits_the_whole_name_wins(name: str, topic: str) -> None:
    assert fitting_topic(name.split()).name == topic


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("origami crane", "Handicraft"), ("crane lifts steel beams", "Construction")),
        (("stock market crash", "Finance"), ("flea market stalls", "Street market")),
        (("powerpoint animations", "Software"), ("animals of the savanna", "Wildlife")),
        (("train ride to zurich", "Train journey"), ("bike ride to zurich", "Cycling")),
        (("python hunting in everglades", "Wildlife"), ("python for programmers", "Software")),
        (("football pitch maintenance", "Football"), ("pitch for new investors", "Business meeting")),
    ],
)
def test_an_ambiguous_keyword_is_resolved_by_its_context(one: tuple[str, str], other: tuple[str, str]) -> None:
    assert [fitting_topic(name.split()).name for name, _ in (one, other)] == [topic for _, topic in (one, other)]


@pytest.mark.parametrize(
    ("name", "topic"),
    [
        ("Boeing 737 cockpit startup checklist", "Aviation"),
        ("cessna preflight inspection", "Aviation"),
        ("transformer oil sampling substation", "Engineering"),
        ("hydraulic pump rebuild", "Engineering"),
        ("elevator motor replacement", "Engineering"),
        ("wind turbine gearbox oil change", "Engineering"),
        ("ship engine room startup procedure", "Engineering"),
    ],
)
def test_a_technical_name_gets_technical_scenery(name: str, topic: str) -> None:
    words = name.casefold().split()

    assert fitting_topic(words).name == topic


@pytest.mark.parametrize(
    ("name", "topic"),
    [
        ("vegan tacos", "Cooking"),
        ("meerkats in the kalahari", "Wildlife"),
        ("total hip replacement posterior approach", "Medicine"),
        ("hanging drywall alone", "Home improvement"),
        ("javelin throw technique", "Sports match"),
        ("bagpipes parade", "Concert"),
    ],
)
def test_a_name_without_a_fitting_keyword_gets_the_topic_that_names_a_kind_of_its_things(name: str, topic: str) -> None:
    words = name.split()

    assert _KEYWORDS.isdisjoint(words)
    assert fitting_topic(words).name == topic


@pytest.mark.parametrize(
    "name", ["ch02 lobby", "cam12_quarry_gate_0211", "camera 3 stairwell", "security camera parking lot"]
)
def test_a_numbered_camera_is_a_security_camera(name: str) -> None:
    named = read_name(name)

    assert named
    assert fitting_topic(named.words).name == "Security camera"


@pytest.mark.parametrize("name", ["camera basics", "camera settings explained", "best camera for beginners"])
def test_a_word_that_belongs_to_many_topics_does_not_decide_alone(name: str) -> None:
    assert fitting_topic(name.split()).name != "Security camera"


@pytest.mark.parametrize("name", ["quiz night at the pub", "magic trick with cards", "zorb quandle", "of the and", ""])
def test_a_name_that_fits_no_topic_gets_neutral_scenery(name: str) -> None:
    assert fitting_topic(name.split()) is EVERYDAY


@pytest.mark.parametrize("word", ["pho", "sql", "cctv", "q3"])
def test_a_keyword_without_a_vector_is_enough(word: str) -> None:
    assert word in fitting_topic([word]).keywords


@given(st.permutations(["goat", "milking", "in", "the", "barn", "at", "dawn"]))
def test_the_order_of_words_does_not_matter(words: list[str]) -> None:
    assert fitting_topic(words).name == "Farming"
