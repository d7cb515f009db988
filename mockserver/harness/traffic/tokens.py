"""Page tokens: a reply issues a token, and the contract's links say which operation accepts it."""

from collections.abc import Iterable, Iterator, Mapping

import orjson

from mockserver.contract.operations import Operation
from mockserver.handlers.exchanges.observed import Observed
from mockserver.harness.inspection import rules
from mockserver.harness.inspection.clauses import Clauses
from mockserver.harness.inspection.finding import Finding

_TOKENS = ("next_page_token", "prev_page_token")
_EXPRESSION = "$response.body#/page_info/"


class Tokens:
    """Remembers which operation issued a token, and where its links lead."""

    def __init__(self, operations: Iterable[Operation], clauses: Clauses) -> None:
        self._targets = {operation.id: _targets(operation, clauses) for operation in operations}
        self._clauses = clauses
        self._issued_by: dict[str, Operation] = {}

    def inspect(self, operation: Operation, path: Mapping[str, str], observed: Observed) -> Iterator[Finding]:
        """Yield a finding if a token in `path` was issued for another operation; note the tokens in the reply."""
        for name, token in path.items():
            issuer = self._issued_by.get(token)
            if issuer is not None and operation.id not in self._targets[issuer.id]:
                yield rules.FOREIGN_TOKEN.broken(
                    operation,
                    f"path.{name}",
                    f"A token of {issuer.id} was followed here; its link leads to "
                    f"{' or '.join(self._targets[issuer.id])}.",
                    self._clauses.answer(issuer, 200).pointer + "/links",
                )
        if self._targets[operation.id] and observed.status == 200:
            self._note(operation, observed.reply.raw)

    def _note(self, operation: Operation, raw: bytes) -> None:
        try:
            info = orjson.loads(raw)["page_info"]
            tokens = [info[name] for name in _TOKENS if info.get(name)]
        except (orjson.JSONDecodeError, KeyError, TypeError, AttributeError):
            return  # other rules report problems of the reply
        self._issued_by.update((token, operation) for token in tokens if isinstance(token, str))


def _targets(operation: Operation, clauses: Clauses) -> list[str]:
    """Return the operations for the page tokens in a reply of `operation`."""
    links = clauses.answer(operation, 200).declared.get("links", {})
    return [
        link["operationId"]
        for link in links.values()
        if any(str(value).startswith(_EXPRESSION) for value in link.get("parameters", {}).values())
    ]
