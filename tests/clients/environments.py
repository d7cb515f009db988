"""An environment for each published client, with nothing else in it: installed once, kept beside the checkout's own."""

import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock

CHECKOUT = Path(__file__).resolve().parent.parent.parent
HOME = CHECKOUT / ".venv-clients"
_LONGEST_INSTALLATION_SECONDS = 600


@dataclass(frozen=True, slots=True)
class Client:
    """A published version of a client; `name` is also that of the directory it is installed in."""

    language: str
    version: str

    @property
    def name(self) -> str:
        return f"{self.language}-{self.version}"

    @property
    def directory(self) -> Path:
        return HOME / self.name


PYTHON = tuple(Client("python", version) for version in ("0.1.25", "0.2.10", "0.3.2"))
JAVASCRIPT = tuple(Client("js", version) for version in ("0.1.22", "0.2.5", "0.2.8"))
CLIENTS = PYTHON + JAVASCRIPT

# 0.1.25 asks for exactly one Pydantic, which was published for no Python after this one.
_LAST_PYTHON_OF_0_1 = (3, 12)


def installed(client: Client) -> Path:
    """Return the directory in which `client` is installed, after installing it if it is not.

    Whoever else wants it at the same time waits. An installation that was broken off is made anew.
    """
    HOME.mkdir(exist_ok=True)
    stamp = client.directory / ".installed"
    with FileLock(HOME / f"{client.name}.lock"):
        if not stamp.exists():
            shutil.rmtree(client.directory, ignore_errors=True)
            INSTALL[client.language](client)
            stamp.touch()
    return client.directory


def command(client: Client, media: Path, key: str) -> list[str]:
    """Return the command that drives an installed `client`; it is to be run in the checkout."""
    arguments = [client.version, str(media), key]
    if client.language == "python":
        python = str(client.directory / "bin" / "python")
        return [python, "-m", "tests.clients.python_client.driver", *arguments]
    driver = Path(__file__).parent / "javascript_client" / "driver.mjs"
    return [_program("node"), str(driver), *arguments, str(client.directory)]


def _install_python(client: Client) -> None:
    _run(_python_for(client), "-m", "venv", "--without-pip", str(client.directory))
    pip = (sys.executable, "-m", "pip", "--python", str(client.directory), "--disable-pip-version-check")
    _run(*pip, "install", "--quiet", f"twelvelabs=={client.version}")


def _python_for(client: Client) -> str:
    if client.version != "0.1.25" or sys.version_info[:2] <= _LAST_PYTHON_OF_0_1:
        return sys.executable
    found = shutil.which("python3.12") or shutil.which("python3.11")
    assert found, "twelvelabs 0.1.25 needs Python 3.11 or 3.12; neither is on the path"
    return found


def _install_javascript(client: Client) -> None:
    client.directory.mkdir()
    quietly = ("--silent", "--no-audit", "--no-fund", "--no-save", "--no-package-lock")
    _run(_program("npm"), "install", *quietly, "--prefix", str(client.directory), f"twelvelabs-js@{client.version}")


def _program(name: str) -> str:
    """Return Node.js or its npm, which came with the checkout's own environment as a package."""
    return str(Path(sys.executable).with_name(name))


def _run(*words: str) -> None:
    done = subprocess.run(words, capture_output=True, text=True, check=False, timeout=_LONGEST_INSTALLATION_SECONDS)
    assert done.returncode == 0, f"{' '.join(words)}\n{done.stdout}{done.stderr}"


INSTALL = {"python": _install_python, "js": _install_javascript}
