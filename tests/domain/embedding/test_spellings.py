"""Queries in other spellings: their vectors agree with search as those of the usual spelling do."""

from functools import cache
from string import ascii_lowercase

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from mockserver.domain.embedding import Vector, embed_image, similarity
from mockserver.domain.meaning.spelling import is_known, stem_meant
from mockserver.domain.records.scenes import Content, Modality, Moment, Scene
from mockserver.domain.retrieval.relevance import Corpus
from mockserver.domain.retrieval.words import stem
from tests.support.vectors import DIMENSIONS, embed_scene_span, embed_text

VIEWS = (
    "sunflowers grow beside the farmhouse",
    "a lighthouse keeper climbs the staircase",
    "firefighters practise on a ladder",
    "a snowboarder falls in the mountains",
    "students solder a circuit board",
    "an orchestra rehearses a symphony",
    "the surgeon explains the operation",
    "children decorate a birthday cake",
)
VIDEOS = {view: Content("", (), (), (Scene(0, 9, "", seen=(Moment(0, 9, view),)), Scene(9, 18, ""))) for view in VIEWS}

any_edit = st.tuples(st.integers(1, 9), st.sampled_from(ascii_lowercase), st.booleans(), st.booleans())


@cache
def corpus() -> Corpus:
    found = Corpus()
    for video_id, content in VIDEOS.items():
        found.add(video_id, content)
    return found


@cache
def index() -> dict[str, Vector]:
    return {video_id: embed_scene_span(content, 0, 9) for video_id, content in VIDEOS.items()}


def found_by_search(query: str) -> str:
    return corpus().match(query, Modality.VISUAL)[0].video_id


def nearest(query: str) -> str:
    asked = embed_text(query)
    return max(index(), key=lambda video_id: similarity(asked, index()[video_id]))


@settings(max_examples=100, deadline=None)
@given(st.sampled_from([word for view in VIEWS for word in view.split() if len(word) > 6 and is_known(word)]), any_edit)
@example("lighthouse", (6, "u", False, True))
@example("firefighters", (8, "", True, False))
def test_the_vector_of_a_misspelt_word_and_a_search_for_it_find_the_clip_of_the_right_word(
    word: str, edit: tuple[int, str, bool, bool]
) -> None:
    at, letter, drops, adds = edit
    misspelt = word[:at] + letter * adds + word[at + drops :]
    assume(stem(misspelt) != stem(word) == stem_meant(misspelt))

    assert nearest(misspelt) == found_by_search(misspelt) == nearest(word) == found_by_search(word)


@pytest.mark.parametrize(
    ("query", "usual"),
    [
        ("sun flowers", "sunflowers"),
        ("farm house", "farmhouse"),
        ("light house", "lighthouse"),
        ("fire fighters", "firefighters"),
        ("a stair case", "a staircase"),
        ("the snow boarder", "the snowboarder"),
    ],
)
def test_the_vector_of_a_parted_compound_and_a_search_for_it_find_the_clip_of_the_compound(
    query: str, usual: str
) -> None:
    assert nearest(query) == found_by_search(query) == nearest(usual) == found_by_search(usual)
    assert similarity(embed_text(query), embed_text(usual)) > 0.6


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("grey tyres in the theatre", "gray tires in the theater"),
        ("colourful jewellery", "colorful jewelry"),
        ("two dogs", "2 dogs"),
        ("seven mice", "7 mouse"),
    ],
)
def test_spellings_of_the_same_words_have_the_same_vector(one: str, other: str) -> None:
    assert embed_text(one) == embed_text(other)


def test_a_misspelt_word_among_others_moves_a_vector_little() -> None:
    right, misspelt = embed_text("an orchestra rehearses a symphony"), embed_text("an orchesta rehearses a symphony")

    assert similarity(right, misspelt) > 0.9


def test_an_image_is_near_to_the_right_spelling_of_its_name() -> None:
    image = embed_image(b"1", "old lighthuose", dimensions=DIMENSIONS)

    assert similarity(image, embed_text("an old lighthouse")) > 0.6


def test_words_far_down_in_a_long_text_are_not_corrected() -> None:
    long = "tent " * 200

    assert similarity(embed_text(f"{long} lighthuose"), embed_text(f"{long} lighthouse")) < similarity(
        embed_text(f"lighthuose {long}"), embed_text(f"lighthouse {long}")
    )
