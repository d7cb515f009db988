"""Nothing is waited for: what an operation that waits answers is the same a minute earlier."""

from typing import Any

import schemathesis
from schemathesis import Case, HookContext

_LONGEST = 60


@schemathesis.hook
def before_call(context: HookContext, case: Case[Any], kwargs: dict[str, Any]) -> None:
    """Let a valid request to wait be one to wait no time at all."""
    if not case.operation.definition.raw.get("x-waits") or not isinstance(case.body, dict):
        return
    seconds = case.body.get("timeout_seconds", _LONGEST)
    if isinstance(seconds, int | float) and not isinstance(seconds, bool) and 0 <= seconds <= _LONGEST:
        case.body = {**case.body, "timeout_seconds": 0}
