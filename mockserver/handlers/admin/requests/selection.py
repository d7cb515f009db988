"""Parses selections of exchanges: by a matcher, by status, by time."""

from collections.abc import Sequence
from dataclasses import dataclass

from mockserver.contract.contract import Contract
from mockserver.domain.account.journal import Entry
from mockserver.domain.testkit.matching.conditions import MatcherInvalid
from mockserver.domain.testkit.matching.matcher import Matcher, read_matcher
from mockserver.ground.errors import ParameterInvalid
from mockserver.ground.steps import SMALL_PORTION, Steps, map_in_portions
from mockserver.handlers.admin.exchanges import Operations, RecordedExchange
from mockserver.handlers.admin.requests.naming import named_operations
from mockserver.handlers.call import Values


@dataclass(frozen=True, slots=True)
class Selection:
    """Exchanges whose request matches, and whose reply has `status`, if that is given."""

    matcher: Matcher
    status: int | None
    operations: Operations

    def of(self, entries: Sequence[Entry]) -> Steps[list[Entry]]:
        """Return the selected ones of `entries`."""
        return map_in_portions(entries, lambda portion: list(filter(self._means, portion)), SMALL_PORTION)

    @property
    def means_all(self) -> bool:
        """Whether every exchange is selected."""
        return self.status is None and not self.matcher.described

    def _means(self, entry: Entry) -> bool:
        if self.status is not None and entry.status != self.status:
            return False
        return not self.matcher.described or self.matcher.matches(RecordedExchange(entry, self.operations).request)


def read_selection(asked: Values, contract: Contract) -> Selection:
    """Return the selection by `match`, or `operation`, and `status` in `asked`. Raises ParameterInvalid."""
    described = {"operation": asked["operation"]} if "operation" in asked else asked.get("match", {})
    return Selection(matcher_of(described, contract), asked.get("status"), contract.operations)


def matcher_of(described: Values, contract: Contract) -> Matcher:
    """Return the described matcher. Raises ParameterInvalid."""
    named_operations(described, contract)
    try:
        return read_matcher(described)
    except MatcherInvalid as error:
        raise ParameterInvalid("match", f"{error}.") from None
