"""Instants in the format of the admin operations, RFC 3339."""

from datetime import UTC, datetime


def written(instant: datetime) -> str:
    """Return `instant` in RFC 3339. An instant without a time zone is taken as UTC."""
    return (instant if instant.tzinfo else instant.replace(tzinfo=UTC)).isoformat()


def read(text: str) -> datetime:
    """Return the instant that `text` stands for, in UTC."""
    return datetime.fromisoformat(text).astimezone(UTC)
