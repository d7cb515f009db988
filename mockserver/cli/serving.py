"""Running the application on a socket with uvicorn."""

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
    """Take what a full collection found alive off the collector's hands.

    What an account holds stays, and knows no circles: what is removed from it is freed at once, by its last reference.
    To walk it again and again would hold up a request now and then, the longer the more there is.
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
        """Stop; end the process where a thread, such as one that reads from a dead disk, keeps it after that."""
        super().handle_exit(sig, frame)
        ending = threading.Timer(_LAST_SECONDS, os._exit, [0])
        ending.daemon = True
        ending.start()

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Stop on a signal and exit 0; uvicorn's own way raises the signal again, which reads as a crash."""
        before = {number: signal.signal(number, self.handle_exit) for number in stop_signals()}
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)
