"""An exchange in other words: as a command, as Python, as a fault, as a fixed answer, as a check of the journal."""

from collections.abc import Iterator, Mapping
from pprint import pformat
from shlex import quote
from typing import Any

import orjson

from mockserver.contract.bodies import MULTIPART_TYPE
from mockserver.domain.account.exchanges import Exchange
from mockserver.handlers.admin.exchanges import texts_of

_BASE, _KEY = "$TWELVELABS_BASE_URL", "$TWELVE_LABS_API_KEY"
_WIDTH = 88


def copies_of(exchange: Exchange) -> Mapping[str, str]:
    """Return the texts that a reader may take along, by what they are."""
    return {
        "curl": _curl(exchange),
        "Python": _python(exchange),
        "a fault": _order("faults", {"match": _matcher(exchange), "times": 1, "fault": {"error": {"status": 503}}}),
        **_fixed_answer(exchange),
        "verify": _order("verify", {"match": _matcher(exchange), "exactly": 1}),
    }


def _curl(exchange: Exchange) -> str:
    words = [f"curl -X {exchange.entry.method} {_double(_target(exchange, _BASE))}", f'-H "x-api-key: {_KEY}"']
    if _is_form(exchange):
        flag = "-F" if _is_multipart(exchange) else "--data-urlencode"
        words += [f"{flag} {quote(f'{name}={_field(value)}')}" for name, value in _fields(exchange)]
    elif exchange.entry.body:
        words += [
            f"-H {quote(f'content-type: {_content_type(exchange)}')}",
            f"--data-raw {quote(exchange.entry.body.decode('utf-8', 'backslashreplace'))}",
        ]
    return " ".join(words)


def _python(exchange: Exchange) -> str:
    lines = [f"    {exchange.entry.method!r},", f"    os.environ[{_BASE[1:]!r}] + {_target(exchange)!r},"]
    lines.append(f'    headers={{"x-api-key": os.environ[{_KEY[1:]!r}]}},')
    if _is_form(exchange):
        lines += _python_form(exchange)
    elif exchange.sent is not None:
        name = "content" if isinstance(exchange.sent, str) else "json"
        lines.append(f"    {name}={pformat(exchange.sent, width=_WIDTH, sort_dicts=False)},")
    return "\n".join(["import os", "import httpx", "", "reply = httpx.request(", *lines, ")"])


def _python_form(exchange: Exchange) -> list[str]:
    if not _is_multipart(exchange):
        return [f"    data={pformat(exchange.sent, width=_WIDTH, sort_dicts=False)},"]
    parts = [
        f"        ({name!r}, "
        + (f"open({value['filename']!r}, 'rb')" if _is_file(value) else f"(None, {value!r})")
        + "),"
        for name, value in _fields(exchange)
    ]
    return ["    files=[", *parts, "    ],"]


def _fixed_answer(exchange: Exchange) -> Mapping[str, str]:
    """Return the reply as a fixed answer; nothing if no answer can be fixed so."""
    entry = exchange.entry
    if not entry.operation or not isinstance(exchange.reply, dict) or len(entry.reply) < entry.reply_size:
        return {}
    reply = {"status": entry.status, "body": exchange.reply}
    return {"a fixed answer": _order("answers", {"match": {"operation": entry.operation}, "replies": [reply]})}


def _matcher(exchange: Exchange) -> Mapping[str, Any]:
    """Return a matcher of requests like this one."""
    entry = exchange.entry
    if not entry.operation:
        return {"method": entry.method, "path": entry.path}
    in_path = {"path": entry.path} if exchange.request.path_parameters else {}
    return {"operation": entry.operation, **in_path}


def _order(path: str, body: Mapping[str, Any]) -> str:
    said = quote(orjson.dumps(body).decode())
    address = f"{_BASE}/__admin/{path}"
    return f'curl -X POST "{address}" -H "x-api-key: {_KEY}" -H "content-type: application/json" --data-raw {said}'


def _target(exchange: Exchange, base: str = "") -> str:
    query = exchange.entry.query.decode("latin-1")
    return f"{base}{exchange.entry.path}{'?' if query else ''}{query}"


def _double(text: str) -> str:
    """Return `text` in double quotes, in which a shell still reads the name of the base."""
    start, rest = text[: len(_BASE)], text[len(_BASE) :]
    return f'"{start}"{quote(rest)}' if rest else f'"{start}"'


def _content_type(exchange: Exchange) -> str:
    return texts_of(exchange.entry.request_headers).get("content-type", "application/json")


def _is_form(exchange: Exchange) -> bool:
    return isinstance(exchange.sent, dict) and "form" in _content_type(exchange)


def _is_multipart(exchange: Exchange) -> bool:
    return _content_type(exchange).startswith(MULTIPART_TYPE)


def _fields(exchange: Exchange) -> Iterator[tuple[str, Any]]:
    """Yield the fields of a form, a field with several values several times."""
    for name, value in dict(exchange.sent).items():
        yield from ((name, one) for one in (value if isinstance(value, list) else [value]))


def _is_file(value: Any) -> bool:
    return isinstance(value, dict) and "filename" in value


def _field(value: Any) -> str:
    return f"@{value['filename']}" if _is_file(value) else str(value)
