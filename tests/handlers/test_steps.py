"""Long work leaves time for other requests, and does not wait for them more often than necessary."""

import asyncio

import pytest

from mockserver.ground.steps import Steps
from mockserver.handlers.common import steps
from mockserver.handlers.common.steps import run_cooperatively


@pytest.mark.parametrize(
    ("number", "seconds_each", "least", "most"), [(1000, 0.00003, 4, 7), (10, 0.01, 10, 11)], ids=["short", "long"]
)
def test_other_requests_run_every_few_milliseconds_however_long_a_step_takes(
    monkeypatch: pytest.MonkeyPatch, number: int, seconds_each: float, least: int, most: int
) -> None:
    seconds = 0.0

    def work() -> Steps[str]:
        nonlocal seconds
        for _ in range(number):
            seconds += seconds_each
            yield
        return "done"

    async def turns_of_another_request() -> int:
        task, turns = asyncio.create_task(run_cooperatively(work())), 0
        while not task.done():
            await asyncio.sleep(0)
            turns += 1
        assert await task == "done"
        return turns

    monkeypatch.setattr(steps, "thread_time", lambda: seconds)

    assert least <= asyncio.run(turns_of_another_request()) <= most
