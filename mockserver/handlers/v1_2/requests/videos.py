"""Parses requests about one video."""

from collections.abc import Mapping

from mockserver.domain.records.metadata import Scalar
from mockserver.handlers.call import Values


def read_embed(query: Values) -> bool:
    """Return whether the vectors of the video are to be shown."""
    wanted: bool = query["embed"]
    return wanted


def read_description(body: Values) -> tuple[str | None, Mapping[str, Scalar | None] | None]:
    """Return the new title and metadata of the video; None if not given."""
    return body.get("video_title"), body.get("metadata")


def read_span(query: Values, duration: float) -> tuple[float, float]:
    """Return start and end in seconds, within a video of `duration`."""
    return query.get("start", 0), query.get("end", duration)


def read_time(query: Values, otherwise: float) -> float:
    """Return the requested second, or `otherwise`."""
    time: float = query.get("time", otherwise)
    return time
