"""The first use of an operation imports modules, in threads: that takes too long for the event loop."""

from collections.abc import Iterator, Mapping
from threading import Thread, current_thread

import pytest

from mockserver.app.application import MockServerApp
from mockserver.app.webhooks import dispatcher
from mockserver.ground.settings import Settings
from mockserver.handlers.common.search import searchable
from mockserver.handlers.registry import Handler
from mockserver.handlers.served import HANDLERS
from tests.support.asgi import AsgiClient

SAMPLE_INDEX = "6527e59e74b5a5ab84015cf5"
ENGINES = [{"engine_name": "marengo2.6", "engine_options": ["visual"]}]


class Importing(Mapping[str, Handler]):
    """All handlers, and the threads in which each was looked up."""

    def __init__(self) -> None:
        self.threads: dict[str, list[Thread]] = {}

    def __getitem__(self, operation_id: str) -> Handler:
        self.threads.setdefault(operation_id, []).append(current_thread())
        return HANDLERS[operation_id]

    def __contains__(self, operation_id: object) -> bool:
        return operation_id in HANDLERS

    def __iter__(self) -> Iterator[str]:
        return iter(HANDLERS)

    def __len__(self) -> int:
        return len(HANDLERS)


@pytest.fixture
def handlers() -> Importing:
    return Importing()


@pytest.fixture
def client(handlers: Importing) -> Iterator[AsgiClient]:
    app = MockServerApp(Settings(profile="instant"), handlers=handlers)
    with AsgiClient(app, "tlk_FIRST") as client:
        yield client
    app.close()


def new_index(client: AsgiClient, name: str) -> str:
    return str(client.post("/indexes", {"index_name": name, "engines": ENGINES}).json()["_id"])


def search(client: AsgiClient, index_id: str, **options: str) -> tuple[int, object]:
    body = {"index_id": index_id, "query": "volleyball or a tent", "search_options": ["visual"]}
    reply = client.post("/search", body, **options)
    return reply.status, reply.json()["data"]


def test_a_handler_is_imported_once_and_not_in_the_event_loop(client: AsgiClient, handlers: Importing) -> None:
    new_index(client, "one")
    new_index(client, "another")

    [thread] = handlers.threads["create-index"]
    assert thread is not current_thread()


def test_the_first_search_of_made_up_videos_imports_their_generator_in_a_thread(
    client: AsgiClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    imports: list[Thread] = []
    monkeypatch.setattr(searchable, "is_generator_imported", lambda: bool(imports))
    monkeypatch.setattr(searchable, "import_generator", lambda: imports.append(current_thread()))
    index_id = new_index(client, "films")
    transfers = [{"index_id": index_id, "object": "s3://films/beach volleyball.mp4", "language": "en"}]
    client.post("/tasks/transfers", {"file": transfers})

    found = [search(client, index_id) for _ in range(2)]

    [thread] = imports
    assert thread is not current_thread()
    assert [status for status, _ in found] == [200, 200]
    assert found[0][1]


def test_a_search_of_the_sample_account_needs_no_generator(client: AsgiClient, monkeypatch: pytest.MonkeyPatch) -> None:
    imports: list[Thread] = []
    monkeypatch.setattr(searchable, "is_generator_imported", lambda: False)
    monkeypatch.setattr(searchable, "import_generator", lambda: imports.append(current_thread()))

    status, found = search(client, SAMPLE_INDEX, key="tlk_SAMPLE")

    assert (status, bool(found), imports) == (200, True, [])


def test_the_first_delivery_imports_its_http_client_in_a_thread(
    client: AsgiClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    threads = []

    monkeypatch.setattr(dispatcher, "_import_deliveries", lambda: threads.append(current_thread()))

    replies = [client.send("POST", "/__admin/webhooks/deliveries") for _ in range(2)]

    assert [reply.status for reply in replies] == [200, 200]
    assert len(threads) == 1
    assert threads[0] is not current_thread()
