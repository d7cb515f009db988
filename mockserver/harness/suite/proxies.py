"""Nothing of the environment is looked up for a request: what is tested stands in this process.

Looking for a proxy, or for a password in `.netrc`, takes longer than the request.
"""

from typing import Any

import schemathesis
from schemathesis import Case, HookContext
from schemathesis.python.asgi import HOST


@schemathesis.hook
def before_call(context: HookContext, case: Case[Any], kwargs: dict[str, Any]) -> None:
    """Let a request go to no proxy of the environment, and with no password of it."""
    kwargs["proxies"] = {"no_proxy": HOST}
    kwargs.setdefault("auth", _as_it_is)


def _as_it_is(request: Any) -> Any:
    return request
