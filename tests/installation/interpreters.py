"""The Python interpreters of this machine, and an environment with the wheel for each."""

import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

from tests.installation.distributions import Wheel
from tests.support.installations import HOME, install_by, installed_once

SUPPORTED = ("3.11", "3.12", "3.13", "3.14")


@cache
def at_hand() -> dict[str, Path]:
    """Return an interpreter of each supported version that is on the path, or installed by pyenv or uv."""
    found = {version: python for version in SUPPORTED if (python := _interpreter(version))}
    assert found, "not even the Python that runs the tests"
    return found


def environment_of(version: str, wheel: Wheel) -> Path:
    """Return an environment of a Python with the wheel, the extra pytest and nothing else.

    The dependencies are installed when they are first needed, and the wheel each time.
    """
    root = HOME / f"wheel-python-{version}-1"
    uv = str(Path(sys.executable).with_name("uv"))

    def install() -> None:
        install_by(uv, "venv", "--quiet", "--python", str(at_hand()[version]), str(root))
        install_by(uv, "pip", "install", "--quiet", "--python", str(root), f"{wheel.path}[pytest]")

    installed_once(root, install)
    again = ("--quiet", "--no-deps", "--reinstall", "--no-index", str(wheel.path))
    install_by(uv, "pip", "install", "--python", str(root), *again)
    return root


def _interpreter(version: str) -> Path | None:
    on_the_path = shutil.which(f"python{version}")
    managed = (Path.home() / ".pyenv" / "versions", Path.home() / ".local" / "share" / "uv" / "python")
    candidates = [Path(path) for path in (on_the_path, sys.executable) if path]
    for directory in managed:
        candidates += sorted(directory.glob(f"*{version}*/bin/python{version}"))
    return next((python for python in candidates if _runs(python, version)), None)


def _runs(python: Path, version: str) -> bool:
    """Return whether `python` starts and has that version. A shim of pyenv may have no interpreter."""
    code = "import ensurepip, ssl, sys; print('%d.%d' % sys.version_info[:2])"
    done = subprocess.run([python, "-c", code], capture_output=True, text=True, check=False)
    return done.stdout.strip() == version
