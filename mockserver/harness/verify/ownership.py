"""Distinguishes the run's own records from those of others, by its requests and replies."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from mockserver.contract.operations import Operation
from mockserver.harness.traffic.exchange import ReceivedReply, SentExchange, SentRequest
from mockserver.harness.verify.deletions import Deletion, Deletions

# Identifiers with a prefix, such as ks_, are recognised by their digits too.
_ID = re.compile(rb"(?<![0-9a-f])[0-9a-f]{24}(?![0-9a-f])")
# The identifier that scenarios use for records that do not exist.
UNKNOWN_ID = b"0" * 24
_NOTHING = Deletions({}, {}, frozenset())


@dataclass(slots=True)
class Ownership:
    """The identifiers of one run.

    The run owns what its requests create, and what replies to these name: the video of its task, the tasks of its
    index. Other identifiers in replies belong to others. `reserved` are identifiers of others from the start: the
    contract's examples. `made` are the records to delete, by collection; `kept` counts those that cannot be deleted.
    """

    reserved: frozenset[bytes] = frozenset()
    deletions: Deletions = _NOTHING
    made: dict[str, dict[str, None]] = field(default_factory=dict)
    kept: Counter[str] = field(default_factory=Counter)
    _own: set[bytes] = field(default_factory=set)
    _foreign: set[bytes] = field(default_factory=set)

    def foreign(self, request: SentRequest) -> str:
        """Return an identifier in `request` that belongs to others, or an empty text."""
        named = ids_in(request)
        return next((name.decode() for name in named if name in self._foreign or name in self.reserved - self._own), "")

    def note(self, exchange: SentExchange, operation: Operation | None = None) -> None:
        """Record the identifiers in `exchange`, a call of `operation`."""
        request, reply = exchange.request, exchange.reply
        named = ids_of(reply.body) - self._foreign
        if reply.status >= 300:
            return  # a refusal repeats identifiers of the request
        if operation is not None and is_making(operation):
            self._own |= named
            self._keep(operation, reply)
        elif self._own & ids_in(request) and (request.method == "GET" or (operation and is_asking(operation))):
            self._own |= named - self.reserved
            self._keep_named(operation, reply)
        else:
            self._foreign |= named - self._own - {UNKNOWN_ID}

    def claim(self, collection: str, name: str) -> None:
        """Record that the run owns `name`: it was created outside of the API, for example by consent."""
        ids = ids_of(name.encode())
        self._own |= ids
        self._foreign -= ids
        self.made.setdefault(collection, {})[name] = None

    def _keep(self, operation: Operation, reply: ReceivedReply) -> None:
        deletion = self.deletions.of.get(operation.path)
        body = _json(reply)
        if deletion is not None and isinstance(body, dict):
            self._add(deletion, body.get("_id", body.get(deletion.field)))
        self.kept[operation.path] += operation.path in self.deletions.kept
        self._keep_named(operation, reply)

    def _keep_named(self, operation: Operation | None, reply: ReceivedReply) -> None:
        """Record the run's own identifiers in fields of the reply, such as the asset of a video."""
        if operation is None or operation.version not in {version for version, _ in self.deletions.named}:
            return
        for name, value in _texts(_json(reply)):
            deletion = self.deletions.named.get((operation.version, name))
            if deletion is not None:
                self._add(deletion, value)

    def _add(self, deletion: Deletion, value: Any) -> None:
        if isinstance(value, str) and self._own & ids_of(value.encode("utf-8", "replace")):
            self.made.setdefault(deletion.collection, {})[value] = None


def ids_in(request: SentRequest) -> set[bytes]:
    """Return the identifiers in the target or the body of `request`."""
    return ids_of(request.target.encode("latin-1", "replace")) | ids_of(request.body)


def ids_of(text: bytes) -> set[bytes]:
    """Return the identifiers in `text`, without their prefixes."""
    return set(_ID.findall(text))


def is_asking(operation: Operation) -> bool:
    """Return whether `operation` changes nothing."""
    return operation.method == "GET" or operation.says.is_safe


def is_making(operation: Operation) -> bool:
    """Return whether a reply of `operation` may name new records."""
    return operation.method == "POST" and not operation.says.is_safe


def _json(reply: ReceivedReply) -> Any:
    try:
        return reply.json()
    except ValueError:
        return None


def _texts(value: Any) -> Iterator[tuple[str, str]]:
    """Yield the names and values of all texts in objects, at any depth."""
    if isinstance(value, list):
        for item in value:
            yield from _texts(item)
    elif isinstance(value, dict):
        for name, item in value.items():
            if isinstance(item, str):
                yield name, item
            else:
                yield from _texts(item)
