"""A connection: access to a user's files at a provider, from the request for consent to imports through it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

# Source: documentation of Google's OAuth 2.0, by which a refresh token expires that was not used for six months.
UNUSED_LIFETIME = timedelta(days=180)

# How long a user has to decide. No source says it; it is what consent pages usually give.
CONSENT_LIFETIME = timedelta(minutes=10)


class Provider(StrEnum):
    """Who stores the files."""

    GOOGLE_DRIVE = "google_drive"


class ConnectionStatus(StrEnum):
    """Where a connection stands: it expires unused, and its user may revoke it."""

    ACTIVE = "active"
    EXPIRED = "expired"
    REVOKED = "revoked"


class ImportAction(StrEnum):
    """What an import did about one file."""

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
    """A request for the consent of a user, until the user decides; `id` is the state that its address carries."""

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
    """Access to the files of one user, whom `external_id` and `display_name` name at the provider."""

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
        """Return where the connection stands at `now`."""
        if self.revoked_at is not None:
            return ConnectionStatus.REVOKED
        return ConnectionStatus.EXPIRED if now >= self.expires_at else ConnectionStatus.ACTIVE


@dataclass(frozen=True, slots=True, eq=False)
class RedirectUri:
    """An address that users may return to when they have decided."""

    id: str
    redirect_uri: str
    created_at: datetime


@dataclass(frozen=True, slots=True)
class ImportItem:
    """A file that an import was asked for. One that was rejected has no asset, but a `refusal` and its `reason`."""

    source_id: str
    action: ImportAction
    asset_id: str | None = None
    refusal: Refusal | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class ConnectionImport:
    """An import as it was made; how far its files are is read off their assets."""

    id: str
    connection_id: str
    created_at: datetime
    items: tuple[ImportItem, ...]

    @property
    def has_failures(self) -> bool:
        return any(item.action is ImportAction.REJECTED for item in self.items)
