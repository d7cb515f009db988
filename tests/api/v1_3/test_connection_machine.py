"""After any sequence of requests and decisions, connections agree with a simple model."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from mockserver.app.application import MockServerApp
from mockserver.ground.clock import VirtualClock
from mockserver.ground.settings import Settings
from tests.support.api_1_3 import Api13, code_of
from tests.support.connecting import connect, decide, import_from, page_for, revoke

START = datetime(2026, 6, 1, 12, tzinfo=UTC)
UNUSED, TO_DECIDE = timedelta(days=180), timedelta(minutes=10)
GONE, NOT_ACTIVE = (404, "resource_not_exists"), (409, "connection_not_active")
_KEYS = count()

choices = st.integers(0, 99)
# One that always fails, and two that do not.
sources = st.lists(st.sampled_from(["match.mp4", "goal.png", "fail.mp4"]), min_size=1, max_size=3, unique=True)


@dataclass(eq=False)
class ModelConnection:
    """A connection as a client knows it, with its imports: the result and the asset of each file."""

    id: str
    last_used_at: datetime
    is_revoked: bool = False
    imports: list[tuple[str, list[tuple[str, str, str]]]] = field(default_factory=list)

    def status(self, now: datetime) -> str:
        return "revoked" if self.is_revoked else "expired" if now >= self.last_used_at + UNUSED else "active"


class Connections(RuleBasedStateMachine):
    """A client with its own account on the server `app`, which all runs share. Jobs finish at once."""

    app: MockServerApp

    def __init__(self) -> None:
        super().__init__()
        key = f"tlk_CONNECTIONS{next(_KEYS)}"
        clock = self.app.accounts.of(key.encode()).clock.base
        assert isinstance(clock, VirtualClock)
        self.api = Api13(self.app, clock, key)
        self.connections: list[ModelConnection] = []
        self.deleted: list[ModelConnection] = []
        self.pages: list[tuple[str, datetime]] = []
        self.assets: dict[str, str] = {}

    @property
    def now(self) -> datetime:
        return self.api.clock.now()

    def picked(self, choice: int) -> ModelConnection:
        return self.connections[choice % len(self.connections)]

    @rule(days=st.sampled_from([0.004, 0.01, 60, 120]))
    def time_passes(self, days: float) -> None:
        self.api.clock.advance(hours=days * 24)

    @rule()
    def authorize(self) -> None:
        self.pages.append((page_for(self.api), self.now))

    @precondition(lambda self: self.pages)
    @rule(choice=choices, approves=st.booleans())
    def decide(self, choice: int, approves: bool) -> None:
        page, asked_at = self.pages.pop(choice % len(self.pages))

        reply = decide(self.api, page, "approve" if approves else "deny")

        assert reply.status_code == (303 if self.now < asked_at + TO_DECIDE else 404)
        if approves and reply.status_code == 303:
            self.connections.append(ModelConnection(self.api.ids("/connections")[0], self.now))

    @rule()
    def connect(self) -> None:
        self.connections.append(ModelConnection(connect(self.api), self.now))

    @precondition(lambda self: self.connections)
    @rule(choice=choices)
    def revoke(self, choice: int) -> None:
        connection = self.picked(choice)
        revoke(self.api, connection.id)
        connection.is_revoked = True

    @precondition(lambda self: self.connections)
    @rule(choice=choices)
    def pick(self, choice: int) -> None:
        connection = self.picked(choice)

        reply = self.api.post(f"/connections/{connection.id}/picker-token")

        if connection.status(self.now) == "active":
            assert reply.status_code == 200
            connection.last_used_at = self.now
        else:
            assert code_of(reply) == NOT_ACTIVE

    @precondition(lambda self: self.connections)
    @rule(choice=choices, source_ids=sources)
    def import_files(self, choice: int, source_ids: list[str]) -> None:
        connection = self.picked(choice)

        reply = import_from(self.api, connection.id, *source_ids)

        if connection.status(self.now) != "active":
            assert code_of(reply) == NOT_ACTIVE
            return
        connection.last_used_at = self.now
        made = reply.json()
        assert [item["source_id"] for item in made["items"]] == source_ids
        items = []
        for item in made["items"]:
            source_id, known = item["source_id"], self.assets.get(item["source_id"])
            action = "created" if known is None else "retried" if source_id.startswith("fail") else "skipped"
            assert item["action"] == action
            assert known in (None, item["asset_id"])
            self.assets[source_id] = item["asset_id"]
            items.append((source_id, action, item["asset_id"]))
        connection.imports.append((made["_id"], items))

    @precondition(lambda self: self.assets)
    @rule(choice=choices)
    def delete_asset(self, choice: int) -> None:
        source_id = sorted(self.assets)[choice % len(self.assets)]

        assert self.api.delete(f"/assets/{self.assets.pop(source_id)}").status_code == 204

    @precondition(lambda self: self.connections)
    @rule(choice=choices)
    def delete_connection(self, choice: int) -> None:
        connection = self.picked(choice)

        assert self.api.delete(f"/connections/{connection.id}").status_code == 204

        self.connections.remove(connection)
        self.deleted.append(connection)

    @rule()
    def restore_a_snapshot(self) -> None:
        snapshot = self.api.client.get("/__admin/snapshot").content
        headers = {"content-type": "application/x-ndjson"}

        assert self.api.client.post("/__admin/snapshot", content=snapshot, headers=headers).status_code == 204

    @invariant()
    def every_connection_agrees_with_the_model(self) -> None:
        listed = self.api.get("/connections", params={"page_limit": 50}).json()["data"]
        assert [(each["_id"], each["status"]) for each in listed] == [
            (connection.id, connection.status(self.now)) for connection in self.connections[::-1]
        ]

    @invariant()
    def imports_show_existing_assets(self) -> None:
        kept = set(self.assets.values())
        for connection in self.connections:
            path = f"/connections/{connection.id}/imports"
            assert self.api.ids(path, page_limit=50) == [made for made, _ in connection.imports[::-1]]
            for made, items in connection.imports:
                shown = self.api.get(f"{path}/{made}").json()
                assert shown["item_count"] == len(items)
                assert [(each["source_id"], each["action"], each["status"]) for each in shown["items"]] == [
                    (source_id, action, "failed" if source_id.startswith("fail") else "ready")
                    for source_id, action, asset_id in items
                    if asset_id in kept
                ]

    @invariant()
    def deleting_a_connection_deletes_imports_and_keeps_assets(self) -> None:
        assert set(self.api.ids("/assets", page_limit=50)) == set(self.assets.values())
        for connection in self.deleted:
            for made, _ in connection.imports:
                assert code_of(self.api.get(f"/connections/{connection.id}/imports/{made}")) == GONE

    def teardown(self) -> None:
        self.api.client.post("/__admin/reset")


@pytest.fixture(scope="module")
def machine() -> Iterator[Any]:
    """The state machine, on a server whose jobs finish at once."""
    app = MockServerApp(Settings(profile="instant"), make_clock=lambda: VirtualClock(START))
    yield type("Connections", (Connections,), {"app": app})
    app.close()


def test_connections_and_imports_always_agree_with_the_model(machine: Any) -> None:
    bounds = settings(
        max_examples=10,
        stateful_step_count=20,
        derandomize=True,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )

    run_state_machine_as_test(machine, settings=bounds)
