"""Ignores proxies and `.netrc`, because the tested application is in this process.

Looking for a proxy, or for a password in `.netrc`, takes longer than the request.
"""

from typing import Any

import schemathesis
from schemathesis import Case, HookContext
from schemathesis.python.asgi import HOST


@schemathesis.hook
def before_call(context: HookContext, case: Case[Any], kwargs: dict[str, Any]) -> None:
    """Send a request without proxies and passwords of the environment."""
    kwargs["proxies"] = {"no_proxy": HOST}
    kwargs.setdefault("auth", _as_it_is)


def _as_it_is(request: Any) -> Any:
    return request
