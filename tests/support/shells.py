"""Shells for tests of completion: those of the machine, or else from Debian packages."""

import platform
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.support.installations import HOME, install_by, installed_once

_PACKAGES = ("zsh-static", "zsh-common", "fish", "fish-common", "libpcre2-32-0")
_PROGRAMS = {"zsh": "bin/zsh-static", "fish": "usr/bin/fish"}
_FUNCTIONS = {"zsh": "usr/share/zsh/functions", "fish": "usr/share/fish/functions"}


@dataclass(frozen=True, slots=True)
class Shell:
    """A shell, and the folders of its functions if it was unpacked from packages."""

    program: str
    functions: Sequence[str] = ()
    libraries: Sequence[str] = ()

    @property
    def environment(self) -> Mapping[str, str]:
        """The variables with which an unpacked shell finds its files."""
        return {"LD_LIBRARY_PATH": ":".join(self.libraries)} if self.libraries else {}


def installed_shell(name: str) -> Shell:
    """Return `zsh` or `fish`, unpacked from its packages if the machine has none."""
    own = shutil.which(name)
    if own is not None:
        return Shell(own)
    directory = HOME / "shells"
    installed_once(directory, lambda: _install(directory))
    root = directory / "root"
    functions = root / _FUNCTIONS[name]
    folders = [str(functions), *(str(each) for each in sorted(functions.rglob("*")) if each.is_dir())]
    return Shell(str(root / _PROGRAMS[name]), folders, [str(each.parent) for each in root.rglob("libpcre2-32.so.0")])


def _install(directory: Path) -> None:
    assert platform.system() == "Linux", "install zsh and fish: these tests run their completion"
    directory.mkdir()
    install_by("apt-get", "download", *_PACKAGES, directory=directory)
    for package in directory.glob("*.deb"):
        install_by("dpkg", "-x", package.name, "root", directory=directory)
