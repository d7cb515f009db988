"""What each command does."""

import os
import sys
from shlex import quote

from mockserver.ground.address import LOCAL_KEY, client_address, client_environment, known_port, reachable_host
from mockserver.ground.settings import Settings

WELL, FOUND_WANTING = 0, 1
_HEALTH_SECONDS = 3


def serve(settings: Settings) -> int:
    """Serve until SIGTERM or SIGINT."""
    # The other commands answer at once; only this one needs the server's libraries.
    from mockserver.cli.logs import configure_logging
    from mockserver.cli.serving import serve as run

    configure_logging(settings)
    run(settings)
    return WELL


def env(settings: Settings) -> int:
    """Print what makes the SDKs talk to the server."""
    port = settings.port if settings.public_url else known_port(settings)
    for name, value in client_environment(client_address(settings, port), LOCAL_KEY, os.environ).items():
        print(f"export {name}={quote(value)}")
    return WELL


def operations(settings: Settings) -> int:
    """Print every operation and whether it is built, as a Markdown table."""
    from mockserver.cli.table import operations_table

    print(operations_table())
    return WELL


def health(settings: Settings) -> int:
    """Ask the server how it is."""
    from http.client import HTTPConnection, HTTPException  # a tenth of the time that the other commands need

    connection = HTTPConnection(reachable_host(settings), known_port(settings), timeout=_HEALTH_SECONDS)
    try:
        connection.request("GET", "/__admin/health")
        status = connection.getresponse().status
    except (OSError, HTTPException) as error:
        print(f"mockserver: no server answers at {settings.host}:{settings.port}: {error}", file=sys.stderr)
        return FOUND_WANTING
    finally:
        connection.close()
    return WELL if status == 200 else FOUND_WANTING
