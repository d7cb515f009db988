"""Variables in the syntax of each shell."""

from collections.abc import Callable, Mapping
from shlex import quote


def _posix(name: str, value: str) -> str:
    return f"export {name}={quote(value)}"


def _fish(name: str, value: str) -> str:
    escaped = value.replace("\\", "\\\\").replace("'", "\\'")
    return f"set -gx {name} '{escaped}'"


def _powershell(name: str, value: str) -> str:
    doubled = value.replace("'", "''")
    return f"$env:{name} = '{doubled}'"


def _dotenv(name: str, value: str) -> str:
    escaped = value.replace("\\", "\\\\").replace('"', '\\"').replace("$", "\\$")
    return f'{name}="{escaped}"'


def _github(name: str, value: str) -> str:
    """Return a line for the file that $GITHUB_ENV names."""
    return f"{name}={value}"


SHELLS: Mapping[str, Callable[[str, str], str]] = {
    "posix": _posix,
    "fish": _fish,
    "powershell": _powershell,
    "dotenv": _dotenv,
    "github": _github,
}
