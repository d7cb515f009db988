"""A connection: access to a user's files at a provider, from the consent request to imports."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

# Source: documentation of Google's OAuth 2.0: a refresh token expires after six months without use.
UNUSED_LIFETIME = timedelta(days=180)

# How long a user has to decide. No source states it; this is usual for consent pages.
CONSENT_LIFETIME = timedelta(minutes=10)


class Provider(StrEnum):
    """The service that stores the files."""

    GOOGLE_DRIVE = "google_drive"


class ConnectionStatus(StrEnum):
    """The state of a connection: it expires without use, and its user may revoke it."""

    ACTIVE = "active"
    EXPIRED = "expired"
    REVOKED = "revoked"


class ImportAction(StrEnum):
    """What an import did with a file."""

    CREATED = "created"
    SKIPPED = "skipped"
    RETRIED = "retried"
    REJECTED = "rejected"


class Refusal(StrEnum):
    """Why a file at the provider cannot be imported."""

    UNAVAILABLE = "unavailable"
    NOT_AUTHORIZED = "not authorized"
    UNSUPPORTED = "unsupported"
    TOO_LARGE = "too large"


@dataclass(frozen=True, slots=True, eq=False)
class Authorization:
    """A consent request, until the user decides; `id` is the OAuth state in its address."""

    id: str
    provider: Provider
    redirect_uri: str
    custom_id: str | None
    created_at: datetime

    @property
    def expires_at(self) -> datetime:
        return self.created_at + CONSENT_LIFETIME


@dataclass(frozen=True, slots=True, eq=False)
class Connection:
    """Access to the files of one user; `external_id` and `display_name` identify the user at the provider."""

    id: str
    provider: Provider
    custom_id: str | None
    external_id: str
    display_name: str
    scopes: tuple[str, ...]
    created_at: datetime
    last_used_at: datetime
    revoked_at: datetime | None = None

    @property
    def expires_at(self) -> datetime:
        return self.last_used_at + UNUSED_LIFETIME

    def status(self, now: datetime) -> ConnectionStatus:
        """Return the state of the connection at `now`."""
        if self.revoked_at is not None:
            return ConnectionStatus.REVOKED
        return ConnectionStatus.EXPIRED if now >= self.expires_at else ConnectionStatus.ACTIVE


@dataclass(frozen=True, slots=True, eq=False)
class RedirectUri:
    """An allowed redirect address after the user's decision."""

    id: str
    redirect_uri: str
    created_at: datetime


@dataclass(frozen=True, slots=True)
class ImportItem:
    """A file that an import was asked for. A rejected one has no asset, but a `refusal` and a `reason`."""

    source_id: str
    action: ImportAction
    asset_id: str | None = None
    refusal: Refusal | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class ConnectionImport:
    """An import as it was created; its progress is derived from its assets."""

    id: str
    connection_id: str
    created_at: datetime
    items: tuple[ImportItem, ...]

    @property
    def has_failures(self) -> bool:
        return any(item.action is ImportAction.REJECTED for item in self.items)
