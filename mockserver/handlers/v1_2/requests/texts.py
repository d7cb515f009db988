"""Parses requests for texts."""

from mockserver.handlers.call import Values
from mockserver.handlers.common.texts import GistQuery, SummaryQuery, TextQuery


def read_gist(body: Values) -> GistQuery:
    """Return which video to describe, and what to return."""
    return GistQuery(body["video_id"], tuple(body["types"]))


def read_summary(body: Values) -> SummaryQuery:
    """Return which video to summarize, and in which form."""
    return SummaryQuery(body["video_id"], body["type"], body.get("prompt"))


def read_text(body: Values) -> TextQuery:
    """Return the video and the prompt."""
    return TextQuery(body["video_id"], body["prompt"], body["temperature"], body["stream"])
