"""Installations that tests need besides the checkout's own environment: made once and kept for later runs."""

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from filelock import FileLock

HOME = Path(__file__).resolve().parent.parent.parent / ".venv-clients"
_LONGEST_INSTALLATION_SECONDS = 600


def installed_once(directory: Path, install: Callable[[], object]) -> Path:
    """Return `directory`; call `install` first if it is not complete.

    Other processes wait meanwhile. An interrupted installation is repeated.
    """
    directory.parent.mkdir(exist_ok=True)
    stamp = directory / ".installed"
    with FileLock(directory.parent / f"{directory.name}.lock"):
        if not stamp.exists():
            shutil.rmtree(directory, ignore_errors=True)
            install()
            stamp.touch()
    return directory


def install_from_npm(directory: Path, *packages: str) -> None:
    """Install `packages`, each as `name@version`, into a new `directory`."""
    directory.mkdir()
    quietly = ("--silent", "--no-audit", "--no-fund", "--no-save", "--no-package-lock")
    install_by(program("npm"), "install", *quietly, "--prefix", str(directory), *packages)


def install_by(*words: str, directory: Path | None = None, environment: dict[str, str] | None = None) -> None:
    """Run a command that installs something, and fail with what it printed if it does."""
    done = subprocess.run(
        words,
        cwd=directory,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=_LONGEST_INSTALLATION_SECONDS,
    )
    assert done.returncode == 0, f"{' '.join(words)}\n{done.stdout}{done.stderr}"


def program(name: str) -> str:
    """Return the path of Node.js or npm, which are a package of the checkout's own environment."""
    return str(Path(sys.executable).with_name(name))
