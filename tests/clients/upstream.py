"""Compares the contract with the newest SDKs of the registries: `make upstream`.

It fails if an SDK has an operation, a parameter, a field or a value that the contract does not have, if a method of it
fails on the stand-in, and if a method is not driven yet.
"""

import json
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.clients.environments import NEWEST_JAVASCRIPT, NEWEST_PYTHON, Client, installed
from tests.clients.judging import judge
from tests.support.installations import program
from tests.support.processes import COMMAND

_LONGEST_SECONDS = 120


def newest_clients() -> tuple[Client, Client]:
    """Return the newest published SDKs, of PyPI and of npm, as their installers choose them."""
    report = json.loads(_asked(sys.executable, *_PIP, "twelvelabs"))
    version = str(report["install"][0]["metadata"]["version"])
    return Client("python", version), Client("js", _asked(program("npm"), "view", "twelvelabs-js", "version").strip())


_PIP = ("-m", "pip", "install", "--dry-run", "--quiet", "--no-deps", "--ignore-installed", "--report", "-")


def drifts(python: Client, javascript: Client) -> bool:
    """Print unexplained differences between the contract and the SDKs; return whether there are any."""
    command = [*COMMAND, "drift", "--python", str(installed(python) / "bin" / "python")]
    return bool(subprocess.run([*command, "--javascript", str(installed(javascript))], check=False).returncode)


def complaints_of(client: Client) -> list[str]:
    """Return the problems of driving every method of `client` against the stand-in."""
    with TemporaryDirectory() as directory:
        return judge(client, Path(directory)).complaints


def main() -> int:
    """Return 1 if something is new or fails."""
    clients = newest_clients()
    for client, known in zip(clients, (NEWEST_PYTHON, NEWEST_JAVASCRIPT), strict=True):
        is_known = client == known
        print(
            f"{client.name}: {'known' if is_known else f'newer than {known.version}, the newest of the docs'}",
            flush=True,
        )
    is_red = drifts(*clients)
    for client in clients:
        complaints = complaints_of(client)
        print(f"{client.name}: {len(complaints)} complaints", *complaints, sep="\n  ", flush=True)
        is_red = is_red or bool(complaints)
    return int(is_red)


def _asked(*command: str) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=_LONGEST_SECONDS)
    return done.stdout


if __name__ == "__main__":
    sys.exit(main())
