"""Accounts in files: restored from `--restore` at the start, and written to `--save` at the end.

A file has one account, as `GET /__admin/snapshot` returns it, or all of them, each after a line with its key.
"""

import logging
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

import orjson

from mockserver.app.accounts import Accounts
from mockserver.domain.account.account import Account
from mockserver.domain.account.kinds import KeptFile
from mockserver.domain.testkit.kit import NOTED
from mockserver.ground.errors import KeyInvalid, KeyMissing, SettingsInvalid, StartupError
from mockserver.ground.steps import run_blocking
from mockserver.ground.whole_files import write_lasting
from mockserver.handlers.admin.requests.snapshot_lines import read_line
from mockserver.handlers.admin.restore_orders import check_ordered
from mockserver.state.reset import WHOLE, reset
from mockserver.state.restore import FormatUnknown, SnapshotInvalid, restore_in_steps
from mockserver.state.snapshot import Line, counted, snapshot

# Pairs of a key, empty for all accounts, and a path.
KeyedFiles = Sequence[tuple[str, str]]

log = logging.getLogger("mockserver")


def restore_files(files: KeyedFiles, saved_to: KeyedFiles, accounts: Accounts, kept_file: KeptFile) -> None:
    """Restore the accounts in `files`. A missing file counts as empty if it is also one of `saved_to`.

    Raises SettingsInvalid with one sentence that names the file and the line.
    """
    for key, path in files:
        if (key, path) in saved_to and not Path(path).exists():
            log.info("nothing_to_restore", extra={"file": path})
            continue
        try:
            for name, lines in _accounts_in(key, _lines(Path(path))):
                _restore(_opened(name, accounts), lines, accounts, kept_file)
        except OSError as error:
            raise SettingsInvalid(f"--restore: {path} cannot be read: {error.strerror}") from None
        except (FormatUnknown, SnapshotInvalid) as error:
            raise SettingsInvalid(f"--restore: {path} is not a usable snapshot: {error}") from None


def save_files(files: KeyedFiles, accounts: Accounts) -> None:
    """Write accounts to `files`, each atomically and synced to disk. Raises StartupError."""
    for key, path in files:
        try:
            write_lasting(Path(path), _written(key, accounts))
        except OSError as error:
            raise StartupError(
                f"--save: {path} could not be written: {error.strerror}; the old file is unchanged"
            ) from None
        log.info("accounts_saved", extra={"file": path})


def _written(key: str, accounts: Accounts) -> Iterator[bytes]:
    """Yield the lines of the account with `key`, or of all accounts that have changed since their first use."""
    named = [({}, _opened(key, accounts))] if key else [({"key": name}, account) for name, account in accounts.used()]
    for said, account in named:
        head, *lines = snapshot(account)
        yield _encoded(counted(head, len(lines), **said))
        yield from map(_encoded, lines)


def _encoded(line: Line) -> bytes:
    return orjson.dumps(line, option=orjson.OPT_APPEND_NEWLINE)


def _accounts_in(key: str, lines: Iterable[Line]) -> Iterator[tuple[str, list[Line]]]:
    """Yield each account in a file: its key, and its lines. Raises SnapshotInvalid."""
    number = 0

    def place(line: Line) -> int:
        nonlocal number
        number += "snapshot" in line
        return number

    parts = [list(part) for _, part in groupby(lines, place)]
    if not parts and key:
        raise SnapshotInvalid("it is empty.")
    for part in parts:
        head = part[0].get("snapshot")
        said: Mapping[str, Any] = head if isinstance(head, dict) else {}
        name = key or said.get("key")
        if not isinstance(name, str):
            raise SnapshotInvalid("it is of one account and does not say which; write KEY=FILE.")
        if key and len(parts) > 1:
            raise SnapshotInvalid(f"it holds {len(parts)} accounts with keys of their own; leave out {key}=.")
        yield name, part


def _lines(path: Path) -> Iterator[Line]:
    with path.open("rb") as file:
        for number, line in enumerate(file, 1):
            yield read_line(line, f"line {number}")


def _opened(key: str, accounts: Accounts) -> Account:
    try:
        return accounts.of(key.encode("latin-1"))
    except (KeyInvalid, KeyMissing, UnicodeEncodeError):
        raise SettingsInvalid(f"{key!r} opens no account of this server") from None


def _restore(account: Account, lines: Sequence[Line], accounts: Accounts, kept_file: KeptFile) -> None:
    missing = 0

    def found(name: str) -> str | None:
        nonlocal missing
        path = kept_file(name)
        missing += path is None
        return path

    restored = accounts.emptied(account)
    run_blocking(restore_in_steps(lines, restored, found))
    run_blocking(check_ordered(restored, accounts))
    for name in NOTED:
        setattr(restored.kit, name, getattr(account.kit, name))
    for _ in reset(account, restored, [WHOLE]):
        pass
    facts = {"account": account.id, "records": account.tables.counts(), "files_missing": missing}
    log.info("account_restored", extra=facts)
