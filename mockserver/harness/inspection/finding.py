"""A finding: one place where a client or a server breaks the contract, as a value for reports."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from enum import StrEnum


class Side(StrEnum):
    """The side that breaks the contract."""

    CLIENT = "client"
    SERVER = "server"

    @property
    def heading(self) -> str:
        """The heading for findings of this side in a report."""
        return f"What the {self} does"


class Severity(StrEnum):
    """The severity of a finding: the contract refuses an error and tolerates a warning; a note is good to know."""

    NOTE = "note"
    WARNING = "warning"
    ERROR = "error"

    def reaches(self, level: "Severity") -> bool:
        """Return whether this is at least as serious as `level`."""
        order = list(Severity)
        return order.index(self) >= order.index(level)


@dataclass(frozen=True, slots=True)
class Finding:
    """One problem, its place in the contract, and the exchange that shows it.

    `operation` is an operationId, or method and path of an unknown one. `rule` is the kind of finding, and `subject`
    the parameter, field, header or status. Together with operation and side they identify a finding in a baseline, so
    they contain no values that change from run to run. `clause` is a JSON pointer into the contract, or empty.
    `request` and `reply` are evidence for people; so are the exchange, its time, and the `test` that sent it. `quirk`
    names a published client that is known for it. `successor` says what does the same in the current version of the
    API, for a request by an older version or of a retired operation.
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
    successor: str = ""

    @property
    def key(self) -> tuple[str, str, str, str]:
        """The identity of this finding across runs."""
        return (self.operation, self.side, self.rule, self.subject)

    def succeeded_by(self, successors: Mapping[str, object]) -> "Finding":
        """Return the finding with the successor of its operation. Findings on a server stay unchanged."""
        successor = successors.get(self.operation) if self.side is Side.CLIENT else None
        return replace(self, successor=str(successor)) if successor else self

    @property
    def exchange(self) -> tuple[str, str, str, str]:
        """The identity, within a run, of the request that shows it."""
        return (self.request_id, self.at, self.request, self.reply)

    @property
    def origin(self) -> str:
        """The test, the time and the exchange in one line, as far as they are known."""
        known = (self.test and f"test {self.test}", self.at, self.request_id and f"exchange {self.request_id}")
        return " · ".join(text for text in known if text)

    def to_json(self) -> dict[str, str]:
        """Return the finding as a JSON object, in the order of its fields."""
        return asdict(self)
