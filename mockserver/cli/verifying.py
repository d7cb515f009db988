"""The command `verify`: options, progress and exit codes."""

import gc
import os
import signal
import sys
from argparse import ArgumentParser, BooleanOptionalAction, Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from typing import TYPE_CHECKING

from mockserver.cli.harness import add_judging_options
from mockserver.cli.numbers import amount, count, whole_number
from mockserver.cli.server_options import not_empty
from mockserver.ground.errors import LibraryMissing
from mockserver.ground.settings import Settings

if TYPE_CHECKING:
    from mockserver.harness.verify.verifier import Progress

_KEYS = ("TWELVE_LABS_API_KEY", "TWELVELABS_API_KEY")
_OTHER_KEY = "MOCKSERVER_VERIFY_OTHER_KEY"
_DRAWS_REQUESTS = "schemathesis"  # the extra `verify`


def add_verify_options(parser: ArgumentParser) -> None:
    """Add the options of `verify`."""
    parser.add_argument("server", metavar="URL", help="address of the server, or in-process for the stand-in itself")
    parser.add_argument(
        "--api",
        action="append",
        default=[],
        metavar="VERSION",
        help="API version to verify, such as v1.3; repeatable, or with commas [default: all that the server has]",
    )
    parser.add_argument("--key", type=not_empty, help=f"API key [default: {_KEYS[0]}]")
    parser.add_argument(
        "--other-key", default="", help="key of another account, to check that it cannot see the first one"
    )
    _add_limits(parser)
    _add_generated_requests(parser)
    parser.add_argument(
        "--ready-timeout", type=amount, metavar="SECONDS", help="how long to wait for a task to become ready"
    )
    parser.add_argument(
        "--tolerate-unknown-fields",
        action=BooleanOptionalAction,
        default=None,
        help="count unknown fields as notes [default: not on this machine]",
    )
    parser.add_argument("--fail-fast", action="store_true", help="stop at the first finding")
    parser.add_argument(
        "--accept-incomplete",
        action="store_true",
        help="exit 0 even if something could not be checked [default: 3]",
    )
    parser.add_argument(
        "--dry-run",
        "--plan",
        dest="plan",
        action="store_true",
        help="say what would be sent and charged for, and send nothing",
    )
    add_judging_options(parser)


def _add_limits(parser: ArgumentParser) -> None:
    """Add the options that limit what is sent to a server."""
    parser.add_argument(
        "--allow-writes",
        action=BooleanOptionalAction,
        default=None,
        help="send more than GET, and delete at the end what was created [default: on this machine only]",
    )
    parser.add_argument(
        "--max-requests",
        type=count,
        metavar="N",
        help="send at most N requests [default: 20000 on this machine, else 500]",
    )
    parser.add_argument(
        "--max-minutes", type=amount, default=2.0, metavar="N", help="upload at most N minutes of video [default: 2]"
    )


def _add_generated_requests(parser: ArgumentParser) -> None:
    """Add the options of generated requests."""
    parser.add_argument(
        "--examples",
        type=count,
        default=3,
        metavar="N",
        help="generate N random requests for each operation, and up to 5 N edge cases [default: 3]",
    )
    parser.add_argument(
        "--sequences",
        type=count,
        default=10,
        metavar="N",
        help="generate N sequences in which one reply leads to the next request [default: 10]",
    )
    parser.add_argument(
        "--seed",
        dest="chance",
        type=whole_number,
        default=1,
        metavar="N",
        help="seed of random requests [default: 1]",
    )
    parser.add_argument(
        "--operation",
        action="append",
        default=[],
        metavar="NAME",
        help="generate requests only for operations with this operationId or tag; repeatable",
    )


def verify(settings: Settings, options: Namespace) -> int:
    """Verify that a server keeps the contract. Raises LibraryMissing without the extra `verify`."""
    _check_extra()
    # The request generator takes a second to import, and no other command needs it.
    from mockserver.harness.verdict.judging import judging_of, write_reports
    from mockserver.harness.verify.options import VerifyOptions
    from mockserver.harness.verify.plan import plan_of
    from mockserver.harness.verify.server import server_at
    from mockserver.harness.verify.verifier import verify_server

    judging = judging_of(options)
    key = options.key or next((os.environ[name] for name in _KEYS if os.environ.get(name)), "")
    key = key or ("unused" if options.plan else "")
    server = server_at(options.server, key, options.other_key or os.environ.get(_OTHER_KEY, ""))
    chosen = VerifyOptions.for_server(server, vars(options), judging.known)
    if options.plan:
        print(plan_of(server, chosen))
        return 0
    _freeze_contract()
    with _stoppable(), _progress() as progress:
        outcome = verify_server(server, chosen, progress)
    return write_reports(outcome.verdict_for(judging), judging, sys.stdout)


def _freeze_contract() -> None:
    """Exempt the contract and the modules from garbage collections, which are frequent in a run."""
    from mockserver.contract.source import packaged_contract  # imported late, as for the other commands

    packaged_contract()
    gc.collect()
    gc.freeze()


def _check_extra() -> None:
    """Check that schemathesis is installed. Raises LibraryMissing with the command that installs it."""
    if find_spec(_DRAWS_REQUESTS) is None:
        raise LibraryMissing(f"verify needs {_DRAWS_REQUESTS}; install it: pip install '{_requirement()}'")


def _requirement() -> str:
    """Return the version range of the extra `verify`. pip finds it however this package was installed."""
    from importlib.metadata import requires  # imported late: every command imports this module, and few need it

    [found] = [one for one in requires("twelvelabs-mockserver") or () if one.startswith(_DRAWS_REQUESTS)]
    return found.partition(";")[0].strip()


@contextmanager
def _stoppable() -> Iterator[None]:
    """Treat SIGTERM as Ctrl-C, so that created records are deleted: CI systems send it when they cancel a job."""
    # SIGINT, because asyncio handles it: it lets a request in flight finish.
    handlers = {signal.SIGINT: signal.default_int_handler, signal.SIGTERM: _interrupt}
    before = {number: signal.signal(number, handler) for number, handler in handlers.items()}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _interrupt(number: int, frame: object) -> None:
    signal.raise_signal(signal.SIGINT)


@contextmanager
def _progress() -> Iterator["Progress"]:
    """Yield a function that shows the progress: a bar on a terminal, otherwise nothing."""
    if not sys.stderr.isatty():
        yield lambda part, done, total: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description:<60.60}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=1)
        yield lambda part, done, total: bar.update(task, description=part, completed=done, total=total)
