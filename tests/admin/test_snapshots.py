"""Snapshots: an account as one file, and its restore."""

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from shutil import copyfile, copytree, ignore_patterns
from typing import Any

import orjson
import pytest

from mockserver.app.application import MockServerApp
from mockserver.app.media.named_files import LIST
from mockserver.ground.clock import VirtualClock
from mockserver.ground.settings import Settings
from mockserver.state.snapshot import FORMAT
from tests.support.api import MARENGO
from tests.support.asgi import JSON, Answer, AsgiClient
from tests.support.contract_requests import ADMIN_OPERATIONS, Known, having, requests
from tests.support.data_directory import uploads_in
from tests.support.full_account import BUCKET, fill
from tests.support.multipart import MULTIPART, Part, multipart
from tests.support.tiers import CI

LINES = "application/x-ndjson"
NOON = datetime(2024, 6, 1, 12, tzinfo=UTC)
OF_FORMAT_1 = Path(__file__).parent / "snapshot-of-format-1.jsonl"
INDEX = {"index_name": "Matches", "engines": [MARENGO], "addons": ["thumbnail"]}
NewServer = Callable[..., AsgiClient]


@pytest.fixture
def clock() -> VirtualClock:
    return VirtualClock(NOON)


@pytest.fixture
def new_server(tmp_path: Path, film: Path, clock: VirtualClock) -> Iterator[NewServer]:
    """A function that creates servers with a shared clock and storage; each has all uploads so far."""
    bucket, uploads = tmp_path / "bucket", tmp_path / "uploads"
    bucket.mkdir()
    copies = (tmp_path / f"copy-{number}" for number in count(1))
    copyfile(film, bucket / "pitch.mp4")
    with ExitStack() as stack:

        def make(key: str = "tlk_TEST", data_dir: Path | None = None, **settings: Any) -> AsgiClient:
            integration = ((BUCKET, bucket),)
            if data_dir is None:
                data_dir = (
                    copytree(uploads, next(copies), ignore=ignore_patterns(LIST)) if uploads.exists() else uploads
                )
            app = MockServerApp(
                Settings(integration=integration, data_dir=str(data_dir), **settings), make_clock=lambda: clock
            )
            stack.callback(app.close)
            return stack.enter_context(AsgiClient(app, key))

        yield make


def order(client: AsgiClient, path: str, body: dict[str, Any]) -> None:
    answer = client.send("POST", f"/__admin/{path}", orjson.dumps(body), {"content-type": JSON})
    assert answer.status in (200, 201, 204), answer.body


def take(client: AsgiClient) -> bytes:
    answer = client.send("GET", "/__admin/snapshot")
    assert answer.status == 200, answer.body
    return answer.body


def restore(client: AsgiClient, snapshot: bytes | Sequence[bytes], **options: Any) -> Answer:
    return client.send("POST", "/__admin/snapshot", snapshot, {"content-type": LINES}, **options)


def upload(client: AsgiClient, film: Path) -> tuple[str, str]:
    """Upload a film to a new index; return the ids of the index and of the task."""
    index_id = client.post("/indexes", INDEX).json()["_id"]
    parts = [Part("index_id", index_id.encode()), Part("video_file", film.read_bytes(), film.name)]
    return index_id, client.upload("/tasks", parts).json()["_id"]


@pytest.fixture
def used(new_server: NewServer) -> AsgiClient:
    return new_server()


@pytest.fixture
def known(used: AsgiClient, clock: VirtualClock, film: Path) -> Known:
    return fill(used, clock, film)


def test_a_restored_account_answers_as_it_did(used: AsgiClient, known: Known, new_server: NewServer) -> None:
    snapshot = take(used)
    before = [(request, request.send(used)) for request in requests(known, having("GET"))]
    restored = new_server()

    assert restore(restored, snapshot).status == 204

    for request, answer in before:
        assert request.send(restored) == answer, request


def test_a_restored_account_continues_like_the_original(
    used: AsgiClient, known: Known, new_server: NewServer, clock: VirtualClock
) -> None:
    restored = new_server()
    restore(restored, take(used))
    clock.advance(minutes=1)

    for request in requests(Known(known.ids[:6], known.tokens), having("POST", "PUT", "DELETE")):
        assert request.send(restored) == request.send(used), request


def test_a_snapshot_of_a_restored_account_is_the_same_text(
    used: AsgiClient, known: Known, new_server: NewServer
) -> None:
    order(used, "profiles", {"filename": "*.avi", "fails": "indexing", "code": "video_file_broken"})
    order(used, "faults", {"fault": {"error": {"status": 503}}, "match": {"operation": "list-indexes"}, "times": 2})
    order(used, "clock", {"now": "2031-01-02T03:04:05Z", "frozen": True})
    snapshot, restored = take(used), new_server()

    restore(restored, snapshot)

    assert take(restored) == snapshot


@CI
def test_a_snapshot_restores_an_account_after_a_reset(used: AsgiClient, known: Known) -> None:
    snapshot = take(used)
    before = [(request, request.send(used)) for request in requests(known, having("GET"))]
    used.send("POST", "/__admin/reset")

    restore(used, snapshot)

    for request, answer in before:
        assert request.send(used) == answer, request


def test_a_film_stays_as_long_as_a_restored_account_needs_it(used: AsgiClient, film: Path, tmp_path: Path) -> None:
    upload(used, film)
    uploads = {path.name for path in uploads_in(tmp_path / "uploads")}

    restore(used, take(used))

    assert {path.name for path in uploads_in(tmp_path / "uploads")} == uploads != set()


def test_test_kit_orders_survive_a_snapshot(used: AsgiClient, new_server: NewServer) -> None:
    order(used, "faults", {"fault": {"error": {"status": 503}}, "match": {"operation": "list-indexes"}, "times": 2})
    order(used, "profiles", {"stuck": "pending"})
    assert used.get("/indexes").status == 503
    restored = new_server()

    restore(restored, take(used))

    assert [restored.get("/indexes").status for _ in range(2)] == [503, 200]
    profiles = restored.send("GET", "/__admin/profiles").json()["profiles"]
    assert profiles == [{"pace": "seconds", "each": 0.25, "stuck": "pending"}]


def test_faults_that_requests_ordered_and_a_clock_that_went_back_are_kept(used: AsgiClient, known: Known) -> None:
    used.get("/engines", headers={"x-mockserver-fault": "status=503"})
    used.get("/engines", key="tlk_TEST+fault=status=503")
    order(used, "profiles", {"pace": "polls"})
    task_id = used.post("/tasks", {"index_id": known.ids[0], "video_url": "https://example.com/a.mp4"}).json()["_id"]
    used.get(f"/tasks/{task_id}")
    order(used, "clock", {"now": "2023-01-01T00:00:00Z", "frozen": True})
    for _ in range(3):
        used.get(f"/tasks/{task_id}")
    snapshot = take(used)

    answer = restore(used, snapshot)

    assert answer.status == 204, answer.body
    assert take(used) == snapshot


# What a test orders, and how it can be read.
ORDERING = ("add-", "create-", "set-", "put-")
LISTING = ("list-faults", "list-answers", "list-scenes", "list-webhooks", "list-deliveries", "list-profiles")


def test_a_snapshot_keeps_every_kind_of_order(used: AsgiClient, known: Known, new_server: NewServer) -> None:
    ordering = [operation for operation in ADMIN_OPERATIONS if operation.id.startswith(ORDERING)]
    ordered = {request.operation.id for request in requests(known, ordering) if request.send(used).status < 300}
    restored = new_server()

    answer = restore(restored, take(used))

    assert answer.status == 204, answer.body
    assert ordered == {operation.id for operation in ordering}
    assert take(restored) == take(used)
    for request in requests(known, [operation for operation in ADMIN_OPERATIONS if operation.id in LISTING]):
        assert request.send(restored) == request.send(used), request


def test_the_sample_account_still_answers_as_recorded(new_server: NewServer) -> None:
    sample, restored = new_server("tlk_SAMPLE"), new_server("tlk_SAMPLE")
    index_id = sample.get("/indexes").json()["data"][0]["_id"]
    search = {"index_id": index_id, "query": "Set up a tent", "search_options": ["conversation"]}
    restore(restored, take(sample))

    assert restored.post("/search", search).body == sample.post("/search", search).body


def test_an_account_can_be_restored_under_another_key(used: AsgiClient, film: Path, new_server: NewServer) -> None:
    index_id, _ = upload(used, film)
    other = new_server("tlk_OTHER")

    restore(other, take(used))

    assert other.get("/indexes").body == used.get("/indexes").body
    assert other.get(f"/indexes/{index_id}/videos").status == 200


def test_without_the_file_pictures_are_drawn(
    used: AsgiClient, film: Path, clock: VirtualClock, new_server: NewServer, tmp_path: Path
) -> None:
    _, task_id = upload(used, film)
    clock.advance(minutes=1)
    elsewhere = new_server(data_dir=tmp_path / "elsewhere")
    restore(elsewhere, take(used))
    uploaded = used.get(f"/tasks/{task_id}").json()
    url = uploaded["hls"]["thumbnail_urls"][0].removeprefix("http://testserver")

    drawn, real = elsewhere.send("GET", url), used.send("GET", url)

    assert (drawn.status, real.status) == (200, 200)
    assert drawn.body != real.body


def test_keys_and_paths_are_not_in_a_snapshot(new_server: NewServer, clock: VirtualClock, film: Path) -> None:
    client = new_server("tlk_VERY_SECRET")
    fill(client, clock, film)

    snapshot = take(client).decode()

    assert "VERY_SECRET" not in snapshot
    assert "/uploads" not in snapshot


def test_a_snapshot_is_a_record_a_line_with_names_in_order(used: AsgiClient, known: Known) -> None:
    lines = [orjson.loads(line) for line in take(used).splitlines()]

    assert lines[0] == {"snapshot": {"format": FORMAT, "lines": len(lines) - 1}}
    assert {len(line) for line in lines} == {1}
    records = [record for line in lines for record in line.values()]
    assert all(list(record) == sorted(record) for record in records)


def test_a_changed_record_changes_only_its_line(used: AsgiClient, known: Known) -> None:
    before = take(used).splitlines()
    used.put(f"/indexes/{known.ids[0]}", {"index_name": "Others"})

    after = take(used).splitlines()

    assert [line[:9] for line, was in zip(after, before, strict=True) if line != was] == [b'{"index":']


def test_a_snapshot_of_the_first_format_can_still_be_opened(used: AsgiClient) -> None:
    restore(used, OF_FORMAT_1.read_bytes())

    [index] = used.get("/indexes").json()["data"]
    videos = used.get(f"/indexes/{index['_id']}/videos").json()["data"]
    search = {"index_id": index["_id"], "query": "the light turns green", "search_options": ["conversation"]}
    assert used.send("GET", "/__admin/clock").json()["now"] == "2024-06-01T12:01:00Z"
    assert (index["index_name"], len(videos)) == ("Matches", 3)
    assert used.post("/search", search).json()["data"][0]["metadata"][0]["text"].startswith("Push until the light")
    assert [engine["engine_name"] for engine in index["engines"]] == ["marengo2.6", "pegasus1.1"]
    assert index["engines"][0]["engine_options"] == ["visual", "conversation", "text_in_video", "logo"]
    assert index["addons"] == ["thumbnail"]


def test_a_snapshot_is_accepted_with_the_media_type_of_its_reply(used: AsgiClient, new_server: NewServer) -> None:
    used.post("/indexes", INDEX)
    taken, restored = used.send("GET", "/__admin/snapshot"), new_server()

    answer = restored.send("POST", "/__admin/snapshot", taken.body, {"content-type": taken.headers["content-type"]})

    assert answer.status == 204, answer.body
    assert take(restored) == taken.body


def test_a_snapshot_may_come_as_a_file_of_a_form(used: AsgiClient, new_server: NewServer) -> None:
    used.post("/indexes", INDEX)
    snapshot, restored = take(used), new_server()
    form = multipart([Part("snapshot", snapshot, "account.jsonl")])

    assert restored.send("POST", "/__admin/snapshot", form, {"content-type": MULTIPART}).status == 204

    assert take(restored) == snapshot


def test_a_snapshot_that_breaks_off_leaves_no_file_and_changes_nothing(
    used: AsgiClient, known: Known, tmp_path: Path
) -> None:
    before, uploads = take(used), sorted(uploads_in(tmp_path / "uploads"))

    answer = restore(used, [before[:100], before[100:]], hangs_up=True)

    assert answer.status == 0
    assert take(used) == before
    assert sorted(uploads_in(tmp_path / "uploads")) == uploads


def test_a_small_snapshot_may_come_as_text(used: AsgiClient, new_server: NewServer) -> None:
    used.post("/indexes", INDEX)
    snapshot, restored = take(used), new_server()

    order(restored, "snapshot", {"snapshot": snapshot.decode()})

    assert take(restored) == snapshot


HEAD = b'{"snapshot":{"format":1}}\n'


def without(name: str) -> bytes:
    return re.sub(rb'"%b":[^,}]*,?' % name.encode(), b"", OF_FORMAT_1.read_bytes(), count=1)


BROKEN: dict[str, tuple[bytes, str, str]] = {
    "nothing": (b"", "parameter_not_provided", "restore-snapshot"),
    "an empty line": (b"\n", "snapshot_invalid", "Line 1"),
    "no JSON": (HEAD + b"{", "snapshot_invalid", "Line 2"),
    "no object": (HEAD + b"[]", "snapshot_invalid", "Line 2"),
    "no head": (b"{}", "snapshot_invalid", "Line 1"),
    "a later format": (b'{"snapshot":{"format":3}}', "snapshot_format_unknown", "formats 1 and 2"),
    "a format of another kind": (b'{"snapshot":{"format":"1"}}', "snapshot_format_unknown", "'1'"),
    "a head alone": (HEAD, "snapshot_invalid", "account"),
    "an unknown kind": (HEAD + b'{"film":{}}', "snapshot_invalid", "film"),
    "two kinds": (HEAD + b'{"index":{},"task":{}}', "snapshot_invalid", "Line 2"),
    "a field too few": (without("index_id"), "snapshot_invalid", "index_id"),
    "a field too many": (HEAD + b'{"index":{"nme":1}}', "snapshot_invalid", "nme"),
    "a record twice": (OF_FORMAT_1.read_bytes() * 2, "snapshot_invalid", "Line"),
    "an index that is not there": (
        re.sub(rb'"index_id":"[0-9a-f]{24}"', b'"index_id":"%b"' % (b"0" * 24), OF_FORMAT_1.read_bytes()),
        "snapshot_invalid",
        "0" * 24,
    ),
    "an id that is none": (
        re.sub(rb'"id":"[0-9a-f]{24}"', b'"id":"../x"', OF_FORMAT_1.read_bytes()),
        "snapshot_invalid",
        "../x",
    ),
    "a word for a number": (
        re.sub(rb'"width":\d+', b'"width":"wide"', OF_FORMAT_1.read_bytes()),
        "snapshot_invalid",
        "width",
    ),
    "a turn that never comes": (
        OF_FORMAT_1.read_bytes().replace(b'"schedule":{"times":2}', b'"schedule":{"every":0}'),
        "snapshot_invalid",
        "every must be 1 or more",
    ),
    "a state that is none": (OF_FORMAT_1.read_bytes().replace(b'"ready"', b'"done"'), "snapshot_invalid", "done"),
    "a date that is none": (
        OF_FORMAT_1.read_bytes().replace(b"2024-06-01T", b"2024-06-31T"),
        "snapshot_invalid",
        "account.clock.now",
    ),
    "a year that no clock shows": (
        OF_FORMAT_1.read_bytes().replace(b"2024-06-01T", b"1424-06-01T"),
        "snapshot_invalid",
        "1970",
    ),
}


@pytest.mark.parametrize(("snapshot", "code", "names"), BROKEN.values(), ids=BROKEN)
def test_an_invalid_snapshot_is_refused_and_changes_nothing(
    used: AsgiClient, snapshot: bytes, code: str, names: str
) -> None:
    before = take(used)

    answer = restore(used, snapshot)

    assert (answer.status, answer.json()["code"]) == (400, code)
    assert names in answer.json()["message"]
    assert take(used) == before
