"""The commands."""

import gc
import os
import sys
from argparse import ArgumentParser, Namespace

from mockserver.cli.shells import SHELLS
from mockserver.ground.address import (
    LOCAL_KEY,
    client_address,
    client_environment,
    known_port,
    reachable_host,
    with_port,
)
from mockserver.ground.settings import Settings

OK, FAILED = 0, 1
_HEALTH_SECONDS = 3


def add_serve_options(parser: ArgumentParser) -> None:
    """Add the options of `serve`."""
    parser.add_argument("--quiet", action="store_true", help="print no line for each request, as it does at a terminal")


def serve(settings: Settings, options: Namespace) -> int:
    """Serve until SIGTERM or SIGINT."""
    # What a start creates stays, so garbage collections would find nothing. The server enables them once it is ready.
    gc.disable()
    try:
        # Only this command needs the server's libraries.
        from mockserver.cli.logs import configure_logging
        from mockserver.cli.serving import serve as run

        configure_logging(settings)
        run(settings, is_quiet=options.quiet)
    finally:
        gc.enable()
    return OK


def add_env_options(parser: ArgumentParser) -> None:
    """Add the options of `env`."""
    parser.add_argument(
        "--shell", choices=[*SHELLS], default="posix", help="for which shell, or file of variables [default: posix]"
    )


def env(settings: Settings, options: Namespace) -> int:
    """Print the variables that point the SDKs at the server."""
    line = SHELLS[options.shell]
    port = settings.port if settings.public_url else known_port(settings)
    for name, value in client_environment(client_address(settings, port), LOCAL_KEY, os.environ).items():
        print(line(name, value))
    return OK


def operations(settings: Settings) -> int:
    """Print every operation and whether it is built, as a Markdown table."""
    from mockserver.cli.table import operations_table

    print(operations_table())
    return OK


def health(settings: Settings, options: Namespace) -> int:
    """Check that the server runs, and print the API versions that it serves."""
    from mockserver.cli.remote import NotReached, Remote, named_url  # imported late, as for other commands

    # Without a name it is the server of this machine, also where its public URL leads through a proxy.
    place = named_url(options) or f"http://{with_port(reachable_host(settings), known_port(settings))}"
    remote = Remote(place, seconds=_HEALTH_SECONDS)
    try:
        reply = remote.health()
    except NotReached as error:
        print(f"mockserver: {error}", file=sys.stderr)
        return FAILED
    if reply["status"] != "ok":
        print(f"mockserver: the server at {place} has a problem: {reply.get('problem')}", file=sys.stderr)
        return FAILED
    versions = (f"API {each['name']} (SDKs {', '.join(each['sdks'])})" for each in reply["api_versions"])
    print(f"mockserver {reply['version']} is ready · {' and '.join(versions)}")
    return OK
