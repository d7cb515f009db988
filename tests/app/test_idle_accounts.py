"""Many accounts: idle ones without changes are forgotten, and the total size of journals is bounded."""

from collections.abc import Callable, Iterator

import pytest

from mockserver.app.application import MockServerApp
from mockserver.domain.account.account import Account
from mockserver.domain.account.journal import Journal, RawEntry
from mockserver.domain.account.size_budget import SizeBudget
from mockserver.ground.settings import Settings
from tests.support.api import MARENGO
from tests.support.asgi import AsgiClient

KEY = b"tlk_IDLE"
INDEX = {"index_name": "Matches", "engines": [MARENGO]}


class Clocks:
    """A stopwatch that tests move."""

    def __init__(self) -> None:
        self.seconds = 1_000_000.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def watch(monkeypatch: pytest.MonkeyPatch) -> Clocks:
    watch = Clocks()
    for module in ("mockserver.app.idle_accounts", "mockserver.app.pipeline"):
        monkeypatch.setattr(f"{module}.perf_counter", watch)
    return watch


@pytest.fixture
def app(watch: Clocks) -> Iterator[MockServerApp]:
    app = MockServerApp(Settings(idle_accounts=600))
    yield app
    app.close()


@pytest.fixture
def client(app: MockServerApp) -> Iterator[AsgiClient]:
    with AsgiClient(app, KEY.decode()) as client:
        yield client


def after_an_hour(app: MockServerApp, watch: Clocks) -> None:
    """Let an hour pass, then use another key."""
    watch.seconds += 3600
    app.accounts.of(b"tlk_OTHER_%d" % watch.seconds)


def test_an_account_that_was_only_read_is_forgotten_and_opens_as_before(
    app: MockServerApp, client: AsgiClient, watch: Clocks
) -> None:
    before = client.get("/indexes").body
    account_id = app.accounts.of(KEY).id

    after_an_hour(app, watch)

    assert app.accounts.find(account_id) is None
    assert client.get("/indexes").body == before
    assert app.accounts.of(KEY).id == account_id


CHANGES: dict[str, Callable[[AsgiClient], object]] = {
    "an index": lambda client: client.post("/indexes", INDEX),
    "an index that is gone": lambda client: client.delete(f"/indexes/{client.post('/indexes', INDEX).json()['_id']}"),
    "a fault": lambda client: client.send(
        "POST", "/__admin/faults", b'{"fault": {"reset": {}}}', {"content-type": "application/json"}
    ),
    "a frozen clock": lambda client: client.send("POST", "/__admin/clock/freeze"),
    "a webhook": lambda client: client.send(
        "POST", "/__admin/webhooks", b'{"url": "http://127.0.0.1:1/"}', {"content-type": "application/json"}
    ),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_an_account_in_which_something_was_changed_stays(
    change: Callable[[AsgiClient], object], app: MockServerApp, client: AsgiClient, watch: Clocks
) -> None:
    client.get("/indexes")
    change(client)
    account = app.accounts.of(KEY)

    after_an_hour(app, watch)

    assert app.accounts.of(KEY) is account


def test_an_account_stays_while_a_request_works_in_it(app: MockServerApp, client: AsgiClient, watch: Clocks) -> None:
    client.get("/indexes")
    held: Account | None = app.accounts.of(KEY)

    after_an_hour(app, watch)
    assert app.accounts.of(KEY) is held

    account_id, held = app.accounts.of(KEY).id, None
    after_an_hour(app, watch)
    assert app.accounts.find(account_id) is None


def test_an_account_that_is_in_use_stays(app: MockServerApp, client: AsgiClient, watch: Clocks) -> None:
    client.get("/indexes")
    account_id = app.accounts.of(KEY).id
    watch.seconds += 3500
    client.get("/indexes")

    watch.seconds += 500
    app.accounts.of(b"tlk_OTHER")

    assert app.accounts.find(account_id) is not None


def entry(size: int) -> RawEntry:
    at = None
    return RawEntry(b"1", ("", "", "", b"", ()), b"", 200, (), "", b"", at, 0.0, 0.0, "", None, size)  # type: ignore[arg-type]


def test_all_journals_together_stay_within_their_limit_and_the_largest_drop_first() -> None:
    journals = [Journal(str(number), limit=2**40) for number in range(50)]
    budget = SizeBudget(160_000, lambda: journals)
    for journal in journals:
        journal.budget = budget

    for number in range(5_000):
        journals[0 if number % 2 else number % 50].add(entry(100 + number % 7))
        assert sum(journal.size for journal in journals) <= 160_000 * 17 // 16 + 200

    assert journals[0].dropped > max(journal.dropped for journal in journals[1:])


def test_a_body_larger_than_the_limit_is_dropped_and_counted() -> None:
    journal = Journal("1", limit=2**40)
    journal.budget = SizeBudget(16, lambda: [journal])

    journal.add(entry(1_000))

    assert (len(journal), journal.dropped, journal.size) == (0, 1, 0)
