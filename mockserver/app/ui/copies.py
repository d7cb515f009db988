"""An exchange in copyable form: as a command, as Python, as a fault, as a fixed answer, as a check of the journal."""

from collections.abc import Iterator, Mapping
from pprint import pformat
from typing import Any

import orjson

from mockserver.contract.bodies import MULTIPART_TYPE
from mockserver.domain.account.exchanges import Exchange
from mockserver.ground.printable import shell_word
from mockserver.handlers.admin.exchanges import is_cut, texts_of
from mockserver.handlers.exchanges.curl import BASE_VARIABLE, KEY_VARIABLE, curl_of, target_of
from mockserver.handlers.exchanges.journalled import observed_of

_WIDTH = 88


def copies_of(exchange: Exchange) -> Mapping[str, str]:
    """Return the copyable texts, by kind."""
    return {
        "curl": curl_of(observed_of(exchange.entry)),
        "Python": _python(exchange),
        "a fault": _order("faults", {"match": _matcher(exchange), "times": 1, "fault": {"error": {"status": 503}}}),
        **_fixed_answer(exchange),
        "verify": _order("verify", {"match": _matcher(exchange), "exactly": 1}),
    }


def _python(exchange: Exchange) -> str:
    entry, target = exchange.entry, target_of(observed_of(exchange.entry)).decode("latin-1")
    headers = [f'"x-api-key": os.environ[{KEY_VARIABLE[1:]!r}]']
    lines = [f"    {entry.method!r},", f"    os.environ[{BASE_VARIABLE[1:]!r}] + {target!r},"]
    sent: list[str] = []
    if _is_form(exchange):
        sent = _python_form(exchange)
    elif exchange.sent is not None and not isinstance(exchange.sent, str):
        sent = [f"    json={pformat(exchange.sent, width=_WIDTH, sort_dicts=False)},"]
    elif entry.body:
        headers.append(f'"content-type": {_content_type(exchange)!r}')
        sent = [f"    content={entry.body!r},"]
    if is_cut(entry):
        sent.append(f"    # the journal kept {len(entry.body)} of {entry.body_size} bytes")
    lines.append(f"    headers={{{', '.join(headers)}}},")
    return "\n".join(["import os", "import httpx", "", "reply = httpx.request(", *lines, *sent, ")"])


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
    """Return the reply as a fixed answer; None if that is not possible."""
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
    address = f'"{BASE_VARIABLE}/__admin/{path}" -H "x-api-key: {KEY_VARIABLE}"'
    return f'curl -X POST {address} -H "content-type: application/json" --data-raw {shell_word(orjson.dumps(body))}'


def _content_type(exchange: Exchange) -> str:
    return texts_of(exchange.entry.request_headers).get("content-type", "application/json")


def _is_form(exchange: Exchange) -> bool:
    return isinstance(exchange.sent, dict) and "form" in _content_type(exchange)


def _is_multipart(exchange: Exchange) -> bool:
    return _content_type(exchange).startswith(MULTIPART_TYPE)


def _fields(exchange: Exchange) -> Iterator[tuple[str, Any]]:
    """Yield the fields of a form; a field with several values comes several times."""
    for name, value in dict(exchange.sent).items():
        yield from ((name, one) for one in (value if isinstance(value, list) else [value]))


def _is_file(value: Any) -> bool:
    return isinstance(value, dict) and "filename" in value
