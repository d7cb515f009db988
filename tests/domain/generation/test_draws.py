"""Orders in which things are drawn."""

from collections import Counter
from itertools import islice

from hypothesis import given
from hypothesis import strategies as st

from mockserver.domain.generation.draws import below, chance_of, in_turn, mixed, shuffled

DIGESTS = st.binary(max_size=8)
COUNTS = st.integers(1, 200)


@given(DIGESTS, st.integers(1, 9))
def test_each_number_below_a_bound_comes_about_equally_often(digest: bytes, count: int) -> None:
    chance = chance_of(digest, "test")

    counted = Counter(below(count, chance) for _ in range(500 * count))

    assert counted.keys() == {*range(count)}
    assert all(350 < times < 650 for times in counted.values())


@given(DIGESTS)
def test_each_use_has_numbers_of_its_own_however_many_others_take(digest: bytes) -> None:
    one, other = chance_of(digest, "one"), chance_of(digest, "other")
    by_turns = [(one(), other()) for _ in range(100)]
    again = chance_of(digest, "one")

    assert [first for first, _ in by_turns] == [again() for _ in range(100)]
    assert sum(first == second for first, second in by_turns) < 5


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
