"""Fixtures: how uploads are recognised, and what is refused at start-up."""

import hashlib
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from shutil import copytree
from typing import Any

import orjson
import pytest

from mockserver.app.application import MockServerApp
from mockserver.contract.yamlfile import read_yaml
from mockserver.fixtures.library import Library
from mockserver.fixtures.packaged import check_packaged_fixtures, compile_fixtures
from mockserver.fixtures.sample_account import SampleAccount, load_sample_account
from mockserver.ground import package_data
from mockserver.ground.clock import VirtualClock
from mockserver.ground.errors import SettingsInvalid
from mockserver.ground.settings import Settings
from tests.support.api import Api, Server

CHESS = "fKxG8KjH1Qg"
EVERY_FIXTURE = sorted((package_data.CHECKOUT / "fixtures").rglob("videos/*.yaml"))

Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write a fixture whose only scene has `title` as its heading; `changes` override other fields."""

    def write_fixture(title: str, /, **changes: Any) -> Path:
        described = {
            "metadata": {"filename": "mine.mp4", "duration": 40, "fps": 25, "width": 1280, "height": 720, "size": 9},
            "match": {"filenames": ["mine.mp4"]},
            "title": title,
            "scenes": [{"span": [0, 40], "heading": title}],
            **changes,
        }
        path = tmp_path / "videos" / f"{title.lower().replace(' ', '-')}.yaml"
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(orjson.dumps(described))  # JSON is YAML too
        return path

    return write_fixture


@pytest.fixture
def serve(tmp_path: Path, clock: VirtualClock) -> Iterator[Callable[[], Api]]:
    """Start a server that knows the fixtures written so far."""
    servers: list[Server] = []

    def start() -> Api:
        servers.append(Server(Settings(fixtures=(tmp_path,)), clock))
        return servers[-1].__enter__()

    yield start
    for server in servers:
        server.__exit__(None, None, None)


def title_of(api: Api, task_id: str) -> str:
    """Return the title that the video of a task is given once it is ready."""
    api.clock.advance(minutes=1)
    video_id = api.get(f"/tasks/{task_id}").json()["video_id"]
    return str(api.post("/gist", json={"video_id": video_id, "types": ["title"]}).json()["title"])


def upload_from_youtube(api: Api, url: str) -> str:
    reply = api.post("/tasks/external-provider", json={"index_id": api.create_index(url), "url": url})
    assert reply.status_code == 201, reply.text
    return str(reply.json()["_id"])


def test_a_custom_fixture_is_recognised_by_the_hash_of_the_file(
    write: Write, serve: Callable[[], Api], film: Path
) -> None:
    write("By Hash", match={"sha256": [hashlib.sha256(film.read_bytes()).hexdigest()]})
    write("By Name", match={"filenames": [film.name]})
    api = serve()

    task_id = api.upload(api.create_index(), film)

    assert title_of(api, task_id) == "By Hash"


def test_a_custom_fixture_wins_over_a_packaged_one_with_the_same_file_name(
    write: Write, serve: Callable[[], Api], film: Path, tmp_path: Path
) -> None:
    write("My Bikes", match={"filenames": ["city-bikes.mp4"]})
    api = serve()
    copy = tmp_path / "city-bikes.mp4"
    copy.write_bytes(film.read_bytes())

    task_id = api.upload(api.create_index(), copy)

    assert title_of(api, task_id) == "My Bikes"


def test_a_custom_fixture_wins_over_a_packaged_one_with_the_same_address(
    write: Write, serve: Callable[[], Api]
) -> None:
    write("My Bikes", match={"urls": ["https://example.com/city-bikes.mp4"]})
    api = serve()

    task_id = api.upload_url(api.create_index(), "https://example.com/city-bikes.mp4")

    assert title_of(api, task_id) == "My Bikes"


def test_a_custom_fixture_wins_over_a_packaged_one_of_the_same_youtube_video(
    write: Write, serve: Callable[[], Api]
) -> None:
    write("My Game", match={"urls": [f"https://youtu.be/{CHESS}"]})
    api = serve()

    task_id = upload_from_youtube(api, f"https://www.youtube.com/watch?v={CHESS}")

    assert title_of(api, task_id) == "My Game"


def test_packaged_fixtures_work_beside_custom_ones(write: Write, serve: Callable[[], Api]) -> None:
    write("Mine")
    api = serve()

    task_id = api.upload_url(api.create_index(), "https://example.com/city-bikes.mp4")

    assert title_of(api, task_id) == "A Morning with City Bikes"


@pytest.mark.parametrize(
    "url",
    [
        f"https://www.youtube.com/watch?v={CHESS}",
        f"https://youtube.com/watch?v={CHESS}&t=42",
        f"https://m.youtube.com/watch?feature=share&v={CHESS}",
        f"https://youtu.be/{CHESS}",
        f"https://youtu.be/{CHESS}?si=KVrqveP85EoN3AsF",
        f"https://youtu.be/{CHESS}/",
    ],
)
def test_every_address_of_a_youtube_video_is_the_same_video(api: Api, url: str) -> None:
    task_id = upload_from_youtube(api, url)

    assert title_of(api, task_id).startswith("Mastering Chess")


def test_a_youtube_video_without_a_fixture_does_not_match_another_one(api: Api) -> None:
    task_id = upload_from_youtube(api, "https://youtu.be/abcdefghijk?si=KVrqveP85EoN3AsF")

    assert not title_of(api, task_id).startswith("Mastering Chess")


def test_a_scene_with_only_a_heading_can_be_searched_classified_and_summarised(
    write: Write, serve: Callable[[], Api]
) -> None:
    write("A Quiet Morning")
    api = serve()
    index_id = api.create_index(addons=["thumbnail"])
    video_id = api.ready_video(index_id, "https://example.com/mine.mp4")
    anything = {"options": ["visual"], "classes": [{"name": "Quiet", "prompts": ["morning"]}]}

    replies = [
        api.post("/search", json={"index_id": index_id, "query": "morning", "search_options": ["visual"]}),
        api.post("/classify/bulk", json={"index_id": index_id, **anything}),
        api.post("/gist", json={"video_id": video_id, "types": ["title", "topic", "hashtag"]}),
        *(api.post("/summarize", json={"video_id": video_id, "type": t}) for t in ("summary", "chapter", "highlight")),
        api.post("/generate", json={"video_id": video_id, "prompt": "Write a poem about the morning."}),
    ]

    assert [reply.status_code for reply in replies] == [200] * len(replies)


def test_an_uploaded_file_keeps_its_own_length_whatever_its_fixture_says(
    write: Write, serve: Callable[[], Api], film: Path
) -> None:
    scenes = [{"span": [0, 3], "heading": "First"}, {"span": [3, 40], "heading": "Then"}]
    write("Longer Than The Film", match={"filenames": [film.name]}, scenes=scenes)
    api = serve()
    task_id = api.upload(api.create_index(), film)
    api.clock.advance(minutes=1)

    video_id = api.get(f"/tasks/{task_id}").json()["video_id"]
    chapters = api.post("/summarize", json={"video_id": video_id, "type": "chapter"}).json()["chapters"]

    assert chapters[-1]["end"] == 5


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"title": None}, "title: null is not"),
        ({"title": 1984}, "title: 1984 is not"),
        ({"titel": "Mine"}, "'titel' was unexpected"),
        ({"match": {}}, "match: {}"),
        ({"match": {"urls": "https://example.com/mine.mp4"}}, "match.urls: "),
        ({"match": {"sha256": ["9F86"]}}, "match.sha256[0]: "),
        ({"match": {"names": ["mine.mp4"]}}, "'names' was unexpected"),
        ({"metadata": {"filename": "mine.mp4"}}, "metadata: "),
        ({"scenes": []}, "scenes: []"),
        ({"scenes": [{"span": [0, 40]}]}, 'scenes[0]: "heading" is a required property'),
        ({"scenes": [{"span": [0], "heading": "h"}]}, "scenes[0].span: "),
        ({"scenes": [{"span": [1, 40], "heading": "h"}]}, "scenes[0].span: it begins at 1; expected 0"),
        ({"scenes": [{"span": [0, 39], "heading": "h"}]}, "the last one ends at 39; expected 40"),
        (
            {"scenes": [{"span": [0, 20], "heading": "h"}, {"span": [21, 40], "heading": "h"}]},
            "scenes[1].span: it begins at 21; expected 20",
        ),
        ({"scenes": [{"span": [0, 0], "heading": "h"}, {"span": [0, 40], "heading": "h"}]}, "scenes[0].span: it ends"),
        ({"scenes": [{"span": [0, 40], "heading": "h", "sayd": "Hello."}]}, "'sayd' was unexpected"),
        ({"scenes": [{"span": [0, 40], "heading": "h", "said": [[1, 2]]}]}, "scenes[0].said[0]: "),
        ({"scenes": [{"span": [0, 40], "heading": "h", "read": [[30, 50, "Pier"]]}]}, "scenes[0].read[0]: 30 to 50"),
        ({"source": {"type": "youtube"}}, "source: "),
    ],
)
def test_an_invalid_fixture_is_refused_with_file_and_place(
    write: Write, tmp_path: Path, changes: dict[str, Any], reason: str
) -> None:
    path = write("Broken", **changes)

    with pytest.raises(SettingsInvalid) as refusal:
        MockServerApp(Settings(fixtures=(tmp_path,)))

    assert str(path) in str(refusal.value)
    assert reason in str(refusal.value)
    assert "\n" not in str(refusal.value)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (b"metadata: {filename: mine.mp4\ntitle: [", "line 2"),
        (b"title: one\n---\ntitle: two\n", "document"),
        (b"title: *nobody", "alias"),
        (b"title: &a [{b: *a}]", "line 1: a value contains itself"),
        (b"\xff\xfe\x00", "fixture"),
        (b"", "null is not"),
        (b"- a list\n", "is not of type"),
        (b"title: 2024-01-01\n", "cannot be used"),
    ],
)
def test_a_file_that_is_not_yaml_or_not_a_fixture_is_refused_in_one_line(
    tmp_path: Path, text: bytes, reason: str
) -> None:
    path = tmp_path / "videos" / "broken.yaml"
    path.parent.mkdir()
    path.write_bytes(text)

    with pytest.raises(SettingsInvalid) as refusal:
        Library([tmp_path])

    assert str(path) in str(refusal.value)
    assert reason in str(refusal.value)
    assert "\n" not in str(refusal.value)


def test_hidden_files_are_no_fixtures(write: Write, tmp_path: Path) -> None:
    write("Mine")
    (tmp_path / "videos/._mine.yaml").write_bytes(b"\0\5\26\7\0\377")  # as macOS writes it beside a copied file

    library = Library([tmp_path])

    assert library.of_file("", "mine.mp4") is not None


def test_a_directory_without_fixtures_is_refused_with_what_is_expected(tmp_path: Path) -> None:
    with pytest.raises(SettingsInvalid, match=r"has no fixtures; expected files such as .*videos/mine\.yaml"):
        Library([tmp_path])


def test_the_command_names_a_broken_fixture_and_the_reason_in_one_line(write: Write, tmp_path: Path) -> None:
    path = write("Broken", scenes=[])
    command = [sys.executable, "-m", "mockserver", "serve", "--port", "0", "--fixtures", str(tmp_path)]

    ended = subprocess.run(command, capture_output=True, text=True, timeout=30, check=False)

    assert ended.returncode == 2
    assert ended.stderr.splitlines() == [f"mockserver: fixture {path} cannot be used: scenes: [] has less than 1 item"]


def test_the_example_in_the_documentation_is_a_valid_fixture(tmp_path: Path) -> None:
    manual = (package_data.CHECKOUT / "fixtures" / "README.md").read_text(encoding="utf-8")
    example = re.search(r"```yaml\n(.*?)```", manual, re.DOTALL)
    path = tmp_path / "videos" / "harbour.yaml"
    path.parent.mkdir()
    path.write_text(example[1] if example else "", encoding="utf-8")

    known = Library([tmp_path]).of_file("", "harbour.mp4")

    assert known is not None
    assert known.content.title == "A Morning in the Harbour"


@pytest.mark.parametrize("folder", ["videos", "sample_account/videos", "sample_account/recorded"])
def test_a_half_written_fixture_of_a_checkout_is_refused_at_the_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, folder: str
) -> None:
    copytree(package_data.CHECKOUT / "fixtures", tmp_path / "fixtures")
    (tmp_path / "openapi.yaml").touch()
    half = tmp_path / "fixtures" / folder / "half.yaml"
    half.write_text("metadata: {filename: half", encoding="utf-8")
    monkeypatch.setattr(package_data, "CHECKOUT", tmp_path)
    monkeypatch.setattr(package_data, "PACKAGE", tmp_path / "mockserver")
    check_packaged_fixtures.cache_clear()

    with pytest.raises(SettingsInvalid, match=re.escape(str(half))):
        MockServerApp()


def test_packaged_fixtures_have_no_identifying_key_in_common() -> None:
    marks = [mark for path in EVERY_FIXTURE for kind in read_yaml(path)["match"].values() for mark in kind]

    assert len(marks) == len(set(marks))


def test_an_installed_package_has_the_fixtures_of_the_yaml_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = compile_fixtures(package_data.CHECKOUT)
    load_sample_account()  # in a checkout this compiles what an installed package contains
    monkeypatch.setattr(package_data, "CHECKOUT", tmp_path)

    installed = package_data.compiled("fixtures", ["fixtures"], _never, dict)

    assert installed == expected


def test_the_sample_account_has_the_contents_of_its_files() -> None:
    sample = load_sample_account()

    described = {item["_id"]: item for item in _sample_videos()}

    recorded = [video for video in sample.videos if video.id in described]
    assert len(recorded) == len(described)
    for video in recorded:
        assert video.filename == described[video.id]["metadata"]["filename"]
        assert video.media.duration == described[video.id]["metadata"]["duration"]
        assert len(video.content.scenes) == len(described[video.id]["scenes"])


def test_identifiers_of_the_sample_account_contain_their_creation_time() -> None:
    sample = load_sample_account()

    # Since 2025 a video has the identifier of its task.
    assert all(_made_at(video.id) == video.ready_at for video in sample.videos if video.id != video.task_id)
    assert all(_made_at(task.id) == task.created_at for task in sample.tasks)


def test_videos_in_current_indexes_use_the_assets_of_the_recorded_videos() -> None:
    sample = load_sample_account()

    recorded = [video.asset for video in sample.videos if video.id != video.task_id]
    today = {index.id for index in sample.indexes if index.name.startswith("E-Learning videos (")}
    copies = [video.asset for video in sample.videos if video.index_id in today]

    assert sorted(map(id, copies)) == sorted(map(id, recorded * 2))


def test_a_plain_text_lasts_as_long_as_its_scene() -> None:
    chess = _chess(load_sample_account())

    first = chess.content.scenes[0]

    assert [(moment.start, moment.end) for moment in first.said] == [(first.start, first.end)]


def _chess(sample: SampleAccount) -> Any:
    return next(video for video in sample.videos if video.filename == "How To Play Chess")


def _made_at(object_id: str) -> datetime:
    return datetime.fromtimestamp(int(object_id[:8], 16), UTC)


def _sample_videos() -> list[Any]:
    return [read_yaml(path) for path in EVERY_FIXTURE if "sample_account" in path.parts]


def _never(checkout: Path) -> Any:
    raise AssertionError(f"an installed package has nothing to compile, {checkout} was to be")
