"""A temporary directory for the Hypothesis database, so that nothing stays in the working directory."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from tempfile import TemporaryDirectory

from hypothesis.configuration import set_hypothesis_home_dir

_CHOSEN = "HYPOTHESIS_STORAGE_DIRECTORY"


@contextmanager
def temporary_home() -> Iterator[None]:
    """Let Hypothesis write into a temporary directory, unless its own variable names one."""
    if os.environ.get(_CHOSEN):
        yield
        return
    with TemporaryDirectory(prefix="mockserver-verify-") as folder:
        set_hypothesis_home_dir(folder)
        try:
            yield
        finally:
            set_hypothesis_home_dir(None)
