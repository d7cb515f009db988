"""Limits of a run: it changes no records of others and spends no more than allowed."""

import asyncio
from collections.abc import Mapping

import orjson
import pytest
from starlette.types import Receive, Scope, Send

from mockserver.contract.source import packaged_contract
from mockserver.harness.traffic.exchange import ReceivedReply, SentExchange, SentRequest
from mockserver.harness.verify.deletions import deletions
from mockserver.harness.verify.guarded_app import GuardedApp
from mockserver.harness.verify.limits import Limits, RequestGuard
from mockserver.harness.verify.ownership import Ownership

CONTRACT = packaged_contract()
THEIRS, OURS, NOBODYS = "a" * 24, "b" * 24, "c" * 24
JSON = {"content-type": "application/json"}
LIMITS = Limits(requests=100, minutes=1, may_write=True, is_measured=True)


class VerifiedServer:
    """Answers with the given replies in order, and records the bodies of requests."""

    def __init__(self, *replies: ReceivedReply) -> None:
        self._replies = list(replies)
        self.bodies: list[bytes] = []

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self.bodies.append((await receive())["body"])
        reply = self._replies.pop(0)
        headers = [(name.encode(), value.encode()) for name, value in reply.headers.items()]
        await send({"type": "http.response.start", "status": reply.status, "headers": headers})
        await send({"type": "http.response.body", "body": reply.body})


class Pauses:
    """Returns at once, and records for how long it should have waited."""

    def __init__(self) -> None:
        self.seconds: list[float] = []

    async def __call__(self, seconds: float) -> None:
        self.seconds.append(seconds)


def reply(status: int, body: object = None, headers: Mapping[str, str] = JSON) -> ReceivedReply:
    return ReceivedReply(status, headers, b"" if body is None else orjson.dumps(body))


def request(method: str, target: str, body: object = None) -> SentRequest:
    return SentRequest(method, f"/v1.2{target}", JSON, b"" if body is None else orjson.dumps(body))


@pytest.fixture
def ownership() -> Ownership:
    """A run that has created one index and has seen another in a list."""
    ownership = Ownership(deletions=deletions(CONTRACT, CONTRACT.versions))
    note(ownership, "create-index", request("POST", "/indexes", {"index_name": "x"}), reply(201, {"_id": OURS}))
    both = reply(200, {"data": [{"_id": THEIRS}, {"_id": OURS}]})
    note(ownership, "list-indexes", request("GET", "/indexes"), both)
    return ownership


def note(ownership: Ownership, operation: str, asked: SentRequest, answered: ReceivedReply) -> None:
    ownership.note(SentExchange(asked, answered), CONTRACT.operations[operation])


def objection(ownership: Ownership, asked: SentRequest, limits: Limits = LIMITS) -> str:
    wire = GuardedApp(VerifiedServer(), CONTRACT, RequestGuard(limits, ownership), "verify-1 ")
    return wire.guard.objection(asked, wire.operation_of(asked))


@pytest.mark.parametrize(
    "asked",
    [
        request("DELETE", f"/indexes/{THEIRS}"),
        request("PUT", f"/indexes/{THEIRS}", {"index_name": "mine now"}),
        request("PUT", f"/indexes/{OURS}/videos/{THEIRS}", {"video_title": "mine now"}),
        request("POST", "/tasks", {"index_id": THEIRS}),
    ],
    ids=["delete", "rename", "describe", "upload"],
)
def test_a_run_does_not_change_records_that_it_did_not_create(ownership: Ownership, asked: SentRequest) -> None:
    assert objection(ownership, asked) == "it refers to a record that this run did not create"


@pytest.mark.parametrize(
    "asked",
    [
        request("GET", f"/indexes/{THEIRS}"),
        request("DELETE", f"/indexes/{OURS}"),
        request("DELETE", f"/indexes/{NOBODYS}"),
        request("DELETE", "/indexes/x"),
        request("POST", "/search", {"index_id": THEIRS, "query": "x", "search_options": ["visual"]}),
    ],
    ids=["read", "own", "nobody's", "malformed", "ask"],
)
def test_a_request_that_changes_no_record_of_others_is_sent(ownership: Ownership, asked: SentRequest) -> None:
    assert objection(ownership, asked) == ""


def test_records_in_an_index_of_the_run_belong_to_the_run(ownership: Ownership) -> None:
    task = "d" * 24
    listed = request("GET", f"/tasks?index_id={OURS}")
    note(ownership, "list-video-indexing-tasks", listed, reply(200, {"data": [{"_id": task}]}))

    assert objection(ownership, request("DELETE", f"/tasks/{task}")) == ""


def test_records_named_in_examples_of_the_contract_may_belong_to_others() -> None:
    ownership = Ownership(frozenset([THEIRS.encode()]))

    assert objection(ownership, request("DELETE", f"/indexes/{THEIRS}"))


@pytest.mark.parametrize("method", ["DELETE", "PATCH", "PUT"])
def test_a_changing_request_to_a_collection_is_not_sent_if_it_could_succeed(ownership: Ownership, method: str) -> None:
    assert objection(ownership, request(method, "/indexes"))


def test_videos_of_unknown_length_are_not_uploaded_if_minutes_are_limited(ownership: Ownership) -> None:
    address = request("POST", "/tasks", {"index_id": OURS, "video_url": "https://example.com/a.mp4"})

    assert objection(ownership, address) == "the length of its video is unknown"


def test_uploads_stop_when_the_minutes_are_used_up(ownership: Ownership) -> None:
    form = b'Content-Disposition: form-data; name="video_file"; filename="a.mp4"'
    film = SentRequest("POST", "/v1.2/tasks", {}, form)
    guard = RequestGuard(Limits(100, 0.2, may_write=True, is_measured=True), ownership)
    wire = GuardedApp(VerifiedServer(), CONTRACT, guard, "verify-1 ")

    objections = []
    for _ in range(3):
        objections.append(guard.objection(film, wire.operation_of(film)))
        guard.count(film)

    assert objections == ["", "", "all 0.2 minutes of --max-minutes are used"]


def test_names_of_created_records_get_the_prefix_of_the_run(ownership: Ownership) -> None:
    server = VerifiedServer(reply(201, {"_id": NOBODYS}))
    wire = GuardedApp(server, CONTRACT, RequestGuard(LIMITS, ownership), "verify-1 ")

    asyncio.run(wire.pass_on(request("POST", "/indexes", {"index_name": "Lessons"})))

    assert orjson.loads(server.bodies[0]) == {"index_name": "verify-1 Lessons"}


@pytest.mark.parametrize("name", ["", " ", 7, None, "x" * 513])
def test_an_invalid_name_is_sent_unchanged(ownership: Ownership, name: object) -> None:
    server = VerifiedServer(reply(400))
    wire = GuardedApp(server, CONTRACT, RequestGuard(LIMITS, ownership), "verify-1 ")

    asyncio.run(wire.pass_on(request("POST", "/indexes", {"index_name": name})))

    assert orjson.loads(server.bodies[0]) == {"index_name": name}


def test_after_a_short_retry_after_the_request_is_sent_again(ownership: Ownership) -> None:
    server, pauses = VerifiedServer(ReceivedReply(429, {"retry-after": "7"}), reply(200, {"data": []})), Pauses()
    wire = GuardedApp(server, CONTRACT, RequestGuard(LIMITS, ownership), "verify-1 ", pauses)

    exchange = asyncio.run(wire.pass_on(request("GET", "/engines")))

    assert (exchange.reply.status, pauses.seconds) == (200, [7.0])


def test_a_long_retry_after_ends_requests_to_that_window(ownership: Ownership) -> None:
    server, pauses = VerifiedServer(ReceivedReply(429, {"retry-after": "86400"})), Pauses()
    wire = GuardedApp(server, CONTRACT, RequestGuard(LIMITS, ownership), "verify-1 ", pauses)
    search = request("POST", "/search", {"index_id": OURS, "query": "x", "search_options": ["visual"]})

    first, second = (asyncio.run(wire.pass_on(search)) for _ in range(2))

    assert (first.reply.status, pauses.seconds) == (429, [])
    assert second.reply.blocked == "the account has no search requests left in this window"


def test_a_window_whose_last_request_is_used_gets_no_more_requests(ownership: Ownership) -> None:
    spent = {"x-ratelimit-remaining": "0", "x-ratelimit-reset": "99999999999", **JSON}
    wire = GuardedApp(
        VerifiedServer(ReceivedReply(200, spent, b"{}")),
        CONTRACT,
        RequestGuard(LIMITS, ownership),
        "verify-1 ",
        Pauses(),
    )
    search = request("POST", "/search", {"index_id": OURS, "query": "x", "search_options": ["visual"]})

    _, second = (asyncio.run(wire.pass_on(search)) for _ in range(2))

    assert second.reply.blocked
