"""Each kind of suite passes however it is run, and `check` sees its requests."""

import pytest

from mockserver.testing import MockServer
from tests.testing.suites.ways import WAYS, Suite

pytest_plugins = ["pytester"]

KINDS = """
import asyncio, subprocess, sys

def test_of_plain_functions(mock_api):
    create_index()
    assert index_names() == ["rides"]

async def index_names_of(account):
    headers = {"x-api-key": account.api_key}
    async with httpx.AsyncClient(base_url=account.url_v12, headers=headers) as client:
        return (await client.get("/indexes")).json()["data"]

def test_of_coroutines(mock_api):
    assert asyncio.run(index_names_of(mock_api)) == []

PROGRAM = '''
import os
from urllib.request import Request, urlopen
headers = {"x-api-key": os.environ["TWELVELABS_API_KEY"]}
print(urlopen(Request(os.environ["TWELVELABS_BASE_URL"] + "/v1.2/indexes", headers=headers)).status)
'''

def test_of_a_program(mock_api):
    assert subprocess.check_output([sys.executable, "-c", PROGRAM], text=True) == "200\\n"

def test_of_api_v1_3(mock_api):
    names = ("marengo3.0", "pegasus1.2")
    models = [{"model_name": name, "model_options": ["visual", "audio"]} for name in names]
    index = ask("POST", "/indexes", json={"index_name": "films", "models": models}, version="/v1.3").json()["_id"]
    form = {"index_id": (None, index), "video_url": (None, "https://example.com/city-bikes.mp4")}
    task = ask("POST", "/tasks", files=form, version="/v1.3").json()["_id"]
    mock_api.clock.advance(minutes=1)
    video = ask("GET", "/tasks/" + task, version="/v1.3").json()["video_id"]
    prompt = {"video_id": video, "prompt": "Describe the video.", "stream": False}
    assert ask("POST", "/analyze", json=prompt, version="/v1.3").json()["data"]
"""

MADE_AT_IMPORT = """
CLIENT = httpx.Client(
    base_url=os.environ["TWELVELABS_BASE_URL"] + "/v1.2", headers={"x-api-key": os.environ["TWELVELABS_API_KEY"]}
)

def test_of_a_client_that_was_made_at_import():
    assert CLIENT.get("/engines").status_code == 200

@pytest.mark.real_api
def test_of_the_real_api():
    assert os.environ.get("TWELVELABS_API_KEY") != CLIENT.headers["x-api-key"]
"""


@pytest.mark.parametrize("way", WAYS)
def test_suites_of_functions_coroutines_and_programs_pass(suite: Suite, way: str) -> None:
    suite.write(test_kinds=KINDS)

    suite.run(way).assert_outcomes(passed=4)


@pytest.mark.parametrize("way", WAYS)
def test_suites_in_xdist_workers_pass(suite: Suite, way: str) -> None:
    suite.write(test_kinds=KINDS, test_others=KINDS)

    suite.run(way, "-n", "2").assert_outcomes(passed=8)


@pytest.mark.parametrize("way", WAYS)
def test_a_client_made_at_import(suite: Suite, way: str) -> None:
    suite.configure("mockserver = on")
    suite.pytester.makeconftest(
        "import os\n\nassert os.environ['TWELVELABS_BASE_URL'].startswith('http://127.0.0.1:')\n"
    )
    suite.write(test_import=MADE_AT_IMPORT)

    suite.run(way).assert_outcomes(passed=2)


def test_a_client_made_at_import_in_workers_of_xdist(suite: Suite) -> None:
    suite.configure("mockserver = on")
    suite.environment.setenv("TWELVELABS_API_KEY", "tlk_REAL")
    suite.write(test_import=MADE_AT_IMPORT.replace("!= CLIENT", '== "tlk_REAL" != CLIENT'))

    suite.alone("-n", "2").assert_outcomes(passed=2)


@pytest.mark.parametrize("way", WAYS)
def test_a_suite_passes_in_an_environment_with_a_proxy(suite: Suite, way: str) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "https_proxy", "ALL_PROXY"):
        suite.environment.setenv(name, "http://127.0.0.1:9")
    suite.write(test_kinds=KINDS)

    suite.run(way).assert_outcomes(passed=4)


@pytest.mark.parametrize("way", ["alone", "checked"])
def test_a_test_with_other_settings_passes(suite: Suite, way: str) -> None:
    suite.configure("mockserver_settings = profile=instant")
    suite.write(
        test_settings="""
def status_after_upload():
    form = {"index_id": (None, create_index()), "video_url": (None, "https://example.com/city-bikes.mp4")}
    return ask("GET", "/tasks/" + ask("POST", "/tasks", files=form).json()["_id"]).json()["status"]

def test_of_the_run(mock_api):
    assert status_after_upload() == "ready"

@pytest.mark.mockserver(profile="polls", webhook=[])
def test_of_its_own(mock_api, mock_server):
    assert mock_api.url != mock_server.url
    assert status_after_upload() == "validating"
"""
    )

    suite.run(way).assert_outcomes(passed=2)


def test_an_invalid_setting_is_named_under_check(suite: Suite) -> None:
    suite.write(
        test_settings="""
def test_of_the_run(mock_api):
    index_names()

@pytest.mark.mockserver(profile="poll")
def test_of_its_own(mock_api):
    pass
"""
    )

    result = suite.pytester.run(*suite.check_command(), *suite.command())

    result.assert_outcomes(passed=1, errors=1)
    result.stdout.fnmatch_lines(['*profile: "poll" is not one of seconds, instant, polls; did you mean polls?'])


def test_the_server_of_check_wins_over_that_of_the_configuration(suite: Suite) -> None:
    suite.configure("mockserver_url = http://127.0.0.1:9")
    suite.write(test_kinds=KINDS)

    suite.checked().assert_outcomes(passed=4)


def test_mockserver_url_wins_over_the_server_of_check(suite: Suite) -> None:
    suite.write(test_kinds=KINDS)

    with MockServer() as server:
        result = suite.pytester.run(*suite.check_command(), *suite.command("--mockserver-url", server.url))

    result.assert_outcomes(passed=4)
    result.stdout.fnmatch_lines(["*sent no request; it exited with 0*"])
