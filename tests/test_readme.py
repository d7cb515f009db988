"""What the README says is so: its snippets run, its tables are those of today, its commands exist."""

import json
import os
import re
import subprocess
import sys
from contextlib import suppress

import pytest

from mockserver.cli.parser import COMMANDS
from mockserver.contract.source import contract_document
from tests.readme import README, made_anew
from tests.support.api import Api

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


@pytest.mark.parametrize("snippet", [snippet for snippet in snippets("json") if '"fault"' in snippet])
def test_a_fault_can_be_ordered_as_described(snippet: str, api: Api) -> None:
    assert api.client.post("/__admin/faults", json=json.loads(snippet)).status_code == 201


def test_every_fault_is_described() -> None:
    schema = contract_document()["components"]["schemas"]["admin.Fault"]

    assert table("`fault`") == list(schema["properties"])


def test_every_command_is_described() -> None:
    described = re.findall(r"^\| `mockserver (\w+)` \|", TEXT, re.MULTILINE)

    assert described == list(COMMANDS)
