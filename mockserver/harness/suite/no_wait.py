"""Requests that may wait are sent with a wait of zero, since their reply is the same.

A body says how long to wait in `timeout_seconds`. A stream that goes on until the client hangs up is read for `seconds`
of the query; without them it has no end.
"""

from typing import Any

import schemathesis
from schemathesis import Case, HookContext

_LONGEST = 60
_LONGEST_STREAM = 86_400


@schemathesis.hook
def before_call(context: HookContext, case: Case[Any], kwargs: dict[str, Any]) -> None:
    """Set the waiting time of a valid request to zero."""
    if not case.operation.definition.raw.get("x-waits"):
        return
    if isinstance(case.body, dict):
        if _is_valid(case.body.get("timeout_seconds", _LONGEST), _LONGEST):
            case.body = {**case.body, "timeout_seconds": 0}
    elif case.method == "GET":
        query = dict(case.query or {})
        if _is_valid(_number(query.get("seconds", _LONGEST_STREAM)), _LONGEST_STREAM):
            case.query = {**query, "seconds": 0}


def _number(sent: Any) -> Any:
    """Return the number in a query text; other values unchanged."""
    try:
        return float(sent) if isinstance(sent, str) else sent
    except ValueError:
        return sent


def _is_valid(seconds: Any, longest: int) -> bool:
    return isinstance(seconds, int | float) and not isinstance(seconds, bool) and 0 <= seconds <= longest
