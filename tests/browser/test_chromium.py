"""Which browser the tests use, and how it is installed."""

import platform
import sys

import pytest

from tests.browser import chromium
from tests.browser.chromium import Chromium, installed_chromium


@pytest.mark.parametrize(("system", "machine"), [("darwin", "arm64"), ("win32", "AMD64"), ("linux", "aarch64")])
def test_without_a_packaged_browser_playwright_installs_its_own(
    system: str, machine: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    installed: list[tuple[str, ...]] = []
    monkeypatch.setattr(chromium, "install_by", lambda *words: installed.append(words))
    monkeypatch.setattr(platform, "machine", lambda: machine)
    with monkeypatch.context() as elsewhere:
        elsewhere.setattr(sys, "platform", system)
        found = installed_chromium()

    assert found == Chromium()
    assert installed == [(sys.executable, "-m", "playwright", "install", "--only-shell", "chromium")]
