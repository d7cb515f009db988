"""The time that a client has to read on: a reply that nobody takes would keep its memory and its connection."""

from __future__ import annotations

import asyncio
from collections.abc import Callable


class ReplyDeadline:
    """Calls `expire` if no byte of what is `unsent` leaves within `seconds`. 0 sets no limit.

    A slow client never expires: each byte that it takes gives it another period.
    """

    def __init__(
        self, loop: asyncio.AbstractEventLoop, seconds: float, unsent: Callable[[], int], expire: Callable[[], None]
    ) -> None:
        self._loop = loop
        self._seconds = seconds
        self._unsent = unsent
        self._expire = expire
        self._timer: asyncio.TimerHandle | None = None
        self._left = 0

    def watch(self) -> None:
        """Begin a period if bytes are waiting to be sent. Nothing may be written until it is stopped or begun again."""
        self.stop()
        self._left = self._unsent()
        if self._left and self._seconds:
            self._timer = self._loop.call_later(self._seconds, self._end)

    def stop(self) -> None:
        """End the period: the client reads on."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _end(self) -> None:
        self._timer = None
        if self._unsent() < self._left:
            self.watch()
        else:
            self._expire()
