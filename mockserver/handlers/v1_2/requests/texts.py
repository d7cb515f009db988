"""Parses requests for texts."""

from mockserver.handlers.call import Values
from mockserver.handlers.common.texts import GistQuery, SummaryQuery, TextQuery


def read_gist(body: Values) -> GistQuery:
    """Return what is to be found for which video."""
    return GistQuery(body["video_id"], tuple(body["types"]))


def read_summary(body: Values) -> SummaryQuery:
    """Return what is to be written about which video."""
    return SummaryQuery(body["video_id"], body["type"], body.get("prompt"))


def read_text(body: Values) -> TextQuery:
    """Return what is to be answered about which video."""
    return TextQuery(body["video_id"], body["prompt"], body["temperature"], body["stream"])
