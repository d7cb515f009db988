"""Converts journal entries to observed exchanges."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

import orjson

from mockserver.contract.bodies import MULTIPART_TYPE
from mockserver.domain.account.journal import Entry
from mockserver.ground.clock import rfc3339
from mockserver.handlers.exchanges.observed import Body, Observed, Origin, Part, lower_names, media_type_of

_FAULT = re.compile(r"(\w+) \(")


def origin_of(entry: Entry) -> Origin:
    """Return the origin of the exchange, by the account's clock, with the controls of a test."""
    ordered = (*_FAULT.findall(entry.fault), *entry.orders)
    return Origin(entry.request_id.decode(), rfc3339(entry.at), entry.test, ordered, entry.is_ordered)


def observed_of(entry: Entry) -> Observed:
    """Return the exchange as the journal has it: with a key if an account has it, and the kept part of bodies."""
    headers = {**lower_names(list(entry.request_headers)), "x-api-key": ""}
    return Observed(
        entry.method,
        entry.path,
        entry.query,
        headers,
        _body(entry, media_type_of(headers)),
        entry.status,
        lower_names(list(entry.reply_headers)),
        Body(entry.reply_size, entry.reply),
        origin_of(entry),
    )


def _body(entry: Entry, media_type: str) -> Body:
    fields = _fields(entry.body) if media_type == MULTIPART_TYPE and not entry.body_sha256 else None
    if fields is None:
        return Body(entry.body_size, entry.body)
    return Body(entry.body_size, parts=tuple(parts_of(fields)))


def _fields(raw: bytes) -> dict[str, Any] | None:
    """Return the fields of a form, which the journal has as an object; None if masking has damaged it."""
    try:
        fields = orjson.loads(raw)
    except orjson.JSONDecodeError:
        return None
    return fields if isinstance(fields, dict) else None


def parts_of(fields: Mapping[str, Any]) -> Iterator[Part]:
    """Yield the parts of a form as the journal has it: texts by name, and files as objects that describe them."""
    for name, value in fields.items():
        for said in value if isinstance(value, list) else [value]:
            if isinstance(said, dict):
                yield Part(name, said["filename"], "", said["size"], said["sha256"], None)
            else:
                yield Part(name, None, "", len(str(said)), "", str(said))
