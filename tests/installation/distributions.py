"""The distributions that a release is made of, built once for all workers of a run."""

import subprocess
import sys
from dataclasses import dataclass
from email.message import Message
from email.parser import Parser
from pathlib import Path
from zipfile import ZipFile

from filelock import FileLock

from tests.support.processes import clean_environment

CHECKOUT = Path(__file__).resolve().parent.parent.parent
# Which modules need which extra; `mockserver.harness.verify` is only partly of it.
EXTRAS = {
    "mockserver.harness.suite": "verify",
    "mockserver.harness.verify": "verify",
    "mockserver.state.sql_log": "store",
    "mockserver.testing.plugin.guard": "pytest",
    "mockserver.testing.plugin.run": "pytest",
    "mockserver.testing.pytest_plugin": "pytest",
    "mockserver.testing.transport": "httpx",
}
NO_PATHS = {"PYTHONPATH": "", "PYTHONDONTWRITEBYTECODE": "1"}


@dataclass(frozen=True, slots=True)
class Distributions:
    """A directory with a source distribution and the wheel that was built from it."""

    directory: Path

    @property
    def source(self) -> Path:
        [path] = self.directory.glob("*.tar.gz")
        return path

    @property
    def wheel(self) -> "Wheel":
        [path] = self.directory.glob("*.whl")
        return Wheel(path)


@dataclass(frozen=True, slots=True)
class Wheel:
    """What is in a built wheel."""

    path: Path

    def names(self) -> list[str]:
        with ZipFile(self.path) as archive:
            return archive.namelist()

    def read(self, name: str) -> str:
        """Return the text of the one file whose path ends in `name`."""
        [found] = [path for path in self.names() if path.endswith(name)]
        with ZipFile(self.path) as archive:
            return archive.read(found).decode()

    def metadata(self) -> Message:
        return Parser().parsestr(self.read(".dist-info/METADATA"))


def built_once(directory: Path) -> Distributions:
    """Build into `directory`, or wait until another worker has."""
    directory.mkdir(exist_ok=True)
    with FileLock(directory / ".lock"):
        if not any(directory.glob("*.whl")):
            build = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(directory), str(CHECKOUT)]
            subprocess.run(build, check=True, capture_output=True, env=clean_environment() | NO_PATHS)
    return Distributions(directory)
