"""Identifiers that look like the API's and follow from a seed, so that runs are repeatable."""

import re
from collections.abc import Mapping
from datetime import datetime
from hashlib import blake2b

from mockserver.ground.clock import epoch_second

# An object id is one number of 12 bytes: 4 for the second, 5 for the machine, 3 for the counter.
_SECOND_AT = 64
_COUNT_BITS = 24
_COUNTS = 1 << _COUNT_BITS
# Some kinds of records have a prefix, as in `ks_67f7b2c4e8a13d5f20b96c71`.
_OBJECT_ID = re.compile(r"(?:[a-z]+_)?([0-9a-f]{24})", re.ASCII)
_OF_MACHINE = slice(8, 18)  # of the 24 digits


def digest(*parts: object, size: int = 16) -> bytes:
    """Return `size` bytes that depend only on `parts`."""
    return blake2b(_joined(*parts), digest_size=size).digest()


def _joined(*parts: object) -> bytes:
    return "\x1f".join(map(str, parts)).encode("utf-8", "surrogatepass")


def uuid4_of(mark: bytes) -> str:
    """Return the version 4 UUID made of the 16 bytes of `mark`, as text."""
    digits = mark.hex()
    return f"{digits[:8]}-{digits[8:12]}-4{digits[13:16]}-{'89ab'[mark[8] >> 6]}{digits[17:20]}-{digits[20:]}"


# As in the recordings: indexes and tasks share a machine and a counter, videos have another machine. Assets have their
# own, so that they use up no identifiers of other records.
_MACHINES = ("front", "video", "asset")


class Identifiers:
    """The identifiers of one account. Each is new, and all follow from `seed`, `scope` and the order of the calls."""

    def __init__(self, seed: int, scope: str) -> None:
        self._seed = seed
        self._scope = scope
        self._machines = {kind: int.from_bytes(digest(seed, scope, kind, size=5)) << _COUNT_BITS for kind in _MACHINES}
        # Everything except the second of the last identifier.
        self._last = {
            kind: machine + int.from_bytes(digest(seed, scope, kind, "counter", size=3))
            for kind, machine in self._machines.items()
        }
        self._uuids = 0
        self._before_number = _joined(seed, scope, "uuid", "")

    def of_scope(self, scope: str) -> "Identifiers":
        """Return the identifiers of an account with the same seed and another `scope`, from the first one."""
        return Identifiers(self._seed, scope)

    def object_id(self, now: datetime, kind: str = "front") -> str:
        """Return 24 hex digits: the second of `now`, the machine of `kind` (`front`, `video`, `asset`), a counter."""
        last = self._last[kind] = self._last[kind] + 1
        return (epoch_second(now) << _SECOND_AT | last).to_bytes(12).hex()

    def are_of(self, identifier: str) -> bool:
        """Return whether an object id has a machine of this account. Single identifiers are not stored."""
        match = _OBJECT_ID.fullmatch(identifier)
        return match is not None and int(match[1][_OF_MACHINE], 16) << _COUNT_BITS in self._machines.values()

    def uuid(self) -> str:
        """Return a version 4 UUID as text."""
        self._uuids += 1
        return uuid4_of(blake2b(self._before_number + b"%d" % self._uuids, digest_size=16).digest())

    def uuid7(self, now: datetime) -> str:
        """Return a version 7 UUID as text; it begins with the milliseconds of `now`."""
        text, milliseconds = self.uuid(), f"{int(now.timestamp() * 1000):012x}"
        return f"{milliseconds[:8]}-{milliseconds[8:]}-7{text[15:]}"

    def skip_uuid(self) -> None:
        """Skip one UUID. Code that does not need its UUID skips it, so that other UUIDs stay the same."""
        self._uuids += 1

    def position(self) -> dict[str, int]:
        """Return the current position in the sequence."""
        counters = {kind: self._last[kind] - machine for kind, machine in self._machines.items()}
        return {**counters, "uuid": self._uuids}

    def resume(self, position: Mapping[str, int]) -> None:
        """Continue from `position`, of this account or another."""
        self._last = {kind: machine + position[kind] % _COUNTS for kind, machine in self._machines.items()}
        self._uuids = position["uuid"]
