"""A separate environment for each published client: installed once, in the checkout."""

import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

from tests.support.installations import HOME, install_by, install_from_npm, installed_once, program

_FIRST_OF_V1_3 = (0, 4)

CHECKOUT = Path(__file__).resolve().parent.parent.parent


@dataclass(frozen=True, slots=True)
class Client:
    """A published version of a client; `name` is also that of its directory."""

    language: str
    version: str

    @property
    def api_version(self) -> str:
        """The version of the API that it speaks."""
        return "v1.2" if tuple(map(int, self.version.split("."))) < _FIRST_OF_V1_3 else "v1.3"

    @property
    def name(self) -> str:
        return f"{self.language}-{self.version}"

    @property
    def directory(self) -> Path:
        return HOME / self.name


_PYTHON = ("0.1.25", "0.2.10", "0.3.2", "0.4.11", "1.0.2", "1.1.0", "1.2.9", "1.3.6")
_JAVASCRIPT = ("0.1.22", "0.2.5", "0.2.8", "0.4.9", "1.3.4")
PYTHON = tuple(Client("python", version) for version in _PYTHON)
JAVASCRIPT = tuple(Client("js", version) for version in _JAVASCRIPT)
CLIENTS = PYTHON + JAVASCRIPT

# The newest releases, which `pip install` and `npm install` install.
NEWEST_PYTHON, NEWEST_JAVASCRIPT = PYTHON[-1], JAVASCRIPT[-1]

# The last releases that speak API v1.2.
LAST_PYTHON_OF_V1_2, LAST_JAVASCRIPT_OF_V1_2 = Client("python", "0.3.2"), Client("js", "0.2.8")

# The clients that every run of the tests drives; `make clients` drives the others too.
_OF_V1_2 = tuple(client for client in CLIENTS if client.api_version == "v1.2")
IN_EVERY_RUN = (*_OF_V1_2, NEWEST_PYTHON, NEWEST_JAVASCRIPT)

# 0.1.25 requires exactly one Pydantic, which supports no Python after this one.
_LAST_PYTHON_OF_0_1 = (3, 12)


def installed(client: Client) -> Path:
    """Return the directory of `client`, after installing it if necessary."""
    return installed_once(client.directory, lambda: INSTALL[client.language](client))


def site_packages(client: Client) -> Path:
    """Return the import path of an installed `client`; as `PYTHONPATH` it comes before other installations."""
    [directory] = installed(client).glob("lib/python*/site-packages")
    return directory


def command(client: Client, media: Path, key: str) -> list[str]:
    """Return the command that drives an installed `client`; run it in the checkout."""
    arguments = [client.version, str(media), key]
    if client.language == "python":
        python = str(client.directory / "bin" / "python")
        return [python, "-m", "tests.clients.python_client.driver", *arguments]
    driver = Path(__file__).parent / "javascript_client" / "driver.mjs"
    return [program("node"), str(driver), *arguments, str(client.directory)]


def _install_python(client: Client) -> None:
    install_by(_python_for(client), "-m", "venv", "--without-pip", str(client.directory))
    pip = (sys.executable, "-m", "pip", "--python", str(client.directory), "--disable-pip-version-check")
    install_by(*pip, "install", "--quiet", f"twelvelabs=={client.version}")


def _python_for(client: Client) -> str:
    if client.version != "0.1.25" or sys.version_info[:2] <= _LAST_PYTHON_OF_0_1:
        return sys.executable
    found = shutil.which("python3.12") or shutil.which("python3.11")
    assert found, "twelvelabs 0.1.25 needs Python 3.11 or 3.12; neither is on the path"
    return found


def _install_javascript(client: Client) -> None:
    install_from_npm(client.directory, f"twelvelabs-js@{client.version}")


INSTALL = {"python": _install_python, "js": _install_javascript}
