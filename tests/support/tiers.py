"""Assigns cases to the first tier that runs them: `quick`, `ci` or `all`; CONTRIBUTING.md has the table."""

from collections.abc import Callable, Collection, Iterable
from typing import Any

import pytest

CI, ALL = pytest.mark.tier("ci"), pytest.mark.tier("all")


def spread(
    cases: Iterable[Any], *, quick: Callable[[Any], bool], ci: Callable[[Any], bool] = lambda case: True
) -> list[Any]:
    """Return `cases` as parameters: `quick` ones run in every tier, `ci` ones from that tier on, others in `all`."""
    return [case if quick(case) else pytest.param(case, marks=CI if ci(case) else ALL) for case in cases]


def every(step: int, cases: Collection[Any]) -> Callable[[Any], bool]:
    """Return whether a case is one of those that stand `step` apart in `cases`."""
    chosen = list(cases)[::step]
    return lambda case: case in chosen
