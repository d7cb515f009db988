"""Words of a query that only ask."""

import pytest

from mockserver.domain.meaning.asking import without_request


@pytest.mark.parametrize(
    ("query", "asked"),
    [
        ("show me a dog", "a dog"),
        ("do we have any footage of cyclists in the rain", "cyclists in the rain"),
        ("i'm looking for the video with ale", "ale"),
        ("all videos that show robots", "robots"),
        ("can you find me the moment when she scores please", "she scores"),
        ("clips where someone laughs in our library", "someone laughs"),
        ("scene of a crime", "a crime"),
        ("show all clips of whales", "whales"),
    ],
)
def test_words_that_only_ask_are_left_out(query: str, asked: str) -> None:
    assert without_request(query.split()) == asked.split()


@pytest.mark.parametrize(
    "somebody", ["someone", "somebody", "people", "a person", "some people who are", "find me a person that is"]
)
def test_words_for_an_unknown_person_before_what_is_done_are_left_out(somebody: str) -> None:
    done = ["icing", "a", "birthday", "cake"]
    assert without_request([*somebody.split(), *done]) == done


@pytest.mark.parametrize(
    "query",
    [
        "someone speaking",
        "person speaking before a judge",
        "people playing at a table",
        "people on a king size bed",
        "a person",
        "a man icing a cake",
        "show jumping",
        "search and rescue",
        "all hands meeting",
        "the video call with mom",
        "a clip on tie",
        "show me",
        "find",
    ],
)
def test_words_that_name_something_are_kept(query: str) -> None:
    assert without_request(query.split()) == query.split()
