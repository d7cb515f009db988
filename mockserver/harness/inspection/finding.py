"""A finding: one place where a client or a server does not keep the contract, as a value that reports can print."""

from dataclasses import asdict, dataclass
from enum import StrEnum


class Side(StrEnum):
    """Who does not keep the contract."""

    CLIENT = "client"
    SERVER = "server"

    @property
    def heading(self) -> str:
        """What stands above the findings of this side in a report."""
        return f"What the {self} does"


class Severity(StrEnum):
    """How much it matters: an error is refused by the contract, a warning is tolerated, a note is good to know."""

    NOTE = "note"
    WARNING = "warning"
    ERROR = "error"

    def reaches(self, level: "Severity") -> bool:
        """Tell whether this is at least as serious as `level`."""
        order = list(Severity)
        return order.index(self) >= order.index(level)


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found, where in the contract it stands otherwise, and the exchange that shows it.

    `operation` is an operationId, or method and path where the contract has none. `rule` names the kind of finding and
    `subject` the parameter, field, header or status that it is about: together with operation and side they are what a
    baseline knows a finding by, so neither holds a value that changes from run to run. `clause` is a JSON pointer into
    the contract; empty where the contract says nothing of it. `request` and `reply` are evidence, for people; so are
    the exchange that it is from, when that was, and the `test` that sent it. `quirk` names the published client that is
    known for it.
    """

    operation: str
    side: Side
    severity: Severity
    rule: str
    subject: str
    message: str
    clause: str = ""
    expected: str = ""
    request: str = ""
    reply: str = ""
    request_id: str = ""
    at: str = ""
    test: str = ""
    quirk: str = ""

    @property
    def key(self) -> tuple[str, str, str, str]:
        """What this finding is known by from one run to the next."""
        return (self.operation, self.side, self.rule, self.subject)

    @property
    def exchange(self) -> tuple[str, str, str, str]:
        """What the request that shows it is known by in one run."""
        return (self.request_id, self.at, self.request, self.reply)

    @property
    def origin(self) -> str:
        """The test, the time and the exchange on one line, as far as they are known."""
        known = (self.test and f"test {self.test}", self.at, self.request_id and f"exchange {self.request_id}")
        return " · ".join(text for text in known if text)

    def to_json(self) -> dict[str, str]:
        """Return the finding as a JSON object, in the order of its fields."""
        return asdict(self)
