"""The outcome of one call of a client. Drivers and tests share this module, so it has no dependencies."""

import json
from dataclasses import asdict, dataclass

OK = "ok"
BROKEN = "broken by client"
FAILED = "failed"
UNDRIVEN = "not driven"

# The file beside the media with the names of the implemented operations: others are not called.
BUILT = "operations.txt"


@dataclass(frozen=True, slots=True)
class Finding:
    """The outcome is one of the words above, or the name of the client's own error class if one was expected.

    A method may be followed by the subject of the call: `task.create (file)`.
    """

    method: str
    operation: str
    outcome: str
    reason: str = ""

    def to_line(self) -> str:
        return json.dumps(asdict(self))

    @classmethod
    def from_line(cls, line: str) -> "Finding":
        return cls(**json.loads(line))

    @property
    def is_error_class(self) -> bool:
        return self.outcome not in (OK, BROKEN, FAILED, UNDRIVEN)
