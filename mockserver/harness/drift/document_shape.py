"""The parts of an OpenAPI document that a comparison reads, as a JSON schema."""

from typing import Any

from mockserver.contract.operations import METHODS
from mockserver.contract.schemas import Schemas
from mockserver.contract.violations.violations import violation_message

Json = dict[str, Any]


def _object(**properties: Json) -> Json:
    return {"type": "object", "properties": properties}


def _named(kind: Json) -> Json:
    return {"type": "object", "additionalProperties": kind}


def _list(kind: Json) -> Json:
    return {"type": "array", "items": kind}


_TEXT: Json = {"type": "string"}
_SCHEMA: Json = {"$ref": "#/schema"}
_SCHEMA_ITSELF: Json = {
    "type": ["object", "boolean"],
    "properties": {
        "properties": _named(_SCHEMA),
        "required": _list(_TEXT),
        "enum": {"type": "array"},
        "items": _SCHEMA,
        "allOf": _list(_SCHEMA),
        "anyOf": _list(_SCHEMA),
        "oneOf": _list(_SCHEMA),
    },
}
_PARAMETER: Json = _object(name=_TEXT, schema=_SCHEMA) | {"if": {"required": ["in"]}, "then": {"required": ["name"]}}
_CONTENTS: Json = _object(content=_named(_object(schema=_SCHEMA)))
_OPERATION: Json = _object(parameters=_list(_PARAMETER), requestBody=_CONTENTS, responses=_named(_CONTENTS))
_PATH: Json = _object(parameters=_list(_PARAMETER), **dict.fromkeys(METHODS, _OPERATION))
_COMPONENTS: Json = _object(
    schemas=_named(_SCHEMA),
    parameters=_named(_PARAMETER),
    requestBodies=_named(_CONTENTS),
    responses=_named(_CONTENTS),
)
_DOCUMENT: Json = _object(paths=_named(_PATH), components=_COMPONENTS)


def shape_problem(document: Json) -> str | None:
    """Return where `document` is no OpenAPI document of version 3, and why; None if it is one."""
    return violation_message(Schemas({"schema": _SCHEMA_ITSELF}).compile(_DOCUMENT), document)
