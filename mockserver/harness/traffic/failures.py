"""Messages for failed requests, made from the errors of the HTTP library."""

import os

import httpx2

# The library reads at most this much of a head.
ENDLESS_HEAD = "The head of the reply has more than 100 KiB."
_HUNG_UP = "Server disconnected"
_TOO_LONG = "Receive buffer too long"


def is_endless_head(error: Exception) -> bool:
    """Return whether a request failed because the head of its reply is too long."""
    return isinstance(error, httpx2.RemoteProtocolError) and _TOO_LONG in str(error)


def unanswered(server: str, error: Exception) -> str:
    """Return the message that `server` did not answer in HTTP, with the reason of `error`."""
    if isinstance(error, httpx2.RemoteProtocolError) and not str(error).startswith(_HUNG_UP):
        return f"{server} sent what is not HTTP/1.1: {error}"
    return f"{server} did not answer: {reason_of(error)}"


def reason_of(error: BaseException) -> str:
    """Return why a request failed, in the words of the operating system if it has any."""
    cause = error.__cause__ or error.__context__
    while cause is not None:
        if isinstance(cause, OSError) and cause.errno:
            # Errors of name resolution have negative numbers of their own.
            return os.strerror(cause.errno) if cause.errno > 0 else str(cause.strerror)
        cause = cause.__cause__ or cause.__context__
    return str(error).rsplit(": ", 1)[-1].removesuffix(".") or type(error).__name__
