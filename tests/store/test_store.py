"""`--store`: accounts outlast their server, also after a crash."""

import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from shutil import copytree
from typing import Any

import orjson
import pytest

from mockserver.app.application import MockServerApp
from mockserver.ground.clock import VirtualClock
from mockserver.ground.settings import Settings
from tests.admin.test_metrics import families_in, values_of
from tests.support.api import MARENGO
from tests.support.asgi import JSON, AsgiClient
from tests.support.contract_requests import ADMIN_OPERATIONS, Known, having, requests
from tests.support.full_account import BUCKET, fill

KEY, OTHER = "tlk_TEST", "tlk_OTHER"
INDEX = {"index_name": "Matches", "engines": [MARENGO]}
Serve = Callable[..., MockServerApp]


@pytest.fixture
def serve(tmp_path: Path, film: Path, clock: VirtualClock) -> Iterator[Serve]:
    """Returns a function that starts a server with a store in a directory."""
    bucket = tmp_path / "bucket"
    bucket.mkdir()
    (bucket / "pitch.mp4").write_bytes(film.read_bytes())
    with ExitStack() as stack:

        def make(directory: Path, **others: Any) -> MockServerApp:
            directory.mkdir(exist_ok=True)
            settings = Settings(store=f"sqlite:///{directory}/state.db", integration=((BUCKET, bucket),), **others)
            app = MockServerApp(settings, make_clock=lambda: clock)
            stack.callback(app.close)
            return app

        yield make


def crashed(directory: Path, name: str) -> Path:
    """Return a copy of the directory of a server as it is now, as if the server had been killed."""
    return Path(copytree(directory, directory.with_name(name)))


def snapshot(app: MockServerApp, key: str = KEY) -> list[bytes]:
    with AsgiClient(app, key) as client:
        answer = client.send("GET", "/__admin/snapshot")
        assert answer.status == 200, answer.body
        # Without limits, how often requests came is stored with the next change.
        return re.sub(rb'"rates":{"_windows":{.*?}}}', b"", answer.body).splitlines()


@pytest.mark.tier("ci")
def test_every_reply_is_the_same_after_a_crash(serve: Serve, tmp_path: Path, film: Path, clock: VirtualClock) -> None:
    first = serve(tmp_path / "first")
    with AsgiClient(first, KEY) as client:
        known = fill(client, clock, film)
        second = serve(crashed(tmp_path / "first", "second"))
        asked = list(requests(known, having("GET")))
        before = [request.send(client) for request in asked]
    with AsgiClient(second, KEY) as client:
        after = [request.send(client) for request in asked]

    # The directory of the files is another one; no reply names it.
    assert [(request.target, answer) for request, answer in zip(asked, after, strict=True)] == [
        (request.target, answer) for request, answer in zip(asked, before, strict=True)
    ]


def test_all_changes_survive_a_crash(serve: Serve, tmp_path: Path, film: Path, clock: VirtualClock) -> None:
    first = serve(tmp_path / "first")
    with AsgiClient(first, KEY) as client:
        known = fill(client, clock, film)
        few = Known(known.ids[:6], known.tokens)
        for number, request in enumerate(requests(few, having("POST", "PUT", "DELETE"))):
            request.send(client)
            if number % 40 == 0:
                copy = serve(crashed(tmp_path / "first", f"copy-{number}"))
                assert snapshot(copy) == snapshot(first), request
                copy.close()


CONTROLS: list[tuple[str, dict[str, object]]] = [
    ("clock", {"now": "2024-06-01T12:00:00Z", "frozen": True}),
    ("clock", {"scale": 60}),
    ("clock/advance", {"minutes": 5}),
    ("reset", {}),
    ("reset", {"scope": "another"}),
    ("reset", {"what": ["clock"]}),
]


@pytest.mark.parametrize(("path", "body"), CONTROLS, ids=lambda value: str(value)[:20])
def test_a_moved_clock_and_a_reset_survive_a_crash(
    serve: Serve, tmp_path: Path, clock: VirtualClock, path: str, body: dict[str, object]
) -> None:
    first = serve(tmp_path / "first")
    with AsgiClient(first, KEY) as client:
        client.post("/indexes", INDEX)
        answer = client.send("POST", f"/__admin/{path}", orjson.dumps(body), {"content-type": JSON})
        assert answer.status < 300, answer.body

    second = serve(crashed(tmp_path / "first", "second"))
    clock.advance(minutes=1)

    assert snapshot(second) == snapshot(first)


def test_all_settings_of_the_test_kit_survive_a_crash(serve: Serve, tmp_path: Path) -> None:
    first = serve(tmp_path / "first")
    ordering = [operation for operation in ADMIN_OPERATIONS if operation.id.startswith(("add-", "create-", "set-"))]
    with AsgiClient(first, KEY) as client:
        index_id = client.post("/indexes", INDEX).json()["_id"]
        statuses = [request.send(client).status for request in requests(Known([index_id], []), ordering)]

    second = serve(crashed(tmp_path / "first", "second"))

    assert any(status < 300 for status in statuses)
    assert snapshot(second) == snapshot(first)


def test_an_exceeded_rate_limit_survives_a_crash(serve: Serve, tmp_path: Path) -> None:
    first = serve(tmp_path / "first", plan="free")
    with AsgiClient(first, KEY) as client:
        refused = client.post("/tasks", {"index_id": "665b0d408f605f6af8c6414b", "video_url": "https://a.test/b.mp4"})
        before = client.send("GET", "/__admin/snapshot").body

    second = serve(crashed(tmp_path / "first", "second"), plan="free")
    with AsgiClient(second, KEY) as client:
        after = client.send("GET", "/__admin/snapshot").body

    assert refused.status == 404
    assert b'"used":1' in before
    assert after == before


def test_a_page_token_stays_valid_after_a_crash(serve: Serve, tmp_path: Path, film: Path, clock: VirtualClock) -> None:
    first = serve(tmp_path / "first")
    with AsgiClient(first, KEY) as client:
        known = fill(client, clock, film)
    second = serve(crashed(tmp_path / "first", "second"))

    clock.advance(days=2)  # meanwhile videos become ready, so a new search would find others
    answers = []
    for app in (first, second):
        with AsgiClient(app, KEY) as client:
            answers.append([client.get(f"/search/{token}").body for token in known.tokens])

    assert answers[0] == answers[1]


def test_a_reset_of_all_accounts_includes_those_on_disk_only(serve: Serve, tmp_path: Path) -> None:
    first = serve(tmp_path / "first")
    for key in (KEY, OTHER):
        with AsgiClient(first, key) as client:
            client.post("/indexes", INDEX)
    second = serve(crashed(tmp_path / "first", "second"))

    with AsgiClient(second, KEY) as client:
        token = {"x-admin-token": second.access.token}
        reset = client.send("POST", "/__admin/reset/all", b"{}", {"content-type": JSON, **token})
    third = serve(crashed(tmp_path / "second", "third"))

    assert reset.status == 200, reset.body
    with AsgiClient(third, OTHER) as client:
        assert client.get("/indexes").json()["data"] == []


def test_an_account_that_was_only_read_is_not_stored(serve: Serve, tmp_path: Path) -> None:
    first = serve(tmp_path / "first")
    with AsgiClient(first, KEY) as client:
        client.get("/indexes")

    second = serve(crashed(tmp_path / "first", "second"))

    assert not second._service()._store.absent  # type: ignore[union-attr]


def test_an_idle_account_is_evicted_from_memory_and_loaded_unchanged(
    serve: Serve, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seconds = [1_000_000.0]
    for module in ("idle_accounts", "pipeline"):
        monkeypatch.setattr(f"mockserver.app.{module}.perf_counter", lambda: seconds[0])
    app = serve(tmp_path / "first", idle_accounts=600)
    with AsgiClient(app, KEY) as client:
        client.post("/indexes", INDEX)
        before = client.send("GET", "/__admin/snapshot").body
        account_id = app.accounts.of(KEY.encode()).id
        seconds[0] += 3600
        for number in range(3):
            client.send(
                "POST",
                "/v1.2/indexes",
                orjson.dumps({**INDEX, "index_name": str(number)}),
                {"x-api-key": OTHER, "content-type": JSON},
            )
        has_left = app.accounts.in_memory(account_id) is None
        after = client.send("GET", "/__admin/snapshot").body

    assert has_left
    assert after == before


def test_metrics_count_commits_from_the_first_read_on(serve: Serve, tmp_path: Path) -> None:
    first = serve(tmp_path / "first")
    with AsgiClient(first, OTHER) as client:
        client.post("/indexes", INDEX)
    app = serve(crashed(tmp_path / "first", "second"))
    with AsgiClient(app, KEY) as client:
        client.post("/indexes", INDEX)
        before = families_in(client.send("GET", "/__admin/metrics").body.decode())
        client.post("/indexes", {**INDEX, "index_name": "more"})
        client.get("/indexes")
        after = families_in(client.send("GET", "/__admin/metrics").body.decode())

    name = "mockserver_store_commit_duration_seconds"
    counts = [values_of(families[name])[f"{name}_count"] for families in (before, after)]
    assert counts == [0, 1]
    assert values_of(after["mockserver_store_absent_accounts"]) == {"mockserver_store_absent_accounts": 1}
