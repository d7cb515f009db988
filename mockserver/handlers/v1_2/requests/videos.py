"""What is asked of one video."""

from collections.abc import Mapping

from mockserver.domain.records.metadata import Scalar
from mockserver.handlers.call import Values


def read_embed(query: Values) -> bool:
    """Return whether the vectors of the video are to be shown."""
    wanted: bool = query["embed"]
    return wanted


def read_description(body: Values) -> tuple[str | None, Mapping[str, Scalar | None] | None]:
    """Return the title and the metadata that the video is to have; None of what is not given."""
    return body.get("video_title"), body.get("metadata")


def read_span(query: Values, duration: float) -> tuple[float, float]:
    """Return from when until when, in seconds, of a video of `duration`."""
    return query.get("start", 0), query.get("end", duration)


def read_time(query: Values, otherwise: float) -> float:
    """Return the second that is asked for, `otherwise` if none is."""
    time: float = query.get("time", otherwise)
    return time
