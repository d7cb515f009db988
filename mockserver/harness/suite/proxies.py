"""No proxy is looked for: what is tested stands in this process, and looking takes longer than the request."""

from typing import Any

import schemathesis
from schemathesis import Case, HookContext
from schemathesis.python.asgi import HOST


@schemathesis.hook
def before_call(context: HookContext, case: Case[Any], kwargs: dict[str, Any]) -> None:
    """Let a request be one that goes to no proxy of the environment."""
    kwargs["proxies"] = {"no_proxy": HOST}
