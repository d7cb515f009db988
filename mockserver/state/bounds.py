"""Which numbers and instants the records of an account can have: none is below nothing, and none beyond all use."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

from mockserver.domain.records.embedding_task import EmbeddingTask
from mockserver.domain.records.media import Media
from mockserver.domain.records.scenes import Moment, Scene
from mockserver.ground.clock import EARLIEST

Bounds = tuple[float, float]

# The largest number that every reader of JSON takes for what it is.
_LARGEST = 2**53
_USUAL: Bounds = (0, _LARGEST)
# As much as a test may say of a video.
_SECONDS: Bounds = (0, 1_000_000)
_MOMENTS = dict.fromkeys(("start", "end"), _SECONDS)
_OF_FIELDS: Mapping[type, Mapping[str, Bounds]] = {
    Media: {"duration": _SECONDS, "width": (1, 100_000), "height": (1, 100_000)},
    Moment: _MOMENTS,
    Scene: _MOMENTS,
    EmbeddingTask: {**_MOMENTS, "duration": _SECONDS, "clip_length": (2, 10)},
}
# Later than any clock shows, since what a clock shows can be due a while later.
_LATEST = datetime(2200, 1, 1, tzinfo=UTC)
_LONGEST = timedelta(days=3653)


class OutOfBounds(ValueError):
    """A value that no record can have; the message says what would do."""


def check_number(value: float, bounds: Bounds = _USUAL) -> float:
    """Return `value` if it is within `bounds`. Raises OutOfBounds."""
    least, most = bounds
    if not least <= value <= most:
        raise OutOfBounds(f"{value} is not from {least} to {most}")
    return value


def check_instant(instant: datetime) -> datetime:
    """Return `instant` in UTC. Raises OutOfBounds where no account can have come to it or wait for it."""
    if instant.tzinfo is None:
        raise OutOfBounds(f"{instant.isoformat()} has no time zone")
    if not EARLIEST <= instant < _LATEST:
        raise OutOfBounds(f"{instant.isoformat()} is not in the years from {EARLIEST.year} to {_LATEST.year - 1}")
    return instant.astimezone(UTC)


def check_wait(wait: timedelta) -> timedelta:
    """Return `wait`. Raises OutOfBounds where it is longer than anybody waits, or was ahead."""
    if abs(wait) > _LONGEST:
        raise OutOfBounds(f"{wait.total_seconds():g} s is more than {_LONGEST.days} days")
    return wait


def bounds_of(kind: type) -> Mapping[str, Bounds]:
    """Return the bounds of those fields of a record's class that have narrower ones than numbers have in general."""
    return _OF_FIELDS.get(kind, {})
