"""A user's suite with the plugin, run in every way: alone, with a running server, under `check`."""

import json
from pathlib import Path

import pytest

from mockserver.testing import MockServer
from tests.support.processes import COMMAND, PYTEST_OF_A_USER

CHECKOUT = Path(__file__).resolve().parents[3]

# The client of the suites, which knows only the environment variables.
CLIENT = """
import os, httpx, pytest

def ask(method, path, version="/v1.2", **options):
    headers = {"x-api-key": os.environ["TWELVELABS_API_KEY"]}
    return httpx.request(method, os.environ["TWELVELABS_BASE_URL"] + version + path, headers=headers, **options)

def create_index(name="rides"):
    engines = [{"engine_name": "marengo2.6", "engine_options": ["visual"]}]
    return ask("POST", "/indexes", json={"index_name": name, "engines": engines}).json()["_id"]

def index_names():
    return [index["index_name"] for index in ask("GET", "/indexes").json()["data"]]
"""


class Suite:
    """A suite in a directory of its own, and the environment that its runs begin with."""

    def __init__(self, pytester: pytest.Pytester, environment: pytest.MonkeyPatch) -> None:
        self.pytester = pytester
        self.environment = environment
        for name in ("TWELVELABS_BASE_URL", "TWELVELABS_API_KEY", "TWELVE_LABS_API_KEY", "NO_PROXY", "no_proxy"):
            environment.delenv(name, raising=False)
        for name in ("MOCKSERVER_URL", "MOCKSERVER_ADMIN_TOKEN", "PYTEST_XDIST_WORKER", "PYTEST_XDIST_TESTRUNUID"):
            environment.delenv(name, raising=False)
        environment.setenv("PYTHONPATH", str(CHECKOUT))
        self.configure()

    def configure(self, *lines: str) -> None:
        """Write the configuration of pytest: warnings are errors, and what `lines` say."""
        self.pytester.makeini("\n".join(["[pytest]", "filterwarnings = error", *lines]))

    def write(self, **modules: str) -> None:
        """Write test modules, each with a client."""
        self.pytester.makepyfile(**{name: CLIENT + text for name, text in modules.items()})

    def command(self, *arguments: str) -> list[str]:
        return [*PYTEST_OF_A_USER, *arguments]

    def alone(self, *arguments: str) -> pytest.RunResult:
        """Run the suite with a server of its own."""
        return self.pytester.run(*self.command(*arguments))

    def with_server(self, *arguments: str) -> pytest.RunResult:
        """Run the suite against a running server."""
        with MockServer() as server:
            return self.alone("--mockserver-url", server.url, *arguments)

    def check_command(self, *options: str) -> list[str]:
        return [*COMMAND, "check", *options, "--"]

    def checked(self, *arguments: str) -> pytest.RunResult:
        """Run the suite under `check`, where it keeps the contract and sends a request."""
        report = self.pytester.path / "report.json"
        result = self.pytester.run(*self.check_command(f"--report=json={report}"), *self.command(*arguments))
        written = json.loads(report.read_text("utf-8"))
        assert (result.ret, written["outcome"]) == (0, "kept"), written
        assert int(written["facts"]["requests"]) > 0
        return result

    def run(self, way: str, *arguments: str) -> pytest.RunResult:
        """Run the suite in one of WAYS."""
        return {"alone": self.alone, "with a server": self.with_server, "checked": self.checked}[way](*arguments)


WAYS = ("alone", "with a server", "checked")
