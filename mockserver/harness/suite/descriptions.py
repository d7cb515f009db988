"""Disables descriptions of strategy filters: no report shows them.

Hypothesis parses source code to describe a lambda, again for each value of its defaults. Schemathesis filters by such
lambdas for each edge case.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from hypothesis.strategies._internal import lazy

_DESCRIBE = "get_pretty_function_description"


@contextmanager
def undescribed_filters() -> Iterator[None]:
    """Let Hypothesis describe functions by their names alone."""
    # Not a public API. A release without it describes functions as usual.
    describe = getattr(lazy, _DESCRIBE, None)
    if describe is None:
        yield
        return
    setattr(lazy, _DESCRIBE, _name)
    try:
        yield
    finally:
        setattr(lazy, _DESCRIBE, describe)


def _name(function: Callable[..., Any]) -> str:
    return getattr(function, "__name__", "") or type(function).__name__
