"""Vectors of texts: unit length, deterministic, and near for texts with a similar meaning."""

import hashlib
import json
import os
import subprocess
import sys
from math import isclose
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis.strategies import characters, text

import mockserver
from mockserver.domain.embedding import similarity
from tests.support.embeddings import RECORDED_QUERIES, UNRELATED, closeness, law
from tests.support.vectors import DIMENSIONS, embed_audio, embed_image, embed_text

CHECKOUT = Path(mockserver.__file__).parents[1]

ANY_TEXT = text(characters(codec=None), max_size=60)

# A text, one that is near it, and one that is less near.
NEARER = (
    ("cooking pasta", "boil the noodles in the kitchen", "a football match"),
    ("Set up a tent", "Pitching tents at the campsite", "Bake a loaf of bread"),
    ("AI", "artificial intelligence", "machine learning"),
    ("soccer", "football", "a stadium"),
    ("a red car", "a red automobile", "a blue car"),
    ("a red car", "a blue car", "a blue whale"),
    ("a man cooks rice", "cooking rice", "a man eats soup"),
    ("a dog bites a man", "a dog bites the man", "a man bites a dog"),
    ("wedding photographs", "a photographer with a camera", "a carpenter with a hammer"),
    ("chess", "checkmate with queen and rook", "a queen in her castle"),
    ("a beagle", "an animal", "a vehicle"),
    ("lasagna", "Italian food", "winter sport"),
    ("biathlon", "winter sport", "Italian food"),
    ("a ferry", "a vehicle", "an animal"),
    ("snow in the mountains", "mountain snow", "a good place in the mountains"),
)


@law
@given(ANY_TEXT)
def test_any_text_has_a_vector_of_length_one(written: str) -> None:
    vector = embed_text(written)

    assert len(vector) == DIMENSIONS == 1024
    assert all(type(number) is float and -1 <= number <= 1 for number in vector)
    assert isclose(similarity(vector, vector), 1, abs_tol=1e-6)


@pytest.mark.parametrize(
    "written", ["", "  \n", "the", "to be or not to be", "?!", "🙂", "猫が好き", "приве́т", "\ud800"]
)
def test_texts_of_stop_words_or_marks_have_different_vectors(written: str) -> None:
    assert closeness(written, written) == pytest.approx(1, abs=1e-6)
    assert abs(closeness(written, "a red car")) < 0.15


@law
@given(ANY_TEXT)
def test_vectors_round_trip_through_json(written: str) -> None:
    vector = embed_text(written)

    assert tuple(json.loads(json.dumps(vector))) == vector


@law
@given(ANY_TEXT, ANY_TEXT)
def test_similarity_is_symmetric(one: str, other: str) -> None:
    assert closeness(one, other) == closeness(other, one)


def test_vectors_are_the_same_in_every_process_and_need_no_numpy() -> None:
    program = (
        "import hashlib, sys; from tests.support.vectors import embed_text, embed_image, embed_audio;"
        f"vectors = [embed_text(text) for text in {UNRELATED!r}];"
        "vectors += [embed_image(b'1', 'a tent'), embed_audio(b'1', 9, 'a song')];"
        "print('numpy' in sys.modules, hashlib.sha256(repr(vectors).encode()).hexdigest())"
    )

    def printed(hash_seed: str) -> str:
        environment = os.environ | {"PYTHONHASHSEED": hash_seed, "PYTHONPATH": str(CHECKOUT)}
        command = [sys.executable, "-c", program]
        return subprocess.run(command, env=environment, check=True, capture_output=True, text=True).stdout

    here = [*map(embed_text, UNRELATED), embed_image(b"1", "a tent"), embed_audio(b"1", 9, "a song")]
    expected = f"False {hashlib.sha256(repr(here).encode()).hexdigest()}\n"
    assert [printed("0"), printed("1")] == [expected] * 2


def test_vectors_equal_those_of_earlier_releases() -> None:
    # Users may store vectors between runs: a change must be in the changelog.
    vectors = [embed_text(query) for query, _ in RECORDED_QUERIES]

    assert (
        hashlib.sha256(repr(vectors).encode()).hexdigest()
        == "b6c8a96dcd392513383eabd19cff0594077bf3433c434f020d4c22da6c4206eb"
    )


@pytest.mark.parametrize(("written", "near", "far"), NEARER)
def test_texts_with_the_same_meaning_are_nearer_in_both_directions(written: str, near: str, far: str) -> None:
    assert closeness(written, near) > closeness(written, far) + 0.01
    assert closeness(near, written) > closeness(far, written) + 0.01


@pytest.mark.parametrize("one", UNRELATED)
def test_unrelated_texts_are_far_apart(one: str) -> None:
    assert all(abs(closeness(one, other)) < 0.15 for other in UNRELATED if other != one)


def test_inflection_and_case_hardly_change_a_vector() -> None:
    assert closeness("Two DOGS chased cars", "two dogs chase a car") > 0.99


def test_word_order_changes_a_vector_a_little() -> None:
    assert 0.9 < closeness("a dog bites a man", "a man bites a dog") < 0.995
