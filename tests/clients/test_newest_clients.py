"""One address serves every generation of the SDKs; a wrong address gets a helpful error."""

import json
import os
import subprocess
from pathlib import Path

import pytest

from tests.clients.environments import LAST_PYTHON_OF_V1_2, NEWEST_JAVASCRIPT, NEWEST_PYTHON, Client, installed
from tests.support.installations import program
from tests.support.processes import COMMAND
from tests.support.tiers import ALL, CI

pytestmark = CI

SERVED = (
    "this server has API v1.2 (SDKs twelvelabs<0.4 for Python, twelvelabs-js<0.4 for JavaScript)"
    " and API v1.3 (SDKs twelvelabs>=0.4 for Python, twelvelabs-js>=0.4 for JavaScript)."
)
LONGEST_SECONDS = 60

PYTHON_CALL = """
from twelvelabs import TwelveLabs
try:
    print(len(list(TwelveLabs(api_key="tlk_NEWEST").{call})), "listed")
except Exception as error:
    print(error)
"""
JAVASCRIPT_CALL = Path(__file__).parent / "javascript_client" / "newest.mjs"

# Up to 0.3 and in 0.4 an SDK appends its API version, from 1.0 on it uses the address unchanged.
OLDER = Client("python", "0.4.11")
GENERATIONS = {LAST_PYTHON_OF_V1_2: "index.list()", OLDER: "index.list()", NEWEST_PYTHON: "indexes.list()"}


def output_of(command: list[str], base_url: str) -> str:
    """Return the output of a program that finds the server by the SDKs' variable."""
    done = subprocess.run(
        command,
        env={**os.environ, "TWELVELABS_BASE_URL": base_url},
        capture_output=True,
        text=True,
        check=True,
        timeout=LONGEST_SECONDS,
    )
    return done.stdout


def python_call(client: Client, call: str, base_url: str) -> str:
    python = installed(client) / "bin" / "python"
    return output_of([str(python), "-c", PYTHON_CALL.format(call=call)], base_url)


def javascript_call(base_url: str) -> str:
    return output_of([program("node"), str(JAVASCRIPT_CALL), str(installed(NEWEST_JAVASCRIPT))], base_url)


@pytest.mark.parametrize(
    ("client", "call"),
    [pytest.param(*each, marks=() if each[0] is NEWEST_PYTHON else ALL) for each in GENERATIONS.items()],
    ids=lambda each: getattr(each, "name", each),
)
@pytest.mark.parametrize("below", ["", "/"])
def test_one_address_serves_every_generation_of_the_python_sdk(
    server_url: str, client: Client, call: str, below: str
) -> None:
    assert python_call(client, call, server_url + below) == "0 listed\n"


@pytest.mark.parametrize("below", ["", "/v1.3"])
def test_the_same_address_serves_the_javascript_sdk(server_url: str, below: str) -> None:
    assert javascript_call(server_url + below) == "0 listed\n"


def test_check_judges_the_javascript_sdk(tmp_path: Path) -> None:
    report = tmp_path / "report.json"
    client = [program("node"), str(JAVASCRIPT_CALL), str(installed(NEWEST_JAVASCRIPT))]

    printed = output_of([*COMMAND, "check", f"--report=json={report}", "--", *client], "http://127.0.0.1:9")

    written = json.loads(report.read_text("utf-8"))
    assert "0 listed\n" in printed
    assert written["outcome"] == "kept"
    assert int(written["facts"]["requests"]) > 0


@pytest.mark.parametrize("client", [pytest.param(OLDER, marks=ALL), NEWEST_PYTHON], ids=lambda client: client.name)
@pytest.mark.parametrize("below", ["/v1.3", "/p/v1.3"])
def test_an_address_with_a_version_serves_them_too(server_url: str, client: Client, below: str) -> None:
    assert python_call(client, GENERATIONS[client], server_url + below) == "0 listed\n"


@pytest.mark.parametrize(
    ("call", "request_line"),
    [
        ("assets.list()", "GET /v1.2/assets"),
        ('indexes.videos.update("1", "2")', "PATCH /v1.2/indexes/1/videos/2"),
    ],
)
def test_the_newest_sdk_at_the_address_of_another_version_gets_a_helpful_error(
    server_url: str, call: str, request_line: str
) -> None:
    sentence = f"{request_line} comes from the SDK twelvelabs 1.3.6, which speaks API v1.3; {SERVED}"

    assert sentence in python_call(NEWEST_PYTHON, call, f"{server_url}/v1.2")
