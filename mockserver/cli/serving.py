"""Running the application on a socket with uvicorn."""

import errno
import gc
import signal
import socket
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn

from mockserver.app.application import MockServerApp
from mockserver.app.protocol import DroppableProtocol
from mockserver.cli.address import client_address
from mockserver.ground.errors import SettingsInvalid
from mockserver.ground.settings import Settings

_GRACE_SECONDS = 1
_SIGNALS = (signal.SIGINT, signal.SIGTERM)


def serve(settings: Settings) -> None:
    """Serve until a signal comes; requests in flight are finished first. Raises StartupError."""
    app = MockServerApp(settings)
    listener = _listen(settings)
    config = uvicorn.Config(
        app,
        http=DroppableProtocol,
        log_config=None,
        log_level="error",
        access_log=False,
        server_header=False,
        proxy_headers=False,  # addresses in replies follow the settings, not what a header claims
        timeout_graceful_shutdown=_GRACE_SECONDS,
    )
    token = app.gate.token if app.gate.is_token_made_up else ""
    _Server(config, client_address(settings, listener.getsockname()[1]), token).run(sockets=[listener])


def _listen(settings: Settings) -> socket.socket:
    try:
        family = socket.getaddrinfo(settings.host, settings.port, type=socket.SOCK_STREAM)[0][0]
        return socket.create_server((settings.host, settings.port), family=family, backlog=2048)
    except OSError as error:
        raise SettingsInvalid(f"cannot listen on {settings.host}:{settings.port}: {_reason(error)}") from None


def _reason(error: OSError) -> str:
    if error.errno == errno.EADDRINUSE:
        return "another program does; --port 0 picks a free port"
    return error.strerror or str(error)


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
