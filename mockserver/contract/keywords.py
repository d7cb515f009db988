"""The supported schema keywords. A keyword that no validator would enforce is refused, not ignored."""

from collections.abc import Iterator
from typing import Any

from mockserver.contract.json_pointer import pointer
from mockserver.ground.errors import ContractInvalid

# fmt: off
ENFORCED = frozenset(
    [
        "$ref", "type", "enum", "const", "multipleOf", "maximum", "exclusiveMaximum", "minimum",
        "exclusiveMinimum", "maxLength", "minLength", "pattern", "maxItems", "minItems", "uniqueItems",
        "maxContains", "minContains", "contains", "maxProperties", "minProperties", "required",
        "dependentRequired", "properties", "patternProperties", "additionalProperties", "propertyNames", "items",
        "prefixItems", "allOf", "anyOf", "oneOf", "not", "if", "then", "else", "dependentSchemas",
        "unevaluatedProperties", "unevaluatedItems", "format",
    ]
)
# fmt: on
ANNOTATIONS = frozenset(["title", "description", "default", "examples", "deprecated", "readOnly", "writeOnly"])
ENFORCED_FORMATS = frozenset(["date-time", "date", "uri", "uuid"])
# `binary` marks a file; a file has no text to validate.
FORMATS = ENFORCED_FORMATS | {"binary"}

_SCHEMA = ("additionalProperties", "propertyNames", "items", "not", "if", "then", "else", "contains")
_SCHEMA_LISTS = ("allOf", "anyOf", "oneOf", "prefixItems")
_SCHEMA_MAPS = ("properties", "patternProperties", "dependentSchemas")


def subschemas(schema: dict[str, Any], where: str) -> Iterator[tuple[Any, str]]:
    """Yield every schema directly inside `schema`, with its JSON pointer."""
    for keyword in _SCHEMA:
        if keyword in schema:
            yield schema[keyword], where + pointer(keyword)
    for keyword in _SCHEMA_LISTS:
        for number, item in enumerate(schema.get(keyword, ())):
            yield item, where + pointer(keyword, str(number))
    for keyword in _SCHEMA_MAPS:
        for name, item in schema.get(keyword, {}).items():
            yield item, where + pointer(keyword, name)


def refuse_unsupported(schema: Any, where: str) -> None:
    """Raise ContractInvalid if `schema`, or one inside it, has an unsupported keyword or format."""
    if isinstance(schema, bool):
        return
    unknown = sorted(key for key in schema if key not in ENFORCED | ANNOTATIONS and not key.startswith("x-"))
    if unknown:
        raise ContractInvalid(f"{where}: schema keywords that would not be enforced: {', '.join(unknown)}")
    if schema.get("format") not in FORMATS | {None}:
        raise ContractInvalid(f"{where}: the format {schema['format']} would not be enforced")
    for inner, place in subschemas(schema, where):
        refuse_unsupported(inner, place)
