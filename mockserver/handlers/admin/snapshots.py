"""Snapshots: an account as one file."""

import asyncio
import logging
from itertools import islice
from pathlib import Path
from typing import Any

import orjson

from mockserver.contract.errors import ApiError
from mockserver.domain.account.account import Account, World, wait_for_changes
from mockserver.domain.testkit.kit import NOTED
from mockserver.handlers.admin.requests.snapshot_lines import SnapshotLines
from mockserver.handlers.admin.requests.snapshots import read_snapshot
from mockserver.handlers.admin.restore_orders import check_ordered
from mockserver.handlers.admin.restore_probe import probe
from mockserver.handlers.call import Call
from mockserver.handlers.common.provoked_errors import raise_provoked
from mockserver.handlers.common.steps import run_cooperatively
from mockserver.handlers.registry import Registry
from mockserver.handlers.reply import EncodedLines, Reply
from mockserver.state.reset import WHOLE, reset
from mockserver.state.restore import FormatUnknown, SnapshotInvalid, restore_in_steps
from mockserver.state.snapshot import Line, counted, snapshot

operations = Registry()

log = logging.getLogger("mockserver")

# This many lines are created or read within a few milliseconds.
_AT_A_TIME = 100


@operations.operation("take-snapshot")
async def take_snapshot(call: Call, world: World) -> Reply:
    # The lines are kept as bytes, many together: as plain values they would take ten times the memory.
    await run_cooperatively(wait_for_changes(world.account))
    account = world.account
    lines, files = snapshot(account), [*account.assets.files, *account.uploads.files]
    if files:
        await asyncio.to_thread(call.ingest.note_snapshot, files)
    head, number, pieces = next(lines), 0, []
    while some := list(islice(lines, _AT_A_TIME)):
        number += len(some)
        pieces.append(b"".join(map(_encoded, some)))
        await asyncio.sleep(0)
    return Reply(200, EncodedLines([_encoded(counted(head, number)), *pieces], 0))


def _encoded(line: Line) -> bytes:
    return orjson.dumps(line, option=orjson.OPT_APPEND_NEWLINE)


@operations.operation("restore-snapshot")
async def restore_snapshot(call: Call, world: World) -> Reply:
    raw = await _raw(call)
    account = world.account
    try:
        lines = await asyncio.to_thread(SnapshotLines, raw)
        read: dict[int, Any] = {}
        probed = await _restored(call, lines, account, read)
        await run_cooperatively(check_ordered(probed, call.accounts))
        await probe(call, probed)
        restored = await _restored(call, lines, account, read)
    except FormatUnknown as error:
        raise ApiError("snapshot_format_unknown", str(error)) from None
    except SnapshotInvalid as error:
        raise ApiError("snapshot_invalid", str(error)) from None
    for name in NOTED:
        setattr(restored.kit, name, getattr(account.kit, name))
    log.info("account_restored", extra={"account": account.id, "records": restored.tables.counts()})
    call.accounts.run_in_background(reset(account, restored, [WHOLE]))
    return Reply(204)


async def _restored(call: Call, lines: SnapshotLines, account: Account, read: dict[int, Any]) -> Account:
    """Return the account of a snapshot. Raises FormatUnknown and SnapshotInvalid."""
    restored = call.accounts.emptied(account)
    await run_cooperatively(restore_in_steps(lines, restored, call.ingest.kept_file, read))
    return restored


async def _raw(call: Call) -> bytes:
    given = read_snapshot(call.body)
    if isinstance(given, str):
        return given.encode()
    raise_provoked(call, given.filename)
    return await asyncio.to_thread(Path(given.path).read_bytes)
