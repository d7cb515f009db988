"""The command `mockserver`. Built on argparse: a larger library would add a third to the time of starting."""

import os
import sys
from collections.abc import Sequence
from io import TextIOWrapper

from mockserver.cli.parser import read_command
from mockserver.ground.errors import StartupError

CANNOT_START = 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code: 0 well, 1 found wanting, 2 could not start."""
    _print_in_any_console()
    try:
        command, settings = read_command(arguments, os.environ)
        return command(settings)
    except StartupError as error:
        print(f"mockserver: {error}", file=sys.stderr)
        return CANNOT_START


def _print_in_any_console() -> None:
    """Have letters that the console lacks printed as their numbers, where Python would end the command."""
    for stream in (sys.stdout, sys.stderr):  # either may be None, or what a test has put there
        if isinstance(stream, TextIOWrapper) and stream.errors == "strict":
            stream.reconfigure(errors="backslashreplace")
