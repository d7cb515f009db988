"""Recordings are readable, contain no secrets, and answer the same requests again."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from hashlib import md5
from pathlib import Path
from typing import Any

import orjson
import pytest
from hypothesis import given
from hypothesis.strategies import SearchStrategy, dictionaries, lists, recursive, sampled_from, text

from mockserver.contract.source import packaged_contract
from mockserver.ground.clock import VirtualClock
from mockserver.ground.settings import Settings
from mockserver.handlers.exchanges.observed import Body, Observed
from mockserver.harness.inspection.inspector import Inspector
from mockserver.harness.proxying import ProxySession
from mockserver.harness.recordings.reading import read_sources
from mockserver.harness.recordings.recording import TrafficRecorder
from mockserver.harness.recordings.redaction import REDACTED, Redactor
from mockserver.harness.recordings.replaying import Replay
from mockserver.harness.traffic.watching import Watched
from tests.support.api import Server
from tests.support.asgi import Answer, AsgiClient
from tests.support.multipart import Part

CONTRACT = packaged_contract()
KEY = "tlk_VERYSECRETKEY"
SIGNED = (
    "https://bucket.s3.amazonaws.com/a.mp4?X-Amz-Signature=c0ffee42&X-Amz-Credential=AKIAQQQQQQQQQQQQQQQQ%2Fx&user=ada"
)
SECRETS = (KEY, "VERYSECRET", "c0ffee42", "AKIAQQQQ", "ada", "hunter2", "sesame", "lovelace", "eyJhbGci", "PRIVATEPART")
NOW = datetime(2024, 6, 1, 12, 0, tzinfo=UTC)
JSON = {"content-type": "application/json"}
INDEX = {"index_name": "rides", "engines": [{"engine_name": "marengo2.6", "engine_options": ["visual"]}]}


class VideoIngest:
    """A stand-in whose exchanges are recorded."""

    def __init__(self, app: Any, directory: Path) -> None:
        self.directory = directory
        session = ProxySession(Inspector(CONTRACT), lambda line: None, TrafficRecorder(directory, lambda seen: NOW))
        self.api = AsgiClient(Watched(app, session.observe, lambda path: True), KEY)
        self._clients = [self.api]

    def close(self) -> None:
        for client in self._clients:
            client.close()

    def recorded(self) -> list[Any]:
        return [orjson.loads(path.read_bytes()) for path in sorted(self.directory.iterdir())]

    def replayed(self) -> AsgiClient:
        self._clients.append(AsgiClient(Replay(read_sources(self.directory).recordings, CONTRACT), "tlk_ANOTHER"))
        return self._clients[-1]


@pytest.fixture
def ingest(tmp_path: Path, clock: VirtualClock) -> Iterator[VideoIngest]:
    with Server(Settings(), clock) as api:
        ingest = VideoIngest(api.app, tmp_path / "recordings")
        yield ingest
        ingest.close()


def test_an_exchange_is_a_readable_file(ingest: VideoIngest) -> None:
    made = ingest.api.post("/indexes", INDEX).json()["_id"]
    ingest.api.get(f"/indexes/{made}", {"limit": 5})

    first, second = ingest.recorded()
    assert [path.name for path in sorted(ingest.directory.iterdir())] == [
        "0001-create-index-201.json",
        "0002-retrieve-index-200.json",
    ]
    assert first["request"] == {
        "method": "POST",
        "path": "/v1.2/indexes",
        "query": [],
        "headers": {"content-type": "application/json"},
        "body": {"json": INDEX},
    }
    assert first["reply"]["body"] == {"json": {"_id": made}}
    assert second["request"]["query"] == [["limit", "5"]]
    assert second["findings"] == ["client unknown-parameter query.limit"]


def test_a_second_run_continues_the_numbers(ingest: VideoIngest, tmp_path: Path) -> None:
    ingest.api.get("/engines")
    TrafficRecorder(ingest.directory).record(Inspector(CONTRACT).inspect(Observed("GET", "/v1.2/engines", status=200)))

    assert [recording["number"] for recording in ingest.recorded()] == [1, 2]


def test_no_secret_reaches_the_disk_from_any_place(ingest: VideoIngest) -> None:
    """Every place of a request and of a reply has a secret here."""
    filters = b'{"password": "hunter2", "title": "open sesame"}'
    ingest.api.post("/indexes", INDEX | {"index_name": f"mine {KEY}", "api_key": "hunter2", KEY: 1})
    ingest.api.send(
        "GET",
        f"/v1.2/indexes?access_token=hunter2&email=ada%40lovelace.org&note={KEY}&{KEY}=1",
        headers={"authorization": "Bearer hunter2", "cookie": "session=sesame", "user-agent": "ada", "x-trace": "ada"},
    )
    ingest.api.send("GET", f"/v1.2/{KEY}/ada@lovelace.org")
    ingest.api.send(
        "POST", "/v1.2/gist", f"not json but {SIGNED} eyJhbGci.eyJhbGci.x".encode(), {"content-type": "text/plain"}
    )
    ingest.api.upload(
        "/search-v2",
        [
            Part("query_text", f"write to ada@lovelace.org, {KEY}".encode()),
            Part("filter", filters.replace(b"open sesame", b"x")),
        ],
    )
    ingest.api.upload("/tasks", [Part("video_url", SIGNED.encode()), Part("video_url", SIGNED.encode(), "upload")])
    ingest.api.upload(
        "/tasks", [Part("video_file", b"PRIVATEPART of a film", f"{KEY}.mp4"), Part("password", b"sesame")]
    )
    ingest.api.upload("/embed", [Part("nobody-knows-this", b"PRIVATEPART", "x.bin")])

    written = [path for path in ingest.directory.rglob("*") if path.is_file()]
    leaks = [
        (secret, path.name)
        for path in written
        for secret in SECRETS
        if secret.encode() in path.read_bytes() + path.name.encode()
    ]
    assert len(written) == 8
    assert leaks == []


SECRET_PLACES: SearchStrategy[Any] = recursive(
    sampled_from(
        [KEY, f"a {KEY}", SIGNED, f"see {SIGNED}, please", f'{{"x": "{KEY}"}}', "Bearer hunter2", "ada@lovelace.org"]
    )
    | text(max_size=5),
    lambda inner: lists(inner, max_size=3) | dictionaries(sampled_from(["a", KEY, "data", "url"]), inner, max_size=3),
    max_leaves=10,
)


@given(SECRET_PLACES)
def test_no_secret_survives_at_any_depth(value: Any) -> None:
    redactor = Redactor()
    redactor.learn({"x-api-key": KEY})

    cleaned = orjson.dumps(redactor.value(value)).decode()

    assert [secret for secret in SECRETS if secret in cleaned] == []


@given(SECRET_PLACES)
def test_redacting_twice_changes_nothing(value: Any) -> None:
    once = Redactor().value(value)

    assert Redactor().value(once) == once


@pytest.mark.parametrize(
    ("name", "text", "kept"),
    [
        ("next_page_token", "1f0c2d7e-6f5b-4f0a-9a39-5d1c0c8a7e21-1", "1f0c2d7e-6f5b-4f0a-9a39-5d1c0c8a7e21-1"),
        ("api_key", "abc", REDACTED),
        ("security_token", "abc", REDACTED),
        ("text", "a key to the door", "a key to the door"),
        ("url", "https://www.youtube.com/watch?v=T21phFISCmw", "https://www.youtube.com/watch?v=T21phFISCmw"),
        ("url", "https://u:p@h.test/a?sig=1&b=#c", "https://h.test/a?sig=REDACTED&b=REDACTED"),
        ("url", "https://h.test/a?opaque", "https://h.test/a?opaque=REDACTED"),
        ("video_url", "https://example.com/city-bikes.mp4", "https://example.com/city-bikes.mp4"),
    ],
)
def test_values_that_are_not_secret_are_kept(name: str, text: str, kept: str) -> None:
    assert Redactor().value({name: text}) == {name: kept}


def test_a_recording_answers_the_same_requests_again(ingest: VideoIngest) -> None:
    made = ingest.api.post("/indexes", INDEX)
    listed = ingest.api.get("/indexes", {"page": 1, "engine_options": "visual"})
    gone = ingest.api.delete(f"/indexes/{made.json()['_id']}")
    missing = ingest.api.get(f"/indexes/{made.json()['_id']}")

    replay = ingest.replayed()
    again = [
        replay.post("/indexes", INDEX | {"addons": None}),
        replay.send("GET", "/p/v1.2//indexes/?engine_options=visual&page=1"),
        replay.delete(f"/indexes/{made.json()['_id']}"),
        replay.get(f"/indexes/{made.json()['_id']}"),
    ]

    assert [status_and_body(answer) for answer in again] == [
        status_and_body(answer) for answer in (made, listed, gone, missing)
    ]


def test_accounts_are_distinguished_without_their_keys(ingest: VideoIngest) -> None:
    ingest.api.get("/engines")
    ingest.api.get("/engines", key="tlk_ANOTHER")
    ingest.api.get("/engines", key="")

    first, second, third = (recording["account"] for recording in ingest.recorded())
    assert len({first, second, third}) == 3
    assert third == ""


def test_a_replay_accepts_chunks_whatever_the_recorded_storage(ingest: VideoIngest) -> None:
    asked = {"filename": "ride.mp4", "type": "video", "total_size": 11}
    created = ingest.api.send("POST", "/v1.3/assets/multipart-uploads", orjson.dumps(asked), JSON).json()
    [path] = ingest.directory.iterdir()
    elsewhere = "https://bucket.example/chunks"
    path.write_bytes(path.read_bytes().replace(b"http://testserver/v1.3/storage", elsewhere.encode()))

    replay = ingest.replayed()
    again = replay.send("POST", "/v1.3/assets/multipart-uploads", orjson.dumps(asked), {**JSON, "host": "replay.test"})
    [address] = again.json()["upload_urls"]
    target = address["url"].removeprefix("http://replay.test")
    stored = replay.send("PUT", target, b"eleven byte", {})

    assert again.json()["upload_id"] == created["upload_id"]
    assert target.startswith("/_recorded/bucket.example/chunks/")
    tag = md5(b"eleven byte", usedforsecurity=False).hexdigest()
    assert (stored.status, stored.headers["etag"]) == (200, f'"{tag}"')


def test_no_secret_of_api_v1_3_reaches_the_disk(ingest: VideoIngest) -> None:
    """Signed addresses of chunks, states and tokens of connections, addresses of imports."""
    asked = {"filename": "ride.mp4", "type": "video", "total_size": 11}
    created = ingest.api.send("POST", "/v1.3/assets/multipart-uploads", orjson.dumps(asked), JSON).json()
    [chunk] = created["upload_urls"]
    ingest.api.send("PUT", chunk["url"].removeprefix("http://testserver"), b"eleven byte", {})
    ingest.api.send(
        "POST", "/v1.3/assets", orjson.dumps({"method": "url", "url": SIGNED, "oauth_token": "hunter2"}), JSON
    )
    ingest.api.send("POST", "/v1.3/connections/x/token?refresh_token=hunter2", b'{"access_token": "sesame"}', JSON)

    [signature] = re.findall(r"signature=(\w+)", chunk["url"])
    written = b"".join(path.read_bytes() for path in ingest.directory.iterdir())
    assert len(ingest.recorded()) == 4
    assert [secret for secret in (*SECRETS, signature) if secret.encode() in written] == []


def test_a_body_that_was_not_kept_is_not_replayed_as_an_empty_one(ingest: VideoIngest) -> None:
    seen = Observed("GET", "/v1.2/engines", status=200, reply=Body(3, b"\xff\xd8\xff"))
    TrafficRecorder(ingest.directory).record(Inspector(CONTRACT).inspect(seen))

    answer = ingest.replayed().get("/engines")

    assert (answer.status, answer.json()["code"]) == (404, "mock_body_not_kept")


def status_and_body(answer: Answer) -> tuple[int, Any]:
    return answer.status, answer.json() if answer.body else None


def test_forms_match_whatever_their_boundary_order_and_doubled_parts(ingest: VideoIngest) -> None:
    made = ingest.api.post("/indexes", INDEX).json()["_id"].encode()
    film = Part("video_url", b"https://example.com/city-bikes.mp4")
    task = ingest.api.upload("/tasks", [Part("index_id", made), film])

    doubled = [film, Part("index_id", made), Part("video_url", film.content, "upload"), Part("dummy", b"")]

    assert status_and_body(ingest.replayed().upload("/tasks", doubled)) == status_and_body(task)


def test_repeated_requests_get_the_recorded_replies_in_order_and_then_the_last_one(ingest: VideoIngest) -> None:
    for name in ("one", "two"):
        ingest.api.get("/indexes")
        ingest.api.post("/indexes", INDEX | {"index_name": name})
    ingest.api.get("/indexes")

    replay = ingest.replayed()
    counts = [replay.get("/indexes").json()["page_info"]["total_results"] for _ in range(4)]

    assert counts == [0, 1, 2, 2]


def test_a_stream_is_replayed_line_by_line(ingest: VideoIngest) -> None:
    asked = {"video_id": "65282b9043e8c47e4eb47e47", "prompt": "Why?", "stream": True}
    streamed = ingest.api.post("/generate", asked, key="tlk_SAMPLE")

    again = ingest.replayed().post("/generate", asked)

    assert streamed.body.count(b"\n") > 1
    assert (again.headers["content-type"], again.body) == ("application/x-ndjson", streamed.body)


def test_the_reply_to_an_unrecorded_request_shows_how_the_closest_recording_differs(ingest: VideoIngest) -> None:
    ingest.api.get("/engines")
    ingest.api.post("/indexes", INDEX)

    answer = ingest.replayed().post("/indexes", INDEX | {"index_name": "others"})

    assert (answer.status, answer.json()["code"]) == (404, "mock_not_recorded")
    assert answer.json()["message"] == (
        "No recording answers POST /v1.2/indexes. Nearest is 0002-create-index-201.json: "
        "body.index_name is 'others'; recorded: 'rides'."
    )


@pytest.mark.parametrize("written", ["{", "[]", '{"format": 2}', '{"format": 1, "number": 1}'])
def test_a_file_that_is_not_a_recording_is_refused_by_name(tmp_path: Path, written: str) -> None:
    (tmp_path / "0001-x.json").write_text(written)

    with pytest.raises(Exception, match=r"0001-x\.json"):
        read_sources(tmp_path)


def test_a_binary_body_is_identified_by_its_hash(tmp_path: Path) -> None:
    raw = b"\xff\xd8\xff"
    seen = Observed(
        "GET", "/v1.2/engines", status=200, reply_headers={"content-type": "image/jpeg"}, reply=Body(3, raw)
    )

    TrafficRecorder(tmp_path).record(Inspector(CONTRACT).inspect(seen))

    [recording] = read_sources(tmp_path).recordings
    assert recording.reply["body"]["bytes"]["size"] == 3


def test_a_failed_recording_does_not_disturb_clients_and_is_reported_once(tmp_path: Path, clock: VirtualClock) -> None:
    lines: list[str] = []
    directory = tmp_path / "recordings"
    with Server(Settings(), clock) as api:
        session = ProxySession(Inspector(CONTRACT), lines.append, TrafficRecorder(directory, lambda observed: NOW))
        client = AsgiClient(Watched(api.app, session.observe, lambda path: True), KEY)
        directory.rmdir()

        statuses = [client.get("/indexes").status for _ in range(2)]
        client.close()

    assert statuses == [200, 200]
    assert session.unrecorded == 2
    assert [line for line in lines if "recorded" in line] == [
        "An exchange cannot be recorded: No such file or directory."
    ]
