"""The examples are test suites of users, and they pass unchanged."""

import os
import subprocess
import sys
from pathlib import Path
from shutil import copytree

from tests.clients.environments import NEWEST_JAVASCRIPT, NEWEST_PYTHON, installed, site_packages
from tests.support.processes import PYTEST_OF_A_USER
from tests.support.tiers import CI

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"


def passed(*command: str, directory: Path, **variables: str) -> None:
    done = subprocess.run(
        command, cwd=directory, env={**os.environ, **variables}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def newest_sdk() -> str:
    return str(site_packages(NEWEST_PYTHON))


def test_the_example_in_python_passes_under_the_plugin(tmp_path: Path) -> None:
    suite = copytree(EXAMPLES / "python", tmp_path / "suite")

    passed(*PYTEST_OF_A_USER, str(suite), directory=tmp_path, PYTHONPATH=newest_sdk())


@CI
def test_the_example_in_python_passes_against_a_server_that_runs_elsewhere(server_url: str, tmp_path: Path) -> None:
    suite = copytree(EXAMPLES / "python", tmp_path / "suite")

    elsewhere = ("--mockserver-url", server_url)
    passed(*PYTEST_OF_A_USER, *elsewhere, str(suite), directory=tmp_path, PYTHONPATH=newest_sdk())


def test_the_example_in_javascript_passes_under_the_test_runner_of_node(server_url: str, tmp_path: Path) -> None:
    suite = copytree(EXAMPLES / "javascript", tmp_path / "suite")
    (suite / "node_modules").symlink_to(installed(NEWEST_JAVASCRIPT) / "node_modules")
    node = str(Path(sys.executable).with_name("node"))

    passed(node, "--test", directory=suite, TWELVELABS_BASE_URL=server_url)


def test_the_example_in_javascript_sends_nothing_without_the_address_of_a_server(tmp_path: Path) -> None:
    suite = copytree(EXAMPLES / "javascript", tmp_path / "suite")
    (suite / "node_modules").symlink_to(installed(NEWEST_JAVASCRIPT) / "node_modules")
    node = str(Path(sys.executable).with_name("node"))
    variables = {name: value for name, value in os.environ.items() if name != "TWELVELABS_BASE_URL"}

    done = subprocess.run(
        [node, "--test"], cwd=suite, env=variables, capture_output=True, text=True, check=False, timeout=60
    )

    assert done.returncode == 1
    assert "TWELVELABS_BASE_URL is not set" in done.stdout + done.stderr
