"""One observed exchange: a request and its reply."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple
from urllib.parse import parse_qsl

# Headers that a message has at most once.
_SINGLE = frozenset(
    [
        "content-encoding",
        "content-length",
        "content-type",
        "etag",
        "location",
        "retry-after",
        "x-api-key",
        "x-ratelimit-limit",
        "x-ratelimit-remaining",
        "x-ratelimit-reset",
        "x-ratelimit-used",
    ]
)


class Ending(StrEnum):
    """How a body ended.

    Complete, unread because the answer was known before, cut off by its sender, given up by us because it came too
    slowly, or cut off by us because it was endless.
    """

    WHOLE = "whole"
    UNREAD = "unread"
    BROKEN = "broken"
    LATE = "late"
    ENDLESS = "endless"


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a form: a plain field, or a file with its size, hash and, if it is a short text, content."""

    name: str
    filename: str | None
    media_type: str
    size: int
    sha256: str
    text: str | None

    @property
    def is_file(self) -> bool:
        """Whether it was sent as a file, even for a text field of the contract."""
        return self.filename is not None


class Flaw(NamedTuple):
    """Why a reply's body is invalid: the faulty part of the reply, and the problem."""

    subject: str
    message: str


@dataclass(frozen=True, slots=True)
class Body:
    """The kept part of a body: its bytes up to a limit, or the parts of a form.

    `fault` says why a form is malformed (short ones are kept as bytes), or at which limit an endless reply was cut off;
    `parts` is None if the body is not a form. `flaw` says why the body of a reply contradicts its headers.
    """

    size: int = 0
    raw: bytes = b""
    ending: Ending = Ending.WHOLE
    parts: tuple[Part, ...] | None = None
    fault: str = ""
    flaw: Flaw | None = None

    @property
    def is_kept(self) -> bool:
        """Whether all of its bytes were kept."""
        return len(self.raw) == self.size


@dataclass(frozen=True, slots=True)
class Origin:
    """The origin of an exchange: its identifier, its time, and the test that sent it.

    `ordered` are the controls of the test that changed the reply. Unknown values are empty. With `is_made_up` a test
    has determined the reply, not the server.
    """

    request_id: str = ""
    at: str = ""
    test: str = ""
    ordered: tuple[str, ...] = ()
    is_made_up: bool = False


@dataclass(frozen=True, slots=True)
class Observed:
    """A request and its reply, which came after `seconds`.

    Names of headers are in lower case; `status` is 0 without a reply. `repeated` and `reply_repeated` are headers that
    came more than once, though a message has one at most.
    """

    method: str
    path: str
    query: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)
    body: Body = Body()
    status: int = 0
    reply_headers: Mapping[str, str] = field(default_factory=dict)
    reply: Body = Body()
    origin: Origin = Origin()
    seconds: float = 0.0
    repeated: tuple[str, ...] = ()
    reply_repeated: tuple[str, ...] = ()

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """The names and texts of the query string, in order; invalid UTF-8 is replaced."""
        return parse_qsl(self.query.decode("latin-1"), keep_blank_values=True)

    @property
    def media_type(self) -> str:
        """The media type of the request body, without parameters; empty if there is none."""
        return media_type_of(self.headers)

    @property
    def reply_media_type(self) -> str:
        """The media type of the reply, without parameters; empty if there is none."""
        return media_type_of(self.reply_headers)


def media_type_of(headers: Mapping[str, str]) -> str:
    """Return the media type that `headers` name, without its parameters."""
    return headers.get("content-type", "").split(";")[0].strip().lower()


def lower_names(headers: Mapping[bytes, bytes] | list[tuple[bytes, bytes]]) -> dict[str, str]:
    """Return raw headers as texts by name in lower case; the values of a repeated header are joined."""
    pairs = headers.items() if isinstance(headers, Mapping) else headers
    found: dict[str, str] = {}
    for raw_name, raw_value in pairs:
        name, value = raw_name.decode("latin-1").lower(), raw_value.decode("latin-1")
        found[name] = f"{found[name]}, {value}" if name in found else value
    return found


def repeated_names(headers: Iterable[tuple[bytes, bytes]]) -> tuple[str, ...]:
    """Return the headers that came more than once but may not, in lower case."""
    counts = Counter(name.decode("latin-1").lower() for name, _ in headers)
    return tuple(name for name, count in counts.items() if count > 1 and name in _SINGLE)
