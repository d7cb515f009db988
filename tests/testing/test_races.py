"""Many clients at once, over a real socket: consistent views, and no leaks between accounts."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from functools import partial
from itertools import count
from threading import Barrier, Event
from typing import Any, TypeVar

import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mockserver.testing import Account, MockServer
from tests.testing.clients import CITY_BIKES, MARENGO, PEGASUS

T = TypeVar("T")

CLIENTS = 8
NOON = datetime(2024, 6, 1, 12, tzinfo=UTC)
STATES = ["validating", "pending", "queued", "indexing", "ready"]
KEYS = count(1)


@pytest.fixture(scope="module")
def server() -> Iterator[MockServer]:
    with MockServer() as server:
        yield server


@pytest.fixture
def mock(server: MockServer) -> Account:
    """An account with a frozen clock."""
    return frozen(server, f"tlk_RACE_{next(KEYS)}")


def frozen(server: MockServer, key: str) -> Account:
    account = server.account(key)
    account.clock.freeze(NOON)
    return account


def connected(account: Account) -> httpx.Client:
    """Return a client with connections of its own."""
    return httpx.Client(base_url=account.url_v12, headers={"x-api-key": account.api_key}, verify=False)  # noqa: S501 - no TLS at all


def together(jobs: Sequence[Callable[[], T]]) -> list[T]:
    """Run each of `jobs` in a thread, all at the same time, and return their results."""
    barrier = Barrier(len(jobs))

    def run(job: Callable[[], T]) -> T:
        barrier.wait()
        return job()

    with ThreadPoolExecutor(len(jobs)) as pool:
        return list(pool.map(run, jobs))


def create_index(client: httpx.Client, name: str) -> str:
    reply = client.post("/indexes", json={"index_name": name, "engines": [MARENGO, PEGASUS]})
    assert reply.status_code == 201, reply.text
    return str(reply.json()["_id"])


def upload(client: httpx.Client, index_id: str) -> str:
    reply = client.post("/tasks", data={"index_id": index_id, "video_url": CITY_BIKES})
    assert reply.status_code == 201, reply.text
    return str(reply.json()["_id"])


class TestOneAccount:
    def test_states_never_go_back_while_time_passes(self, mock: Account) -> None:
        with connected(mock) as client:
            index_id = create_index(client, "rides")
            tasks = [upload(client, index_id) for _ in range(3)]
        is_over = Event()

        def watch(number: int) -> list[str]:
            task, seen = tasks[number % len(tasks)], ["validating"]
            with connected(mock) as client:
                while seen[-1] != "ready":
                    seen.append(client.get(f"/tasks/{task}").json()["status"])
            return seen

        def let_time_go_by() -> list[str]:
            while not is_over.is_set():
                mock.clock.advance(milliseconds=50)
            return STATES

        with ThreadPoolExecutor(1) as pool:
            going = pool.submit(let_time_go_by)
            watched = together([partial(watch, number) for number in range(CLIENTS)])
            is_over.set()
            going.result()

        assert [sorted(seen, key=STATES.index) for seen in watched] == watched

    def test_no_record_is_lost_or_created_twice(self, mock: Account) -> None:
        def make(number: int) -> list[str]:
            with connected(mock) as client:
                return [create_index(client, f"{number}-{serial}") for serial in range(10)]

        made = together([partial(make, number) for number in range(CLIENTS)])

        ids = [index_id for one in made for index_id in one]
        with connected(mock) as client:
            pages = [client.get("/indexes", params={"page": page, "page_limit": 50}).json() for page in (1, 2)]
        listed = [index["_id"] for page in pages for index in page["data"]]
        assert len(set(ids)) == len(ids) == CLIENTS * 10
        assert sorted(listed) == sorted(ids)

    def test_every_exchange_of_every_client_is_in_the_journal_once(self, mock: Account) -> None:
        def ask(number: int) -> list[str]:
            with connected(mock) as client:
                replies = [client.get("/engines") for _ in range(10)]
            return [reply.headers["x-mockserver-request-id"] for reply in replies]

        request_ids = together([partial(ask, number) for number in range(CLIENTS)])

        journal = [exchange.request_id for exchange in mock.calls("list-engines")]
        assert sorted(journal) == sorted(request_id for one in request_ids for request_id in one)
        assert all(sorted(one, key=journal.index) == one for one in request_ids)

    def test_a_fault_with_times_2_affects_two_of_all_requests(self, mock: Account) -> None:
        fault = mock.fail("list-engines", times=2, status=503)

        def ask() -> list[int]:
            with connected(mock) as client:
                return [client.get("/engines").status_code for _ in range(5)]

        statuses = [status for one in together([ask] * CLIENTS) for status in one]

        assert (statuses.count(503), statuses.count(200)) == (2, CLIENTS * 5 - 2)
        assert fault.fired == 2

    def test_a_reset_during_requests_does_not_break_them(self, mock: Account) -> None:
        def work(number: int) -> set[int]:
            statuses = set()
            with connected(mock) as client:
                for serial in range(5):
                    index_id = create_index(client, f"{number}-{serial}")
                    task = client.post("/tasks", data={"index_id": index_id, "video_url": CITY_BIKES})
                    statuses |= {task.status_code, client.get(f"/indexes/{index_id}").status_code}
            return statuses

        def reset() -> set[int]:
            for _ in range(20):
                mock.reset()
            return set()

        jobs: list[Callable[[], set[int]]] = [partial(work, number) for number in range(CLIENTS)]
        seen = together([*jobs, reset])

        mock.reset()
        assert {status for statuses in seen for status in statuses} <= {200, 201, 404}
        with connected(mock) as client:
            assert client.get("/indexes").json()["data"] == []


# Steps of a client: an action, and the number of the record that it applies to.
STEPS = st.tuples(
    st.sampled_from(["create", "rename", "delete", "upload", "watch", "search", "list", "advance"]), st.integers(0, 3)
)
SCRIPTS = st.lists(st.lists(STEPS, min_size=3, max_size=10), min_size=2, max_size=4)


class Script:
    """One client's requests to its own account, and the replies."""

    def __init__(self, account: Account, client: httpx.Client) -> None:
        self._account = account
        self._client = client
        self._indexes = [create_index(client, "first")]
        self._tasks: list[str] = []

    def play(self, steps: Sequence[tuple[str, int]]) -> list[Any]:
        return [self._answered(*step) for step in steps]

    def _answered(self, what: str, choice: int) -> Any:
        if what == "advance":
            return self._account.clock.advance(milliseconds=100 * choice)
        reply = self._send(what, self._indexes[choice % len(self._indexes)], choice)
        if what in ("create", "upload") and reply.status_code == 201:
            (self._indexes if what == "create" else self._tasks).append(reply.json()["_id"])
        return reply.status_code, reply.text.replace(self._account.url, "")

    def _send(self, what: str, index_id: str, choice: int) -> httpx.Response:
        client = self._client
        match what:
            case "create":
                return client.post("/indexes", json={"index_name": f"rides {choice}", "engines": [MARENGO]})
            case "rename":
                return client.put(f"/indexes/{index_id}", json={"index_name": f"tours {choice}"})
            case "delete":
                return client.delete(f"/indexes/{index_id}")
            case "upload":
                return client.post("/tasks", data={"index_id": index_id, "video_url": CITY_BIKES})
            case "watch":
                return client.get(f"/tasks/{self._tasks[choice % len(self._tasks)] if self._tasks else index_id}")
            case "search":
                body = {"index_id": index_id, "query": "arm", "search_options": ["conversation"]}
                return client.post("/search", json=body)
            case _:
                return client.get("/tasks")


def played(server: MockServer, key: str, steps: Sequence[tuple[str, int]]) -> list[Any]:
    """Return the replies of an account of `server` to a script."""
    account = frozen(server, key)
    with connected(account) as client:
        return Script(account, client).play(steps)


@given(scripts=SCRIPTS)
@settings(max_examples=6)
def test_accounts_answer_in_parallel_as_each_does_alone(scripts: list[list[tuple[str, int]]]) -> None:
    keys = [f"tlk_{number}" for number in range(len(scripts))]
    with MockServer() as server:
        jobs = [
            lambda key=key, steps=steps: played(server, key, steps) for key, steps in zip(keys, scripts, strict=True)
        ]
        together_answered = together(jobs)

    for key, steps, answered in zip(keys, scripts, together_answered, strict=True):
        with MockServer() as server:
            assert played(server, key, steps) == answered
