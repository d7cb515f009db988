"""Published tools that read OpenAPI documents, and how each is run over one."""

import os
import subprocess
import sys
from collections.abc import Collection
from pathlib import Path

from tests.support.installations import HOME, install_by, install_from_npm, installed_once, program

PYTHON_TOOLS = ("datamodel-code-generator==0.89.0", "openapi-generator-cli==7.26.0", "openapi-python-client==0.29.1")
NPM_TOOLS = (
    "@redocly/cli@2.77.0",
    "@stoplight/spectral-cli@6.16.3",
    "openapi-typescript@7.13.0",
    "typescript@5.9.3",
)
_LONGEST_SECONDS = 300
_QUIET = {"REDOCLY_TELEMETRY": "off", "REDOCLY_SUPPRESS_UPDATE_NOTICE": "true", "NO_COLOR": "1"}


def python_tool(name: str) -> str:
    """Return the path of a program of `PYTHON_TOOLS`, after installing them if they are not."""
    return str(installed_once(HOME / "openapi-tools-python-1", _install_python_tools) / "bin" / name)


def npm_tool(name: str) -> str:
    """Return the path of a program of `NPM_TOOLS`, after installing them if they are not."""
    directory = HOME / "openapi-tools-npm-1"
    installed_once(directory, lambda: install_from_npm(directory, *NPM_TOOLS))
    return str(directory / "node_modules" / ".bin" / name)


def run(*words: str, directory: Path) -> str:
    """Run a tool in `directory` and return its output. If it fails, the test fails with that output."""
    search_path = os.pathsep.join([str(Path(program("node")).parent), os.environ.get("PATH", "")])
    done = subprocess.run(
        words,
        cwd=directory,
        env={**os.environ, **_QUIET, "PATH": search_path},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
        timeout=_LONGEST_SECONDS,
    )
    assert done.returncode == 0, f"{' '.join(words)}\n{done.stdout}"
    return done.stdout


def import_everything(package: Path, but: Collection[str] = ()) -> None:
    """Import every module of a generated Python package, except those named in `but`."""
    files = [file for file in sorted(package.rglob("*.py")) if file.stem not in but]
    words = [file.relative_to(package.parent).with_suffix("").parts for file in files]
    names = [".".join(each).removesuffix(".__init__") for each in words]
    code = "import importlib, sys; sys.path.insert(0, '.'); [importlib.import_module(name) for name in sys.argv[1:]]"
    assert names
    run(python_tool("python"), "-W", "ignore", "-c", code, *names, directory=package.parent)


def _install_python_tools() -> None:
    directory = HOME / "openapi-tools-python-1"
    install_by(sys.executable, "-m", "venv", "--without-pip", str(directory))
    pip = (sys.executable, "-m", "pip", "--python", str(directory), "--disable-pip-version-check")
    install_by(*pip, "install", "--quiet", *PYTHON_TOOLS)
