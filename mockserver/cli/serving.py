"""Runs the application on a socket with uvicorn."""

import gc
import os
import signal
import socket
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from types import FrameType

import uvicorn

from mockserver.app.application import MockServerApp
from mockserver.app.http.listening import open_listener, server_config, stop_signals
from mockserver.ground.address import client_address
from mockserver.ground.settings import Settings

_GRACE_SECONDS = 3
_LAST_SECONDS = 3 * _GRACE_SECONDS
_OLDEST = 2


def serve(settings: Settings) -> None:
    """Serve until a signal comes; requests in flight are finished first. Raises StartupError."""
    run(MockServerApp(settings))


def run(app: MockServerApp) -> None:
    """Serve `app` until a signal comes."""
    settings = app.settings
    listener = open_listener(settings)
    config = server_config(app.asgi, grace_seconds=_GRACE_SECONDS)
    token = app.access.token if app.access.asks_for_token and app.access.is_token_made_up else ""
    address = client_address(settings, listener.getsockname()[1])
    _Server(config, address, app.contract.api_versions.served_text, token).run(sockets=[listener])


def let_stay(phase: str, info: Mapping[str, int]) -> None:
    """Exempt the objects that survived a full collection from further collections.

    The records of an account stay, and are in no reference cycles: removing one frees it at once. To walk them in each
    collection would delay requests, the more records, the longer.
    """
    if phase == "stop" and info["generation"] == _OLDEST:
        gc.freeze()


class _Server(uvicorn.Server):
    def __init__(self, config: uvicorn.Config, address: str, versions: str, made_up_token: str) -> None:
        super().__init__(config)
        self._address = address
        self._versions = versions
        self._made_up_token = made_up_token

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        gc.callbacks.append(let_stay)
        gc.collect()
        print(f"Ready at {self._address} · {' · '.join(self._hints())}", flush=True)

    def _hints(self) -> Iterator[str]:
        yield self._versions
        yield f"point a client there: export TWELVELABS_BASE_URL={self._address}"
        if self._made_up_token:
            yield f"others can reach it, so /__admin asks for X-Admin-Token: {self._made_up_token}"

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """Stop. End the process if a thread, such as one that reads from a dead disk, keeps it alive after that."""
        super().handle_exit(sig, frame)
        ending = threading.Timer(_LAST_SECONDS, os._exit, [0])
        ending.daemon = True
        ending.start()

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Stop on a signal and exit 0. uvicorn raises the signal again, which looks like a crash."""
        before = {number: signal.signal(number, self.handle_exit) for number in stop_signals()}
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)
