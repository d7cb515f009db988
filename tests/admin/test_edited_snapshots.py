"""An edited snapshot is refused, or gives an account that answers every request."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from copy import deepcopy
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from shutil import copyfile
from typing import Any

import orjson
import pytest
from hypothesis import given, settings

from mockserver.app.application import MockServerApp
from mockserver.ground.clock import VirtualClock
from mockserver.ground.settings import Settings
from tests.support.asgi import JSON, Answer, AsgiClient
from tests.support.contract_requests import CONTRACT, Request, requests
from tests.support.edits import edits_of
from tests.support.full_account import BUCKET, fill
from tests.support.tiers import spread

NOON = datetime(2024, 6, 1, 12, tzinfo=UTC)
LINES = "application/x-ndjson"
GETTING = [operation for operation in CONTRACT.operations.values() if operation.method == "GET"]
# Each affects requests with a header that names it.
FAULTS: dict[str, dict[str, Any]] = {
    "error": {
        "fault": {"error": {"status": 404, "code": "x", "unlisted": True, "message": "m", "headers": {"a": "b"}}}
    },
    "rate_limit": {"fault": {"rate_limit": {"retry_after": 3, "limit": 5}}, "times": 2_000},
    "garbage": {"fault": {"garbage": {"bytes": 5, "seed": 3}}, "until": "2024-06-01T12:30:00Z"},
    "truncate": {"fault": {"truncate": {"share": 0.3}}, "nth": [1, 2, 3]},
    "slow_body": {"fault": {"slow_body": {"seconds": 0, "pieces": 2}}, "every": 2},
    "stall_upload": {"fault": {"stall_upload": {"after_kib": 1, "seconds": 0}}},
    "delay": {"delay": {"median": 0.0001, "sigma": 0.5, "most": 0.0002}, "probability": 0.9, "seed": 5},
}
ORDERS: dict[str, Any] = {
    "behaviour": {
        "quality": {"recall": 0.9, "precision": 0.9, "noise": 1, "ties": 2, "empty": 0.01, "seed": 3},
        "consistency": {"appear_after_reads": 1, "linger_for_reads": 9, "linger_for_seconds": 60},
        "paging": {"inserted": 1, "removed": 1, "short": 1, "token_seconds": 100, "token_turns": 1_000},
    },
    "answers": {
        "match": {"operation": "retrieve-engine"},
        "replies": [{"status": 404, "body": {"code": "resource_not_exist", "message": "Not yet."}}],
    },
    "scenes": {
        "match": {"filenames": ["final.mp4"], "pattern": "final.*"},
        "scenes": [{"span": [0, 5], "seen": "A dog"}],
    },
    "webhooks": {"url": "http://127.0.0.1:9/hook", "copies": 0, "offset_seconds": -1},
    "profiles": {
        "filename": "*.avi",
        "pace": "polls",
        "states": {"validating": 3},
        "fails": "indexing",
        "flaps": "pending",
    },
}
SEARCH = {
    "query": "the light turns green",
    "search_options": ["visual", "conversation"],
    "threshold": "none",
    "page_limit": 2,
}
CLASSES = {
    "options": ["visual"],
    "classes": [{"name": "Rides", "prompts": ["bicycle"]}],
    "threshold": {"min_video_score": 1, "min_clip_score": 1, "min_duration_ratio": 0.01},
    "page_limit": 1,
    "include_clips": True,
    "show_detailed_score": True,
}


@dataclass(frozen=True, slots=True)
class SnapshotServers:
    """Creates servers at one instant; `lines` are an account with a record of every kind, which answers `requests`."""

    new: Callable[[], AsgiClient]
    lines: list[Any]
    requests: list[Request]


@pytest.fixture(scope="module")
def servers(film: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[SnapshotServers]:
    here = tmp_path_factory.mktemp("edits")
    copyfile(film, here / "pitch.mp4")
    with ExitStack() as stack:

        def make(clock: VirtualClock | None = None) -> AsgiClient:
            now = clock or VirtualClock(NOON)
            app = MockServerApp(Settings(integration=((BUCKET, here),)), make_clock=lambda: now)
            stack.callback(app.close)
            return stack.enter_context(AsgiClient(app))

        clock = VirtualClock(NOON)
        client = make(clock)
        known = fill(client, clock, film)
        asking = requests(replace(known, tokens=_order_everything(client, known.ids[0])), GETTING)
        lines = [orjson.loads(line) for line in take(client).splitlines()]
        plain = (request for request in asking if "?" not in request.target)
        yield SnapshotServers(make, lines, [request for request in plain if request.send(client).status == 200])


def _order_everything(client: AsgiClient, index_id: str) -> list[str]:
    """Use every control, and return page tokens."""
    order(client, "webhooks", ORDERS["webhooks"])
    client.post("/tasks", {"index_id": index_id, "video_url": "https://example.com/later.mp4"})
    for name, body in ORDERS.items():
        order(client, name, body)
    video_id = client.get(f"/indexes/{index_id}/videos").json()["data"][-1]["_id"]
    client.delete(f"/indexes/{index_id}/videos/{video_id}")
    client.post("/tasks", {"index_id": index_id, "video_url": "https://example.com/last.avi"})
    for name, rule in FAULTS.items():
        order(
            client,
            "faults",
            {**rule, "match": {"headers": {"x-fault": name}, "method": {"regex": "GET|POST"}}},
        )
    assert {answer.status for answer in send_faulty_requests(client)} == {200, 404, 429}
    pages = [
        client.post("/search", {**SEARCH, "index_id": index_id, "page_limit": 1}),
        client.post("/search", {**SEARCH, "index_id": index_id, "page_limit": 1, "group_by": "video"}),
        client.post("/classify/bulk", {**CLASSES, "index_id": index_id}),
    ]
    return [page.json()["page_info"]["next_page_token"] for page in pages]


def order(client: AsgiClient, path: str, body: Any) -> None:
    answer = client.send("POST", f"/__admin/{path}", orjson.dumps(body), {"content-type": JSON})
    assert answer.status in (200, 201), answer.body


def take(client: AsgiClient) -> bytes:
    return client.send("GET", "/__admin/snapshot").body


def restore(client: AsgiClient, snapshot: bytes) -> Answer:
    return client.send("POST", "/__admin/snapshot", snapshot, {"content-type": LINES})


def send_faulty_requests(client: AsgiClient) -> Iterator[Answer]:
    for name in FAULTS:
        yield client.send("GET", "/v1.2/indexes", headers={"x-fault": name})


def questions(client: AsgiClient, asked: Iterable[Request]) -> Iterator[Answer]:
    """Send every read request of an account, and let its jobs finish."""
    for request in asked:
        yield request.send(client)
    yield from send_faulty_requests(client)
    for index in client.get("/indexes").json()["data"]:
        yield client.post("/search", {**SEARCH, "index_id": index["_id"]})
        yield client.post("/classify/bulk", {**CLASSES, "index_id": index["_id"]})
        yield client.post("/tasks", {"index_id": index["_id"], "video_url": "https://example.com/goal.mp4"})
    yield client.send("POST", "/__admin/clock/advance", b'{"until_idle": true}', {"content-type": JSON})
    yield client.get("/indexes")
    yield restore(client, take(client))


SHOWING = {"list-videos", "retrieve-video-indexing-task", "retrieve-transcription", "search-retrieve-specific-page"}
ABOUT = {
    "the account": ("account",),
    "what it has": (
        "index",
        "asset",
        "knowledge_store",
        "job",
        "video",
        "entity_collection",
        "entity",
        "import",
        "upload",
        "connection",
        "connection_import",
        "analyze_batch",
        "item_collection",
        "result_pages",
    ),
    "what was ordered": ("answers", "behaviour", "expected_videos", "faults", "profiles"),
}


def test_everything_is_in_the_snapshot_that_is_edited(servers: SnapshotServers) -> None:
    kinds = {kind for line in servers.lines for kind in line}

    assert kinds == {"snapshot", *(kind for kinds in ABOUT.values() for kind in kinds)}
    assert {request.operation.id for request in servers.requests} >= SHOWING
    assert restore(servers.new(), b"\n".join(map(orjson.dumps, servers.lines))).status == 204


def test_an_empty_matcher_is_refused_in_every_kind_of_record(servers: SnapshotServers) -> None:
    kinds = set()
    for lines, kind in _with_an_emptied_matcher(servers.lines):
        client = servers.new()

        answer = restore(client, b"\n".join(map(orjson.dumps, lines)))

        assert (answer.status, answer.json()["code"]) == (400, "snapshot_invalid"), kind
        kinds.add(kind)
    assert kinds == {"answers", "expected_videos", "faults"}


def _with_an_emptied_matcher(lines: list[Any]) -> Iterator[tuple[list[Any], str]]:
    """Yield the snapshot once for each of its matchers, with that one empty, and the kind of its record."""
    for number, line in enumerate(lines):
        for path in _matchers(line, ()):
            edited = deepcopy(line)
            holder = edited
            for step in path[:-1]:
                holder = holder[step]
            holder[path[-1]] = {}
            yield [*lines[:number], edited, *lines[number + 1 :]], next(iter(line))


def _matchers(value: Any, path: tuple[str | int, ...]) -> Iterator[tuple[str | int, ...]]:
    members = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, member in members:
        if name == "match":
            yield (*path, name)
        yield from _matchers(member, (*path, name))


@pytest.mark.parametrize(
    "kinds",
    spread(ABOUT.values(), quick=lambda kinds: kinds not in (ABOUT["what it has"], ABOUT["the account"])),
    ids=ABOUT,
)
def test_an_edited_snapshot_is_refused_or_answers_every_request(
    kinds: tuple[str, ...], servers: SnapshotServers, examples_of_tier: Callable[[int], int]
) -> None:
    numbers = [number for number, line in enumerate(servers.lines) if line.keys() <= set(kinds)]

    @settings(max_examples=examples_of_tier(25))
    @given(edit=edits_of(servers.lines, numbers))
    def holds(edit: Any) -> None:
        client = servers.new()
        before = take(client)

        answer = restore(client, edit.of(servers.lines))

        if answer.status == 204:
            assert [found.body for found in questions(client, servers.requests) if found.status >= 500] == []
        else:
            assert (answer.status, answer.json()["code"]) == (400, "snapshot_invalid")
            assert take(client) == before

    holds()
