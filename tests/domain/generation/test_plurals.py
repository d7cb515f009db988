"""Plurals of nouns."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mockserver.domain.generation.words.kind_lists import EVENTS, PERSONS, PLACES
from mockserver.domain.generation.words.plurals import plural_of, with_plurals, with_singulars


@given(st.sampled_from(sorted(PLACES | PERSONS | EVENTS)))
def test_a_noun_is_among_the_singulars_of_each_of_its_plurals(noun: str) -> None:
    assert all(noun in with_singulars(plural) for plural in with_plurals([noun]))


@pytest.mark.parametrize(
    ("noun", "plural"), [("lobby", "lobbies"), ("highway", "highways"), ("fireman", "firemen"), ("church", "churches")]
)
def test_a_plural_is_spelled_by_the_end_of_its_noun(noun: str, plural: str) -> None:
    assert plural_of(noun) == plural
