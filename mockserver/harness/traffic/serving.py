"""Serves an application on a socket, beside other work in the same event loop. Signals stay unhandled."""

import asyncio
import logging
from collections.abc import Iterator
from contextlib import contextmanager

from starlette.types import ASGIApp

from mockserver.app.http.listening import DatedServer, open_listener, server_config, time_limits
from mockserver.ground.address import client_address
from mockserver.ground.settings import Settings

_GRACE_SECONDS = 1


class Serving(DatedServer):
    """A context in which `app` answers at `url`. Without `dates` only the app sets the Date header."""

    def __init__(self, app: ASGIApp, settings: Settings, *, dates: bool = True) -> None:
        config = server_config(app, grace_seconds=_GRACE_SECONDS, limits=time_limits(settings))
        config.lifespan = "off"
        config.date_header = dates
        # Errors of the peer are in the report.
        logging.getLogger("uvicorn.error").setLevel(logging.CRITICAL)
        super().__init__(config)
        self._listener = open_listener(settings)
        self.url = client_address(settings, self._listener.getsockname()[1])

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Do not handle signals."""
        yield

    async def __aenter__(self) -> "Serving":
        self._running = asyncio.create_task(self.serve(sockets=[self._listener]))
        return self

    async def __aexit__(self, *error: object) -> None:
        self.should_exit = True
        await self._running
