"""A new kind of record needs one declaration: then it is reset, saved, restored, counted, and reported to listeners."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import orjson
import pytest

from mockserver.domain.account import tables
from mockserver.domain.account.account import Account, world_at
from mockserver.domain.account.kinds import Holder, Kind, StateChange
from mockserver.domain.account.tables import KINDS
from mockserver.domain.records.upload import Upload
from mockserver.domain.rules.events import due
from mockserver.domain.rules.indexes import delete_index
from mockserver.domain.rules.tasks import create_task
from mockserver.domain.tables.table import Table
from mockserver.ground.clock import VirtualClock
from mockserver.ground.settings import Settings
from mockserver.ground.steps import run_blocking
from tests.support.accounts import empty_account, index_in
from tests.support.api import Api, Server
from tests.support.records import MEDIA, NOTHING, an_asset

NOON = datetime(2024, 6, 1, 12, tzinfo=UTC)
TOY_ID = "665b0d4058d97212a932538c"


@dataclass(frozen=True, slots=True, eq=False)
class Toy:
    """A record of an account that breaks at a given time."""

    id: str
    name: str
    breaks_at: datetime


def _events(account: Holder, toy: Toy) -> Iterable[StateChange]:
    yield StateChange(toy.breaks_at, "toy", toy.id, "broken")


def _toys() -> Table[Toy]:
    return Table("toy", "toys")


TOYS = Kind("toy", _toys, lambda: Toy, events=_events)


@pytest.fixture
def api(clock: VirtualClock, monkeypatch: pytest.MonkeyPatch) -> Iterator[Api]:
    """A server whose accounts hold toys; the first account has one."""
    monkeypatch.setattr(tables, "KINDS", (*KINDS, TOYS))
    with Server(Settings(), clock) as api:
        account_of(api).tables[TOYS].put(Toy(TOY_ID, "Train", NOON + timedelta(hours=1)))
        yield api


def account_of(api: Api, key: bytes = b"tlk_TEST") -> Account:
    return api.app.accounts.of(key)


def take(api: Api) -> bytes:
    return api.client.get("/__admin/snapshot").content


def restore(api: Api, snapshot: bytes) -> Any:
    return api.client.post("/__admin/snapshot", content=snapshot, headers={"content-type": "application/x-ndjson"})


def test_a_new_kind_of_record_is_counted(api: Api) -> None:
    assert account_of(api).tables.counts() == {**{kind.name: 0 for kind in KINDS}, "toy": 1}


def test_a_new_kind_of_record_is_reset(api: Api) -> None:
    assert api.client.post("/__admin/reset").is_success

    assert account_of(api).tables[TOYS].all() == []


def test_a_new_kind_of_record_is_saved_and_restored(api: Api) -> None:
    snapshot, other = take(api), api.as_key("tlk_OTHER")

    assert restore(other, snapshot).status_code == 204

    [toy] = account_of(api, b"tlk_OTHER").tables[TOYS].all()
    assert (toy.id, toy.name) == (TOY_ID, "Train")
    assert take(other) == snapshot


def test_an_invalid_record_of_a_new_kind_is_refused_with_its_place(api: Api) -> None:
    lines = [orjson.loads(line) for line in take(api).splitlines()]
    wrong = [{"toy": {**line["toy"], "breaks_at": "soon"}} if "toy" in line else line for line in lines]

    reply = restore(api, b"\n".join(map(orjson.dumps, wrong)))

    assert reply.status_code == 400
    assert f"Line {len(lines)}: toy.breaks_at: " in reply.json()["message"]


def test_events_of_a_new_kind_of_record_are_listed(api: Api) -> None:
    happening = run_blocking(due(account_of(api), NOON, NOON + timedelta(days=1)))

    assert list(map(str, happening)) == [f"toy {TOY_ID} broken"]


def test_a_listener_is_called_for_every_change() -> None:
    account = empty_account(VirtualClock(NOON))
    heard: list[tuple[str, str, bool]] = []
    account.tables.listen(lambda kind, record_id, record: heard.append((kind, record_id, record is not None)))
    asset = an_asset("film.mp4", NOON)

    account.assets.put(asset)
    account.assets.put(asset)
    account.assets.delete(asset.id)

    assert heard == [("asset", asset.id, True), ("asset", asset.id, True), ("asset", asset.id, False)]


def test_a_listener_can_rebuild_the_table() -> None:
    account = empty_account(VirtualClock(NOON))
    heard: dict[str, dict[str, Any]] = {kind.name: {} for kind in KINDS}

    def hear(kind: str, record_id: str, record: Any) -> None:
        heard[kind][record_id] = record

    account.tables.listen(hear)
    fill_and_empty(account)

    for kind, table in account.tables:
        left = {name: record for name, record in heard[kind.name].items() if record is not None}
        assert left == {record.id: record for record in table.all()}
    assert account.tables.counts()["index"] == 1


def fill_and_empty(account: Account) -> None:
    """Add two indexes with videos, one of which fails, and delete one index."""
    world = world_at(account, NOON)
    for name in ("matches", "lessons"):
        index = index_in(world, name)
        for film in ("one.mp4", "two.mp4", "fail.mp4"):
            create_task(world, index, Upload(film, MEDIA, NOTHING))
    run_blocking(delete_index(world, index))


def test_a_listener_is_called_for_a_reset_and_a_restore(api: Api) -> None:
    snapshot = take(api)
    heard: list[tuple[str, bool]] = []
    account_of(api).tables.listen(lambda kind, record_id, record: heard.append((kind, record is not None)))

    api.client.post("/__admin/reset")
    restore(api, snapshot)

    assert heard == [("toy", False), ("toy", True)]
