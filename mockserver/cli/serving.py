"""Runs the application on a socket with uvicorn."""

import asyncio
import gc
import os
import signal
import socket
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from types import FrameType

import uvicorn

from mockserver.app.application import MockServerApp
from mockserver.app.http.listening import DatedServer, open_listener, server_config, stop_signals, time_limits
from mockserver.cli.terminal_log import print_events
from mockserver.ground.address import client_address
from mockserver.ground.colours import Style, painter
from mockserver.ground.errors import StartupError
from mockserver.ground.settings import Settings

_GRACE_SECONDS = 3
_LAST_SECONDS = 3 * _GRACE_SECONDS
_OLDEST = 2
# The exit code if accounts were not saved and a thread keeps the process alive.
CANNOT_END = 2


def serve(settings: Settings, *, is_quiet: bool = False) -> None:
    """Serve until a signal comes; requests in flight are finished first. Raises StartupError.

    At a terminal it prints a line for each request, unless it `is_quiet`.
    """
    run(MockServerApp(settings), prints=not is_quiet and sys.stderr.isatty())


def run(app: MockServerApp, *, prints: bool = False) -> None:
    """Serve `app` until a signal comes. Raises StartupError if its accounts could not be saved then."""
    settings = app.settings
    listener = open_listener(settings)
    config = server_config(app.asgi, grace_seconds=_GRACE_SECONDS, limits=time_limits(settings))
    token = app.access.token if app.access.asks_for_token and app.access.is_token_made_up else ""
    address = client_address(settings, listener.getsockname()[1])
    server = _Server(config, address, app, token)
    server._prints = prints
    server.run(sockets=[listener])
    if server.unsaved is not None:
        raise server.unsaved


def freeze_survivors(phase: str, info: Mapping[str, int]) -> None:
    """Exempt the objects that survived a full garbage collection from further ones.

    Records of an account live long and are in no reference cycles, so they are freed with their last reference. Walking
    them in each collection would delay requests.
    """
    if phase == "stop" and info["generation"] == _OLDEST:
        gc.freeze()


class _Server(DatedServer):
    def __init__(self, config: uvicorn.Config, address: str, app: MockServerApp, made_up_token: str) -> None:
        super().__init__(config)
        self.unsaved: StartupError | None = None
        self._address = address
        self._app = app
        self._made_up_token = made_up_token
        self._ending: threading.Timer | None = None
        self._prints = False
        self._printing: asyncio.Task[None] | None = None

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        gc.callbacks.append(freeze_survivors)
        gc.freeze()
        gc.enable()
        if self._prints:
            opened = asyncio.Event()
            self._printing = asyncio.create_task(print_events(self._app.asgi, self._app.access.token, opened))
            await opened.wait()  # so that the first request is printed too
        ready = painter(sys.stdout, os.environ)(f"Ready at {self._address}", Style.GOOD)
        print(f"{ready} · {' · '.join(self._hints())}", flush=True)

    def _hints(self) -> Iterator[str]:
        yield self._app.contract.api_versions.served_text
        yield f"point a client there: export TWELVELABS_BASE_URL={self._address}"
        if self._made_up_token:
            yield f"others can reach it, so /__admin asks for X-Admin-Token: {self._made_up_token}"

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """Stop. End the process if a thread, such as one that reads from a dead disk, keeps it alive after that."""
        super().handle_exit(sig, frame)
        if self._ending is None:
            self._end_in_time()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Stop, and save the accounts, however long that takes."""
        if self._printing is not None:
            self._printing.cancel()
        await super().shutdown(sockets)
        if self._ending is not None:
            self._ending.cancel()
        try:
            self._app.save()
        except StartupError as error:
            self.unsaved = error
        self._end_in_time()

    def _end_in_time(self) -> None:
        self._ending = threading.Timer(_LAST_SECONDS, os._exit, [0 if self.unsaved is None else CANNOT_END])
        self._ending.daemon = True
        self._ending.start()

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Stop on a signal and exit 0. uvicorn raises the signal again, which looks like a crash."""
        before = {number: signal.signal(number, self.handle_exit) for number in stop_signals()}
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)
