"""Changes of large accounts are made in steps, with other requests between: stored completely or not at all."""

import asyncio
from collections.abc import Sequence
from pathlib import Path

import orjson
import pytest

from mockserver.app.application import MockServerApp
from mockserver.ground.clock import VirtualClock
from mockserver.ground.settings import Settings
from mockserver.ground.steps import PORTION, Steps
from mockserver.handlers.common.steps import run_change
from mockserver.state.account_log import Appended
from mockserver.state.sql_log import SqlLog
from tests.support.api import MARENGO
from tests.support.asgi import JSON, AsgiClient
from tests.support.full_account import BUCKET, fill
from tests.support.large_account import add_webhook, grow, grow_outbox, requests_for

# These change with each request, and can be stored at any time.
COUNTS = {"account", "meter", "clock"}
IN_STEPS = (
    "set-profile",
    "clear-profiles",
    "create-webhook",
    "delete-webhook",
    "delete_entity_collections_entity_collection_id",
    "delete_knowledge_stores_knowledge_store_id",
    "delete-index",
    "delete_indexes_index_id",
)
READ = "/__admin/profiles"


@pytest.fixture
def stored(monkeypatch: pytest.MonkeyPatch) -> list[Appended]:
    """The changes put into the store, in order."""
    stored: list[Appended] = []
    append = SqlLog.append

    def record(log: SqlLog, appended: Sequence[Appended]) -> None:
        stored.extend(appended)
        append(log, appended)

    monkeypatch.setattr(SqlLog, "append", record)
    return stored


def test_every_change_is_stored_completely_or_not_at_all(
    tmp_path: Path, film: Path, clock: VirtualClock, stored: list[Appended]
) -> None:
    settings = Settings(store=f"sqlite:///{tmp_path}/state.db", integration=((BUCKET, film.parent),))
    app = MockServerApp(settings, make_clock=lambda: clock)
    in_parts: dict[str, list[list[str]]] = {}
    done = set()
    with AsgiClient(app) as client:
        fill(client, clock, film)
        account = app.accounts.of(b"tlk_TEST")
        grow(account, 2 * PORTION)
        add_webhook(client)
        grow_outbox(account, 2 * PORTION)
        client.send("GET", READ)
        for request in requests_for(client, account, [app.contract.operations[each] for each in IN_STEPS]):
            stored.clear()
            name, method = request.operation.id, request.operation.method
            answer = client.send_amid_reads(method, request.target, request.body, request.media_type, READ)
            if answer.status < 300:
                done.add(name)
            kinds = [sorted({change.kind for change in each.changes} - COUNTS) for each in stored]
            if len([each for each in kinds if each]) > 1:
                in_parts[f"{name} {request.what}"] = kinds
    app.close()

    assert in_parts == {}
    assert done == {*IN_STEPS}


def test_a_change_is_completed_if_its_request_is_cancelled(clock: VirtualClock) -> None:
    account = MockServerApp(make_clock=lambda: clock).accounts.of(b"tlk_TEST")
    made = []

    def steps() -> Steps[None]:
        for number in range(3):
            made.append(number)
            yield

    async def cancel() -> None:
        change = asyncio.create_task(run_change(account, steps()))
        await asyncio.sleep(0)
        assert (made, len(account.unfinished)) == ([0], 1)
        change.cancel()
        with pytest.raises(asyncio.CancelledError):
            await change

    asyncio.run(cancel())

    assert (made, account.unfinished) == ([0, 1, 2], set())


def test_requests_of_one_account_that_wait_for_the_same_commit_are_all_answered(
    tmp_path: Path, clock: VirtualClock
) -> None:
    app = MockServerApp(Settings(store=f"sqlite:///{tmp_path}/state.db"), make_clock=lambda: clock)
    body = orjson.dumps({"index_name": "Matches", "engines": [MARENGO]})
    with AsgiClient(app) as client:
        answer = client.send_amid_reads("POST", "/v1.2/indexes", body, JSON, READ)
    app.close()

    assert answer.status == 201
