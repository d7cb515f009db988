"""One exchange as it was seen on its way: a request and its reply."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from urllib.parse import parse_qsl


class Ending(StrEnum):
    """How a body ended.

    As it should, unread because the answer was clear before, broken off by its sender, or by us because it had no end.
    """

    WHOLE = "whole"
    UNREAD = "unread"
    BROKEN = "broken"
    ENDLESS = "endless"


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a form: a plain field, or one sent as a file, of which size, hash and, if it is a short one, text."""

    name: str
    filename: str | None
    media_type: str
    size: int
    sha256: str
    text: str | None

    @property
    def is_file(self) -> bool:
        """Whether it was sent as a file, even if the contract has no file there."""
        return self.filename is not None


@dataclass(frozen=True, slots=True)
class Body:
    """What is kept of a body: its bytes up to a limit, or the parts of a form.

    `fault` says why a form is not well formed, of which short ones are kept as bytes, or at which bound an endless
    reply was cut off; `parts` is None for what is no form.
    """

    size: int = 0
    raw: bytes = b""
    ending: Ending = Ending.WHOLE
    parts: tuple[Part, ...] | None = None
    fault: str = ""

    @property
    def is_kept(self) -> bool:
        """Whether all of its bytes are there."""
        return len(self.raw) == self.size


@dataclass(frozen=True, slots=True)
class Origin:
    """Where an exchange is from: its identifier, when it was, the test that sent it, and what was `ordered` of it.

    Each is empty where it is not known. `is_made_up` says that the reply is what a test ordered, not the server's.
    """

    request_id: str = ""
    at: str = ""
    test: str = ""
    ordered: tuple[str, ...] = ()
    is_made_up: bool = False


@dataclass(frozen=True, slots=True)
class Observed:
    """A request and its reply, which came after `seconds`.

    Names of headers are in lower case; `status` is 0 where no reply came.
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

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """The names and texts of the query string, in order; what is not UTF-8 is replaced."""
        return parse_qsl(self.query.decode("latin-1"), keep_blank_values=True)

    @property
    def media_type(self) -> str:
        """The media type of the request body, without its parameters; empty where none is named."""
        return media_type_of(self.headers)

    @property
    def reply_media_type(self) -> str:
        """The media type of the reply, without its parameters; empty where none is named."""
        return media_type_of(self.reply_headers)


def media_type_of(headers: Mapping[str, str]) -> str:
    """Return the media type that `headers` name, without its parameters."""
    return headers.get("content-type", "").split(";")[0].strip().lower()


def lower_names(headers: Mapping[bytes, bytes] | list[tuple[bytes, bytes]]) -> dict[str, str]:
    """Return raw headers as texts by name in lower case; of a repeated one, the values in one."""
    pairs = headers.items() if isinstance(headers, Mapping) else headers
    found: dict[str, str] = {}
    for raw_name, raw_value in pairs:
        name, value = raw_name.decode("latin-1").lower(), raw_value.decode("latin-1")
        found[name] = f"{found[name]}, {value}" if name in found else value
    return found
