"""Instants as the admin operations write and read them."""

from datetime import UTC, datetime


def written(instant: datetime) -> str:
    """Return `instant` in RFC 3339; one without a zone is in UTC."""
    return (instant if instant.tzinfo else instant.replace(tzinfo=UTC)).isoformat()


def read(text: str) -> datetime:
    """Return the instant that `text` writes, in UTC."""
    return datetime.fromisoformat(text).astimezone(UTC)
