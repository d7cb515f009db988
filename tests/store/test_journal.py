"""`--store-journal`: exchanges survive a restart of the server; without it they count as dropped."""

from pathlib import Path

import httpx
import pytest

from mockserver.ground.errors import SettingsInvalid
from mockserver.testing import MockServer
from mockserver.testing.account import Part

SECRET = "tlk_A_SECRET_OF_ANOTHER"  # noqa: S105 - made up


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path}/state.db"


def serve(url: str, **options: object) -> MockServer:
    return MockServer(in_process=True, store=url, **{"store_journal": True, **options})  # type: ignore[arg-type]


def ask(server: MockServer, *paths: str) -> None:
    with httpx.Client(transport=server.transport(), base_url=server.url_v12, headers={"x-api-key": KEY}) as client:
        for path in paths:
            client.get(path)


KEY = "tlk_local"


def paths(server: MockServer) -> list[str]:
    return [call.path for call in server.account(KEY).calls()]


def test_exchanges_survive_a_restart_and_numbering_continues(url: str) -> None:
    with serve(url) as server:
        ask(server, "/indexes", "/tasks")
        before = list(server.account(KEY).calls())
    with serve(url) as server:
        ask(server, "/engines")
        after = list(server.account(KEY).calls())

    assert after[:2] == before
    assert [call.path for call in after] == ["/v1.2/indexes", "/v1.2/tasks", "/v1.2/engines"]
    assert len({call.request_id for call in after}) == 3


def test_without_a_stored_journal_exchanges_of_an_earlier_server_count_as_dropped(url: str) -> None:
    with serve(url, store_journal=False) as server:
        server.account(KEY).clock.freeze()
        ask(server, "/indexes", "/tasks")
    with serve(url, store_journal=False) as server:
        ask(server, "/engines")
        calls = server.account(KEY).calls()
        with pytest.raises(AssertionError, match="2"):
            server.account(KEY).verify("list-indexes", exactly=0)

    assert [(call.path, call.request_id.rpartition("-")[2]) for call in calls] == [("/v1.2/engines", "3")]


def test_the_stored_journal_has_the_size_limit_of_the_one_in_memory(url: str) -> None:
    with serve(url, journal_bytes=5_000) as server:
        ask(server, *(["/indexes"] * 20), "/tasks")
        kept = paths(server)
    with serve(url) as server:
        after = paths(server)

    assert len(kept) < 21
    assert after == kept


@pytest.mark.parametrize("parts", [(), ("journal",)])
def test_a_reset_deletes_stored_exchanges_too(url: str, parts: tuple[Part, ...]) -> None:
    with serve(url) as server:
        ask(server, "/indexes", "/tasks")
        server.account(KEY).reset(*parts)
        ask(server, "/engines")
    with serve(url) as server:
        assert paths(server) == ["/v1.2/engines"]


def test_verified_exchanges_stay_verified_after_a_restart(url: str) -> None:
    with serve(url) as server:
        ask(server, "/indexes", "/tasks")
        server.account(KEY).verify("list-indexes", exactly=1)
    with serve(url) as server, pytest.raises(AssertionError) as failed:
        server.account(KEY).verify_no_other_calls()

    assert ("/tasks" in str(failed.value), "/indexes" in str(failed.value)) == (True, False)


def test_stored_exchanges_contain_no_secrets(url: str, tmp_path: Path) -> None:
    with serve(url) as server:
        ask(server, f"/indexes?index_name={SECRET}")

    stored = b"".join(file.read_bytes() for file in tmp_path.glob("state.db*") if file.is_file())
    assert (b"list-indexes" in stored, SECRET.encode() in stored) == (True, False)


def test_a_secret_from_before_a_restart_is_masked_in_later_replies(url: str) -> None:
    engine = {"engine_name": "marengo2.6", "engine_options": ["visual"]}
    other = "a-secret-without-a-prefix"
    with serve(url) as server, httpx.Client(transport=server.transport(), base_url=server.url_v12) as client:
        body = {"index_name": other, "engines": [engine]}
        assert client.post("/indexes", json=body, headers={"x-api-key": other}).status_code == 201
    with serve(url) as server, httpx.Client(transport=server.transport(), base_url=server.url_v12) as client:
        client.get("/indexes", headers={"x-api-key": other})
        [_, listed] = server.account(other).calls()

    assert other not in str(listed.reply)


def test_exchanges_are_deleted_from_the_store_if_the_setting_is_switched_off(url: str) -> None:
    with serve(url) as server:
        ask(server, "/indexes")
    with serve(url, store_journal=False) as server:
        ask(server, "/tasks")
    with serve(url) as server:
        assert paths(server) == []


def test_a_stored_journal_without_a_store_is_refused() -> None:
    with pytest.raises(SettingsInvalid, match="--store-journal is for a server with a store"):
        MockServer(in_process=True, store_journal=True).start()
