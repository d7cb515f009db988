"""An account log in a database: a row for each record, replaced when the record changes.

The database therefore grows with the contents of accounts, not with the number of changes. Statements are SQLAlchemy
Core; everything specific to SQLite is in `_set_up_sqlite`.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any
from zlib import crc32

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Connection,
    LargeBinary,
    MetaData,
    String,
    Table,
    and_,
    bindparam,
    create_engine,
    delete,
    event,
    func,
    insert,
    inspect,
    literal_column,
    make_url,
    select,
    update,
)
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import StaticPool

from mockserver.ground.errors import SettingsInvalid
from mockserver.state.account_log import Appended, Change, LogFailed, Stored, VersionConflict

SCHEMA = 1

_LOCKED_SECONDS = 0.2

_TABLES = MetaData()
_META = Table(
    "mockserver",
    _TABLES,
    Column("name", String(40), primary_key=True),
    Column("value", BigInteger, nullable=False),
)
_ACCOUNTS = Table(
    "accounts",
    _TABLES,
    Column("id", String(24), primary_key=True),
    Column("name", String, nullable=False),
    Column("scope", String, nullable=False),
    Column("version", BigInteger, nullable=False),
    Column("format", BigInteger, nullable=False),
    Column("crc", BigInteger, nullable=False),
)
_RECORDS = Table(
    "records",
    _TABLES,
    Column("account", String(24), primary_key=True),
    Column("kind", String(40), primary_key=True),
    Column("id", String(60), primary_key=True),
    Column("place", BigInteger, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("files", String, nullable=False),
    Column("crc", BigInteger, nullable=False),
)

_HEAD = " || ' ' || ".join(("kind", "id", "place", "files"))
# SQLite applies it to the bytes of a row, because damaged bytes may not be text. The head is NULL where a part is.
_IS_INTACT = literal_column(f"is_intact(cast({_HEAD} as blob), cast(body as blob), records.crc)", Boolean)

_WRITE_ACCOUNT = insert(_ACCOUNTS)
_MOVE_ACCOUNT = (
    update(_ACCOUNTS)
    .where(and_(_ACCOUNTS.c.id == bindparam("of"), _ACCOUNTS.c.version == bindparam("was")))
    .values({name: bindparam(name) for name in ("name", "scope", "version", "format", "crc")})
)
_WRITE = insert(_RECORDS)
_REMOVE = delete(_RECORDS).where(
    and_(
        _RECORDS.c.account == bindparam("in_account"),
        _RECORDS.c.kind == bindparam("of_kind"),
        _RECORDS.c.id == bindparam("with_id"),
    )
)


class SqlLog:
    """An AccountLog at the address `url`. Use it only in the thread that created it.

    Raises SettingsInvalid, in one sentence, if the database cannot be opened: another process uses it, it is damaged,
    of a newer release, or not writable.
    """

    def __init__(self, url: str) -> None:
        self._place = _readable(url)
        _make_private(url)
        try:
            self._engine = create_engine(url, poolclass=StaticPool, connect_args={"timeout": _LOCKED_SECONDS})
            event.listen(self._engine, "connect", _set_up_sqlite)
            event.listen(self._engine, "begin", _begin)
            self._connection: Connection = self._engine.connect()
        except SQLAlchemyError as error:
            raise self._refused(error) from None
        try:
            self._open()
        except SQLAlchemyError as error:
            self.close()
            raise self._refused(error) from None
        except SettingsInvalid:
            self.close()
            raise

    def _open(self) -> None:
        with self._connection.begin():
            names = set(inspect(self._connection).get_table_names())
            if names and _META.name not in names:
                raise SettingsInvalid(f"the store {self._place} is a database of something else; choose another file")
            _TABLES.create_all(self._connection)
            found = self._connection.execute(select(_META.c.value).where(_META.c.name == "schema")).scalar()
            if found is None:
                self._connection.execute(insert(_META), {"name": "schema", "value": SCHEMA})
                self._connection.execute(insert(_META), {"name": "checks", "value": 0})
            elif found > SCHEMA:
                reason = f"has the format {found} of a newer release; this one reads formats up to {SCHEMA}"
                raise SettingsInvalid(f"the store {self._place} {reason}")
            elif found < 1:
                raise SettingsInvalid(f"the store {self._place} is damaged: it has the format {found}")
        problem = self._connection.exec_driver_sql("PRAGMA integrity_check(1)").scalar()
        self._connection.rollback()
        if problem != "ok":
            raise SettingsInvalid(f"the store {self._place} is damaged: {problem}")

    def accounts(self) -> Sequence[Stored]:
        with self._reading():
            rows = self._connection.execute(select(_ACCOUNTS)).all()
        return [_read_account(row) for row in rows]

    def damaged(self) -> int:
        is_owned = _RECORDS.c.account.in_(select(_ACCOUNTS.c.id))
        sound = func.count().filter(and_(_IS_INTACT, is_owned))
        with self._reading():
            wanted = select(func.count() - sound).select_from(_RECORDS)
            found: int = self._connection.execute(wanted).scalar_one()
        return found

    def files(self) -> Iterator[tuple[str, str]]:
        with self._reading():
            wanted = select(_RECORDS.c.account, _RECORDS.c.files).where(and_(_RECORDS.c.files != "", _IS_INTACT))
            yield from ((row.account, row.files) for row in self._connection.execute(wanted))

    def having(self, kind: str) -> Sequence[str]:
        wanted = select(_RECORDS.c.account).where(_RECORDS.c.kind == kind).distinct()
        with self._reading():
            return self._connection.execute(wanted).scalars().all()

    def load(self, account_id: str) -> Sequence[Change]:
        wanted = select(_RECORDS).where(_RECORDS.c.account == account_id).order_by(_RECORDS.c.place)
        with self._reading():
            return [_read(row) for row in self._connection.execute(wanted)]

    def append(self, appended: Sequence[Appended]) -> None:
        with self._failing(), self._connection.begin():
            for each in appended:
                self._append(each)

    def check(self) -> None:
        with self._failing(), self._connection.begin():
            self._connection.execute(update(_META).where(_META.c.name == "checks").values(value=_META.c.value + 1))

    def close(self) -> None:
        self._connection.close()
        self._engine.dispose()

    def _append(self, appended: Appended) -> None:
        account, execute = appended.account, self._connection.execute
        said = {**account._asdict(), "crc": _sum_of_account(account)}
        if account.version == 1:
            execute(_WRITE_ACCOUNT, said)
        else:
            of, was = said.pop("id"), account.version - 1
            if execute(_MOVE_ACCOUNT, {**said, "of": of, "was": was}).rowcount != 1:
                raise VersionConflict(f"the account {of} is not at the version {was}")
        if appended.is_whole:
            execute(delete(_RECORDS).where(_RECORDS.c.account == account.id))
        else:
            execute(_REMOVE, [_key(account.id, change) for change in appended.changes])
        if rows := [_row(account.id, change) for change in appended.changes if change.body is not None]:
            execute(_WRITE, rows)

    @contextmanager
    def _reading(self) -> Iterator[None]:
        with self._failing():
            try:
                yield
            finally:
                self._connection.rollback()  # ends the transaction that reading started

    @contextmanager
    def _failing(self) -> Iterator[None]:
        try:
            yield
        except SQLAlchemyError as error:
            raise LogFailed(_reason(error)) from None

    def _refused(self, error: SQLAlchemyError) -> SettingsInvalid:
        reason = _reason(error)
        if "locked" in reason:
            return SettingsInvalid(f"the store {self._place} is in use by another process; give each server its own")
        if "malformed" in reason or "not a database" in reason:
            return SettingsInvalid(f"the store {self._place} is damaged: {reason}")
        return SettingsInvalid(f"the store {self._place} cannot be used: {reason}")


def _readable(url: str) -> str:
    return make_url(url).render_as_string(hide_password=True)


def _make_private(url: str) -> None:
    """Create the file readable for its owner only, because it will hold API keys.

    SQLite reports a file that cannot be created.
    """
    with suppress(OSError):
        Path(make_url(url).database or "").touch(0o600)


def _set_up_sqlite(connection: Any, record: object) -> None:
    connection.isolation_level = None  # transactions start in `_begin`, not in the driver
    connection.create_function("is_intact", 3, _is_intact, deterministic=True)
    cursor = connection.cursor()
    # An exclusive lock for as long as this process lives; the operating system releases it even after a crash.
    cursor.execute("PRAGMA locking_mode=EXCLUSIVE")
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA synchronous=FULL")
    cursor.execute("PRAGMA temp_store=MEMORY")  # the rest of the file system may be read-only
    cursor.close()


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _key(account_id: str, change: Change) -> dict[str, object]:
    return {"in_account": account_id, "of_kind": change.kind, "with_id": change.id}


def _row(account_id: str, change: Change) -> dict[str, object]:
    kind, record_id, place, body, files = change
    said = {"account": account_id, "kind": kind, "id": record_id, "place": place, "body": body, "files": files}
    return {**said, "crc": _sum(change)}


def _read(row: Any) -> Change:
    change = Change(row.kind, row.id, row.place, row.body, row.files)
    if _sum(change) != row.crc:
        raise LogFailed(f"the {row.kind} {row.id} of the account {row.account} is damaged")
    return change


def _read_account(row: Any) -> Stored:
    stored = Stored(*row[:-1])
    if _sum_of_account(stored) != row.crc:
        raise LogFailed(f"the account {stored.id} is damaged")
    return stored


def _sum_of_account(account: Stored) -> int:
    return crc32(" ".join(map(str, account)).encode())


def _sum(change: Change) -> int:
    kind, record_id, place, body, files = change
    return _sum_of_parts(f"{kind} {record_id} {place} {files}".encode(), body)


def _sum_of_parts(head: bytes, body: bytes | None) -> int:
    return crc32(head, crc32(body or b""))


def _is_intact(head: bytes | None, body: bytes | None, crc: object) -> bool:
    """Return whether a row has the checksum of its content, as a function of SQLite."""
    return head is not None and _sum_of_parts(head, body) == crc


def _reason(error: SQLAlchemyError) -> str:
    return str(getattr(error, "orig", None) or error).partition("\n")[0]
