"""The commands."""

import gc
import os
import sys
from argparse import ArgumentParser, Namespace
from typing import Any

from mockserver.cli.shells import SHELLS
from mockserver.ground.address import (
    LOCAL_KEY,
    SERVER_HEADER,
    client_address,
    client_environment,
    known_port,
    reachable_host,
    with_port,
)
from mockserver.ground.printable import reason_of
from mockserver.ground.settings import Settings

WELL, FOUND_WANTING = 0, 1
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
    return WELL


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
    return WELL


def operations(settings: Settings) -> int:
    """Print every operation and whether it is built, as a Markdown table."""
    from mockserver.cli.table import operations_table

    print(operations_table())
    return WELL


def health(settings: Settings, options: Namespace) -> int:
    """Check that the server runs, and print the API versions that it serves."""
    # Imported late: only commands that ask a server need HTTP. Other libraries for it take ten times as long.
    from http.client import HTTPException

    from mockserver.cli.remote import connector, named_url

    # Without a name it is the server of this machine, also where its public URL leads through a proxy.
    place = named_url(options) or f"http://{with_port(reachable_host(settings), known_port(settings))}"
    make_connection, path = connector(place, _HEALTH_SECONDS)
    connection = make_connection()
    try:
        connection.request("GET", f"{path}/__admin/health")
        reply = connection.getresponse()
        said = _health_in(reply.read()) if reply.getheader(SERVER_HEADER) else None
    except HTTPException:
        said = None
    except OSError as error:
        print(f"mockserver: no server answers at {place}: {reason_of(error)}", file=sys.stderr)
        return FOUND_WANTING
    finally:
        connection.close()
    if said is None:
        print(f"mockserver: what answers at {place} is not a mockserver of this version", file=sys.stderr)
        return FOUND_WANTING
    if said["status"] != "ok":
        print(f"mockserver: the server at {place} has a problem: {said.get('problem')}", file=sys.stderr)
        return FOUND_WANTING
    versions = (f"API {each['name']} (SDKs {', '.join(each['sdks'])})" for each in said["api_versions"])
    print(f"mockserver {said['version']} is ready · {' and '.join(versions)}")
    return WELL


def _health_in(body: bytes) -> dict[str, Any] | None:
    """Return the facts in the reply of a healthy server; None if `body` is not such a reply."""
    import json  # imported late: only this command parses JSON

    try:
        said = json.loads(body)
    except ValueError:
        return None
    is_told = isinstance(said, dict) and said.keys() >= {"status", "version", "api_versions"}
    return said if is_told else None
