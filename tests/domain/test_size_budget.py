"""Total size limits for what all accounts hold of one kind."""

from dataclasses import dataclass, field
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from mockserver.domain.account.size_budget import EvictionBudget, SizeBudget

LIMIT = 1_600
MOST = LIMIT * 17 // 16


@dataclass
class Entries:
    """A holder of entries that keeps `least` bytes, whatever it is told."""

    size: int = 0
    least: int = 0

    def shrink(self, size: int) -> None:
        self.size = min(self.size, max(size, self.least))


@dataclass
class Cache:
    """A cache that is full or dropped."""

    size: int
    last_use: int
    is_in_use: bool = False
    drops: list[int] = field(default_factory=list)

    def drop(self) -> None:
        self.drops.append(self.last_use)
        self.size = 0


def test_a_holder_that_cannot_shrink_is_left_as_it_is() -> None:
    stuck = Entries(least=5_000)
    budget = SizeBudget(LIMIT, lambda: [stuck])
    stuck.size = 5_000

    budget.spend(5_000)

    assert stuck.size == 5_000


def test_the_others_shrink_in_place_of_a_holder_that_cannot() -> None:
    stuck, other = Entries(5_000, least=5_000), Entries(1_000)

    SizeBudget(LIMIT, lambda: [stuck, other]).spend(5_000)

    assert (stuck.size, other.size) == (5_000, 0)


@given(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 400)), max_size=60))
def test_holders_that_can_shrink_stay_within_the_limit_together(grown: list[tuple[int, int]]) -> None:
    holders = [Entries() for _ in range(5)]
    budget = SizeBudget(LIMIT, lambda: holders)

    for number, size in grown:
        holders[number].size += size
        budget.spend(size)
        assert sum(holder.size for holder in holders) <= MOST


@given(st.lists(st.tuples(st.integers(1, 400), st.booleans()), max_size=30), st.randoms())
def test_the_least_recently_used_are_dropped_but_none_that_is_in_use(
    sizes: list[tuple[int, bool]], random: Random
) -> None:
    caches = [Cache(size, number, is_in_use) for number, (size, is_in_use) in enumerate(sizes)]
    random.shuffle(caches)
    budget = EvictionBudget(LIMIT, lambda: caches)

    budget.spend(LIMIT)

    dropped = [cache for cache in caches if cache.drops]
    kept = [cache for cache in caches if not cache.drops and not cache.is_in_use]
    assert not any(cache.is_in_use for cache in dropped)
    assert max((cache.last_use for cache in dropped), default=-1) < min((cache.last_use for cache in kept), default=99)
    assert sum(cache.size for cache in caches) <= LIMIT or not kept


def test_each_use_has_a_higher_number() -> None:
    budget = EvictionBudget(LIMIT, list)

    assert budget.next_use() < budget.next_use() < budget.next_use()
