"""Instants in the format of the admin operations, RFC 3339."""

from datetime import UTC, datetime

from mockserver.testing.arguments import require
from mockserver.testing.tracebacks import hides

__tracebackhide__ = hides


def written(name: str, instant: datetime) -> str:
    """Return the argument called `name` in RFC 3339. An instant without a time zone is taken as UTC."""
    require(name, instant, datetime)
    return (instant if instant.tzinfo else instant.replace(tzinfo=UTC)).isoformat()


def read(text: str) -> datetime:
    """Return the instant that `text` stands for, in UTC."""
    return datetime.fromisoformat(text).astimezone(UTC)
