"""A server whose files are those of pyfakefs: in memory, where FFmpeg and other processes do not see them."""

from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfWriter

from tests.support.films import make_film, make_sound
from tests.support.tiers import CI

pytest_plugins = ["pytester"]

# A run in which nothing came before: what the server reads once it reads among files of pyfakefs.
SUITE = """
import subprocess
from pathlib import Path

import httpx
import pytest
from pyfakefs.fake_filesystem_unittest import Pause

from mockserver.testing import MockServer

KEY = {"x-api-key": "tlk_FAKE_FILES"}
CONTENTS = {name: Path(name).read_bytes() for name in ("film.mp4", "sound.wav", "picture.png", "text.pdf")}
ENGINES = [{"engine_name": name, "engine_options": ["visual"]} for name in ("marengo2.6", "pegasus1.1")]


@pytest.fixture(params=["before", "after"])
def client(request):
    name = "mock_server" if request.param == "before" else "server"
    server = request.getfixturevalue(name)
    request.getfixturevalue("fs")
    with httpx.Client(base_url=server.url, headers=KEY, timeout=60) as client:
        yield client


@pytest.fixture
def server(fs):
    with MockServer(profile="instant") as server:
        yield server


def asset(client, name):
    form = {"method": "direct"}
    return client.post("/v1.3/assets", data=form, files={"file": (name, CONTENTS[name])})


def test_a_film_is_read_shown_and_streamed(client, fs):
    fs.create_file("/films/film.mp4", contents=CONTENTS["film.mp4"])
    index = client.post("/v1.2/indexes", json={"index_name": "Films", "engines": ENGINES}).json()["_id"]
    with open("/films/film.mp4", "rb") as film:
        reply = client.post("/v1.2/tasks", data={"index_id": index}, files={"video_file": film})
    assert reply.status_code == 201, reply.text
    client.post("/__admin/clock/advance", json={"seconds": 3600})

    task = client.get(f"/v1.2/tasks/{reply.json()['_id']}").json()
    video = client.get(f"/v1.2/indexes/{index}/videos/{task['video_id']}").json()
    playlist = client.get(video["hls"]["video_url"])
    segment = client.get(str(playlist.url.join(next(line for line in playlist.text.split() if line[0] != "#"))))
    thumbnail = client.get(video["hls"]["thumbnail_urls"][0])

    assert (task["status"], video["metadata"]["width"], video["metadata"]["duration"]) == ("ready", 640, 5)
    assert segment.content[0] == 0x47
    assert thumbnail.content[:2] == b"\\xff\\xd8"


@pytest.mark.parametrize("name", ["film.mp4", "sound.wav", "picture.png"])
def test_an_asset_is_read(client, name):
    made = asset(client, name)
    assert made.status_code == 201, made.text
    client.post("/__admin/clock/advance", json={"seconds": 3600})

    assert client.get(f"/v1.3/assets/{made.json()['_id']}").json()["status"] == "ready"


def test_made_up_videos_are_searched_and_described(client):
    index = client.post("/v1.2/indexes", json={"index_name": "Made up", "engines": ENGINES}).json()["_id"]
    transfers = [{"index_id": index, "object": "s3://films/beach volleyball.mp4", "language": "en"}]
    client.post("/v1.2/tasks/transfers", json={"file": transfers})
    client.post("/__admin/clock/advance", json={"seconds": 3600})
    video = client.get(f"/v1.2/indexes/{index}/videos").json()["data"][0]["_id"]

    search = {"index_id": index, "query": "volleybal or a tent", "search_options": ["visual"]}
    found = client.post("/v1.2/search", json=search)
    gist = client.post("/v1.2/gist", json={"video_id": video, "types": ["title"]})

    assert (found.status_code, gist.status_code) == (200, 200)
    assert found.json()["data"]


def test_a_pdf_needs_another_process_and_says_what_to_do(client, fs):
    refused = asset(client, "text.pdf")
    with Pause(fs):
        accepted = asset(client, "text.pdf")

    assert (refused.status_code, refused.json()["code"]) == (507, "mock_storage_failed")
    assert "Pause(fs)" in refused.json()["message"] and "MockServer.at(" in refused.json()["message"]
    assert accepted.status_code == 201
"""


@CI
def test_a_server_works_among_files_in_memory(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parents[2]))
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")
    for name in ("PYTEST_XDIST_WORKER", "PYTEST_XDIST_TESTRUNUID"):
        monkeypatch.delenv(name, raising=False)
    make_film(pytester.path / "film.mp4")
    make_sound(pytester.path / "sound.wav", seconds=5)
    Image.new("RGB", (200, 200), "red").save(pytester.path / "picture.png")
    with PdfWriter() as document:
        document.add_blank_page(100, 100)
        document.write(pytester.path / "text.pdf")
    pytester.makepyfile(SUITE)

    plugins = ("-pmockserver.testing.pytest_plugin", "-ppyfakefs.pytest_plugin")
    result = pytester.runpytest_subprocess(*plugins, "-Werror")

    result.assert_outcomes(passed=12)
    assert "Traceback" not in result.stderr.str()  # the server stops after pyfakefs has
