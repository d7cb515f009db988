"""Calls admin operations by their operationId."""

from collections.abc import Generator, Mapping
from types import MappingProxyType
from typing import Any
from urllib.parse import quote, urlencode

import orjson

from mockserver.testing.arguments import given, json_of, require
from mockserver.testing.errors import Refused
from mockserver.testing.hosts import Host
from mockserver.testing.operation_places import operations
from mockserver.testing.tracebacks import hides

__tracebackhide__ = hides

_NOTHING: Mapping[str, Any] = MappingProxyType({})


class AdminClient:
    """Calls the admin operations of a server for one account."""

    def __init__(self, host: Host, headers: Mapping[str, str]) -> None:
        self._host = host
        self._headers = dict(headers)

    def call(
        self,
        operation: str,
        body: Any = None,
        *,
        path: Mapping[str, str] = _NOTHING,
        query: Mapping[str, Any] = _NOTHING,
    ) -> Any:
        """Return the JSON of the reply of `operation`.

        Raises Refused, Unreachable and NotRunning, and WrongArgument for arguments that cannot be sent.
        """
        content, content_type = (b"", "") if body is None else (json_of(operation, body), "application/json")
        raw = self.send_raw(operation, content, content_type, path=path, query=query)
        return orjson.loads(raw) if raw else None

    def send_raw(
        self,
        operation: str,
        content: bytes = b"",
        content_type: str = "",
        *,
        path: Mapping[str, str] = _NOTHING,
        query: Mapping[str, Any] = _NOTHING,
    ) -> bytes:
        """Send `content` to `operation` and return the bytes of the reply. Raises like `call`."""
        method, target = _target(operation, path, query)
        headers = {**self._headers, "content-type": content_type} if content_type else self._headers
        status, raw = self._host.send(method, target, headers, content)
        if not 200 <= status < 300:
            raise refused(operation, status, raw)
        return raw

    def watch(self, operation: str, query: Mapping[str, Any], headers: Mapping[str, str]) -> Generator[bytes]:
        """Yield the pieces of the reply of `operation` as they come. Raises like `call`."""
        _, target = _target(operation, {}, query)
        status, pieces = self._host.stream(target, {**self._headers, **headers})
        if status != 200:
            raise refused(operation, status, b"".join(pieces))
        return pieces


def _target(operation: str, path: Mapping[str, str], query: Mapping[str, Any]) -> tuple[str, str]:
    method, template = operations()[operation]
    for name, value in path.items():
        require(name, value, str)
        template = template.replace(f"{{{name}}}", quote(value, safe=""))
    asked = given(**query)
    return method, f"{template}?{urlencode(asked, doseq=True)}" if asked else template


def refused(operation: str, status: int, raw: bytes) -> Refused:
    """Return the error for a reply that refuses `operation`."""
    reply = orjson.loads(raw) if raw.startswith(b"{") else {}
    return Refused(operation, status, reply.get("code", ""), reply.get("message", ""))
