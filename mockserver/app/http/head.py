"""The headers of a request, and those that decide how it is answered: parsed once for all requests with the same."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING
from urllib.parse import unquote

from msgspec import Struct

from mockserver.app.faults.orders import KEY_MARK
from mockserver.app.journal.secrets import Secrets, secrets_of
from mockserver.handlers.reply import FAULT_HEADER, MEDIA_PATH

if TYPE_CHECKING:
    from mockserver.app.http.replies import Headers

MOST_HEADERS = 200
LARGEST_HEADERS = 64 * 1024
# A test plugin sends the percent-encoded name of the test that uses the account next.
TEST_HEADER = b"x-mockserver-test"
# Names an account to admin operations in place of its key.
ACCOUNT_HEADER = b"x-mockserver-account"
_LONGEST_TEST_NAME = 1024
_ANY_HOST = b"127.0.0.1"
# A name that no server has. It stands for several Host headers, any of which may be the real one.
_SEVERAL_HOSTS = b"several names"
# Headers that decide about identity and body. Of two, a proxy and the server behind it may believe different ones.
_SINGLE = frozenset([b"x-api-key", b"x-admin-token", ACCOUNT_HEADER, b"content-type"])
_HOST = re.compile(rb"([A-Za-z0-9.-]+|\[[0-9A-Fa-f:.]+\])(:\d{1,5})?")
_CONTENT_TYPE, _FORM, _BOUNDARY = b"content-type", b"multipart/form-data", b"boundary="

# The headers that decide how a request is answered. Requests that differ in others get the same answer.
DECISIVE = frozenset(
    [b"host", b"origin", b"sec-fetch-site", b"content-length", b"content-encoding", FAULT_HEADER, *_SINGLE]
)


# Created for each new set of headers. Compared by identity.
class Head(Struct, frozen=True, eq=False, gc=False):
    """What the decisive headers say, and the base of media addresses in the reply.

    `repeated` is a header that may come once only but came more often, or empty. `secrets` must not be recorded.
    """

    headers: Mapping[bytes, bytes]
    key: bytes | None
    account_id: bytes
    host: bytes
    repeated: str
    media_url: str
    secrets: Secrets
    orders_fault: bool


class SentHeaders(Struct, gc=False):
    """All headers of a request, as they came and as they may be `recorded`, and the `head` that they make.

    They are usual if neither their size nor a fault that they order decides how the request is answered. They are
    admitted once access control has accepted the same head for an operation of the API; which one does not matter.
    """

    headers: Headers
    head: Head
    recorded: Headers
    size: int
    is_too_large: bool
    are_usual: bool
    are_admitted: bool = False


def decisive(headers: Headers) -> Headers:
    """Return the decisive ones of `headers`. The boundary of a form is not decisive."""
    return tuple(
        [
            (name, value.partition(_BOUNDARY)[0])
            if name == _CONTENT_TYPE and value.startswith(_FORM)
            else (name, value)
            for name, value in headers
            if name in DECISIVE
        ]
    )


def test_name(headers: Mapping[bytes, bytes]) -> str:
    """Return the name of the test in the headers, at most 1 KiB; empty if there is none."""
    value = headers.get(TEST_HEADER, b"")[:_LONGEST_TEST_NAME]
    return unquote(value.decode("latin-1"))


def base_url(head: Head) -> str:
    """Return the address at which the request reached the server, or the public URL of the settings."""
    return head.media_url.removesuffix(MEDIA_PATH)


# Clients send the same headers again and again.
@lru_cache(maxsize=128)
def read_head(headers: Headers, scheme: str, public_url: str) -> Head:
    """Return the parsed decisive `headers`.

    Media addresses begin with the address of the request, or with `public_url`.
    """
    values = dict(headers)
    key = values.get(b"x-api-key")
    host = values.get(b"host", b"") if sum(name == b"host" for name, _ in headers) < 2 else _SEVERAL_HOSTS
    reachable = host if _HOST.fullmatch(host) else _ANY_HOST
    return Head(
        values,
        key,
        values.get(ACCOUNT_HEADER, b""),
        host,
        _repeated(headers),
        (public_url or f"{scheme}://{reachable.decode()}") + MEDIA_PATH,
        secrets_of(key or b""),
        FAULT_HEADER in values or KEY_MARK.encode() in (key or b""),
    )


def _repeated(headers: Headers) -> str:
    """Return a header that may come once only but came more often; empty if there is none."""
    names = [name for name, _ in headers if name in _SINGLE]
    return next((name.decode() for name in names if names.count(name) > 1), "")


def sent_headers(headers: Headers, head: Head) -> SentHeaders:
    """Return `headers`, which make this `head`."""
    size = len(b"".join(chain.from_iterable(headers)))
    is_too_large = len(headers) > MOST_HEADERS or size > LARGEST_HEADERS
    are_usual = not is_too_large and not head.orders_fault
    return SentHeaders(headers, head, head.secrets.presentable(headers), size, is_too_large, are_usual)
