"""Recordings about videos become fixtures, from which the stand-in answers."""

from pathlib import Path
from typing import Any

import orjson
import pytest

from mockserver.cli.main import main
from mockserver.contract.source import packaged_contract
from mockserver.contract.yamlfile import read_yaml
from mockserver.ground.clock import VirtualClock
from mockserver.ground.errors import SettingsInvalid
from mockserver.ground.settings import Settings
from mockserver.harness.inspection.inspector import Inspector
from mockserver.harness.proxying import ProxySession
from mockserver.harness.recordings.importing import import_fixtures
from mockserver.harness.recordings.recording import TrafficRecorder
from mockserver.harness.traffic.watching import Watched
from tests.support.api import MARENGO, PEGASUS, Server
from tests.support.asgi import AsgiClient
from tests.support.multipart import MULTIPART, Part, multipart

CONTRACT = packaged_contract()
FILM = "https://example.com/city-bikes.mp4"
PROMPT = "Write a poem about the ride."


@pytest.fixture
def recordings(tmp_path: Path, clock: VirtualClock) -> Path:
    """Requests to a server about one of its own videos."""
    with Server(Settings(), clock) as api:
        session = ProxySession(
            Inspector(CONTRACT), lambda line: None, TrafficRecorder(tmp_path / "recordings", lambda seen: clock.now())
        )
        client = AsgiClient(Watched(api.app, session.observe, lambda path: True))
        index = client.post("/indexes", {"index_name": "rides", "engines": [MARENGO, PEGASUS]}).json()["_id"]
        task = client.upload("/tasks", [Part("index_id", index.encode()), Part("video_url", FILM.encode())]).json()[
            "_id"
        ]
        clock.advance(minutes=1)
        video = client.get(f"/tasks/{task}").json()["video_id"]
        for path in ("", "/transcription", "/text-in-video", "/logo"):
            client.get(f"/indexes/{index}/videos/{video}{path}")
        client.post("/gist", {"video_id": video, "types": ["title", "topic", "hashtag"]})
        client.post("/summarize", {"video_id": video, "type": "chapter"})
        client.post("/generate", {"video_id": video, "prompt": PROMPT})
        client.close()
    return tmp_path / "recordings"


def reply_of(recordings: Path, operation: str) -> Any:
    [path] = recordings.glob(f"*-{operation}-200.json")
    return orjson.loads(path.read_bytes())["reply"]["body"]["json"]


def test_a_recorded_video_becomes_a_fixture(recordings: Path, tmp_path: Path) -> None:
    imported = import_fixtures(recordings, tmp_path / "mine")
    files, left_out = imported.files, list(imported.left_out)

    fixture = read_yaml(tmp_path / "mine" / "videos" / "city-bikes.yaml")
    said = [moment for scene in fixture["scenes"] for moment in scene.get("said", ())]
    recorded = reply_of(recordings, "retrieve-transcription")["data"]
    assert ([file.name for file in files], left_out) == (["city-bikes.yaml", "01.yaml", "02.yaml", "03.yaml"], [])
    assert fixture["title"] == reply_of(recordings, "generate-gist")["title"]
    assert fixture["metadata"]["duration"] == 96
    assert [scene["heading"] for scene in fixture["scenes"]] == [
        chapter["chapter_title"] for chapter in reply_of(recordings, "summarize")["chapters"]
    ]
    assert [text for _, _, text in said] == [moment["value"] for moment in recorded]


def answers_from(fixtures: Path, clock: VirtualClock) -> tuple[Any, Any]:
    """Return the transcription and the generated text of an upload that imported `fixtures` describe.

    The file has another name there, since the packaged fixtures have one named city-bikes.mp4.
    """
    path = fixtures / "videos" / "city-bikes.yaml"
    path.write_text(path.read_text("utf-8").replace("city-bikes.mp4", "elsewhere.mp4"), "utf-8")
    with Server(Settings(fixtures=(fixtures,)), clock) as api:
        index = api.create_index()
        video = api.ready_video(index, "https://example.com/elsewhere.mp4")
        transcription = api.get(f"/indexes/{index}/videos/{video}/transcription").json()["data"]
        return transcription, api.post("/generate", json={"video_id": video, "prompt": PROMPT}).json()["data"]


def test_the_stand_in_answers_from_imported_fixtures(recordings: Path, tmp_path: Path, clock: VirtualClock) -> None:
    import_fixtures(recordings, tmp_path / "mine")
    transcription, generated = answers_from(tmp_path / "mine", clock)

    assert transcription == reply_of(recordings, "retrieve-transcription")["data"]
    assert generated == reply_of(recordings, "generate-text-representation")["data"]


def test_a_video_without_chapters_is_one_scene(recordings: Path, tmp_path: Path) -> None:
    next(recordings.glob("*-summarize-200.json")).unlink()

    import_fixtures(recordings, tmp_path / "mine")

    [scene] = read_yaml(tmp_path / "mine" / "videos" / "city-bikes.yaml")["scenes"]
    assert scene["span"] == [0, 96]


def test_a_video_with_too_few_recordings_is_left_out_with_the_reason(recordings: Path, tmp_path: Path) -> None:
    next(recordings.glob("*-retrieve-video-information-200.json")).unlink()

    imported = import_fixtures(recordings, tmp_path / "mine")
    files, left_out = imported.files, list(imported.left_out)

    assert [file.name for file in files] == ["01.yaml", "02.yaml", "03.yaml"]
    assert len(left_out) == 1
    assert left_out[0].endswith('"fps" is a required property')


def test_an_import_lists_what_it_read_and_what_was_missing(recordings: Path, tmp_path: Path) -> None:
    for operation in ("identify-logos", "summarize", "list-videos", "generate-gist"):
        for path in recordings.glob(f"*-{operation}-*"):
            path.unlink()

    imported = import_fixtures(recordings, tmp_path / "mine")

    assert imported.resources == (
        "generate: 1 recordings, 1 used",
        "indexes: 1 recordings, 0 used",
        "tasks: 2 recordings, 1 used",
        "videos: 3 recordings, 3 used",
    )
    assert imported.found == (
        "city-bikes.mp4: found properties, speech, text on screen; lacking logos (identify-logos), "
        "title (generate-gist), chapters (summarize of the type chapter)",
    )


@pytest.fixture
def recordings_of_v1_3(tmp_path: Path, clock: VirtualClock) -> Path:
    """Requests about an asset that is also indexed."""
    with Server(Settings(), clock) as api:
        recorder = TrafficRecorder(tmp_path / "newer", lambda seen: clock.now())
        session = ProxySession(Inspector(CONTRACT), lambda line: None, recorder)
        client = AsgiClient(Watched(api.app, session.observe, lambda path: True))

        def ask(method: str, path: str, body: Any = None) -> Any:
            raw, headers = (orjson.dumps(body), {"content-type": "application/json"}) if body else (b"", {})
            return client.send(method, f"/v1.3{path}", raw, headers).json()

        models = [{"model_name": name, "model_options": ["visual", "audio"]} for name in ("marengo3.0", "pegasus1.2")]
        index = ask("POST", "/indexes", {"index_name": "rides", "models": models})["_id"]
        form = multipart([Part("method", b"url"), Part("url", FILM.encode())])
        asset = client.send("POST", "/v1.3/assets", form, {"content-type": MULTIPART}).json()["_id"]
        clock.advance(minutes=1)
        indexed = ask("POST", f"/indexes/{index}/indexed-assets", {"asset_id": asset})["_id"]
        clock.advance(minutes=1)
        ask("GET", f"/indexes/{index}/indexed-assets/{indexed}")
        ask("GET", f"/assets/{asset}")
        ask("GET", f"/assets/{asset}/transcription?include=sentences")
        ask("POST", "/analyze", {"video": {"type": "asset_id", "asset_id": asset}, "prompt": PROMPT, "stream": False})
        client.close()
    return tmp_path / "newer"


def test_fixtures_imported_from_one_version_serve_the_other(
    recordings_of_v1_3: Path, tmp_path: Path, clock: VirtualClock
) -> None:
    imported = import_fixtures(recordings_of_v1_3, tmp_path / "mine")
    transcription, generated = answers_from(tmp_path / "mine", clock)

    assert transcription == reply_of(recordings_of_v1_3, "get_assets_asset_id_transcription")["sentences"]
    assert generated == reply_of(recordings_of_v1_3, "post_analyze")["data"]
    assert imported.left_out == ()
    assert imported.found == (
        "city-bikes.mp4: found properties, speech; lacking text on screen (retrieve-ocr, API v1.2), "
        "logos (identify-logos, API v1.2), title (post_gist), chapters (post_summarize of the type chapter)",
    )


def test_two_videos_of_one_name_do_not_overwrite_each_other(recordings: Path, tmp_path: Path) -> None:
    [path] = recordings.glob("*-retrieve-video-information-200.json")
    other = orjson.loads(path.read_bytes())
    video = other["reply"]["body"]["json"]
    video["_id"], video["metadata"]["duration"] = "6528dcf40000000000000000", 12
    (recordings / "9999-other.json").write_bytes(orjson.dumps(other))

    files = import_fixtures(recordings, tmp_path / "mine").files

    assert [file.name for file in files][:2] == ["city-bikes.yaml", "city-bikes-2.yaml"]


def test_a_prompt_that_got_several_texts_is_left_out(recordings: Path, tmp_path: Path) -> None:
    [path] = recordings.glob("*-generate-text-representation-200.json")
    again = orjson.loads(path.read_bytes())
    again["reply"]["body"]["json"]["data"] = "Another poem."
    (recordings / f"9999-{path.name}").write_bytes(orjson.dumps(again))

    left_out = list(import_fixtures(recordings, tmp_path / "mine").left_out)

    assert left_out == [f"prompt {PROMPT!r}: it got several texts"]


def test_recordings_without_facts_about_videos_are_refused(recordings: Path, tmp_path: Path) -> None:
    for path in list(recordings.glob("*-200.json")):
        path.unlink()

    with pytest.raises(SettingsInvalid, match="has no recorded reply that says enough"):
        import_fixtures(recordings, tmp_path / "mine")


def test_the_command_names_the_files_and_how_to_serve_them(
    recordings: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["fixtures", "import", str(recordings), "--to", str(tmp_path / "mine")]) == 0

    printed = capsys.readouterr()
    assert printed.out.splitlines()[0] == str(tmp_path / "mine" / "videos" / "city-bikes.yaml")
    assert f"mockserver serve --fixtures {tmp_path / 'mine'}" in printed.err
