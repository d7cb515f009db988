"""How much is drawn: of many edge cases some are tried, from all parts of them."""

from hypothesis import given
from hypothesis.strategies import integers
from schemathesis.specs.openapi.negative import get_validator

from mockserver.harness.suite.run import PHASES, Size, run, spread
from mockserver.harness.suite.target import Target
from tests.harness.verifying import stand_in


@given(integers(0, 400), integers(1, 60), integers(1, 1000))
def test_some_cases_are_spread_over_all_of_them(count: int, most: int, seed: int) -> None:
    cases = list(range(count))

    chosen = spread(cases, most, seed)

    assert len(chosen) == min(count, most)
    assert chosen == sorted(set(chosen))
    assert chosen[:1] == cases[:1]
    if 1 < most < count:
        gaps = [after - before for before, after in zip(chosen[1:], [*chosen[2:], count], strict=True)]
        assert max(gaps) <= 2 * count / (most - 1) + 2


@given(integers(61, 400), integers(2, 30))
def test_every_case_is_tried_with_some_seed(count: int, most: int) -> None:
    cases = list(range(count))

    assert {case for seed in range(1, 4 * count) for case in spread(cases, most, seed)} == set(cases)


def test_no_more_edge_cases_are_tried_than_are_asked_for() -> None:
    with stand_in() as app:
        target = Target(app, "tlk_MINE", operations=["get_tasks"], url="http://127.0.0.1:1212")
        every = run(target, Size(1), PHASES[1:2], ["get_tasks"]).cases.total()
        some = run(target, Size(1, edge_cases=7), PHASES[1:2], ["get_tasks"]).cases.total()

    # Checks send some more, such as one without a key.
    assert 7 <= some < 20
    assert every > 100


def test_a_run_leaves_nothing_in_the_caches_of_schemathesis() -> None:
    with stand_in() as app:
        target = Target(app, "tlk_MINE", operations=["create-index"], url="http://127.0.0.1:1212")
        run(target, Size(1, edge_cases=7), PHASES[1:3], ["create-index"])

    assert get_validator.cache_info().currsize == 0
