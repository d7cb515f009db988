"""Running the application on a socket with uvicorn."""

import gc
import signal
import socket
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn

from mockserver.app.application import MockServerApp
from mockserver.app.listening import open_listener, server_config
from mockserver.ground.address import client_address
from mockserver.ground.settings import Settings

_GRACE_SECONDS = 3
_SIGNALS = (signal.SIGINT, signal.SIGTERM)


def serve(settings: Settings) -> None:
    """Serve until a signal comes; requests in flight are finished first. Raises StartupError."""
    app = MockServerApp(settings)
    listener = open_listener(settings)
    config = server_config(app, grace_seconds=_GRACE_SECONDS)
    token = app.gate.token if app.gate.asks_for_token and app.gate.is_token_made_up else ""
    _Server(config, client_address(settings, listener.getsockname()[1]), token).run(sockets=[listener])


class _Server(uvicorn.Server):
    def __init__(self, config: uvicorn.Config, address: str, made_up_token: str) -> None:
        super().__init__(config)
        self._address = address
        self._made_up_token = made_up_token

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        # What exists now stays: the collector need not walk it again and again.
        gc.collect()
        gc.freeze()
        print(f"Ready at {self._address} · {' · '.join(self._hints())}", flush=True)

    def _hints(self) -> Iterator[str]:
        yield f"point a client there: export TWELVELABS_BASE_URL={self._address}"
        if self._made_up_token:
            yield f"others can reach it, so /__admin asks for X-Admin-Token: {self._made_up_token}"

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Stop on a signal and exit 0; uvicorn's own way raises the signal again, which reads as a crash."""
        before = {number: signal.signal(number, self.handle_exit) for number in _SIGNALS}
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)
