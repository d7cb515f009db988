"""The kinds of records for connections."""

from collections.abc import Iterable, Iterator, Mapping

from mockserver.domain.account.kinds import Holder, Kind, StateChange
from mockserver.domain.records.uploads.connection import (
    CONSENT_LIFETIME,
    UNUSED_LIFETIME,
    Authorization,
    Connection,
    ConnectionImport,
    ConnectionStatus,
    ImportAction,
    RedirectUri,
)
from mockserver.domain.tables.table import DatedTable
from mockserver.ground.clock import LATEST


def _must(holds: bool, otherwise: str) -> None:
    if not holds:
        raise ValueError(otherwise)


def _check_authorization(account: Holder, authorization: Authorization) -> None:
    _must(authorization.created_at <= LATEST - CONSENT_LIFETIME, "created_at: it is too late")


def _authorization_events(account: Holder, authorization: Authorization) -> Iterator[StateChange]:
    yield StateChange(authorization.expires_at, "authorization", authorization.id, "expired")


def _check_connection(account: Holder, connection: Connection) -> None:
    _must(connection.created_at <= connection.last_used_at, "last_used_at: it was used before it was made")
    _must(connection.last_used_at <= LATEST - UNUSED_LIFETIME, "last_used_at: it is too late")


def _connection_events(account: Holder, connection: Connection) -> Iterator[StateChange]:
    if connection.revoked_at is None:
        yield StateChange(connection.expires_at, "connection", connection.id, ConnectionStatus.EXPIRED)


def _connection_paths(connection: Connection) -> Iterable[Mapping[str, str]]:
    return ({"connection": connection.id},)


def _check_import(account: Holder, made: ConnectionImport) -> None:
    """Check that a rejected item has a refusal, and any other an asset id, even if the asset was deleted."""
    _must(bool(made.items), "items: there is none")
    for item in made.items:
        is_rejected = item.action is ImportAction.REJECTED
        _must(is_rejected == (item.asset_id is None), "items: one is rejected and has an asset, or neither")
        _must(is_rejected == (item.refusal is not None), "items: one is rejected without a refusal, or refused only")


def _import_paths(made: ConnectionImport) -> Iterable[Mapping[str, str]]:
    return ({"connection": made.connection_id, "import": made.id},)


AUTHORIZATIONS: Kind[DatedTable[Authorization]] = Kind(
    "authorization",
    lambda: DatedTable("authorization", "authorizations"),
    lambda: Authorization,
    check=_check_authorization,
    events=_authorization_events,
)
CONNECTIONS: Kind[DatedTable[Connection]] = Kind(
    "connection",
    lambda: DatedTable("connection", "connections"),
    lambda: Connection,
    check=_check_connection,
    events=_connection_events,
    paths=_connection_paths,
)
REDIRECT_URIS: Kind[DatedTable[RedirectUri]] = Kind(
    "redirect_uri", lambda: DatedTable("redirect_uri", "redirect URIs"), lambda: RedirectUri
)
CONNECTION_IMPORTS: Kind[DatedTable[ConnectionImport]] = Kind(
    "connection_import",
    lambda: DatedTable("connection_import", "imports"),
    lambda: ConnectionImport,
    ids={"connection_id": "connection"},
    check=_check_import,
    paths=_import_paths,
)
