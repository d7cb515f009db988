"""HAR files are accepted wherever recordings are; a damaged one is refused with the place of the damage."""

import tracemalloc
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from shutil import copytree
from typing import Any, BinaryIO

import orjson
import pytest
from hypothesis import given
from hypothesis.strategies import binary, integers, lists, text

from mockserver.cli.main import main
from mockserver.contract.source import packaged_contract
from mockserver.ground.clock import VirtualClock
from mockserver.ground.errors import SettingsInvalid
from mockserver.ground.settings import Settings
from mockserver.harness.inspection.inspector import Inspector
from mockserver.harness.proxying import ProxySession
from mockserver.harness.recordings.har import splitting
from mockserver.harness.recordings.har.splitting import split
from mockserver.harness.recordings.reading import read_sources
from mockserver.harness.recordings.recording import Recording, TrafficRecorder
from mockserver.harness.recordings.replaying import Replay
from mockserver.harness.traffic.watching import Watched
from tests.support.api import MARENGO, PEGASUS, Server
from tests.support.asgi import AsgiClient
from tests.support.har import DIALECTS, Exported, har_of
from tests.support.multipart import MULTIPART, Part, multipart

CONTRACT = packaged_contract()
KEY = "tlk_OF_A_HAR_FILE"
JSON = {"content-type": "application/json"}
PAGE: dict[str, Any] = {
    "startedDateTime": "2024-06-01T11:59:59.000Z",
    "request": {"method": "GET", "url": "https://app.example/search", "headers": []},
    "response": {"status": 200, "headers": [], "content": {"size": 6, "text": "a page"}},
}
ENGINES = PAGE | {"request": PAGE["request"] | {"url": "https://api.example/v1.2/engines"}}


@pytest.fixture(scope="module")
def recorded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The directory of the recordings of a conversation."""
    return tmp_path_factory.mktemp("recorded")


@pytest.fixture(scope="module")
def exported(recorded: Path) -> Exported:
    """Requests to both versions of the API, exported as HAR and also recorded in the project's own format."""
    clock = VirtualClock(datetime(2024, 6, 1, 12, tzinfo=UTC))
    with Server(Settings(), clock) as api:
        exported = Exported(api.app)
        recorder = TrafficRecorder(recorded, lambda seen: clock.now())
        session = ProxySession(Inspector(CONTRACT), lambda line: None, recorder)
        client = AsgiClient(Watched(exported, session.observe, lambda path: True), KEY)
        index = client.post("/indexes", {"index_name": "rides", "engines": [MARENGO, PEGASUS]}).json()["_id"]
        film = [Part("index_id", index.encode()), Part("video_url", b"https://example.com/city-bikes.mp4")]
        task = client.upload("/tasks", film).json()["_id"]
        clock.advance(minutes=1)
        video = client.get(f"/tasks/{task}").json()["video_id"]
        client.get(f"/indexes/{index}/videos/{video}")
        client.post("/generate", {"video_id": video, "prompt": "Why?", "stream": True})
        client.post("/search", {"index_id": index, "query": "bicycle", "search_options": ["visual"], "page_limit": 1})
        asked = {"method": "url", "url": "https://example.com/city-bikes.mp4"}
        form = multipart([Part(name, value.encode()) for name, value in asked.items()])
        client.send("POST", "/v1.3/assets", form, {"content-type": MULTIPART})
        client.send("GET", "/v1.3/assets?page_limit=5")
        client.delete(f"/indexes/{index}")
        client.close()
    return exported


@pytest.fixture
def conversation(exported: Exported, recorded: Path, tmp_path: Path) -> Exported:
    """The same conversation, with a copy of its recordings that a test may change."""
    copytree(recorded, tmp_path / "recordings")
    return exported


def written(directory: Path, content: bytes) -> Path:
    path = directory / "traffic.har"
    path.write_bytes(content)
    return path


@pytest.mark.parametrize("dialect", DIALECTS)
def test_a_har_file_is_read_like_a_recording(conversation: Exported, tmp_path: Path, dialect: str) -> None:
    har = written(tmp_path, conversation.har(dialect, PAGE))

    sources = read_sources(har)

    recorded = read_sources(tmp_path / "recordings").recordings
    assert [comparable(each) for each in sources.recordings] == [comparable(each) for each in recorded]
    assert sources.left_out == ("1 of the entries: no request to the API",)
    assert KEY not in str(sources)


def comparable(recording: Recording) -> tuple[Any, ...]:
    reply = {name: value for name, value in recording.reply.items() if name != "headers"}
    request = {name: value for name, value in recording.request.items() if name != "headers"}
    return recording.operation, recording.account, request, reply


@pytest.mark.parametrize("dialect", DIALECTS)
def test_a_har_file_is_replayed_and_compared(conversation: Exported, tmp_path: Path, dialect: str) -> None:
    har = written(tmp_path, conversation.har(dialect))

    with AsgiClient(Replay(read_sources(har).recordings, CONTRACT), "tlk_ANOTHER") as replay:
        listed = replay.send("GET", "/v1.3/assets?page_limit=5")

    assert listed.json()["page_info"]["total_results"] == 2
    assert main(["diff", str(har)]) == 0


def test_fixtures_are_imported_from_a_har_file(conversation: Exported, tmp_path: Path) -> None:
    har = written(tmp_path, conversation.har("firefox"))

    assert main(["fixtures", "import", str(har), "--to", str(tmp_path / "mine")]) == 0

    assert (tmp_path / "mine" / "videos" / "city-bikes.yaml").exists()


def test_har_files_in_a_directory_are_read_with_the_recordings_in_it(conversation: Exported, tmp_path: Path) -> None:
    written(tmp_path / "recordings", conversation.har("chromium"))

    count = len(conversation.exchanges)
    assert len(read_sources(tmp_path / "recordings").recordings) == 2 * count


@pytest.mark.parametrize(
    ("part", "change", "reason"),
    [
        ("response", {"content": {"size": 100, "mimeType": "text/html"}}, "does not have the body of its reply"),
        ("response", {"content": {"size": 100, "text": ""}}, "does not have the body of its reply"),
        ("response", {"status": 0}, "it got no reply"),
        ("response", {"content": {"text": "A", "encoding": "base64"}}, "a body is not base64"),
        ("request", {"bodySize": 12}, "does not have the body of its request"),
        ("request", {"url": "https://app.example/search"}, "no request to the API"),
        ("request", {"method": "OPTIONS"}, "no request to the API"),
    ],
)
def test_an_unusable_entry_is_skipped_with_the_reason(
    tmp_path: Path, part: str, change: dict[str, Any], reason: str
) -> None:
    lacking = ENGINES | {part: ENGINES[part] | change}

    sources = read_sources(written(tmp_path, har_of([lacking, ENGINES])))

    assert len(sources.recordings) == 1
    assert reason in sources.left_out[0]


def test_a_form_that_an_exporter_split_into_params_is_rebuilt(tmp_path: Path) -> None:
    params = [
        {"name": "index_id", "value": "1"},
        {"name": "video_file", "fileName": "ride.mp4", "contentType": "video/mp4"},
    ]
    upload = {
        "method": "POST",
        "url": "https://api.example/v1.2/tasks",
        "headers": [],
        "postData": {"mimeType": "multipart/form-data; boundary=x", "params": params},
    }

    [recording] = read_sources(written(tmp_path, har_of([ENGINES | {"request": upload}]))).recordings

    names = [(part["name"], part.get("text"), part.get("filename")) for part in recording.request["body"]["form"]]
    assert names == [("index_id", "1", None), ("video_file", None, "ride.mp4")]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "it has no log.entries"),
        (b"not json", "it has no log.entries"),
        (b'{"log": {"pages": []}}', "it has no log.entries"),
        (b'{"entries": []}', "it has no log.entries"),
        (b'{"log": {"entries": []}}}', "a bracket too many closes on line 1"),
        (b'{"log": {\n"entries": [\n{"request"', "it is cut off in entry 1, which begins on line 3"),
        (b'{"log": {\n"entries": [', "it is cut off on line 2"),
        (b'{"log": {\n"version": "1.', "it is cut off on line 2"),
        (
            b'{"log": {"entries": [\n\n{"a": nul}]}}',
            "entry 1, which begins on line 3: it is not JSON on line 1 of the entry",
        ),
        (b'{"log": {"entries": [{}]}}', "entry 1, which begins on line 1: .*startedDateTime"),
    ],
)
def test_a_damaged_file_is_refused_with_the_place(tmp_path: Path, content: bytes, message: str) -> None:
    with pytest.raises(SettingsInvalid, match=rf"traffic\.har cannot be read: {message}"):
        read_sources(written(tmp_path, content))


@pytest.mark.parametrize("name", ["startedDateTime", "request", "response"])
def test_an_entry_that_lacks_a_member_or_has_another_type_is_refused(tmp_path: Path, name: str) -> None:
    for broken in ({key: value for key, value in ENGINES.items() if key != name}, ENGINES | {name: 5}):
        with pytest.raises(SettingsInvalid, match=f"entry 2, which begins on line .*{name}"):
            read_sources(written(tmp_path, har_of([ENGINES, broken])))


def test_a_file_without_a_request_to_the_api_is_refused_with_what_it_has(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["diff", str(written(tmp_path, har_of([PAGE, PAGE])))]) == 2

    assert "2 of the entries: no request to the API" in capsys.readouterr().err


@given(integers(0, 2000))
def test_a_truncated_file_is_refused_wherever_it_ends(place: int) -> None:
    whole = har_of([ENGINES, PAGE])

    with pytest.raises(splitting.NotHar):
        list(split(BytesIO(whole[: min(place, len(whole) - 1)])))


@given(lists(text(max_size=20), max_size=8), integers(1, 50), binary(max_size=3))
def test_entries_are_found_whatever_the_size_of_the_chunks(texts: list[str], size: int, rest: bytes) -> None:
    entries = [{"text": each, "inner": [{each: '}]\\"'}]} for each in texts]

    found = [orjson.loads(entry.raw or b"") for entry in split(InPieces(har_of(entries), size))]

    assert found == entries


class InPieces(BytesIO):
    """A file whose reads return a few bytes at a time."""

    def __init__(self, content: bytes, size: int) -> None:
        super().__init__(content)
        self._size = size

    def read(self, size: int | None = -1, /) -> bytes:
        return super().read(self._size)


class Large(BytesIO):
    """A HAR file of `count` entries, each with a text of `size` bytes, that is generated as it is read."""

    def __init__(self, count: int, size: int) -> None:
        super().__init__()
        self._pieces = self._made(count, size)

    @staticmethod
    def _made(count: int, size: int) -> Iterator[bytes]:
        piece = b"x" * 65_536
        yield b'{"log": {"entries": ['
        for number in range(count):
            yield b'%s{"text": "' % (b", " if number else b"")
            yield from (piece for _ in range(size // len(piece)))
            yield b'"}'
        yield b"]}}"

    def read(self, size: int | None = -1, /) -> bytes:
        return next(self._pieces, b"")


@pytest.mark.parametrize(("count", "size", "kept"), [(150, 1 << 20, 150), (1, 150 << 20, 0)])
def test_a_large_file_is_read_in_little_memory(count: int, size: int, kept: int) -> None:
    file: BinaryIO = Large(count, size)
    tracemalloc.start()
    sizes = [len(entry.raw) if entry.raw else 0 for entry in split(file)]
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert len(sizes) == count
    assert sum(found > 0 for found in sizes) == kept
    assert peak < 3 * splitting.LARGEST_ENTRY
