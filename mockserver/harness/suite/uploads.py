"""Sends real files in forms and file bodies, in place of the generated text.

The text is generated and replaced when it is sent, because checks can read texts but not bytes.
"""

from typing import Any

import orjson
from schemathesis import SerializationContext
from schemathesis.transport import register_serializer
from schemathesis.transport.requests import multipart_serializer
from schemathesis.transport.serialization import Binary

from mockserver.contract.bodies import MULTIPART_TYPE
from mockserver.harness.suite.material import FILES, FILES_AT, snapshot

_LINES_TYPE = "application/x-ndjson"


def _with_real_files(context: SerializationContext, value: Any) -> dict[str, Any]:
    if isinstance(value, dict):
        files = FILES | FILES_AT.get(context.case.operation.path, {})
        texts = [name for name in value.keys() & files.keys() if isinstance(value[name], str)]
        value = {**value, **{name: Binary(files[name]()) for name in texts}}
    return multipart_serializer(context, value)


def _as_real_lines(context: SerializationContext, value: Any) -> dict[str, Any]:
    return {"data": snapshot() if isinstance(value, str) else orjson.dumps(value)}


register_serializer(_as_real_lines, _LINES_TYPE)
register_serializer(_with_real_files, MULTIPART_TYPE)
