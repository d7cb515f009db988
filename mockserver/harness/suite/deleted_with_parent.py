"""Tracks records that were deleted with their parent: the contract documents that, but schemathesis cannot know it."""

from dataclasses import dataclass, field
from typing import Any

import orjson
from schemathesis import Case, Response
from schemathesis.core.failures import Failure

# The body field that names the parent of a new record, if its path does not.
_HOLDER = "index_id"


@dataclass(slots=True)
class DeletedWithParent:
    """The records of one run that were deleted with their parent, such as a task with its index.

    The parent is in the path of the request that creates the record, or in its body as `index_id`.
    """

    _holders: dict[str, set[str]] = field(default_factory=dict)
    _deleted: set[str] = field(default_factory=set)

    def note(self, case: Case[Any], response: Response) -> None:
        """Record what `case` created or deleted."""
        named = set(map(str, (case.path_parameters or {}).values()))
        if case.method == "POST" and response.status_code in (200, 201, 202):
            holder = case.body.get(_HOLDER) if isinstance(case.body, dict) else None
            holders = named | ({str(holder)} if holder else set())
            for name in _made(response) if holders else ():
                self._holders.setdefault(name, set()).update(holders - {name})
        elif case.method == "DELETE" and response.status_code == 204 and case.operation.path.endswith("}"):
            self._deleted.add(str(list((case.path_parameters or {"": ""}).values())[-1]))

    def explain(self, failure: Failure, case: Case[Any]) -> bool:
        """Return whether `failure` misses a record that was deleted with its parent."""
        if "ensure_resource_availability" not in failure.checks:
            return False
        named = map(str, (case.path_parameters or {}).values())
        return any(self._is_gone(name, set()) for name in named)

    def _is_gone(self, name: str, seen: set[str]) -> bool:
        holders = self._holders.get(name, set()) - seen
        seen |= holders
        return any(holder in self._deleted or self._is_gone(holder, seen) for holder in holders)


def _made(response: Response) -> set[str]:
    """Return the identifiers of the created records: that of the reply, and that of the video of a task."""
    try:
        body = orjson.loads(response.content)
    except ValueError:
        return set()
    names = (
        (value for name, value in body.items() if name == "_id" or name.endswith("_id"))
        if isinstance(body, dict)
        else ()
    )
    return {name for name in names if isinstance(name, str)}
