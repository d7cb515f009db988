"""Other spellings of words."""

import re
from collections.abc import Iterator, Sequence
from string import ascii_lowercase

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from mockserver.domain.meaning.spelling import (
    compounds_in,
    is_known,
    near_spellings,
    stems_meant,
    stems_read,
    stems_written,
)
from mockserver.domain.meaning.word_table import LONGEST_STEM, word_table
from mockserver.domain.retrieval.words import STOP_WORDS

INFLECTIONS = ("", "e", "s", "es", "er", "ers", "ing", "ings", "ed")
DERIVATIONS = (
    *("able", "al", "ance", "ation", "ations", "ence", "ful", "ic", "ion", "ions", "ist", "ity", "ive", "ly", "ment"),
    *("ments", "ness"),
)
ENDINGS = INFLECTIONS + DERIVATIONS

known_words = st.tuples(
    st.sampled_from(sorted(word_table().stems)).filter(str.isalpha), st.sampled_from((*ENDINGS, "y"))
)
long_words = st.tuples(
    st.sampled_from(sorted(stem for stem in word_table().stems if stem.isalpha() and len(stem) > 5)),
    st.sampled_from((*INFLECTIONS, "y")),
)
edits = st.tuples(
    st.integers(1, 12), st.sampled_from(ascii_lowercase), st.sampled_from(("add", "drop", "replace", "swap"))
)


def edited(word: str, at: int, letter: str, edit: str) -> str:
    before, after = word[:at], word[at:]
    match edit:
        case "add":
            return before + letter + after
        case "drop":
            return before + after[1:]
        case "replace":
            return before + letter + after[1:]
        case _:
            return before + after[1:2] + after[:1] + after[2:]


def all_edits(word: str) -> Iterator[str]:
    for at in range(1, len(word) + 1):
        for edit in ("add", "replace"):
            yield from (edited(word, at, letter, edit) for letter in ascii_lowercase)
        yield from (edited(word, at, "", edit) for edit in ("drop", "swap"))


def possible_stems(word: str, endings: Sequence[str]) -> Iterator[tuple[int, str]]:
    yield from ((len(ending), word.removesuffix(ending)) for ending in endings if word.endswith(ending))
    if word.endswith("y"):
        yield 0, f"{word[:-1]}i"
    if word[-1:] == word[-2:-1]:
        yield 1, word[:-1]


def by_definition(word: str) -> tuple[str, ...]:
    """Return what `near_spellings` promises for an unknown word, by trying all edits."""
    found: dict[str, tuple[bool, int]] = {}
    for edit in all_edits(word):
        is_slip = sorted(edit) == sorted(word) or without_doubled(edit) == without_doubled(word)
        for lost, stem in possible_stems(edit, ENDINGS):
            if stem in word_table():
                found[stem] = min((not is_slip, lost), found.get(stem, (True, lost)))
    return tuple(sorted(found, key=lambda stem: (found[stem], -len(stem), stem))[:3])


def without_doubled(word: str) -> str:
    return re.sub(r"(.)\1+", r"\1", word)


@settings(max_examples=300, deadline=None)
@given(known_words, st.lists(edits, min_size=1, max_size=2))
@example(("cook", "ing"), [(5, "", "drop")])
@example(("cook", "ing"), [(5, "", "swap")])
@example(("bake", "d"), [(3, "", "swap")])
@example(("pott", "ery"), [(4, "a", "replace")])
@example(("sing", "er"), [(1, "", "swap")])
@example(("inspect", "ion"), [(5, "", "swap")])
@example(("nativ", "ity"), [(3, "i", "add")])
@example(("boot", "s"), [(2, "", "swap")])
def test_near_spellings_are_the_known_stems_of_all_words_within_one_edit(
    known: tuple[str, str], changes: list[tuple[int, str, str]]
) -> None:
    word = "".join(known)
    for at, letter, edit in changes:
        word = edited(word, at, letter, edit)

    found = near_spellings(word)

    assert found == (() if len(word) < 5 or is_known(word) else by_definition(word))


def test_the_longest_stem_is_as_long_as_stated() -> None:
    assert max(map(len, word_table().stems)) == LONGEST_STEM


def test_no_known_word_that_ends_with_a_digit_is_as_long_as_two_parts() -> None:
    # A compound has two parts of three letters, of which the stemmer takes at most one if the last is a digit.
    assert max(len(stem) for stem in word_table().stems if stem[-1].isdigit()) < 2 * 3 - 1


@pytest.mark.parametrize("word", ["x" * 100_000, "lighthuose" * 10_000])
def test_a_word_longer_than_any_known_one_is_no_other_spelling_and_no_compound(word: str) -> None:
    assert near_spellings(word) == ()
    assert word_table().numbers_of(word) == ()


@given(long_words, st.integers(0, 20))
@example(("sunflow", "er"), 0)
@example(("sunflow", "ers"), 0)
@example(("earthenwar", "e"), 2)
def test_a_compound_in_two_words_is_the_stem_that_some_ending_leaves(word: tuple[str, str], at: int) -> None:
    joined = "".join(word)
    at = 3 + at % (len(joined) - 5)  # both parts have three letters
    first, second = joined[:at], joined[at:]
    known = {stem for _, stem in possible_stems(joined, INFLECTIONS)} & word_table().stems

    found = compounds_in([first, second])

    assert known.issuperset(found.values())
    assert found.keys() == ({0} if known and STOP_WORDS.isdisjoint((first, second)) else set())


PARTS = st.sampled_from(["sun", "flower", "flowers", "the", "snow", "board", "mp3", "2nd", "volunteeer", "zorb", "a"])


@given(st.lists(PARTS, max_size=8))
def test_both_readings_of_words_are_what_is_meant_and_what_is_written(words: list[str]) -> None:
    assert stems_read(words) == (stems_meant(words), stems_written(words))
