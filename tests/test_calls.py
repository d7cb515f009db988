"""Counting of function calls."""

import gc

from tests.support.calls import calls_of


def test_a_collection_of_garbage_adds_no_calls() -> None:
    seen: list[str] = []

    def note(phase: str, info: dict[str, int]) -> None:
        seen.append(phase)

    def work() -> None:
        # Enough objects for a collection, without a call.
        kept: list[list[str]] = [[] for _ in "x" * 200_000]
        del kept

    gc.callbacks.append(note)
    try:
        calls = calls_of(work)
    finally:
        gc.callbacks.remove(note)

    assert (calls, seen) == (calls_of(work), [])
    assert gc.isenabled()
