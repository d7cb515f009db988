"""Records that were deleted with their parent: the contract says so, and schemathesis cannot know it."""

from dataclasses import dataclass, field
from typing import Any

from schemathesis import Case, Response
from schemathesis.core.failures import Failure

_UPLOADS = ("/v1.2/tasks", "/v1.2/tasks/external-provider", "/v1.3/tasks")
_INDEXES = ("/v1.2/indexes/{index-id}", "/v1.3/indexes/{index-id}")


@dataclass(slots=True)
class DeletedWithParent:
    """The tasks of one run that were deleted with their index."""

    _index_of: dict[str, str] = field(default_factory=dict)
    _deleted: set[str] = field(default_factory=set)

    def note(self, case: Case[Any], response: Response) -> None:
        """Remember what `case` made or deleted."""
        if case.path in _UPLOADS and response.status_code == 201 and isinstance(case.body, dict):
            self._index_of[response.json()["_id"]] = str(case.body["index_id"])
        elif case.method == "DELETE" and case.path in _INDEXES and response.status_code == 204:
            self._deleted.add(case.path_parameters["index-id"])

    def explain(self, failure: Failure, case: Case[Any]) -> bool:
        """Return whether `failure` is about a task that was deleted with its index: a false positive."""
        if "ensure_resource_availability" not in failure.checks:
            return False
        task = (case.path_parameters or {}).get("task_id", "")
        return self._index_of.get(task) in self._deleted
