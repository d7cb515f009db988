"""Builds the site of the documentation."""

import os
import subprocess
import sys
from pathlib import Path

from tests.docs.pages import CHECKOUT


def build(directory: Path) -> None:
    """Write the site into `directory`. A broken link, or a page missing in the navigation, is an error."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(directory)]
    done = subprocess.run(
        command,
        cwd=CHECKOUT,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
