"""Small contracts to compile."""

from copy import deepcopy
from typing import Any

ERROR = {"type": "object", "required": ["code", "message"], "properties": {"code": {"type": "string"}}}

THING = {
    "type": "object",
    "required": ["name"],
    "properties": {
        "name": {"type": "string", "minLength": 1},
        "size": {"type": ["integer", "null"], "minimum": 1, "maximum": 50, "default": 10},
        "tags": {"type": "array", "items": {"type": "string", "enum": ["red", "blue"]}},
        "filter": {"type": "object", "x-error-code": "filter_invalid", "properties": {"id": {"type": "string"}}},
        "part": {"type": "object", "properties": {"depth": {"type": ["number", "null"]}}},
    },
}

DOCUMENT: dict[str, Any] = {
    "openapi": "3.1.0",
    "info": {"title": "Things", "version": "1"},
    "servers": [{"url": "http://127.0.0.1:1212"}, {"url": "http://127.0.0.1:1212/p"}],
    "paths": {
        "/v1.2/things": {
            "post": {
                "operationId": "create-thing",
                "requestBody": {
                    "required": True,
                    "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Thing"}}},
                },
                "responses": {
                    "201": {
                        "description": "Made.",
                        "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Thing"}}},
                    },
                    "400": {
                        "description": "Refused.",
                        "x-error-codes": ["parameter_invalid", "filter_invalid"],
                        "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Error"}}},
                    },
                },
            }
        }
    },
    "components": {"schemas": {"Thing": THING, "Error": ERROR}},
    "x-api-versions": {"v1.2": {"sdks": {"Python": "things<0.4"}}},
    "x-errors": {
        "v1.2": {
            "never": ["DomainError"],
            "codes": {
                "parameter_invalid": {"status": 400, "facts": ["ParameterInvalid"]},
                "filter_invalid": {"status": 400},
            },
        }
    },
}


def document() -> dict[str, Any]:
    """Return a contract of one operation, which a test can change."""
    return deepcopy(DOCUMENT)
