"""Numbers of things, in words."""

import pytest

from mockserver.ground.counting import counted


@pytest.mark.parametrize(
    ("count", "noun", "words"),
    [
        (1, "index", "1 index"),
        (2, "index", "2 indexes"),
        (0, "fault", "0 faults"),
        (3, "entity", "3 entities"),
        (2, "result_pages", "2 result pages"),
        (12_000, "knowledge_store", "12,000 knowledge stores"),
    ],
)
def test_a_number_goes_with_the_right_form_of_the_noun(count: int, noun: str, words: str) -> None:
    assert counted(count, noun) == words
