"""The numbers on the page about vectors are correct."""

import pytest

from tests.docs.embeddings_page import PAGE, updated
from tests.support.embeddings import closeness
from tests.support.vector_index import Comparison, comparisons

TEXT = PAGE.read_text("utf-8")


@pytest.fixture(scope="module")
def compared() -> list[Comparison]:
    return list(comparisons())


def test_the_similarities_on_the_page_are_current() -> None:
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in TEXT.splitlines() if line.startswith("|")]
    table = [row for row in rows if len(row) == 3][2:]

    assert len(table) >= 12
    assert [(*row[:2], f"{closeness(row[0], row[1]):.2f}") for row in table] == [tuple(row) for row in table]


def test_the_agreement_of_search_and_vector_index_on_the_page_is_current() -> None:
    assert updated(TEXT) == TEXT, "make readme updates it"


def test_search_and_a_vector_index_agree_on_the_best_clip(compared: list[Comparison]) -> None:
    assert [each.nearest[0] for each in compared] == [each.searched[0] for each in compared]


def test_the_recorded_best_clip_is_the_nearest_vector_except_for_the_tent() -> None:
    places = {each.query: each.rank_of_best for each in comparisons(recorded=True)}

    assert places == {"Knit red stitches": 1, "Set up a tent": 4, "Time waits for no man": 1, "TED": 1}


def test_the_nearest_vectors_are_found_by_search(compared: list[Comparison]) -> None:
    assert all(any(each.nearest[0].meets(found) for found in each.searched) for each in compared)
