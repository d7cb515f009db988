"""What the headers of a request say, read once for all requests that have the same."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING
from urllib.parse import unquote

from mockserver.app.journal.secrets import Secrets, secrets_of

if TYPE_CHECKING:
    from mockserver.app.http.replies import Headers

MOST_HEADERS = 200
LARGEST_HEADERS = 64 * 1024
MEDIA_PATH = "/_media"
# The test that is about to use the account: a resetting plugin sends its name, percent-encoded.
TEST_HEADER = b"x-mockserver-test"
_LONGEST_TEST_NAME = 1024
_ANY_HOST = b"127.0.0.1"
# A name that no server has. It stands for several Host headers, since any of them may be the real one.
_SEVERAL_HOSTS = b"several names"
# Headers that say who asks and what the body is. Of two, each server behind another may believe the other one.
_SINGLE = frozenset([b"x-api-key", b"x-admin-token", b"content-type"])
_HOST = re.compile(rb"([A-Za-z0-9.-]+|\[[0-9A-Fa-f:.]+\])(:\d{1,5})?")


# Compared by identity: what is alike is read once.
@dataclass(frozen=True, slots=True, eq=False)
class Head:
    """The headers by name and what matters of them, and what addresses of media in the reply begin with.

    `repeated` is a header that may come once only and came more often, or empty. `secrets` are what must not be
    written down, `kept` the headers that may be, and `size` is what all take.
    """

    headers: Mapping[bytes, bytes]
    key: bytes | None
    host: bytes
    is_of_browser: bool
    is_too_large: bool
    repeated: str
    media_url: str
    secrets: Secrets
    kept: Headers
    size: int


def test_name(head: Head) -> str:
    """Return the name of the test in the headers, at most 1 KiB of it; empty where there is none."""
    value = head.headers.get(TEST_HEADER, b"")[:_LONGEST_TEST_NAME]
    return unquote(value.decode("latin-1"))


def base_url(head: Head) -> str:
    """Return where the request reached the server, or the public URL that the settings name."""
    return head.media_url.removesuffix(MEDIA_PATH)


# A client sends the same headers again and again.
@lru_cache(maxsize=128)
def read_head(headers: Headers, scheme: str, public_url: str) -> Head:
    """Return what `headers` say.

    Addresses of media are those where the request went, unless `public_url` says otherwise.
    """
    values = dict(headers)
    secrets = secrets_of(values.get(b"x-api-key", b""))
    host = values.get(b"host", b"") if sum(name == b"host" for name, _ in headers) < 2 else _SEVERAL_HOSTS
    size = sum(map(len, chain.from_iterable(headers)))
    reachable = host if _HOST.fullmatch(host) else _ANY_HOST
    return Head(
        values,
        values.get(b"x-api-key"),
        host,
        b"origin" in values or b"sec-fetch-site" in values,
        len(headers) > MOST_HEADERS or size > LARGEST_HEADERS,
        _repeated(headers),
        (public_url or f"{scheme}://{reachable.decode()}") + MEDIA_PATH,
        secrets,
        secrets.presentable(headers),
        size,
    )


def _repeated(headers: Headers) -> str:
    """Return a header that came more than once and may come once only; empty where there is none."""
    names = [name for name, _ in headers if name in _SINGLE]
    return next((name.decode() for name in names if names.count(name) > 1), "")
