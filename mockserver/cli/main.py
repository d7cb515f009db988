"""The command `mockserver`. It uses argparse: a larger library would take a third more time to start."""

import os
import sys
from collections.abc import Sequence
from io import TextIOWrapper

from mockserver.app.standard_streams import open_missing_streams
from mockserver.cli.parser import read_command
from mockserver.ground.colours import Style, painter
from mockserver.ground.errors import StartupError

CANNOT_START = 2
# As of programs that SIGINT or SIGPIPE has ended.
INTERRUPTED, OUTPUT_CLOSED = 130, 141


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code: 0 for success, 1 for findings, 2 if it could not start."""
    open_missing_streams()
    _print_in_any_console()
    try:
        command, settings = read_command(arguments, os.environ)
        code = command(settings)
        sys.stdout.flush()
    except BrokenPipeError:
        return _end_silently()
    except KeyboardInterrupt:
        return INTERRUPTED
    except StartupError as error:
        name = painter(sys.stderr, os.environ)("mockserver:", Style.BAD)
        print(f"{name} {error}", file=sys.stderr)
        return CANNOT_START
    return code


def _end_silently() -> int:
    """Return the exit code for a closed output. The rest of the output is discarded."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    return OUTPUT_CLOSED


# How a stream may handle characters that it does not have: the second is that of the locale C.
_RAISING = frozenset(["strict", "surrogateescape"])


def _print_in_any_console() -> None:
    """Escape characters that the console cannot print, where Python would end with an error."""
    for stream in (sys.stdout, sys.stderr):  # either may be an object of a test
        if isinstance(stream, TextIOWrapper) and stream.errors in _RAISING:
            stream.reconfigure(errors="backslashreplace")
