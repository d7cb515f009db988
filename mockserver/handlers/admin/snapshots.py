"""An account as one file."""

import asyncio
import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import orjson

from mockserver.contract.errors import ApiError
from mockserver.domain.account.account import Account, World
from mockserver.domain.testkit.kit import NOTED
from mockserver.handlers.admin.requests.snapshots import read_snapshot
from mockserver.handlers.admin.restore_orders import check_ordered
from mockserver.handlers.admin.restore_probe import probe
from mockserver.handlers.call import Call, EventStream, Reply
from mockserver.handlers.common.provoked_errors import raise_provoked
from mockserver.handlers.registry import Registry
from mockserver.state.reset import WHOLE, reset
from mockserver.state.restore import FormatUnknown, SnapshotInvalid, restore
from mockserver.state.snapshot import snapshot

operations = Registry()

log = logging.getLogger("mockserver")

Lines = list[dict[str, Any]]


@operations.operation("take-snapshot")
def take_snapshot(call: Call, world: World) -> Reply:
    return Reply(200, EventStream(list(snapshot(world.account)), 0))


@operations.operation("restore-snapshot")
async def restore_snapshot(call: Call, world: World) -> Reply:
    raw = await _raw(call)
    account = world.account
    try:
        lines: Lines = list(_lines(raw))
        read: dict[int, Any] = {}
        probed = _restored(call, lines, account, read)
        check_ordered(probed, call.accounts)
        await probe(call, probed)
        restored = _restored(call, lines, account, read)
    except FormatUnknown as error:
        raise ApiError("snapshot_format_unknown", str(error)) from None
    except SnapshotInvalid as error:
        raise ApiError("snapshot_invalid", str(error)) from None
    for name in NOTED:
        setattr(restored.kit, name, getattr(account.kit, name))
    log.info("account_restored", extra={"account": account.id, "records": restored.tables.counts()})
    call.accounts.go_on_with(reset(account, restored, [WHOLE]))
    return Reply(204)


def _restored(call: Call, lines: Lines, account: Account, read: dict[int, Any]) -> Account:
    """Return an account that is what a snapshot says, as `restore` has it. Raises FormatUnknown and SnapshotInvalid."""
    restored = call.accounts.emptied(account)
    restore(lines, restored, call.ingest.kept_file, read)
    return restored


async def _raw(call: Call) -> bytes:
    given = read_snapshot(call.body)
    if isinstance(given, str):
        return given.encode()
    raise_provoked(call, given.filename)
    return await asyncio.to_thread(Path(given.path).read_bytes)


def _lines(raw: bytes) -> Iterator[dict[str, Any]]:
    """Yield the objects in a file of one a line. Raises SnapshotInvalid."""
    for number, line in enumerate(raw.splitlines(), 1):
        try:
            read = orjson.loads(line)
        except orjson.JSONDecodeError as error:
            raise SnapshotInvalid(f"Line {number} is not JSON: {error}.") from None
        if not isinstance(read, dict):
            raise SnapshotInvalid(f"Line {number} is no JSON object.")
        yield read
