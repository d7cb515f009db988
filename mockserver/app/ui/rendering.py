"""Templates as replies, with a Content-Security-Policy that allows only the page's own files."""

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import orjson
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from mockserver.app.ui.paths import way_to_root
from mockserver.ground.counting import counted

if TYPE_CHECKING:
    from jinja2 import Environment

HEADERS = {
    "content-security-policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
        "media-src 'self' blob:; "
        "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
    ),
    "x-frame-options": "DENY",
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "cache-control": "no-store",
}


def page(request: Request, name: str, status: int = 200, **values: Any) -> Response:
    """Return the page of the template called `name`. Its links are relative to the address of `request`."""
    return HTMLResponse(fragment(name, ui=way_to_root(request.url.path), **values), status, headers=HEADERS)


def part(request: Request, name: str, **values: Any) -> Response:
    """Return a part of the page at `request`, which replaces that part."""
    return page(request, f"{name}_part", **values)


def fragment(name: str, **values: Any) -> str:
    """Return the HTML of the template called `name` with `values`; all texts are escaped."""
    return _environment().get_template(f"{name}.html.jinja").render(**values)


@cache
def _environment() -> "Environment":
    from jinja2 import Environment, FileSystemLoader, StrictUndefined  # few runs open the page

    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["json"] = pretty
    environment.filters["line"] = lambda value: value if isinstance(value, str) else orjson.dumps(value).decode()
    environment.filters["counted"] = counted
    return environment


def pretty(value: Any) -> str:
    """Return `value` as indented JSON; a text stays as it is."""
    return value if isinstance(value, str) else orjson.dumps(value, option=orjson.OPT_INDENT_2).decode()
