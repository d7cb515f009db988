"""Tells what a run has made from what belongs to others, by its requests and replies."""

import re
from dataclasses import dataclass, field

from mockserver.harness.traffic.exchange import ReceivedReply, SentExchange, SentRequest

_ID = re.compile(rb"(?<![0-9a-f])[0-9a-f]{24}(?![0-9a-f])")
# The identifier by which scenarios ask for what does not exist.
NOBODY = b"0" * 24


@dataclass(slots=True)
class Ownership:
    """The identifiers of one run.

    What a request creates belongs to the run, and so does what replies name of it: the video of its task, the
    tasks of its index. Whatever else a reply names belongs to others. `reserved` are identifiers of others from the
    beginning: those in the examples of the contract.
    """

    reserved: frozenset[bytes] = frozenset()
    indexes: list[str] = field(default_factory=list)
    embedding_tasks: list[str] = field(default_factory=list)
    _own: set[bytes] = field(default_factory=set)
    _foreign: set[bytes] = field(default_factory=set)

    def foreign(self, request: SentRequest) -> str:
        """Return an identifier in `request` that belongs to others, or nothing."""
        named = ids_in(request)
        return next((name.decode() for name in named if name in self._foreign or name in self.reserved - self._own), "")

    def note(self, exchange: SentExchange) -> None:
        """Take in what `exchange` tells."""
        request, reply = exchange.request, exchange.reply
        told = set(_ID.findall(reply.body)) - self._foreign
        if reply.status >= 300:
            return  # a refusal repeats what was asked
        if request.method == "POST" and reply.status in (200, 201) and self._is_creation(request.path):
            self._own |= told
            self._keep(request.path, reply)
        elif self._own & ids_in(request) and request.method == "GET":
            self._own |= told - self.reserved
        else:
            self._foreign |= told - self._own - {NOBODY}

    def gone(self, index_id: str) -> None:
        """Forget an index that was deleted."""
        self.indexes = [kept for kept in self.indexes if kept != index_id]

    @staticmethod
    def _is_creation(path: str) -> bool:
        return path.rstrip("/").endswith(("/indexes", "/tasks", "/tasks/external-provider")) or "/import/" in path

    def _keep(self, path: str, reply: ReceivedReply) -> None:
        found = _ID.findall(reply.body)
        if not found:
            return
        if path.rstrip("/").endswith("/embed/tasks"):
            self.embedding_tasks.append(found[0].decode())
        elif path.rstrip("/").endswith("/indexes"):
            self.indexes.append(found[0].decode())


def ids_in(request: SentRequest) -> set[bytes]:
    """Return the identifiers that `request` names, in its target or in its body."""
    return set(_ID.findall(request.target.encode("latin-1", "replace"))) | set(_ID.findall(request.body))
