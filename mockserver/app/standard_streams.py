"""Standard input, output and error, also in a process that was started without them."""

import os
import sys

_MODES = {"stdin": "r", "stdout": "w", "stderr": "w"}


def open_missing_streams() -> None:
    """Open the null device in place of standard streams that were closed when the process started.

    A socket or a file would get their numbers otherwise: prints would go there, and uvloop ends the process.
    """
    for name, mode in _MODES.items():
        if getattr(sys, f"__{name}__") is None:
            descriptor = os.open(os.devnull, os.O_RDWR)  # the lowest free number, which is that of the stream
            stream = open(descriptor, mode, encoding="utf-8", closefd=False)  # noqa: SIM115 - stays open
            setattr(sys, f"__{name}__", stream)
            if getattr(sys, name) is None:
                setattr(sys, name, stream)
