"""Watching: statistics of accounts, and the stream of events."""

import json
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from itertools import islice
from types import FrameType
from typing import Any
from urllib.parse import quote

import httpx
import pytest

from mockserver.app.application import MockServerApp
from mockserver.contract.source import packaged_contract
from mockserver.domain.watching.feed import MOST_EVENTS
from mockserver.ground.settings import Settings
from mockserver.testing import Account, MockServer, Refused
from mockserver.testing.controls.watching import Watch, WatchedEvent
from tests.support.asgi import AsgiClient

KEYS = ["tlk_7Q5XS7R2DZ8E4N1MYV3T", "a-key+of/another=form", "a key with blanks in it"]
INDEX = {"index_name": "Rides", "models": [{"model_name": "marengo3.0", "model_options": ["visual"]}]}
TOKEN = "of-the-server"  # noqa: S105 - it protects nothing
NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


@pytest.fixture(scope="module")
def server() -> Iterator[MockServer]:
    with MockServer() as server:
        yield server


@pytest.fixture
def mock(server: MockServer) -> Account:
    return server.account()


def client_of(account: Account) -> httpx.Client:
    return httpx.Client(base_url=f"{account.url}/v1.3", headers={"x-api-key": account.api_key}, trust_env=False)


def some(events: Watch, count: int) -> list[WatchedEvent]:
    return list(islice(events, count))


def upload(account: Account, name: str = "goal.mp4") -> str:
    """Upload a video and return the id of its task."""
    with client_of(account) as client:
        index_id = client.post("/indexes", json=INDEX | {"index_name": name}).json()["_id"]
        form = {"index_id": (None, index_id), "video_url": (None, f"https://media.test/{name}")}
        return str(client.post("/tasks", files=form).json()["_id"])


def test_every_event_conforms_to_the_contract(server: MockServer, mock: Account) -> None:
    stream = packaged_contract().operations["watch-events"].answers[200].streams["text/event-stream"]
    mock.webhooks.add("http://127.0.0.1:9/hook", retry_seconds=())
    with mock.watch() as events:
        upload(mock)
        mock.clock.advance_until_idle()
        seen: list[WatchedEvent] = []
        while {event.type for event in seen} < {"exchange", "order", "job", "webhook"}:
            seen.append(next(events))

    for event in seen:
        assert list(stream.validator.iter_errors(dict(event.facts))) == []


def test_an_exchange_event_has_the_outcome_of_the_request(mock: Account) -> None:
    mock.fail("retrieve-index", status=503)
    fixed = mock.answer("retrieve-engine", status=404, body={"code": "resource_not_exist", "message": "No."})
    with mock.watch("exchange") as events, client_of(mock) as client:
        client.get("/indexes?page=x")
        client.get(f"{mock.url}/v1.2/indexes/{'0' * 24}")
        client.get(f"{mock.url}/v1.2/engines/marengo2.6")
        refused, faulty, answered = some(events, 3)

    assert (refused["operation"], refused["method"], refused["path"]) == ("get_indexes", "GET", "/v1.3/indexes")
    assert refused["status"] == 400
    assert [violation["name"] for violation in refused["violations"]] == ["parameter_invalid"]
    assert (faulty["status"], faulty["fault"], faulty["violations"]) == (503, "error (fault-1)", [])
    assert (answered["status"], answered["served_by"]) == (404, fixed.id)
    assert mock.journal.exchange(answered["request_id"]).served_by == fixed.id


def test_job_events_follow_the_clock_of_the_account(mock: Account) -> None:
    mock.clock.freeze(NOON)
    with mock.watch("job", "order") as events:
        task_id = upload(mock)
        begun = next(events)
        mock.clock.advance_until_idle()
        order, *states = some(events, 5)

    assert (begun["id"], begun["was"], begun["became"]) == (task_id, None, "validating")
    assert order["operation"] == "advance-clock"
    assert [state["became"] for state in states] == ["pending", "queued", "indexing", "ready"]
    assert [state["was"] for state in states] == ["validating", "pending", "queued", "indexing"]
    assert NOON < datetime.fromisoformat(states[0]["at"]) < datetime.fromisoformat(states[-1]["at"])


def test_job_events_come_without_requests_if_the_clock_runs(mock: Account) -> None:
    mock.clock.scale(1000)
    with mock.watch("job") as events:
        upload(mock)
        states = [event["became"] for event in some(events, 5)]

    assert states[-1] == "ready"


def test_earlier_states_are_not_sent_to_a_new_listener(server: MockServer, mock: Account) -> None:
    upload(mock, "before.mp4")
    mock.clock.advance_until_idle()
    saved = mock.snapshot()
    with mock.watch("job", "order") as events:
        mock.restore(saved)
        server.account("tlk_SAMPLE").reset()
        task_id = upload(mock, "after.mp4")
        order, begun = some(events, 2)

    assert order["operation"] == "restore-snapshot"
    assert begun["id"] == task_id


def test_a_listener_gets_its_own_account_and_without_a_key_all_accounts(server: MockServer) -> None:
    one, other = server.account(), server.account()
    with one.watch("exchange") as of_one, server.watch_all("exchange") as of_all:
        for account in (other, one):
            with client_of(account) as client:
                client.get("/indexes")
        with httpx.Client(trust_env=False) as client_without_key:
            client_without_key.get(f"{server.url}/v1.3/indexes")
        [own] = some(of_one, 1)
        everything = some(of_all, 3)

    ids = {summary.id for summary in server.accounts()}
    assert [event.account for event in everything][1:] == [own.account, None]
    assert {event.account for event in everything[:2]} <= ids


def test_a_listener_that_reconnects_misses_nothing(mock: Account) -> None:
    with mock.watch("exchange") as events, client_of(mock) as client:
        client.get("/indexes?page=1")
        [seen] = some(events, 1)
    with client_of(mock) as client:
        client.get("/indexes?page=2")
        client.get("/indexes?page=3")
    with mock.watch("exchange", after=seen.id) as events:
        missed = some(events, 2)

    assert [event.type for event in missed] == ["exchange", "exchange"]
    assert [event["request_id"] for event in missed] == [call.request_id for call in mock.calls()[1:]]


@pytest.mark.parametrize("place", ["nonsense", "00000000-5-5", "1-2", "x-99999999999999-1", "-"])
def test_an_unknown_last_event_id_is_reported(mock: Account, place: str) -> None:
    with mock.watch(after=place, seconds=0) as events:
        assert [(event.type, event["count"]) for event in events if event.type == "dropped"] == [("dropped", None)]


def test_an_account_can_be_named_without_its_key(server: MockServer, mock: Account) -> None:
    with client_of(mock) as client:
        client.get("/indexes")
    newest = server.accounts()[0]
    with httpx.Client(base_url=f"{server.url}/__admin", trust_env=False) as client:
        named = client.get("/journal", headers={"x-mockserver-account": newest.id}).json()
        unknown = client.get("/journal", headers={"x-mockserver-account": "f" * 24})
        at_odds = client.get("/journal", headers={"x-mockserver-account": newest.id, "x-api-key": "tlk_OTHER"})
        in_vain = client.get(f"{server.url}/v1.3/indexes", headers={"x-mockserver-account": newest.id})

    assert [exchange["operation"] for exchange in named["data"]] == ["get_indexes"]
    assert (unknown.status_code, at_odds.status_code, in_vain.status_code) == (400, 400, 401)
    assert "No account has this id" in unknown.json()["message"]


def test_accounts_are_listed_with_what_they_hold_the_latest_first(server: MockServer) -> None:
    first, second = server.account("tlk_FIRST_OF_TWO_0001"), server.account("tlk_SECOND_OF_TWO_0002")
    upload(first)
    first.fail("search")
    with client_of(second) as client:
        client.get("/indexes")

    newest, before, *_ = server.accounts()
    assert (newest.key, newest.exchanges, newest.records, newest.faults) == ("…0002", 1, {}, 0)
    assert (before.key, before.exchanges, before.faults) == ("…0001", 2, 1)
    assert before.records == {"index": 1, "asset": 1, "job": 1, "video": 1}
    assert newest.last_request_at is not None
    assert newest.idle_seconds is not None
    assert abs(newest.last_request_at - datetime.now(UTC)) < timedelta(minutes=1)


@pytest.mark.parametrize("path", ["accounts", "events?seconds=0"])
def test_a_server_that_asks_for_the_admin_token_asks_for_it_here_too(path: str) -> None:
    with MockServer(admin_token=TOKEN) as server, httpx.Client(trust_env=False) as client:
        without = client.get(f"{server.url}/__admin/{path}")
        with_it = client.get(f"{server.url}/__admin/{path}", headers={"x-admin-token": TOKEN})
        with pytest.raises(Refused, match="admin_token_invalid"):
            MockServer.at(server.url).accounts()

    assert (without.status_code, without.json()["code"]) == (401, "admin_token_invalid")
    assert with_it.status_code == 200


@pytest.mark.parametrize("key", KEYS)
def test_events_contain_no_secret(server: MockServer, key: str) -> None:
    with server.watch_all() as events, httpx.Client(base_url=server.url, trust_env=False) as client:
        headers = {"x-api-key": key}
        client.get(f"/v1.3/indexes/{quote(key, safe='')}", headers=headers)
        client.get(f"/v1.3/indexes?api_key={quote(key)}", headers=headers)
        client.get(f"/v1.3/nowhere/{quote(key, safe='')}", headers=headers)
        client.post("/v1.3/indexes", json=INDEX | {"note": key}, headers=headers)
        text = json.dumps([dict(event.facts) for event in some(events, 4)])

    assert key not in text
    assert key not in json.dumps([summary.key for summary in server.accounts()])


def test_a_slow_listener_gets_the_number_of_missed_events(monkeypatch: pytest.MonkeyPatch) -> None:
    assert MOST_EVENTS == 10_000
    monkeypatch.setattr("mockserver.domain.watching.feed.MOST_EVENTS", 3)
    with MockServer() as server:
        with server.watch("exchange") as events, client_of(server) as client:
            client.get("/indexes")
            [seen] = some(events, 1)
        with client_of(server) as client, client_of(server.account()) as other:
            for _ in range(5):
                client.get("/indexes")
            other.get("/indexes")
        with server.watch(after=seen.id) as events:
            dropped, *rest = some(events, 3)

    # Five of the account and one of another: the latest three are two of the account.
    assert (dropped.type, dropped["count"]) == ("dropped", 3)
    assert [event.type for event in rest] == ["exchange", "exchange"]


def test_the_stream_ends_with_the_server() -> None:
    server = MockServer()
    server.start()
    remote = MockServer.at(server.url)
    with remote.watch_all() as events:
        server.stop()
        assert list(events) == []


def test_without_a_listener_no_events_are_kept(mock: Account) -> None:
    with MockServer() as server, client_of(server) as client:
        client.get("/indexes")
        feed = server._host.running.app.accounts.feed  # type: ignore[attr-defined]

        assert (feed.is_open, feed.last) == (False, 0)


def test_a_request_runs_no_code_of_watching_without_a_listener() -> None:
    app = MockServerApp(Settings())
    with AsgiClient(app) as client:
        client.get("/indexes")

        unheard = watching_calls(lambda: client.get("/indexes"))
        app.accounts.feed.enter()
        heard = watching_calls(lambda: client.get("/indexes"))
    app.close()

    assert unheard == []
    assert "add" in heard


def watching_calls(work: Callable[[], object]) -> list[str]:
    """Return the functions of the feed and of the page that `work` calls."""
    called: list[str] = []

    def note(frame: FrameType, event: str, argument: object) -> None:
        if event == "call" and any(part in frame.f_code.co_filename for part in ("/domain/watching/", "/app/ui/")):
            called.append(frame.f_code.co_name)

    sys.setprofile(note)
    try:
        work()
    finally:
        sys.setprofile(None)
    return called


def test_unknown_types_are_refused(mock: Account) -> None:
    wrong: Any = "exchanges"
    with pytest.raises(Refused, match="parameter_invalid"), mock.watch(wrong):
        pass
