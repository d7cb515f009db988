"""The application on a real socket, served by uvicorn in a thread."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from mockserver.ground.settings import Settings
from mockserver.testing.hosts import LocalHost


@contextmanager
def serving(settings: Settings) -> Iterator[str]:
    """Context manager: serve an application on a free loopback port; yields its URL."""
    host = LocalHost(replace(settings, port=0), in_process=False)
    host.start()
    try:
        yield host.url
    finally:
        host.stop()
