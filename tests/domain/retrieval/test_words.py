"""Words, stems and the small thesaurus."""

import pytest
from hypothesis import example, given
from hypothesis.strategies import characters, lists, text
from snowballstemmer.english_stemmer import EnglishStemmer

from mockserver.domain.retrieval.concepts import SYNONYMS, TOPICS, phrases_in, synonyms_of, words_of_topic
from mockserver.domain.retrieval.literal import holds_all, holds_in_order, holds_phrase
from mockserver.domain.retrieval.words import (
    COMMON_WEIGHT,
    STOP_WORDS,
    stem,
    tokenise,
    weigh,
    words_asked,
    words_of_all,
)


def keys(*words: str) -> list[str]:
    return [stem(word) for word in words]


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("Knit red stitches!", ["knit", "red", "stitches"]),
        ("  Don\u2019t stop-me 2 ", ["don't", "stop", "me", "2"]),
        ("STRASSE Straße", ["strasse", "strasse"]),
        ("cafe\u0301 CAFÉ", ["café", "café"]),
        ("猫が好き", ["猫", "が", "好", "き"]),
        ("snake_case", ["snake", "case"]),
        ("?! …", []),
    ],
)
def test_words_are_split_and_folded(written: str, words: list[str]) -> None:
    assert tokenise(written) == words


@given(text())
def test_words_have_no_spaces_and_are_never_empty(written: str) -> None:
    assert all(word and not any(character.isspace() for character in word) for word in tokenise(written))


@given(text(characters(codec="ascii")))
def test_the_ascii_fast_path_gives_the_same_words(written: str) -> None:
    assert [*tokenise(written), "猫"] == tokenise(f"{written} 猫")


@given(lists(text(characters(codec="ascii")) | text(), max_size=4))
def test_texts_that_are_read_together_have_the_words_that_each_has_alone(texts: list[str]) -> None:
    alone = [tokenise(written) for written in texts]

    assert words_of_all(texts).split() == " | ".join(map(" ".join, alone)).split()


@given(text(), text())
def test_two_texts_with_a_space_between_them_have_the_words_of_each(one: str, other: str) -> None:
    assert tokenise(f"{one} {other}") == [*tokenise(one), *tokenise(other)]


@given(text(characters(categories=["Ll", "Nd"], include_characters="'"), min_size=1))
@example("knitting")
@example("generously")
def test_stems_are_the_same_whether_the_stemmer_is_native_or_not(word: str) -> None:
    assert stem(word) == EnglishStemmer().stemWord(word)


def test_inflected_forms_share_a_stem() -> None:
    assert {stem(word) for word in ("cook", "cooks", "cooked", "cooking")} == {"cook"}


def test_generic_words_weigh_less() -> None:
    assert weigh("tent") == 1
    assert weigh("sets") == weigh("set") == COMMON_WEIGHT


def test_an_abbreviation_means_what_it_abbreviates() -> None:
    assert " ".join(keys("artificial", "intelligence")) in synonyms_of(stem("ai"))


def test_synonyms_are_symmetric() -> None:
    assert stem("photo") in synonyms_of(stem("picture"))
    assert stem("picture") in synonyms_of(stem("photo"))


def test_a_word_implies_its_topic_but_not_the_other_way_round() -> None:
    assert stem("stove") in words_of_topic(stem("cooking"))
    assert stem("cook") not in words_of_topic(stem("stove"))


def test_every_synonym_of_a_topic_has_its_words() -> None:
    assert words_of_topic(stem("ai")) == words_of_topic(" ".join(keys("artificial", "intelligence")))


def test_an_expression_of_several_words_is_found_with_its_position() -> None:
    found = list(phrases_in(keys("we", "love", "artificial", "intelligence")))

    assert found == [(2, tuple(keys("artificial", "intelligence")))]


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ("KneadingBreadDough_slow.mp4", ["kneading", "bread", "dough", "slow", "mp4"]),
        ("show me iPhone15ProMaxReview", ["show", "me", "iphone", "15", "pro", "max", "review"]),
        ("FaceTime with MySQL on my iPhone", ["facetime", "with", "mysql", "on", "my", "iphone"]),
        ("two words", ["two", "words"]),
    ],
)
def test_capitals_part_words_of_a_query_as_in_names_of_files(asked: str, words: list[str]) -> None:
    assert words_asked(asked) == words


def test_no_entry_of_the_thesaurus_is_a_stop_word() -> None:
    entries = [entry for group in SYNONYMS for entry in group] + [
        word for line in TOPICS.values() for word in line.split()
    ]

    assert not STOP_WORDS.intersection(entries)


def test_a_phrase_needs_adjacent_words() -> None:
    assert holds_phrase("Then SET UP, a tent.", ("set", "up"))
    assert not holds_phrase("Set it up", ("set", "up"))
    assert not holds_phrase("a setup", ("set", "up"))
    assert not holds_phrase("anything", ())


def test_words_in_order_may_have_others_between_them() -> None:
    assert holds_in_order("And time waits for no man.", ("time", "no", "man"))
    assert not holds_in_order("man and time", ("time", "man"))
    assert holds_all("man and time", ("time", "man"))
