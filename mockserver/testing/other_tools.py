"""Compatibility with test tools that replace parts of Python: gevent, eventlet, pyfakefs."""

import sys

from mockserver.app.application import MockServerApp
from mockserver.ground.errors import StartupError
from mockserver.testing.operation_places import operations


def check_threads() -> None:
    """Check that threads are real. Raises StartupError if gevent or eventlet has replaced them.

    The server needs a real thread: in a greenlet its event loop would never let another greenlet run.
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
    """Load the data files of the package now if pyfakefs is in use, because it hides them later."""
    if "pyfakefs" in sys.modules:
        from mockserver.domain.generation.imagined import import_generator
        from mockserver.fixtures.library import Library
        from mockserver.fixtures.sample_account import load_sample_account

        _ = app.accounts, operations(), load_sample_account(), Library(()).of_url("", "")
        import_generator()
