"""The built package, installed in an empty environment and run outside of the checkout."""

import json
import re
import signal
import subprocess
import sys
import venv
from collections.abc import Iterator
from configparser import ConfigParser
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen
from zipfile import ZipFile

import pytest

from mockserver.app.published_contract import whole_document
from mockserver.contract.source import contract_document
from tests.installation.distributions import EXTRAS, NO_PATHS, Wheel
from tests.support.distributions import brought_by, bytes_of, tops
from tests.support.processes import LONGEST_SECONDS, Running, clean_environment, running

VIEWER = ("swagger-ui.css", "swagger-ui-bundle.js", "NOTICE")
MEGABYTE = 2**20


@dataclass(frozen=True, slots=True)
class Installation:
    """A virtual environment with the wheel in it."""

    root: Path

    def bin(self, name: str) -> str:
        return str(self.root / "bin" / name)

    def evaluate(self, code: str) -> str:
        """Run `code` and return what it prints."""
        command = [self.bin("python"), "-W", "error", "-c", code]
        environment = clean_environment() | NO_PATHS
        return subprocess.check_output(command, cwd=self.root, env=environment, text=True, timeout=LONGEST_SECONDS)

    def run(self, *arguments: str) -> "subprocess.CompletedProcess[str]":
        """Run the command `mockserver` to its end."""
        return subprocess.run(
            [self.bin("mockserver"), *arguments],
            cwd=self.root,
            env=clean_environment() | NO_PATHS,
            capture_output=True,
            text=True,
            timeout=LONGEST_SECONDS,
            check=False,
        )

    def imported(self, *but: str) -> list[Path]:
        """Import every module except programs and those that begin with one of `but`; return their files."""
        # The command itself, and a program that `drift` runs in the Python of an SDK.
        programs = ("mockserver.__main__", "mockserver.harness.drift.probe_")
        code = (
            "import importlib, pkgutil, mockserver\n"
            "for found in pkgutil.walk_packages(mockserver.__path__, 'mockserver.', onerror=lambda name: None):\n"
            f"    if not found.name.startswith({(*programs, *but)}):\n"
            "        print(importlib.import_module(found.name).__file__)"
        )
        return [Path(file) for file in self.evaluate(code).splitlines()]


@pytest.fixture(scope="module")
def installation(wheel: Wheel, tmp_path_factory: pytest.TempPathFactory) -> Installation:
    """The result of `pip install twelvelabs-mockserver`: the wheel and its dependencies."""
    return installed(wheel, tmp_path_factory.mktemp("elsewhere") / "venv")


@pytest.fixture(scope="module")
def complete(wheel: Wheel, tmp_path_factory: pytest.TempPathFactory) -> Installation:
    """The same with every extra."""
    return installed(wheel, tmp_path_factory.mktemp("elsewhere") / "venv", *EXTRAS.values())


def installed(wheel: Wheel, root: Path, *extras: str) -> Installation:
    """Return a new environment in `root`. Dependencies are links to those of this environment: it needs no network."""
    venv.create(root, symlinks=True)
    pip = [sys.executable, "-m", "pip", "--python", str(root), "install", "--quiet", "--no-index", "--no-deps"]
    subprocess.run(
        [*pip, "--disable-pip-version-check", str(wheel.path)], check=True, env=clean_environment() | NO_PATHS
    )
    [packages] = root.glob("lib/python*/site-packages")
    for path in {path for one in brought_by(*extras) for path in tops(one)}:
        (packages / path.name).symlink_to(path)
    return Installation(root)


@pytest.fixture
def server(installation: Installation) -> Iterator[Running]:
    command = [installation.bin("mockserver")]
    with running("--port", "0", command=command, directory=installation.root, environment=NO_PATHS) as server:
        yield server


def get(server: Running, path: str, key: str = "tlk_ELSEWHERE") -> Any:
    """Return the JSON at `path`. Raises for an error status."""
    with urlopen(Request(server.url + path, headers={"x-api-key": key}), timeout=LONGEST_SECONDS) as reply:
        assert reply.status == 200
        return json.load(reply)


def test_the_wheel_has_all_files_of_the_package(wheel: Wheel) -> None:
    names = wheel.names()

    compiled = ("contract", "fixtures", "topics", "words_of_topics")
    assert {f"mockserver/compiled/{name}.jsonl" for name in compiled} <= {*names}
    assert "mockserver/py.typed" in names
    assert {name for name in names if "/viewer/" in name} == {f"mockserver/app/viewer/{name}" for name in VIEWER}
    assert {f"mockserver/app/ui/static/{name}" for name in ("htmx.min.js", "page.css", "NOTICE")} <= {*names}
    assert "mockserver/app/ui/templates/base.html.jinja" in names
    assert "Apache License" in wheel.read(".dist-info/licenses/LICENSE")


def test_the_wheel_has_only_the_package(wheel: Wheel) -> None:
    tops = {name.split("/")[0] for name in wheel.names()}

    assert [top for top in tops if not top.endswith(".dist-info")] == ["mockserver"]


def test_the_wheel_has_metadata(wheel: Wheel) -> None:
    metadata = wheel.metadata()
    commands = ConfigParser()
    commands.read_string(wheel.read(".dist-info/entry_points.txt"))

    assert (metadata["Name"], metadata["License-Expression"]) == ("twelvelabs-mockserver", "Apache-2.0")
    assert dict(commands["console_scripts"]) == {"mockserver": "mockserver.cli.main:main"}


def test_the_installed_package_is_the_one_that_runs(installation: Installation) -> None:
    code = "import mockserver, importlib.metadata as m; print(mockserver.__file__, m.version('twelvelabs-mockserver'))"

    file, version = installation.evaluate(code).split()

    assert Path(file).is_relative_to(installation.root)
    assert installation.evaluate("import mockserver; print(mockserver.__version__)").strip() == version


def test_an_installation_is_small(wheel: Wheel) -> None:
    brought = brought_by()

    sizes = {path: bytes_of(path) for one in brought for path in tops(one)}
    with ZipFile(wheel.path) as archive:
        own = sum(file.file_size for file in archive.infolist())

    assert 20 < len(brought) + 1 <= 33
    assert sum(sizes.values()) + own <= 240 * MEGABYTE


def test_an_installation_has_no_dependencies_of_verify(installation: Installation) -> None:
    code = (
        "from importlib.util import find_spec; print([bool(find_spec(n)) for n in ('schemathesis', 'pytest', 'rich')])"
    )

    assert installation.evaluate(code) == "[False, False, True]\n"


def test_modules_outside_of_extras_can_be_imported(installation: Installation) -> None:
    files = installation.imported(*EXTRAS)

    assert len(files) > 100
    assert all(file.is_relative_to(installation.root) for file in files)


def test_with_all_extras_every_module_can_be_imported(complete: Installation) -> None:
    assert all(file.is_relative_to(complete.root) for file in complete.imported())


def test_an_installed_server_answers(server: Running) -> None:
    assert get(server, "/__admin/health")["status"] == "ok"
    assert "marengo2.6" in [engine["_id"] for engine in get(server, "/v1.2/engines")["data"]]


def test_an_installed_server_publishes_the_contract_of_the_checkout(server: Running) -> None:
    assert get(server, "/openapi.json") == whole_document(contract_document(), server.url)
    assert get(server, "/v1.2/openapi.json")["openapi"] == "3.1.0"


def test_an_installed_server_shows_the_contract_in_a_browser(server: Running) -> None:
    for path in ("/docs", *(f"/docs/viewer/{name}" for name in VIEWER)):
        with urlopen(server.url + path, timeout=LONGEST_SECONDS) as reply:
            assert reply.status == 200


def test_an_installed_server_has_the_sample_account(server: Running) -> None:
    indexes = get(server, "/v1.2/indexes?page_limit=50", "tlk_SAMPLE")["data"]

    lists = [get(server, f"/v1.2/indexes/{index['_id']}/videos", "tlk_SAMPLE")["page_info"] for index in indexes]

    assert sorted(page_info["total_results"] for page_info in lists) == [3, 3, 3, 4, 23]
    assert sum(index["video_count"] for index in indexes) == 36


def test_verify_without_the_extra_names_the_installation_command(installation: Installation) -> None:
    done = installation.run("verify", "in-process")

    assert (done.returncode, done.stdout) == (2, "")
    [line] = done.stderr.splitlines()
    assert re.fullmatch(
        r"mockserver: verify needs schemathesis; install it: pip install 'schemathesis[<>=\d.,]+'", line
    )


def test_verify_works_with_the_extra(complete: Installation) -> None:
    report = complete.root / "report.html"

    done = complete.run(
        "verify", "in-process", "--operation", "list-engines", "--report", "text", "--report", f"html={report}"
    )

    assert (done.returncode, done.stderr) == (3, ""), done.stdout
    assert "\nIncomplete: no violation found; checked" in done.stdout
    assert "Incomplete: no violation found; checked" in report.read_text("utf-8")


def test_check_writes_every_report_without_the_extra(installation: Installation) -> None:
    reports = {name: installation.root / f"checked.{name}" for name in ("text", "json", "junit", "html")}
    flags = [flag for name, file in reports.items() for flag in ("--report", f"{name}={file}")]
    program = (
        "import os, urllib.request as u\n"
        "u.urlopen(u.Request(os.environ['TWELVELABS_BASE_URL'] + '/v1.2/engines', headers={'x-api-key': 'tlk_ME'}))"
    )

    done = installation.run("check", *flags, "--", installation.bin("python"), "-c", program)

    assert (done.returncode, done.stderr) == (0, "")
    assert all("list-engines" in file.read_text("utf-8") for file in reports.values())


def test_drift_compares_documents_without_the_extra(installation: Installation) -> None:
    document = installation.root / "openapi.json"
    document.write_text(json.dumps(contract_document()), "utf-8")

    done = installation.run("drift", "--openapi", str(document))

    assert (done.returncode, done.stderr) == (0, ""), done.stdout


def test_proxy_and_diff_work_without_the_extra(installation: Installation, server: Running) -> None:
    recordings = installation.root / "recordings"
    command = [installation.bin("mockserver"), "proxy", "--port", "0", "--upstream", server.url, "--record"]
    with subprocess.Popen(
        [*command, str(recordings)], env=clean_environment() | NO_PATHS, stderr=subprocess.PIPE, text=True
    ) as proxy:
        assert proxy.stderr is not None
        get(Running(proxy, proxy.stderr.readline()), "/v1.2/engines")
        proxy.send_signal(signal.SIGINT)
        proxy.communicate(timeout=LONGEST_SECONDS)

    done = installation.run("diff", str(recordings))

    assert (proxy.returncode, done.returncode, done.stderr) == (0, 0, ""), done.stdout


def test_an_installed_server_stops_on_a_signal(server: Running) -> None:
    assert server.stop() == 0
    assert (server.output, server.errors) == ("", "")
