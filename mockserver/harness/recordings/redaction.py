"""Redaction: removes keys, signatures and private data from addresses and texts.

It is applied before anything is written to disk, and in the same way to a request that is looked up.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import parse_qsl, quote, urlsplit, urlunsplit

import orjson

REDACTED = "REDACTED"

# Only these headers are kept: most others identify the client.
_KEPT_HEADERS = re.compile(
    r"accept|content-type|etag|location|retry-after|x-ratelimit-\w+|x-api-version", re.IGNORECASE
)
# Page tokens and token counts are not secrets.
_SECRET_NAME = re.compile(
    r"(?:^|[_-])(?:api[_-]?key|key|secret|password|passwd|authorization|signature|credentials?|"
    r"(?:access|refresh|auth|id|session|security|bearer)[_-]?token|token|cookie|email|phone)$",
    re.IGNORECASE,
)
_SIGNING_NAME = re.compile(r"(?:^|[_-])signature$", re.IGNORECASE)
_OPEN_NAME = re.compile(r"(?:next|prev|page)[_-]?(?:page[_-]?)?token$", re.IGNORECASE)
_SECRET_TEXT = re.compile(
    r"tlk_\w+"
    r"|(?:Bearer|Basic)\s+[\w.~+/=-]+"
    r"|(?:AKIA|ASIA)[A-Z0-9]{16}"
    r"|eyJ[\w-]+\.[\w-]+\.[\w-]*"
    r"|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
)
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://[^\s\"'<>\\]+", re.IGNORECASE)
# Query parameters that are kept: they name a video or a connection, and nothing private.
_HARMLESS_PARAMETERS = frozenset(["v", "status", "connection_id"])


class Redactor:
    """Removes secrets from values. A known key is removed everywhere."""

    def __init__(self) -> None:
        self._keys: set[str] = set()

    def learn(self, headers: Mapping[str, str]) -> None:
        """Treat the credentials in the `headers` of a request as secrets from now on."""
        for name in ("x-api-key", "authorization", "cookie"):
            value = headers.get(name, "")
            # A very short key would be part of many words.
            self._keys.update(word for word in (value, *value.split()) if len(word) >= 4 and word != "Bearer")

    def headers(self, headers: Mapping[str, str]) -> dict[str, str]:
        """Return the headers that may be kept."""
        return {name: self.text(value) for name, value in headers.items() if _KEPT_HEADERS.fullmatch(name)}

    def value(self, value: Any, name: str = "") -> Any:
        """Return the JSON `value` of the field `name`, without secrets."""
        if isinstance(value, dict):
            return {self.text(key): self.value(inner, key) for key, inner in value.items()}
        if isinstance(value, list):
            return [self.value(inner, name) for inner in value]
        if isinstance(value, str):
            return REDACTED if value and is_secret(name) else self._inside(value)
        return value

    def _inside(self, text: str) -> str:
        """Return `text` without secrets; a text in a form may be JSON."""
        if text[:1] in ("{", "["):
            try:
                return orjson.dumps(self.value(orjson.loads(text))).decode()
            except (orjson.JSONDecodeError, TypeError):
                return self.text(text)
        return self.text(text)

    def text(self, text: str) -> str:
        """Return `text` without secrets."""
        for key in self._keys:
            text = text.replace(key, REDACTED)
        text = _ADDRESS.sub(lambda found: _plain_address(found[0]), text)
        return _SECRET_TEXT.sub(REDACTED, text)


def is_signed(names: Iterable[str]) -> bool:
    """Return whether parameters with these names sign an address, so that it cannot be used again."""
    return any(_SIGNING_NAME.search(name) for name in names)


def is_page_token(name: str) -> bool:
    """Return whether the value under `name` is a page token."""
    return bool(_OPEN_NAME.search(name))


def is_secret(name: str) -> bool:
    """Return whether the value under `name` is private."""
    return bool(_SECRET_NAME.search(name)) and not _OPEN_NAME.search(name)


def _plain_address(address: str) -> str:
    """Return `address` without credentials: user, query values, fragment."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return REDACTED
    host = parts.netloc.rpartition("@")[2]
    pairs = parse_qsl(parts.query, keep_blank_values=True)
    query = "&".join(
        f"{quote(name)}={quote(value) if name in _HARMLESS_PARAMETERS else REDACTED}" for name, value in pairs
    )
    # A value without that form is some kind of token.
    return urlunsplit((parts.scheme, host, parts.path, query or (REDACTED if parts.query else ""), ""))
