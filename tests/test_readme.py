"""What the README says is so: its snippets all run, its tables are those of today, its commands exist."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from mockserver.cli.parser import COMMANDS
from mockserver.contract.source import contract_document, packaged_contract
from tests.clients.environments import NEWEST_PYTHON, site_packages
from tests.readme import OPERATIONS, README, made_anew, operations_page
from tests.support.api import Api
from tests.support.processes import COMMAND

TEXT = README.read_text("utf-8")
PLACE = "http://127.0.0.1:1212"
# Plugins of this checkout that take seconds to load.
PYTEST = [sys.executable, "-m", "pytest", "-q", *(f"-pno:{name}" for name in ("schemathesis", "hypothesispytest"))]


@dataclass(frozen=True, slots=True)
class Snippet:
    """A piece of code of the README, and the heading that it stands under."""

    heading: str
    language: str
    code: str

    def command(self, directory: Path) -> list[str]:
        """Return what runs it; a snippet that is a test is run by pytest."""
        if self.language == "bash":
            return ["bash", "-euo", "pipefail", "-c", self.code]
        file = directory / ("test_snippet.py" if "def test_" in self.code else "snippet.py")
        file.write_text(self.code, "utf-8")
        return [*PYTEST, str(file)] if file.name.startswith("test_") else [sys.executable, str(file)]


def snippets(*languages: str) -> Iterator[Snippet]:
    """Yield every snippet in one of `languages`."""
    heading = ""
    for found in re.finditer(r"^## ([^\n]+)$|^```(\w+)\n(.*?)^```", TEXT, re.DOTALL | re.MULTILINE):
        heading = found[1] or heading
        if found[2] in languages:
            yield Snippet(heading, found[2], found[3])


def with_newest_sdk() -> dict[str, str]:
    """Return the environment of someone who has just installed the SDK; the checkout itself has an older one."""
    return {**os.environ, "PYTHONPATH": str(site_packages(NEWEST_PYTHON))}


# All that can be run. What is only shown, such as a dialogue, is marked `console` or `text`.
SNIPPETS = list(snippets("python", "bash"))


def test_the_first_screen_names_the_versions_of_the_api_and_the_releases_that_speak_them() -> None:
    first_screen = TEXT.partition("\n## ")[0]
    served = packaged_contract().api_versions.served

    assert all(f"API {version.name}" in first_screen for version in served)
    assert all(f"`{sdk.text}` ({sdk.language})" in first_screen for version in served for sdk in version.sdks)


def test_the_tables_are_those_of_today() -> None:
    assert made_anew(TEXT) == TEXT, "make readme makes them anew"
    assert operations_page() == OPERATIONS.read_text("utf-8"), "make readme makes it anew"


@pytest.mark.parametrize("snippet", SNIPPETS, ids=lambda snippet: f"{snippet.heading} ({snippet.language})")
def test_a_snippet_runs(snippet: Snippet, server_url: str, tmp_path: Path) -> None:
    here = replace(snippet, code=snippet.code.replace(PLACE, server_url))

    done = subprocess.run(
        here.command(tmp_path),
        cwd=tmp_path,
        env={**with_newest_sdk(), "TWELVELABS_BASE_URL": server_url},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(
    "snippet", [each for each in SNIPPETS if "def test_" in each.code], ids=lambda each: each.heading
)
def test_a_snippet_that_is_a_test_keeps_the_contract_under_check(snippet: Snippet, tmp_path: Path) -> None:
    report = tmp_path / "report.json"
    checking = [*COMMAND, "check", f"--report=json={report}", "--", *snippet.command(tmp_path)]

    done = subprocess.run(checking, cwd=tmp_path, env=with_newest_sdk(), capture_output=True, text=True, check=False)

    written = json.loads(report.read_text("utf-8"))
    assert (done.returncode, written["outcome"]) == (0, "kept"), done.stdout + done.stderr
    assert int(written["facts"]["requests"]) > 0


def test_the_search_of_the_sample_account_finds_what_it_looks_for(server_url: str) -> None:
    [search] = [snippet.code for snippet in SNIPPETS if "tlk_SAMPLE" in snippet.code]

    printed = subprocess.check_output(["bash", "-c", search.replace(PLACE, server_url)], text=True)

    assert "tent" in printed
    assert '"rank":1,' in printed


def asked(dialogue: str) -> Iterator[tuple[str, str]]:
    """Yield each request of a dialogue, as a command, and what the dialogue shows of the answer."""
    for command, shown in re.findall(r"^\$ (curl (?:.*\\\n)*.*)\n((?:[^$].*\n)*)", dialogue, re.MULTILINE):
        yield command.partition(" | ")[0].replace("curl -s", "curl -sS --fail-with-body"), shown


DIALOGUES = [snippet for snippet in snippets("console") if list(asked(snippet.code))]


@pytest.mark.parametrize("dialogue", DIALOGUES, ids=lambda dialogue: dialogue.code[:60])
def test_what_a_dialogue_asks_is_answered_as_shown(dialogue: Snippet, server_url: str, tmp_path: Path) -> None:
    here = dialogue.code.replace(PLACE, server_url).replace("tlk_ME", f"tlk_{tmp_path.name}")

    for command, shown in asked(here):
        done = subprocess.run(["bash", "-c", command], cwd=tmp_path, capture_output=True, text=True, check=False)

        assert done.returncode == 0, done.stdout + done.stderr
        assert not shown.startswith("{") or done.stdout.strip() == shown.strip()


def table(head: str) -> list[str]:
    """Return the code in the first column of the table that begins with `head`."""
    rows = TEXT.partition(f"| {head} |")[2].partition("\n\n")[0].splitlines()[2:]
    return [code for row in rows for code in re.findall(r"`([^`]+)`", row.split("|")[1])]


@pytest.mark.parametrize("text", table("ordered in a few characters"))
def test_a_fault_in_a_few_characters_is_understood(text: str, api: Api) -> None:
    with suppress(ConnectionResetError):
        api.get("/engines", headers={"X-Mockserver-Fault": text})

    ordered = [rule["text"] for rule in api.client.get("/__admin/faults").json()["data"]]

    assert ordered == ([] if text == "none" else [text])


ADMIN_PATHS = {
    "fault": "/__admin/faults",
    "replies": "/__admin/answers",
    "scenes": "/__admin/scenes",
    "quality": "/__admin/behaviour",
}


@pytest.mark.parametrize("snippet", [snippet.code for snippet in snippets("json")])
def test_the_stand_in_can_be_controlled_as_described(snippet: str, api: Api) -> None:
    body = json.loads(snippet)
    path = next(path for member, path in ADMIN_PATHS.items() if member in body)

    assert api.client.post(path, json=body).status_code in (200, 201)


def test_every_fault_is_described() -> None:
    schema = contract_document()["components"]["schemas"]["admin.Fault"]

    assert table("`fault`") == list(schema["properties"])


def test_every_command_is_described() -> None:
    described = re.findall(r"^\| `mockserver (\w+)` \|", TEXT, re.MULTILINE)

    assert described == list(COMMANDS)


# The package is not on PyPI, where anybody might take its name.
@pytest.mark.parametrize("file", ["README.md", "CONTRIBUTING.md", "docs/containers.md", "Dockerfile", "compose.yaml"])
def test_the_package_is_installed_from_its_repository(file: str) -> None:
    commands = re.findall(r".*(?:pip3? install|pipx|uvx).*", (README.parent / file).read_text("utf-8"))

    assert [command for command in commands if "twelvelabs-mockserver" in command and "git+" not in command] == []
