"""Runs the snippets of the documentation like a reader.

Python and `bash` snippets run unchanged. `console` and `text` are only shown, but each `curl` request of a `console`
dialogue is sent.
"""

import os
import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.clients.environments import NEWEST_PYTHON, site_packages
from tests.docs.pages import Page, pages
from tests.support.processes import PYTEST_OF_A_USER

# The address of the server in the documents.
PLACE = "http://127.0.0.1:1212"

# What the snippets of a page need, as the text around them says.
_BEFORE = {
    "knowledge-stores.md": """
        import time
        from twelvelabs import KnowledgeStoreSearchQuery
        mock.profiles.set(pace="instant")
        asset = client.assets.create(method="url", url="https://example.com/a-game-of-chess.mp4")
    """,
    "responses.md": """
        mock.profiles.set(pace="instant")
        store = client.knowledge_stores.create(name="Bicycles")
        asset = client.assets.create(method="url", url="https://example.com/yellow-bicycle.mp4")
        client.knowledge_store_items.create(store.id, asset_id=asset.id)
        mock.clock.advance(minutes=10)
    """,
    "connections.md": """
        import httpx
        begun = httpx.post(
            mock.url + "/v1.3/connections:authorize",
            headers={"x-api-key": mock.api_key},
            json={"provider": "google_drive", "redirect_uri": "http://localhost:3000/callback", "custom_id": "user-1"},
        )
        authorize_url = begun.json()["authorize_url"]
    """,
    "terminal.md": """
        def run_the_application():
            client.assets.create(method="url", url="https://example.com/yellow-bicycle.mp4")
            mock.clock.advance_until_idle()
    """,
    "multipart.md": """
        from tests.support.films import make_film
        from pathlib import Path
        make_film(Path("match.mp4"))
    """,
}

_SERVER = """
import os
from mockserver.testing import MockServer
mock = mock_api = MockServer().start().account("tlk_TEST")
os.environ.update(mock.env())
from twelvelabs import TwelveLabs
client = TwelveLabs(api_key=mock.api_key)
"""


@dataclass(frozen=True, slots=True)
class Script:
    """A program made of the snippets of a page."""

    page: str
    number: int
    code: str
    language: str = "python"

    def __str__(self) -> str:
        return f"{self.page}-{self.language}-{self.number}"

    @property
    def is_test(self) -> bool:
        return self.language == "python" and "def test_" in self.code

    def command(self, directory: Path) -> list[str]:
        """Return the command that runs it: of Python, a test."""
        if self.language == "bash":
            return ["bash", "-euo", "pipefail", "-c", self.code]
        file = directory / "test_snippet.py"
        file.write_text(self.code, "utf-8")
        return [*PYTEST_OF_A_USER, "-q", str(file)]


def scripts() -> Iterator[Script]:
    """Yield the scripts: of each page the Python as one script, each test and each `bash` snippet by itself."""
    for page in pages():
        yield from _scripts_of(page)


def _scripts_of(page: Page) -> Iterator[Script]:
    name = page.path.name
    python = list(page.snippets("python"))
    yield from (Script(name, number, code) for number, code in enumerate(python) if "def test_" in code)
    if plain := [code for code in python if "def test_" not in code]:
        yield Script(name, len(python), "\n".join([*_before(name), *plain]))
    yield from (Script(name, number, code, "bash") for number, code in enumerate(page.snippets("bash")))


def _before(name: str) -> list[str]:
    """Return the code to run before the snippets of a page."""
    if name not in _BEFORE:
        return []
    return [_SERVER, re.sub(r"^ {8}", "", _BEFORE[name], flags=re.MULTILINE)]


def environment() -> dict[str, str]:
    """Return the variables of somebody who has just installed the SDK; the checkout itself has an older one."""
    return {**os.environ, "PYTHONPATH": os.pathsep.join([str(site_packages(NEWEST_PYTHON)), str(Path.cwd())])}


def run(command: list[str], directory: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run a command in `directory`."""
    return subprocess.run(
        command, cwd=directory, env={**environment(), **variables}, capture_output=True, text=True, check=False
    )


def asked(dialogue: str) -> Iterator[tuple[str, str]]:
    """Yield each request of a dialogue, as a command, and the answer in the dialogue."""
    for command, shown in re.findall(r"^\$ (curl (?:.*\\\n)*.*)\n((?:[^$].*\n)*)", dialogue, re.MULTILINE):
        yield command.partition(" | ")[0].replace("curl -s", "curl -sS --fail-with-body"), shown
