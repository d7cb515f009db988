"""Several worker processes: each would have its own accounts, so that a client would see different ones."""

import gc
import multiprocessing
import sys
from collections.abc import Iterator

from mockserver.ground.errors import StartupError

# Servers that start worker processes, by the modules of their configuration.
_SERVERS = frozenset(["uvicorn.config", "gunicorn.config", "hypercorn.config"])


def check_alone() -> None:
    """Check that this process is not one of several workers. Raises StartupError."""
    number = max(_numbers_of_workers(), default=1)
    if number > 1:
        raise StartupError(
            f"the server keeps its accounts in memory, so one process has to answer all requests, and {number} workers "
            "were asked for; leave out --workers (and WEB_CONCURRENCY)"
        )


def _numbers_of_workers() -> Iterator[int]:
    """Yield the number of workers that the server which started this process was told to start."""
    if multiprocessing.parent_process() is None and "gunicorn" not in sys.modules:
        return
    for each in gc.get_objects():
        if type(each).__name__ == "Config" and type(each).__module__ in _SERVERS:
            yield each.workers
