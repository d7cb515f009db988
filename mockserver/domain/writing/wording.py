"""Choosing among ways to say the same: by temperature, and always the same way for the same request."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Wording:
    """One request's manner of speaking. At temperature 0 the plainest wording, above it a choice of its own."""

    request: str
    temperature: float

    def pick(self, wordings: Sequence[str], place: object) -> str:
        """Return the wording for `place` in the text."""
        if self.temperature <= 0:
            return wordings[0]
        seed = f"{self.request}\0{self.temperature}\0{place}".encode(errors="backslashreplace")
        return wordings[hashlib.sha256(seed).digest()[0] % len(wordings)]
