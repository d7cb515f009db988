"""The snapshot that comes along."""

from mockserver.handlers.call import ReceivedFile, Values


def read_snapshot(body: Values | ReceivedFile) -> ReceivedFile | str:
    """Return the snapshot: a file, which the body is or holds, or a text."""
    given: ReceivedFile | str = body if isinstance(body, ReceivedFile) else body["snapshot"]
    return given
