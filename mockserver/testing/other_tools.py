"""Tools of tests that replace parts of Python: how a server in the same process gets along with them."""

import sys

from mockserver.app.application import MockServerApp
from mockserver.ground.errors import StartupError
from mockserver.testing.operation_places import operations


def check_threads() -> None:
    """Check that threads are threads. Raises StartupError where gevent or eventlet has replaced them.

    A server needs a thread of its own: among greenlets its event loop would never give way to another.
    """
    gevent = sys.modules.get("gevent.monkey")
    eventlet = sys.modules.get("eventlet.patcher")
    patcher = ("gevent" if gevent and any(map(gevent.is_module_patched, ("threading", "queue"))) else "") or (
        "eventlet" if eventlet and eventlet.is_monkey_patched("thread") else ""
    )
    if patcher:
        raise StartupError(
            f"{patcher} has replaced threads in this process, and a server needs a real one. Leave them as they are "
            "(patch_all(thread=False, queue=False)), or use MockServer.at(url) with a `mockserver serve` of its own."
        )


def read_package_data(app: MockServerApp) -> None:
    """Read what `app` reads of the package when it is first needed, before pyfakefs hides it from a test."""
    if "pyfakefs" in sys.modules:
        from mockserver.domain import generation
        from mockserver.fixtures.library import Library, load_sample_account

        _ = app.accounts, operations(), load_sample_account(), Library(()).of_url("", ""), generation
