"""The pytest plugin, in this suite and in separate runs of a user's suite."""

import os
import subprocess
import sys
import unittest
from collections.abc import Iterator
from pathlib import Path
from typing import ClassVar

import httpx
import pytest

from mockserver.testing import Account, MockServer, Server
from tests.support.processes import WITHOUT_OTHER_PLUGINS
from tests.testing.clients import CITY_BIKES, MARENGO

pytest_plugins = ["pytester"]

WORD = "open-sesame"

FIXTURE = """
metadata: {filename: harbour.mp4, duration: 20, fps: 25, width: 1280, height: 720, size: 2000000}
match: {filenames: [harbour.mp4]}
topics: [Shipping]
hashtags: [harbour]
title: A Morning in the Harbour
scenes:
  - {span: [0, 20], heading: The ferry arrives, said: [[1, 6, Good morning from the harbour]]}
"""


def ask(method: str, path: str, **options: object) -> httpx.Response:
    """Send a request like a client that knows only the environment variables."""
    url = f"{os.environ['TWELVELABS_BASE_URL']}/v1.2{path}"
    headers = {"x-api-key": os.environ["TWELVE_LABS_API_KEY"]}
    return httpx.request(method, url, headers=headers, **options)  # type: ignore[arg-type]


def create_index() -> str:
    return str(ask("POST", "/indexes", json={"index_name": "rides", "engines": [MARENGO]}).json()["_id"])


def index_names() -> list[str]:
    return [index["index_name"] for index in ask("GET", "/indexes").json()["data"]]


def status_after_upload() -> str:
    form = {"index_id": create_index(), "video_url": CITY_BIKES}
    task = ask("POST", "/tasks", data=form).json()["_id"]
    return str(ask("GET", f"/tasks/{task}").json()["status"])


@pytest.fixture
def suite(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> pytest.Pytester:
    """The suite of a user, with warnings as errors."""
    monkeypatch.setenv("TWELVELABS_BASE_URL", "https://api.twelvelabs.example")
    for name in ("TWELVE_LABS_API_KEY", "PYTEST_XDIST_WORKER", "PYTEST_XDIST_TESTRUNUID"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parents[2]))
    pytester.makeini("[pytest]\nfilterwarnings = error\n")
    return pytester


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[MockServer]:
    """A server outside of the run, which requires a token."""
    monkeypatch.setenv("MOCKSERVER_ADMIN_TOKEN", WORD)
    with MockServer(admin_token=WORD) as server:
        yield server


HEAD = """
import os, pytest
from tests.testing.test_pytest_plugin import ask, create_index, index_names, status_after_upload
"""


def test_a_client_finds_the_account_of_its_test_by_the_environment(mock_api: Account) -> None:
    create_index()

    assert os.environ["TWELVELABS_BASE_URL"] == mock_api.url
    assert os.environ["TWELVE_LABS_API_KEY"] == os.environ["TWELVELABS_API_KEY"] == mock_api.api_key
    assert index_names() == ["rides"]


@pytest.mark.parametrize("number", range(2))
def test_every_test_has_an_empty_account_on_the_same_server(
    mock_api: Account, mock_server: Server, number: int
) -> None:
    names = index_names()
    create_index()

    assert names == []
    assert mock_api.url == mock_server.url


def test_a_test_name_with_the_word_invalid_gets_a_valid_key(mock_api: Account) -> None:
    assert index_names() == []


@pytest.mark.usefixtures("mock_api")
class TestOfUnittest(unittest.TestCase):
    url: ClassVar[str]

    def test_has_an_account_too(self) -> None:
        self.assertEqual(index_names(), [])  # noqa: PT009 - unittest is tested here


@pytest.mark.mockserver(profile="instant", seed=1)
class TestMarker:
    @pytest.mark.usefixtures("mock_api")
    def test_gives_the_server_its_settings(self) -> None:
        assert status_after_upload() == "ready"

    @pytest.mark.mockserver(profile="polls")
    def test_the_marker_nearest_to_the_test_wins(self, mock_api: Account) -> None:
        assert status_after_upload() == "validating"


def test_the_marker_is_registered(pytestconfig: pytest.Config) -> None:
    assert any(marker.startswith("mockserver(setting=value, ") for marker in pytestconfig.getini("markers"))


def test_account_and_variables_are_removed_after_the_test(suite: pytest.Pytester) -> None:
    suite.makepyfile(
        HEAD
        + """
def test_it(mock_api):
    assert index_names() == []
    create_index()

def test_another(mock_server):
    assert os.environ["TWELVELABS_BASE_URL"] == mock_server.url
    assert os.environ["TWELVE_LABS_API_KEY"] == mock_server.api_key

@pytest.mark.real_api
def test_of_the_real_api():
    assert os.environ["TWELVELABS_BASE_URL"] == "https://api.twelvelabs.example"
    assert "TWELVE_LABS_API_KEY" not in os.environ
"""
    )
    [path] = suite.path.glob("test_*.py")

    result = suite.runpytest_subprocess(*WITHOUT_OTHER_PLUGINS, path, path, "--keep-duplicates")

    result.assert_outcomes(passed=6)


def test_identifiers_of_a_test_do_not_depend_on_others(suite: pytest.Pytester) -> None:
    suite.makepyfile(
        HEAD
        + """
def test_one(mock_api):
    create_index()

def test_two(mock_api):
    print("key", mock_api.api_key)
"""
    )

    runs = [suite.runpytest_subprocess(*WITHOUT_OTHER_PLUGINS, "-s", *only) for only in ([], ["-k", "two"])]

    keys = [[line[line.index("key ") :] for line in run.outlines if "key " in line] for run in runs]
    assert keys[0] == keys[1] != []


def test_the_command_line_wins_over_the_configuration(suite: pytest.Pytester) -> None:
    suite.makeini("[pytest]\nfilterwarnings = error\nmockserver_settings =\n  profile = seconds\n  fixtures = mine\n")
    (suite.mkdir("mine") / "videos").mkdir()
    (suite.path / "mine" / "videos" / "harbour.yaml").write_text(FIXTURE, "utf-8")
    suite.mkdir("elsewhere")
    suite.makepyfile(
        HEAD
        + """
def test_it(mock_api):
    form = {"index_id": create_index(), "video_url": "https://example.com/harbour.mp4"}
    task = ask("GET", "/tasks/" + ask("POST", "/tasks", data=form).json()["_id"]).json()
    said = ask("GET", f"/indexes/{task['index_id']}/videos/{task['video_id']}/transcription").json()
    assert said["data"][0]["value"] == "Good morning from the harbour"
"""
    )

    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(suite.path / "elsewhere")
        result = suite.runpytest_subprocess(
            *WITHOUT_OTHER_PLUGINS, "-c", "../tox.ini", "--mockserver", "profile=instant", ".."
        )

    result.assert_outcomes(passed=1)


@pytest.mark.parametrize(
    ("setting", "message"),
    [
        ("profile=poll", 'mockserver: profile: "poll" is not one of seconds, instant, polls; did you mean polls?'),
        ("profil=polls", "mockserver: profil is not a setting; did you mean profile?"),
        ("profile", 'mockserver: "profile" is not of the form NAME=VALUE'),
    ],
)
def test_an_invalid_setting_ends_the_run_before_it_begins(suite: pytest.Pytester, setting: str, message: str) -> None:
    result = suite.runpytest_subprocess(*WITHOUT_OTHER_PLUGINS, "--mockserver", setting)

    assert result.ret == pytest.ExitCode.USAGE_ERROR
    result.stderr.fnmatch_lines([f"ERROR: {message}"])


def test_a_running_server_is_used_unchanged(suite: pytest.Pytester, server: MockServer) -> None:
    suite.makepyfile(
        HEAD
        + f"""
def test_uses_it(mock_api, mock_server):
    assert mock_api.url == mock_server.url == "{server.url}"
    assert index_names() == []

@pytest.mark.mockserver(seed=3)
def test_cannot_change_it(mock_api):
    pass
"""
    )

    result = suite.runpytest_subprocess(*WITHOUT_OTHER_PLUGINS, "--mockserver-url", server.url)

    result.assert_outcomes(passed=1, errors=1)
    result.stdout.fnmatch_lines([f"*the server at {server.url} has its own settings; a test cannot ask for seed there"])


def test_wrong_settings_of_a_test_are_reported_in_a_line(suite: pytest.Pytester) -> None:
    suite.makepyfile(
        """
import pytest

@pytest.mark.mockserver(profile="poll")
def test_of_an_unknown_profile(mock_api):
    pass

@pytest.mark.mockserver("polls")
def test_without_a_name(mock_api):
    pass
"""
    )

    result = suite.runpytest_subprocess(*WITHOUT_OTHER_PLUGINS)

    result.assert_outcomes(errors=2)
    result.stdout.fnmatch_lines(
        [
            'mockserver: profile: "poll" is not one of seconds, instant, polls; did you mean polls[?]',
            "mockserver: the marker takes settings by name, not mockserver('polls')",
        ]
    )
    result.stdout.no_fnmatch_line("*pytest_plugin.py*")


def test_a_failure_shows_the_last_exchanges_of_its_account(suite: pytest.Pytester) -> None:
    suite.makepyfile(
        HEAD
        + """
def test_fails(mock_api):
    create_index()
    assert index_names() == []

def test_passes(mock_api):
    pass
"""
    )

    result = suite.runpytest_subprocess(*WITHOUT_OTHER_PLUGINS)

    result.assert_outcomes(passed=1, failed=1)
    result.stdout.fnmatch_lines(
        [
            "*- mockserver: the last exchanges -*",
            "* POST /v1.2/indexes → 201 (create-index)",
            "* GET /v1.2/indexes → 200 (list-indexes)",
        ]
    )
    result.stdout.no_fnmatch_line("*none*")


def test_workers_of_xdist_have_servers_of_their_own(suite: pytest.Pytester) -> None:
    suite.makepyfile(
        HEAD
        + """
from pathlib import Path

def test_it(mock_api, worker_id):
    create_index()
    assert index_names() == ["rides"]
    Path(f"{worker_id}-{mock_api.url.rpartition(':')[2]}").touch()
"""
    )

    result = suite.runpytest_subprocess(*WITHOUT_OTHER_PLUGINS, "-n", "2", "--dist", "each")

    result.assert_outcomes(passed=2)
    seen = [path.name.split("-") for path in suite.path.glob("gw*-*")]
    assert sorted(worker for worker, _ in seen) == ["gw0", "gw1"]
    assert len({port for _, port in seen}) == 2


def test_the_plugin_imports_nothing_if_it_is_not_used(suite: pytest.Pytester) -> None:
    suite.makepyfile("def test_it(): pass")
    script = (
        f"import sys, pytest; code = pytest.main({[*WITHOUT_OTHER_PLUGINS, '-q', '-pno:xdist']})\n"
        "print('imported:', *sorted(name for name in sys.modules if name.split('.')[0] == 'mockserver'))\n"
        "print('uvicorn' in sys.modules or 'orjson' in sys.modules); sys.exit(code)"
    )

    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-2:] == [
        "imported: mockserver mockserver.testing mockserver.testing.pytest_plugin",
        "False",
    ]
