"""Environments of clients are installed once, even under concurrent requests."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.clients import environments
from tests.clients.environments import Client, installed

CLIENT = Client("python", "0.0.0")


class Installer:
    """Simulates the installation of a client."""

    def __init__(self) -> None:
        self.count = 0
        self.fails = False

    def __call__(self, client: Client) -> None:
        self.count += 1
        client.directory.mkdir()
        assert not self.fails


@pytest.fixture
def installer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Installer:
    installer = Installer()
    monkeypatch.setattr(environments, "HOME", tmp_path / "clients")
    monkeypatch.setitem(environments.INSTALL, "python", installer)
    return installer


def test_concurrent_requests_for_a_client_share_one_installation(installer: Installer) -> None:
    with ThreadPoolExecutor(4) as pool:
        directories = list(pool.map(installed, [CLIENT] * 8))

    assert set(directories) == {CLIENT.directory}
    assert installer.count == 1


def test_an_interrupted_installation_is_repeated(installer: Installer) -> None:
    installer.fails = True
    with pytest.raises(AssertionError):
        installed(CLIENT)
    installer.fails = False

    installed(CLIENT)

    assert installer.count == 2
