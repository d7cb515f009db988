"""Orders in which things are drawn."""

from collections import Counter
from itertools import islice

from hypothesis import given
from hypothesis import strategies as st

from mockserver.domain.generation.draws import chance_of, in_turn, mixed, shuffled

DIGESTS = st.binary(max_size=8)
COUNTS = st.integers(1, 200)


@given(DIGESTS, COUNTS)
def test_each_comes_again_after_all_others_did(digest: bytes, count: int) -> None:
    items = in_turn(range(count), chance_of(digest, "test"))

    rounds = [[*islice(items, count)] for _ in range(2)]

    assert rounds[0] == rounds[1]
    assert sorted(rounds[0]) == [*range(count)]


@given(DIGESTS, st.integers(1, 6))
def test_mixed_values_come_equally_often(digest: bytes, count: int) -> None:
    items = [*islice(mixed(range(count), chance_of(digest, "test")), 3 * count)]

    assert set(Counter(items).values()) == {3}
    assert len(items) == 3 * count


@given(DIGESTS, COUNTS)
def test_shuffled_things_are_the_same_in_another_order(digest: bytes, count: int) -> None:
    assert sorted(shuffled(range(count), chance_of(digest, "test"))) == [*range(count)]


def test_videos_have_different_orders() -> None:
    orders = {tuple(islice(in_turn(range(170), chance_of(bytes([number]), "test")), 9)) for number in range(200)}

    assert len(orders) > 190
