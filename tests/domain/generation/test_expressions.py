"""Expressions by their first word."""

from hypothesis import given
from hypothesis import strategies as st

from mockserver.domain.generation.words.expressions import by_first_word

WORDS = st.lists(st.sampled_from(["boat", "trailer", "park"]), min_size=1, max_size=3)


@given(st.lists(st.tuples(WORDS, st.integers(0, 3))))
def test_each_expression_is_found_by_its_first_word_and_long_ones_come_first(
    expressions: list[tuple[list[str], int]],
) -> None:
    found = by_first_word(expressions)

    assert sorted(one for some in found.values() for one in some) == sorted(expressions)
    for first, some in found.items():
        assert {words[0] for words, _ in some} == {first}
        assert some == sorted(some, key=lambda one: len(one[0]), reverse=True)
