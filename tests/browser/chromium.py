"""Headless Chromium, installed once from the same registries as other test tools."""

import os
import platform
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests.support.installations import HOME, install_by, install_from_npm, installed_once, program

_PACKAGE, _VERSION = "@sparticuz/chromium", "153.0.0"
_FONTS = ("dejavu-fonts-ttf", "2.37.3")

# The package unpacks itself, and libraries that minimal systems lack, into the directory for temporary files.
_UNPACK = f"""
import chromium, {{ inflate }} from "{_PACKAGE}";
await chromium.executablePath();
await inflate("node_modules/{_PACKAGE}/bin/al2023.tar.br");
"""
_FONT_SETTINGS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
<dir prefix="relative">{fonts}</dir>
<cachedir prefix="xdg">font-cache</cachedir>
<alias><family>monospace</family><prefer><family>DejaVu Sans Mono</family></prefer></alias>
<match><edit name="family" mode="append_last"><string>DejaVu Sans</string></edit></match>
</fontconfig>
"""


@dataclass(frozen=True, slots=True)
class Chromium:
    """A browser to start. Without an `executable` it is the one that Playwright installs."""

    executable: Path | None = None
    environment: Mapping[str, str] = field(default_factory=dict)

    @contextmanager
    def started(self) -> Iterator[Browser]:
        """Run the browser during the body of the context."""
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=self.executable, env={**os.environ, **self.environment}
            )
            yield browser
            browser.close()


def installed_chromium() -> Chromium:
    """Return an installed browser, after installing it if necessary.

    The package is for Linux on x86-64. On other systems Playwright installs its own.
    """
    if (sys.platform, platform.machine()) != ("linux", "x86_64"):
        install_by(sys.executable, "-m", "playwright", "install", "--only-shell", "chromium")
        return Chromium()
    directory = HOME / f"chromium-{_VERSION}"
    installed_once(directory, lambda: _install(directory))
    environment = {
        "LD_LIBRARY_PATH": str(directory / "al2023" / "lib"),
        "FONTCONFIG_FILE": str(directory / "fonts.xml"),
        "XDG_CACHE_HOME": str(directory),
    }
    return Chromium(directory / "chromium", environment)


def npm_package(name: str, version: str) -> Path:
    """Return the directory of an installed JavaScript package, after installing it if necessary."""
    directory = HOME / f"{name}-{version}"
    installed_once(directory, lambda: install_from_npm(directory, f"{name}@{version}"))
    return directory / "node_modules" / name


def _install(directory: Path) -> None:
    install_from_npm(directory, f"{_PACKAGE}@{_VERSION}", "@".join(_FONTS))
    unpack = (program("node"), "--input-type=module", "--eval", _UNPACK)
    install_by(*unpack, directory=directory, environment={**os.environ, "TMPDIR": str(directory)})
    # Pages have the same width on all machines if the fonts are the same.
    settings = _FONT_SETTINGS.format(fonts=f"node_modules/{_FONTS[0]}/ttf")
    (directory / "fonts.xml").write_text(settings, "utf-8")
