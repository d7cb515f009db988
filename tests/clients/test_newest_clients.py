"""The newest SDKs as published: they speak a version of the API that is not served, and their users are told so."""

import os
import subprocess
from pathlib import Path

import pytest

from tests.clients.environments import NEWEST_JAVASCRIPT, NEWEST_PYTHON, installed
from tests.support.installations import program

SERVED = "this server has API v1.2 (SDKs twelvelabs<0.4 for Python, twelvelabs-js<0.4 for JavaScript)."
ASKED_V13 = "asks for API v1.3 (SDKs twelvelabs>=0.4 for Python, twelvelabs-js>=0.4 for JavaScript); " + SERVED
LONGEST_SECONDS = 60

PYTHON_CALL = """
from twelvelabs import TwelveLabs
try:
    {call}
except Exception as error:
    print(error)
"""
SYNC = 'list(TwelveLabs(api_key="tlk_NEWEST").{})'
JAVASCRIPT_CALL = Path(__file__).parent / "javascript_client" / "newest.mjs"


def said_by(command: list[str], base_url: str) -> str:
    """Return what a program that finds the server by the SDKs' variable prints."""
    done = subprocess.run(
        command,
        env={**os.environ, "TWELVELABS_BASE_URL": base_url},
        capture_output=True,
        text=True,
        check=True,
        timeout=LONGEST_SECONDS,
    )
    return done.stdout


def python_call(call: str, base_url: str) -> str:
    python = installed(NEWEST_PYTHON) / "bin" / "python"
    return said_by([str(python), "-c", PYTHON_CALL.format(call=SYNC.format(call))], base_url)


def javascript_call(base_url: str) -> str:
    return said_by([program("node"), str(JAVASCRIPT_CALL), str(installed(NEWEST_JAVASCRIPT))], base_url)


def from_sdk(request: str, sdk: str) -> str:
    return f"{request} comes from the SDK {sdk}, which speaks API v1.3; {SERVED}"


@pytest.mark.parametrize(
    ("call", "below", "sentence"),
    [
        ("indexes.list()", "", from_sdk("GET /indexes", "twelvelabs 1.3.6")),
        ("indexes.list()", "/", from_sdk("GET /indexes", "twelvelabs 1.3.6")),
        ("indexes.list()", "/v1.3", f"GET /v1.3/indexes {ASKED_V13}"),
        ("indexes.list()", "/p/v1.3", f"GET /p/v1.3/indexes {ASKED_V13}"),
        ("assets.list()", "/v1.2", from_sdk("GET /v1.2/assets", "twelvelabs 1.3.6")),
        ('analyze(prompt="x")', "", from_sdk("POST /analyze", "twelvelabs 1.3.6")),
        ('indexes.videos.update("1", "2")', "/v1.2", from_sdk("PATCH /v1.2/indexes/1/videos/2", "twelvelabs 1.3.6")),
    ],
)
def test_the_python_sdk_tells_its_user_which_releases_the_server_is_for(
    server_url: str, call: str, below: str, sentence: str
) -> None:
    assert sentence in python_call(call, server_url + below)


@pytest.mark.parametrize(
    ("below", "sentence"),
    [
        ("", from_sdk("GET /indexes", "twelvelabs-js 1.3.4")),
        ("/v1.3", f"GET /v1.3/indexes {ASKED_V13}"),
    ],
)
def test_the_javascript_sdk_tells_its_user_which_releases_the_server_is_for(
    server_url: str, below: str, sentence: str
) -> None:
    assert sentence in javascript_call(server_url + below)
