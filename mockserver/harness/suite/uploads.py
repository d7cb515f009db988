"""Forms are sent with real files, whatever text was drawn for them.

A text is drawn, and replaced on its way out: checks can look at a text, and cannot at bytes.
"""

from typing import Any

from schemathesis import SerializationContext
from schemathesis.transport import register_serializer
from schemathesis.transport.requests import multipart_serializer
from schemathesis.transport.serialization import Binary

from mockserver.contract.bodies import MULTIPART_TYPE
from mockserver.harness.suite.material import FILES


def _with_real_files(context: SerializationContext, value: Any) -> dict[str, Any]:
    if isinstance(value, dict):
        texts = [name for name in value.keys() & FILES.keys() if isinstance(value[name], str)]
        value = {**value, **{name: Binary(FILES[name]()) for name in texts}}
    return multipart_serializer(context, value)


register_serializer(_with_real_files, MULTIPART_TYPE)
