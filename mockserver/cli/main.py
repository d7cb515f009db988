"""The command `mockserver`. Built on argparse: a larger library would add a third to the time of starting."""

import os
import sys
from collections.abc import Sequence

from mockserver.cli.parser import read_command
from mockserver.ground.errors import StartupError

CANNOT_START = 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code: 0 well, 1 found wanting, 2 could not start."""
    try:
        command, settings = read_command(arguments, os.environ)
        return command(settings)
    except StartupError as error:
        print(f"mockserver: {error}", file=sys.stderr)
        return CANNOT_START
