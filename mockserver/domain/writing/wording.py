"""Choice of wording: depends on the temperature, and is always the same for the same request."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Wording:
    """The wording of one request. Temperature 0 gives the plainest one, others a seeded choice."""

    request: str
    temperature: float

    def pick(self, wordings: Sequence[str], place: object) -> str:
        """Return the wording for `place` in the text."""
        if self.temperature <= 0:
            return wordings[0]
        seed = f"{self.request}\0{self.temperature}\0{place}".encode(errors="backslashreplace")
        return wordings[hashlib.sha256(seed).digest()[0] % len(wordings)]
