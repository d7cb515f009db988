"""The image beyond its base: small, complete, and working."""

import json
import os
import re
import runpy
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

import pytest
import sqlalchemy

from mockserver.domain.generation.people.invented import FIRST_NAMES
from tests.installation.distributions import CHECKOUT, EXTRAS, NO_PATHS, Wheel
from tests.installation.image import MEGABYTE, PRUNE, bytes_of_image, copied_into, make_image
from tests.support.multipart import MULTIPART, Part, multipart
from tests.support.processes import LONGEST_SECONDS, Running, clean_environment, running

KEY = "tlk_IMAGE"
VIEWER = ("swagger-ui.css", "swagger-ui-bundle.js", "NOTICE")


@pytest.fixture(scope="module")
def image(wheel: Wheel, tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("image") / "mockserver"
    make_image(root, wheel)
    return root


@pytest.fixture(scope="module")
def server(image: Path) -> Iterator[Running]:
    command, flags = [str(image / "bin" / "mockserver")], ("--port", "0", "--profile", "instant")
    with running(*flags, command=command, directory=image, environment=NO_PATHS) as server:
        yield server


def ask(server: Running, path: str, body: bytes | None = None, media_type: str = "application/json") -> Any:
    """Return the body of a reply, parsed if it is JSON. Raises for an error status."""
    request = Request(server.url + path, body, {"x-api-key": KEY, "content-type": media_type})
    with urlopen(request, timeout=LONGEST_SECONDS) as reply:
        read = reply.read()
        return json.loads(read) if "json" in reply.headers["content-type"] else read


def evaluated(image: Path, code: str) -> str:
    command = [str(image / "bin" / "python"), "-W", "error", "-c", code]
    return subprocess.check_output(command, cwd=image, env=clean_environment() | NO_PATHS, text=True)


def test_the_image_adds_at_most_225_megabytes_to_its_base(image: Path) -> None:
    assert 150 * MEGABYTE < bytes_of_image(image) <= 225 * MEGABYTE


def test_the_dockerfile_runs_the_pruning_script() -> None:
    assert copied_into("pruned") == [f"tools/{PRUNE.name}"]


def test_the_image_has_no_schemathesis_and_no_faker(image: Path) -> None:
    [packages] = image.glob("lib/python*/site-packages")

    assert [
        name for name in ("schemathesis", "hypothesis", "pytest", "faker", "pip") if (packages / name).exists()
    ] == []
    assert sorted(path.name for path in (packages / "mockserver/app/viewer").iterdir()) == sorted(VIEWER)


STORING = """
from pathlib import Path
import sqlalchemy
from mockserver.state.account_log import Appended, Change, Stored
from mockserver.state.sql_log import SqlLog

log = SqlLog("sqlite:///state.db")
account = Stored("a" * 24, "key", "", 1, 2)
log.append([Appended(account, [Change("index", "b", 1, b"{}")], True)])
log.check()
assert (log.accounts(), log.having("index"), list(log.files())) == ([account], [account.id], [])
assert len(log.load(account.id)) == 1
log.close()
print(Path(sqlalchemy.__file__).parent)
"""


def test_a_pruned_sqlalchemy_has_all_that_a_store_needs(tmp_path: Path) -> None:
    packages = tmp_path / "lib" / "python3" / "site-packages"
    shutil.copytree(Path(sqlalchemy.__file__).parent, packages / "sqlalchemy")
    before = bytes_of_image(tmp_path)
    runpy.run_path(str(PRUNE))["main"](tmp_path)
    size = bytes_of_image(tmp_path)

    environment = clean_environment() | NO_PATHS | {"PYTHONPATH": os.pathsep.join([str(packages), str(CHECKOUT)])}
    used = subprocess.check_output([sys.executable, "-c", STORING], cwd=tmp_path, env=environment, text=True)

    assert used.strip() == str(packages / "sqlalchemy")
    assert size < 0.7 * before


def test_every_native_module_finds_its_libraries(image: Path) -> None:
    [packages] = image.glob("lib/python*/site-packages")

    for module in packages.rglob("*.so"):
        linked = subprocess.run(["ldd", module], capture_output=True, text=True, check=True).stdout
        assert "not found" not in linked, module


def test_every_module_except_those_of_extras_can_be_imported(image: Path) -> None:
    code = (
        "import importlib, pkgutil, mockserver\n"
        "for name in ('app', 'cli', 'contract', 'domain', 'fixtures', 'ground', 'handlers', 'media', 'state'):\n"
        "    package = importlib.import_module('mockserver.' + name)\n"
        "    for found in pkgutil.walk_packages(package.__path__, package.__name__ + '.'):\n"
        f"        if found.name not in {(*EXTRAS,)}:\n"
        "            print(importlib.import_module(found.name).__name__)"
    )

    assert len(evaluated(image, code).split()) > 300


def test_both_versions_answer(server: Running) -> None:
    assert ask(server, "/__admin/health")["status"] == "ok"
    assert ask(server, "/v1.2/engines")["data"]
    assert ask(server, "/v1.3/indexes")["data"] == []


def test_documentation_pages_are_served(server: Running) -> None:
    for path in ("/docs", *(f"/docs/viewer/{name}" for name in VIEWER)):
        assert ask(server, path)


def test_made_up_content_and_ffmpeg_work_after_pruning(server: Running, film: Path) -> None:
    models = [{"model_name": "marengo3.0", "model_options": ["visual", "audio"]}]
    index = ask(server, "/v1.3/indexes", json.dumps({"index_name": "People", "models": models}).encode())["_id"]
    of_file = multipart([Part("index_id", index.encode()), Part("video_file", film.read_bytes(), "stripes.mp4")])
    of_address = multipart(
        [Part("index_id", index.encode()), Part("video_url", b"https://example.com/interview%20with%20a%20mayor.mp4")]
    )

    videos = [
        ask(server, f"/v1.3/indexes/{index}/videos/{task['video_id']}?transcription=true")
        for task in (ask(server, "/v1.3/tasks", form, MULTIPART) for form in (of_file, of_address))
    ]

    assert videos[0]["system_metadata"]["duration"] > 0
    transcript = " ".join(line["value"] for line in videos[1]["transcription"])
    assert {*FIRST_NAMES} & {*re.findall(r"[A-Z][a-z]+", transcript)}, transcript
