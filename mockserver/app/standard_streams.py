"""Standard input, output and error, also in a process that was started without them."""

import os
import sys

_DESCRIPTORS = range(3)


def open_missing_streams() -> None:
    """Open the null device in place of closed standard streams.

    A socket or a file would get their numbers otherwise: prints would go there, and uvloop ends the process.
    """
    for descriptor in _DESCRIPTORS:
        try:
            os.fstat(descriptor)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # gets the lowest number that is free
    for name in ("stdin", "stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "r" if name == "stdin" else "w", encoding="utf-8"))  # noqa: SIM115, PTH123 - stays open
