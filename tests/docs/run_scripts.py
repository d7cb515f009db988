"""Runs Python files one after the other: `python -m tests.docs.run_scripts FILE...`.

Each has its own variables, environment and working directory. They share what they import, which takes longer than they
do. The first that fails ends the run with exit code 1; its traceback names the file.
"""

import os
import runpy
import sys
import traceback
from contextlib import chdir
from pathlib import Path


def succeeds(file: Path) -> bool:
    """Run a file in its directory, and restore the environment."""
    before = dict(os.environ)
    try:
        with chdir(file.parent):
            runpy.run_path(str(file), run_name="__main__")
    except Exception:  # noqa: BLE001 - a script may fail in any way
        traceback.print_exc()
        return False
    finally:
        os.environ.clear()
        os.environ.update(before)
    return True


if __name__ == "__main__":
    sys.exit(not all(succeeds(Path(name)) for name in sys.argv[1:]))
