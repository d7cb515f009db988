"""What a name says after its subject is in the title, but no part of the subject."""

import pytest

from mockserver.domain.generation.words.other_words import IRREGULAR_PAST, NO_NOUNS
from mockserver.domain.generation.words.word import NO_HEAD, word_of
from tests.support.names import named


@pytest.mark.parametrize(
    ("name", "about"),
    [
        ("balloon release gone wrong", "the balloon release"),
        ("rope bridge finally built", "the rope bridge"),
        ("rabbit hutch made of crates", "the rabbit hutch made of crates"),
        ("our first canal boat", "our first canal boat"),
        ("the shed my uncle built", "the shed my uncle built"),
    ],
)
def test_adjectives_adverbs_and_past_forms_at_the_end_are_no_part_of_a_thing(name: str, about: str) -> None:
    assert named(name).about == about


@pytest.mark.parametrize(
    "name", ["balloon release gone wrong", "rope bridge finally built", "rabbit hutch made of wood"]
)
def test_no_part_of_a_name_is_an_adjective_an_adverb_or_a_past_form(name: str) -> None:
    parts = {part.removeprefix("the ") for part in named(name).parts}

    assert not any(part.split()[-1] in NO_NOUNS | IRREGULAR_PAST for part in parts)


def test_words_that_are_no_nouns_name_nothing() -> None:
    assert all(word_of(word).facts & NO_HEAD for word in NO_NOUNS | IRREGULAR_PAST)


@pytest.mark.parametrize("date", ["14 Jan", "3rd feb", "2 May", "12 Nov 2023", "Nov 12 2023", "Nov 12", "31 December"])
def test_a_date_at_the_end_is_in_the_title_only(date: str) -> None:
    found = named(f"choir rehearsal {date}")

    assert found.about == "the choir rehearsal"
    assert found.title.casefold() == f"choir rehearsal {date}".casefold()


@pytest.mark.parametrize(
    ("name", "about"),
    [
        ("skyblock season 3 we lost it all", "the skyblock season 3"),
        ("rubber duck race i fell in", "the rubber duck race"),
        ("canoe trip didn't tip over", "the canoe trip"),
        ("songs we love", "the songs we love"),
        ("the day we met", "the day we met"),
    ],
)
def test_a_sentence_after_a_thing_is_no_part_of_it_unless_it_says_which_thing(name: str, about: str) -> None:
    assert named(name).about == about


@pytest.mark.parametrize("subject", ["i", "we", "she"])
def test_a_name_that_begins_with_a_pronoun_is_a_sentence(subject: str) -> None:
    spelled = "I" if subject == "i" else subject

    assert named(f"{subject} tried the cold plunge").about == f"how {spelled} tried the cold plunge"


@pytest.mark.parametrize(
    ("name", "about"),
    [("kids make dumplings", "how the kids make dumplings"), ("kids play area", "the kids play area")],
)
def test_the_subject_is_a_sentence_if_several_people_or_animals_do_something(name: str, about: str) -> None:
    assert named(name).about == about


def test_a_thing_after_no_is_not_shown() -> None:
    found = named("market square 6am no crowds")

    assert found.about == "the market square"
    assert "the crowds" not in found.parts


@pytest.mark.parametrize("word", ["lol", "omg", "haha", "sorry"])
def test_interjections_are_in_the_title_only(word: str) -> None:
    found = named(f"goat steals a hat {word}")

    assert word in found.title.casefold()
    assert not any(word in part.casefold() for part in (found.about, *found.parts))


@pytest.mark.parametrize("limit", ["under 20k", "for 2", "within 30 min", "30l"])
def test_limits_and_measures_at_the_end_are_no_part_of_a_thing(limit: str) -> None:
    assert named(f"garden pond {limit}").about == "the garden pond"
