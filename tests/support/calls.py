"""Counts function calls: a measure of work that does not depend on the machine."""

import gc
import sys
from collections.abc import Callable, Generator
from types import FrameType
from typing import Any


def calls_of(work: Callable[[], object]) -> int:
    """Call `work` and return the number of function calls in it. No garbage is collected, which would add calls."""
    calls = 0

    def note(frame: FrameType, event: str, argument: Any) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    was_enabled = gc.isenabled()
    gc.disable()
    sys.setprofile(note)
    try:
        work()
    finally:
        sys.setprofile(None)
        if was_enabled:
            gc.enable()
    return calls


def calls_of_steps(steps: Generator[None, None, object]) -> list[int]:
    """Run `steps` and return the number of function calls in each of them."""
    calls: list[int] = []
    results: list[object] = []
    end = object()
    while results[-1:] != [end]:
        calls.append(calls_of(lambda: results.append(next(steps, end))))
    return calls
