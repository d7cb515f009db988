"""What the README says is so: its snippets run, its tables are those of today, its commands exist."""

import os
import re
import subprocess
import sys

import pytest

from mockserver.cli.parser import COMMANDS
from tests.readme import README, made_anew

TEXT = README.read_text("utf-8")
PLACE = "http://127.0.0.1:1212"


def snippets(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", TEXT, re.DOTALL | re.MULTILINE)


def test_the_tables_are_those_of_today() -> None:
    assert made_anew(TEXT) == TEXT, "make readme makes them anew"


@pytest.mark.parametrize("snippet", snippets("python"), ids=["twenty-seconds"])
def test_the_python_snippet_runs(snippet: str, server_url: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", snippet],
        env={**os.environ, "TWELVELABS_BASE_URL": server_url},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("snippet", snippets("bash"), ids=["sample-search"])
def test_the_curl_snippet_finds_what_it_looks_for(snippet: str, server_url: str) -> None:
    done = subprocess.run(
        ["bash", "-c", snippet.replace(PLACE, server_url)], capture_output=True, text=True, check=True
    )

    assert "tent" in done.stdout
    assert '"confidence":"high"' in done.stdout


def test_every_command_is_described() -> None:
    described = re.findall(r"^\| `mockserver (\w+)` \|", TEXT, re.MULTILINE)

    assert described == list(COMMANDS)
