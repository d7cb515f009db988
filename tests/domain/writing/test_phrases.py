"""Sentences and their parts."""

import pytest

from mockserver.domain.writing.phrases import clause, led_by


@pytest.mark.parametrize(
    ("title", "text", "told"),
    [
        ("Renewal call with Dave", "Dave reads an email", "Then, Dave reads an email"),
        ("Emma's birthday", "Emma claps along", "Then, Emma claps along"),
        ("Sarah and Tom wedding", "Sarah claps along", "Then, Sarah claps along"),
        ("Rain in the hills", "Rain falls on a roof", "Then, rain falls on a roof"),
        ("Lecture - The fall of Rome", "The camera moves", "Then, the camera moves"),
        ("IMG 2231", "A dog barks", "Then, a dog barks"),
    ],
)
def test_a_name_keeps_its_capital_after_a_lead(title: str, text: str, told: str) -> None:
    assert led_by("Then", text, title) == told


@pytest.mark.parametrize(
    ("text", "length", "cut"),
    [
        ("In the kitchen a cook waits, with the pasta in the middle.", 50, "In the kitchen a cook waits"),
        ("A cook waits with the pasta in the middle of the picture.", 50, "A cook waits with the pasta in the middle"),
        ("A cook waits.", 50, "A cook waits"),
    ],
)
def test_a_clause_that_is_cut_ends_with_a_part_that_is_whole(text: str, length: int, cut: str) -> None:
    assert clause(text, length) == cut
