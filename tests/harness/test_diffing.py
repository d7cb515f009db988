"""`mockserver diff`: replies of another kind are reported; identifiers and dates may differ."""

import asyncio
import gzip
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from shutil import copytree
from typing import Any

import orjson
import pytest
from hypothesis import given
from hypothesis.strategies import integers, sampled_from
from starlette.types import ASGIApp, Receive, Scope, Send

from mockserver.app.http.asgi_client import call
from mockserver.cli.main import main
from mockserver.contract.source import packaged_contract
from mockserver.ground.clock import VirtualClock
from mockserver.ground.settings import Settings
from mockserver.harness.inspection.inspector import Inspector
from mockserver.harness.proxying import ProxySession
from mockserver.harness.recordings.comparing import without_ranked
from mockserver.harness.recordings.diffing import diff
from mockserver.harness.recordings.files import file_like, file_of_size
from mockserver.harness.recordings.recording import TrafficRecorder
from mockserver.harness.recordings.relating import Relations
from mockserver.harness.recordings.requesting import request_of
from mockserver.harness.recordings.value_classes import class_of
from mockserver.harness.routing import route_to
from mockserver.harness.traffic.serving import Serving
from mockserver.harness.traffic.watching import Watched
from mockserver.harness.verdict.judging import Judging
from mockserver.harness.verdict.verdict import Verdict
from tests.support.api import MARENGO, PEGASUS, Server
from tests.support.asgi import AsgiClient
from tests.support.endless import endless_server
from tests.support.multipart import Part

CONTRACT = packaged_contract()
INDEX = {"index_name": "rides", "engines": [MARENGO, PEGASUS]}
UNKNOWN = "6528dcf40000000000000000"


def record(directory: Path, clock: VirtualClock) -> None:
    """Record requests to a server with another seed and time, so that all identifiers and dates differ."""
    with Server(Settings(seed=77), clock) as api:
        session = ProxySession(
            Inspector(CONTRACT), lambda line: None, TrafficRecorder(directory, lambda seen: clock.now())
        )
        client = AsgiClient(Watched(api.app, session.observe, lambda path: True))
        index = client.post("/indexes", INDEX).json()["_id"]
        film = [Part("index_id", index.encode()), Part("video_url", b"https://example.com/city-bikes.mp4")]
        task = client.upload("/tasks", film).json()["_id"]
        clock.advance(minutes=1)
        video = client.get(f"/tasks/{task}").json()["video_id"]
        client.get(f"/indexes/{index}/videos/{video}")
        client.get("/indexes")
        asked = {"index_id": index, "query": "bicycle", "search_options": ["visual"], "page_limit": 1}
        token = client.post("/search", asked).json()["page_info"]["next_page_token"]
        client.get(f"/search/{token}")
        client.post("/gist", {"video_id": video, "types": ["title"]})
        client.post("/generate", {"video_id": video, "prompt": "Why?", "stream": True})
        client.get(f"/indexes/{UNKNOWN}")
        client.close()


@pytest.fixture(scope="module")
def recorded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    directory = tmp_path_factory.mktemp("recorded")
    record(directory, VirtualClock(datetime(2024, 6, 1, 12, tzinfo=UTC)))
    return directory


@pytest.fixture
def recordings(tmp_path: Path, recorded: Path) -> Path:
    """A copy of the recordings, which a test may change."""
    return copytree(recorded, tmp_path / "recordings")


def change(directory: Path, number: int, edit: Callable[[dict[str, Any]], None]) -> None:
    [path] = directory.glob(f"{number:04d}-*.json")
    described = orjson.loads(path.read_bytes())
    edit(described)
    path.write_bytes(orjson.dumps(described))


def differing(directory: Path) -> list[tuple[str, str]]:
    verdict = diff(Settings(), directory, Judging(), "tlk_LOCAL")
    return [(judged.finding.rule, judged.finding.subject) for judged in verdict.judged]


def test_the_stand_in_does_not_differ_from_itself_whatever_its_seed(recordings: Path) -> None:
    verdict = diff(Settings(), recordings, Judging(), "tlk_LOCAL")

    assert verdict.judged == ()
    assert verdict.facts == {"recordings": "10", "compared": "10"}


def reply(path: str, value: Any) -> Callable[[dict[str, Any]], None]:
    """Return an edit that sets a value in the JSON of a recorded reply; None removes it."""

    def edit(described: dict[str, Any]) -> None:
        node = described["reply"]["body"]["json"]
        *steps, last = [int(step) if step.isdigit() else step for step in path.split(".")]
        for step in steps:
            node = node[step]
        if value is None:
            del node[last]
        else:
            node[last] = value

    return edit


def status(number: int) -> Callable[[dict[str, Any]], None]:
    return lambda described: described["reply"].update(status=number)


@pytest.mark.parametrize(
    ("number", "edit", "found"),
    [
        (4, reply("metadata.colour", "red"), ("lacking-field", "reply.metadata.colour")),
        (5, reply("data.0.updated_at", None), ("further-field", "reply.data[].updated_at")),
        (4, reply("created_at", "yesterday"), ("other-class", "reply.created_at")),
        (4, reply("metadata.duration", "96"), ("other-class", "reply.metadata.duration")),
        (5, reply("data.0._id", UNKNOWN), ("other-reference", "reply.data[]._id")),
        (3, reply("status", "indexing"), ("other-state", "reply.status")),
        (8, status(202), ("other-status", "status.202")),
        (10, reply("code", "index_lost"), ("other-code", "code.index_lost")),
    ],
)
def test_a_reply_that_differs_in_kind_is_reported(
    recordings: Path, number: int, edit: Callable[[dict[str, Any]], None], found: tuple[str, str]
) -> None:
    change(recordings, number, edit)

    assert found in differing(recordings)


@pytest.mark.parametrize(
    ("number", "edit"),
    [
        (4, reply("metadata.duration", 11.5)),
        (4, reply("created_at", "2023-01-01T00:00:00Z")),
        (5, reply("data", [])),
        (8, reply("title", "Another title")),
        (4, reply("hls.video_url", "REDACTED")),
    ],
)
def test_a_value_that_may_differ_is_not_reported(
    recordings: Path, number: int, edit: Callable[[dict[str, Any]], None]
) -> None:
    change(recordings, number, edit)

    assert differing(recordings) == []


def test_requests_about_records_that_no_recorded_reply_created_are_not_compared(recordings: Path) -> None:
    for path in list(recordings.glob("000[1-3]-*.json")):
        path.unlink()

    verdict = diff(Settings(), recordings, Judging(), "tlk_LOCAL")

    assert {judged.finding.rule for judged in verdict.judged} >= {"not-compared"}
    assert int(verdict.facts["compared"]) < int(verdict.facts["recordings"])


def test_fields_of_a_task_in_a_later_state_are_not_differences(recordings: Path) -> None:
    change(recordings, 3, reply("status", "indexing"))
    change(recordings, 3, reply("hls", None))

    assert differing(recordings) == [("other-state", "reply.status")]


def test_the_command_ends_as_the_comparison_does(recordings: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["diff", str(recordings)]) == 0
    assert "Kept: no violation" in capsys.readouterr().out

    change(recordings, 10, reply("code", "index_lost"))

    assert main(["diff", str(recordings)]) == 1
    assert main(["diff", str(recordings), "--allow", "other-code@retrieve-index"]) == 0
    assert main(["diff", str(recordings / "nothing-here")]) == 2


@pytest.mark.parametrize("way", ["body", "headers"])
def test_endless_replies_are_reported_and_the_comparison_goes_on(recordings: Path, way: str) -> None:
    with endless_server(way) as server:
        verdict = diff_with(server.url, recordings)

    assert {judged.finding.rule for judged in verdict.judged} == {"endless-reply"}
    assert sum(judged.count for judged in verdict.judged) == 10


@pytest.mark.parametrize(("is_packed", "found"), [(True, set()), (False, {"broken-reply"})])
def test_packed_replies_of_a_server_are_compared_unpacked(
    recordings: Path, clock: VirtualClock, is_packed: bool, found: set[str]
) -> None:
    with Server(Settings(profile="instant"), clock) as api:
        app = Packing(api.app, is_packed=is_packed)

        async def compare() -> Verdict:
            async with Serving(app, Settings(port=0)) as server:
                return await asyncio.to_thread(diff_with, server.url, recordings)

        verdict = asyncio.run(compare())

    assert {judged.finding.rule for judged in verdict.judged} - {"other-state", "not-compared"} == found


class Packing:
    """An application whose replies are declared as compressed, and are compressed only if `is_packed`."""

    def __init__(self, app: ASGIApp, *, is_packed: bool) -> None:
        self._app = app
        self._is_packed = is_packed

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        reply = await call(self._app, scope, receive)
        body = gzip.compress(reply.body) if self._is_packed else reply.body
        headers = [(name, value) for name, value in reply.raw_headers if name != b"content-length"]
        coding = [(b"content-encoding", b"gzip")] if reply.body else []
        await send({"type": "http.response.start", "status": reply.status, "headers": [*headers, *coding]})
        await send({"type": "http.response.body", "body": body if reply.body else b""})


def test_an_unreachable_server_is_reported(recordings: Path) -> None:
    verdict = diff_with("http://127.0.0.1:9", recordings)

    assert {judged.finding.rule for judged in verdict.judged} == {"no-reply"}
    assert verdict.unable == "no recording could be compared"


def diff_with(url: str, recordings: Path) -> Verdict:
    route = route_to(url, "--against", allow_writes=False, spend_cap=None)
    return diff(Settings(), recordings, Judging(), "tlk_LOCAL", route)


def test_no_changing_request_is_sent_elsewhere_without_permission(recordings: Path) -> None:
    for path in [*recordings.glob("*-retrieve-*"), *recordings.glob("*-list-*")]:
        path.unlink()  # the rest would change something, or count towards a plan

    flags = ["--against", "http://api.invalid", "--spend-cap", "0"]

    assert main(["diff", str(recordings), *flags]) == 2
    assert main(["diff", str(recordings), "--against", "nowhere"]) == 2


def test_search_results_from_substituted_files_are_not_compared() -> None:
    found = {"data": [{"score": 1, "metadata": [{"text": "one"}]}], "pool": {"ids": [{"id": 1}]}}

    assert without_ranked(found) == {"data": [], "pool": {"ids": [{"id": 1}]}}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("6528dcf40000000000000000", "identifier"),
        ("ks_6528dcf40000000000000000", "identifier ks_…"),
        ("resp_01a22637-fd12-74da-b954-91528fc095bf", "uuid resp_…"),
        ("msg_sess_01a22637-fd12-74da-b954-91528fc095bf_0", "uuid msg_sess_…"),
        ("081de6656512489ab51f5f2da9ca809f", "uuid"),
        ("081de6656512489ab51f5f2da9ca809f-1", "page token"),
        ("1f0c2d7e-6f5b-4f0a-9a39-5d1c0c8a7e21-1", "page token"),
        ("2024-06-01T12:00:00Z", "date"),
        ("6528dcf4", "text"),
    ],
)
def test_identifiers_are_classified_by_their_form(text: str, kind: str) -> None:
    assert class_of(text) == kind


def test_a_page_token_of_any_form_is_translated_and_may_change() -> None:
    relations = Relations()
    pages = [{"page_info": {"next_page_token": token}} for token in ("eyJwYWdlIjoyfQ==", "bmV4dA==", "dGhpcmQ=")]

    slips = relations.relate(pages[0], pages[1]) + relations.relate(pages[0], pages[2])

    assert slips == []
    assert relations.translated("/search/eyJwYWdlIjoyfQ==") == "/search/dGhpcmQ="


def test_the_accept_header_is_sent_again() -> None:
    asked: dict[str, Any] = {
        "method": "GET",
        "path": "/v1.2/engines",
        "query": [],
        "headers": {"accept": "text/html"},
        "body": None,
    }

    assert request_of(asked, {}, None).headers["accept"] == "text/html"


@given(integers(0, 200_000), sampled_from(["a.mp4", "b.JPG", "c.wav", "d", "e.srt"]))
def test_a_substituted_file_has_the_recorded_size(size: int, name: str) -> None:
    assert len(file_of_size(name, size)) == size


@pytest.mark.parametrize("name", ["a.mp4", "b.jpg", "c.wav"])
def test_parts_with_the_same_hash_get_the_same_file_and_others_another_one(name: str) -> None:
    first, again, other = ({"name": "file", "filename": name, "sha256": mark} for mark in ("aa", "aa", "bb"))

    assert file_like(first) == file_like(again) != file_like(other)


def test_identifiers_are_translated_everywhere_in_a_request() -> None:
    relations = Relations()
    relations.relate({"_id": UNKNOWN, "at": [1]}, {"_id": "a" * 24, "at": [1, 2]})

    asked = {"path": f"/v1.2/indexes/{UNKNOWN}", "body": {"json": {"filter": {"id": [UNKNOWN]}}}, "query": [["n", 5]]}

    assert UNKNOWN not in str(relations.translated(asked))
    assert relations.unknown(UNKNOWN, "b" * 24) == {"b" * 24}


def test_a_recording_keeps_the_time_it_was_made(recordings: Path) -> None:
    times = [orjson.loads(path.read_bytes())["recorded_at"] for path in sorted(recordings.iterdir())]

    assert [datetime.fromisoformat(time) for time in times] == sorted(datetime.fromisoformat(time) for time in times)


@pytest.mark.parametrize(
    ("number", "edits", "answers"),
    [
        (10, [status(400)], {"unknown-id-status": {"400": 1}, "unknown-id-code": {"resource_not_exist": 1}}),
        (10, [reply("code", "resource_not_exists")], {"unknown-id-code": {"resource_not_exists": 1}}),
        (
            10,
            [status(400), reply("code", "resource_not_exists")],
            {"unknown-id-status": {"400": 1}, "unknown-id-code": {"resource_not_exists": 1}},
        ),
        (2, [status(200)], {"upload-status": {"200": 1}}),
    ],
)
def test_an_answer_that_a_source_of_the_api_documents_is_accepted_and_reported(
    recordings: Path, number: int, edits: list[Callable[[dict[str, Any]], None]], answers: dict[str, dict[str, int]]
) -> None:
    for edit in edits:
        change(recordings, number, edit)

    verdict = diff(Settings(), recordings, Judging(), "tlk_LOCAL")

    assert verdict.judged == ()
    seen = {doubt.doubt: doubt.answers for doubt in verdict.doubts}
    assert {name: seen[name] for name in answers} == answers
    other = next(name for name, count in answers.items() if name != "unknown-id-code" or "resource_not_exists" in count)
    assert any("documented is" in remark and f" {other})" in remark for remark in verdict.remarks)


def test_an_answer_that_no_source_documents_is_a_difference(recordings: Path) -> None:
    change(recordings, 10, status(410))

    assert ("other-status", "status.410") in differing(recordings)
