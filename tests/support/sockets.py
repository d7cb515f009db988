"""The application on a real socket, served by uvicorn in a thread."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread

import uvicorn

from mockserver.app.application import MockServerApp
from mockserver.app.protocol import DroppableProtocol
from mockserver.ground.settings import Settings

_LONGEST_START_SECONDS = 30


class _Server(uvicorn.Server):
    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.is_up = Event()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self.is_up.set()


@contextmanager
def serving(settings: Settings) -> Iterator[str]:
    """Serve an application on a free loopback port and give its address."""
    listener = socket.create_server(("127.0.0.1", 0))
    app = MockServerApp(settings)
    server = _Server(
        uvicorn.Config(app, http=DroppableProtocol, log_config=None, access_log=False, timeout_graceful_shutdown=1)
    )
    thread = Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    assert server.is_up.wait(_LONGEST_START_SECONDS)
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join()
        listener.close()
