"""Reads snapshots from requests."""

from mockserver.handlers.call import ReceivedFile, Values


def read_snapshot(body: Values | ReceivedFile) -> ReceivedFile | str:
    """Return the snapshot: a file, which is the body or in it, or a text."""
    given: ReceivedFile | str = body if isinstance(body, ReceivedFile) else body["snapshot"]
    return given
