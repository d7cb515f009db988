"""The time that a request has to arrive: its head as a whole, and its body piece by piece."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

# What must come of a body in each period: 70 bytes a second with the default, less than any upload on purpose.
LEAST_BYTES = 4096


class ArrivalDeadline:
    """Calls `expire` if a head, or the next LEAST_BYTES of a body, takes more than `seconds`. 0 sets no limit.

    A period in which the server `is_not_reading`, at its begin or its end, does not count.
    """

    def __init__(
        self,
        loop: asyncio.AbstractEventLoop,
        seconds: float,
        is_not_reading: Callable[[], bool],
        expire: Callable[[], None],
    ) -> None:
        self._loop = loop
        self._seconds = seconds
        self._is_not_reading = is_not_reading
        self._expire = expire
        self._timer: asyncio.TimerHandle | None = None
        self._came = 0
        self._is_excused = False

    def note(self, size: int) -> None:
        """Note that `size` bytes came of a request that is not complete. The first call begins a period."""
        if self._timer is None:
            self._begin()
        else:
            self._came += size

    def stop(self) -> None:
        """End the period: the head, or the whole request, is here."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def excuse(self) -> None:
        """Do not count this period, since the server did not read for a part of it."""
        self._is_excused = True

    def _begin(self) -> None:
        if self._seconds:
            self._came, self._is_excused = 0, self._is_not_reading()
            self._timer = self._loop.call_later(self._seconds, self._end)

    def _end(self) -> None:
        self._timer = None
        if self._came >= LEAST_BYTES or self._is_excused or self._is_not_reading():
            self._begin()
        else:
            self._expire()
