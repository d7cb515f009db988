"""Connections: a user grants or denies access, which is used, expires, is revoked by the user, or deleted."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import takewhile

from msgspec import Struct

from mockserver.domain.account.account import World
from mockserver.domain.account.connection_kinds import AUTHORIZATIONS, CONNECTION_IMPORTS, CONNECTIONS
from mockserver.domain.records.uploads.connection import Authorization, Connection, ConnectionStatus, Provider
from mockserver.domain.rules.connections.redirect_uris import check_allowed
from mockserver.ground.clock import to_milliseconds
from mockserver.ground.errors import MockserverError
from mockserver.ground.identifiers import digest

TOKEN_LIFETIME = timedelta(hours=1)

_SCOPES = ("https://www.googleapis.com/auth/drive.file",)
# Providers identify their users by numbers of this many digits.
_USER_DIGITS = 21


class ConnectionNotActive(MockserverError):
    """A connection has expired or was revoked."""

    def __init__(self, connection: Connection, status: ConnectionStatus) -> None:
        super().__init__(f"Connection {connection.id} is {status}; connect the user again.")


class ConnectionRequest(Struct, frozen=True, gc=False):
    """A consent request: for a user of `provider`, called `custom_id`, who returns to `redirect_uri`."""

    provider: Provider
    redirect_uri: str
    custom_id: str | None


class PickerToken(Struct, frozen=True, gc=False):
    """A token with which a file picker shows the files of a connection, and the other values that it needs."""

    access_token: str
    lifetime: timedelta
    scope: str
    app_id: str
    developer_key: str


def authorize(world: World, wanted: ConnectionRequest) -> Authorization:
    """Create a consent request. Raises ParameterInvalid for a redirect URI that is not allowed."""
    check_allowed(world, wanted.redirect_uri)
    authorizations = world.account.tables[AUTHORIZATIONS]
    # All have the same lifetime, so expired ones come first.
    for old in list(takewhile(lambda old: world.now >= old.expires_at, authorizations.view())):
        authorizations.delete(old.id)
    state = world.account.identifiers.uuid().replace("-", "")
    now = to_milliseconds(world.now)
    made = Authorization(state, wanted.provider, wanted.redirect_uri, wanted.custom_id, now)
    authorizations.put(made)
    return made


def pending_authorization(world: World, state: str) -> Authorization | None:
    """Return the consent request that the user has still to decide, or None."""
    authorization = world.account.tables[AUTHORIZATIONS].find(state)
    return authorization if authorization is not None and world.now < authorization.expires_at else None


def user_of(world: World, provider: Provider) -> tuple[str, str]:
    """Return the number and the name of the provider's user; each account has one."""
    number = int.from_bytes(digest("user", world.account.id, provider)) % 10**_USER_DIGITS
    external_id = f"{number:0{_USER_DIGITS}}"
    return external_id, f"user-{external_id[-4:]}@example.com"


def approve(world: World, authorization: Authorization) -> Connection:
    """Create the connection of a user who has consented."""
    now = to_milliseconds(world.now)
    external_id, display_name = user_of(world, authorization.provider)
    made = Connection(
        world.account.identifiers.object_id(now),
        authorization.provider,
        authorization.custom_id,
        external_id,
        display_name,
        _SCOPES,
        created_at=now,
        last_used_at=now,
    )
    world.account.tables[AUTHORIZATIONS].delete(authorization.id)
    world.account.tables[CONNECTIONS].put(made)
    return made


def deny(world: World, authorization: Authorization) -> None:
    """Record that the user has denied access."""
    world.account.tables[AUTHORIZATIONS].delete(authorization.id)


def connections(world: World) -> Sequence[Connection]:
    """Return the connections of the account, oldest first."""
    return world.account.tables[CONNECTIONS].view()


def find_connection(world: World, connection_id: str) -> Connection | None:
    """Return a connection, or None."""
    return world.account.tables[CONNECTIONS].find(connection_id)


def get_connection(world: World, connection_id: str) -> Connection:
    """Return a connection. Raises NotFound."""
    return world.account.tables[CONNECTIONS].get(connection_id)


def active_connection(world: World, connection_id: str) -> Connection:
    """Return a connection that is active. Raises NotFound and ConnectionNotActive."""
    connection = get_connection(world, connection_id)
    status = connection.status(world.now)
    if status is not ConnectionStatus.ACTIVE:
        raise ConnectionNotActive(connection, status)
    return connection


def use_connection(world: World, connection: Connection) -> None:
    """Update the time at which the connection was last used."""
    world.account.tables[CONNECTIONS].put(replace(connection, last_used_at=to_milliseconds(world.now)))


def revoke(world: World, connection: Connection) -> None:
    """Revoke the user's consent; idempotent."""
    if connection.revoked_at is None:
        world.account.tables[CONNECTIONS].put(replace(connection, revoked_at=to_milliseconds(world.now)))


def delete_connection(world: World, connection: Connection) -> None:
    """Delete a connection. Imported assets stay. Its imports can no longer be read; no source says
    whether they exist.
    """
    imports = world.account.tables[CONNECTION_IMPORTS]
    imports.delete_many({made.id for made in imports.view() if made.connection_id == connection.id})
    world.account.tables[CONNECTIONS].delete(connection.id)


def picker_token(world: World, connection_id: str) -> PickerToken:
    """Return a fresh token. Raises NotFound and ConnectionNotActive."""
    connection = active_connection(world, connection_id)
    use_connection(world, connection)
    account = world.account
    secret = digest("picker", account.id, connection.id, account.identifiers.uuid(), size=24).hex()
    app_id = digest("app", account.id, size=6)
    return PickerToken(
        access_token=f"ya29.{secret}",
        lifetime=TOKEN_LIFETIME,
        scope=" ".join(connection.scopes),
        app_id=f"{int.from_bytes(app_id) % 10**12:012}",
        developer_key=f"mock-{digest('developer', account.id, size=12).hex()}",
    )
