"""The package as others get it: built, installed where nothing of the checkout is, and run from elsewhere."""

import json
import subprocess
import sys
import sysconfig
import venv
from collections.abc import Iterator
from configparser import ConfigParser
from dataclasses import dataclass
from email.message import Message
from email.parser import Parser
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen
from zipfile import ZipFile

import pytest

from mockserver.contract.source import contract_document
from tests.support.processes import LONGEST_SECONDS, Running, clean_environment, running

CHECKOUT = Path(__file__).resolve().parent.parent
NO_PATHS = {"PYTHONPATH": "", "PYTHONDONTWRITEBYTECODE": "1"}


@dataclass(frozen=True, slots=True)
class Wheel:
    """What is in a built wheel."""

    path: Path

    def names(self) -> list[str]:
        with ZipFile(self.path) as archive:
            return archive.namelist()

    def read(self, name: str) -> str:
        """Return the text of the one file whose path ends in `name`."""
        [found] = [path for path in self.names() if path.endswith(name)]
        with ZipFile(self.path) as archive:
            return archive.read(found).decode()

    def metadata(self) -> Message:
        return Parser().parsestr(self.read(".dist-info/METADATA"))


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


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Wheel:
    """The wheel built from the source distribution, so that both are known to be complete."""
    directory = tmp_path_factory.mktemp("dist")
    build = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(directory), str(CHECKOUT)]
    subprocess.run(build, check=True, capture_output=True, env=clean_environment() | NO_PATHS)
    [path] = directory.glob("*.whl")
    return Wheel(path)


@pytest.fixture(scope="module")
def installation(wheel: Wheel, tmp_path_factory: pytest.TempPathFactory) -> Installation:
    """An environment with the wheel, and with the dependencies of this one but without its link to the checkout."""
    root = tmp_path_factory.mktemp("elsewhere") / "venv"
    venv.create(root, symlinks=True)
    pip = [sys.executable, "-m", "pip", "--python", str(root), "install", "--quiet", "--no-index", "--no-deps"]
    subprocess.run(
        [*pip, "--disable-pip-version-check", str(wheel.path)], check=True, env=clean_environment() | NO_PATHS
    )
    [packages] = root.glob("lib/python*/site-packages")
    # A directory that a .pth file names is searched, but .pth files in it, such as an editable install's, are not read.
    (packages / "dependencies.pth").write_text("\n".join({sysconfig.get_path(n) for n in ("purelib", "platlib")}))
    return Installation(root)


@pytest.fixture
def server(installation: Installation) -> Iterator[Running]:
    command = [installation.bin("mockserver")]
    with running("--port", "0", command=command, directory=installation.root, environment=NO_PATHS) as server:
        yield server


def get(server: Running, path: str, key: str = "tlk_ELSEWHERE") -> Any:
    """Return the JSON at `path`; any status but a good one is raised."""
    with urlopen(Request(server.url + path, headers={"x-api-key": key}), timeout=LONGEST_SECONDS) as reply:
        assert reply.status == 200
        return json.load(reply)


def test_the_wheel_has_what_the_package_needs_to_run(wheel: Wheel) -> None:
    names = wheel.names()

    assert {"mockserver/compiled/contract.json", "mockserver/compiled/fixtures.json", "mockserver/py.typed"} <= {*names}
    assert "Apache License" in wheel.read(".dist-info/licenses/LICENSE")


def test_the_wheel_has_nothing_but_the_package(wheel: Wheel) -> None:
    tops = {name.split("/")[0] for name in wheel.names()}

    assert [top for top in tops if not top.endswith(".dist-info")] == ["mockserver"]


def test_the_wheel_says_what_it_is(wheel: Wheel) -> None:
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


def test_every_module_of_the_installed_package_can_be_imported(installation: Installation) -> None:
    # Programs: one is the command itself, the other is run by the Python that an SDK is installed in.
    programs = ("mockserver.__main__", "mockserver.harness.drift.probe_python")
    code = (
        "import importlib, pkgutil, mockserver\n"
        "for found in pkgutil.walk_packages(mockserver.__path__, 'mockserver.'):\n"
        f"    if found.name not in {programs}: print(importlib.import_module(found.name).__file__)"
    )

    files = installation.evaluate(code).splitlines()

    assert len(files) > 100
    assert all(Path(file).is_relative_to(installation.root) for file in files)


def test_an_installed_server_answers(server: Running) -> None:
    assert get(server, "/__admin/health")["status"] == "ok"
    assert "marengo2.6" in [engine["_id"] for engine in get(server, "/v1.2/engines")["data"]]


def test_an_installed_server_publishes_the_contract_of_the_checkout(server: Running) -> None:
    assert get(server, "/openapi.json") == contract_document()
    assert get(server, "/v1.2/openapi.json")["openapi"] == "3.1.0"


def test_an_installed_server_has_the_sample_account(server: Running) -> None:
    indexes = get(server, "/v1.2/indexes?page_limit=50", "tlk_SAMPLE")["data"]

    lists = [get(server, f"/v1.2/indexes/{index['_id']}/videos", "tlk_SAMPLE")["page_info"] for index in indexes]

    assert sum(page_info["total_results"] for page_info in lists) == 23
    assert sum(index["video_count"] for index in indexes) == 23


def test_the_installed_package_verifies_servers(installation: Installation) -> None:
    report = installation.root / "report.html"
    flags = ["--operation", "list-engines", "--report", "text", "--report", f"html={report}"]
    done = subprocess.run(
        [installation.bin("mockserver"), "verify", "in-process", *flags],
        cwd=installation.root,
        env=clean_environment() | NO_PATHS,
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.returncode, done.stderr) == (0, ""), done.stdout
    assert done.stdout.endswith("Kept: no violation of the contract.\n")
    assert "Kept: no violation of the contract." in report.read_text("utf-8")


def test_an_installed_server_stops_when_it_is_told_to(server: Running) -> None:
    assert server.stop() == 0
    assert (server.output, server.errors) == ("", "")
