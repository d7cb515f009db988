"""The supported keywords of JSON Schema by type. Data only; `reading.py` uses it."""

from collections.abc import Mapping
from dataclasses import dataclass

_REST = """
    $dynamicAnchor $dynamicRef $recursiveRef additionalItems additionalProperties allOf contains definitions
    dependencies dependentRequired dependentSchemas else if maxContains maxItems maxLength maxProperties minContains
    minLength minProperties multipleOf not oneOf patternProperties prefixItems propertyNames then unevaluatedItems
    unevaluatedProperties uniqueItems
"""
_VALUES = frozenset(["enum", "const"])
_BOUNDS = frozenset(["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"])
_TYPE = frozenset(["type"])

TYPES = ("array", "boolean", "integer", "null", "number", "object", "string", "timestamp")

OF_TYPE: Mapping[str, frozenset[str]] = {
    "array": _TYPE | {"items", "minItems"},
    "boolean": _TYPE | _VALUES,
    "integer": _TYPE | _VALUES | _BOUNDS,
    "null": _TYPE | _VALUES,
    "number": _TYPE | _VALUES,
    "object": _TYPE | {"properties", "required"},
    "string": _TYPE | _VALUES | {"pattern", "format"},
    "timestamp": _TYPE | {"format"},
    "$ref": frozenset(["$ref"]),
    "anyOf": frozenset(["anyOf"]),
    "": _VALUES,
}
"""The allowed keywords by type, besides annotations. `$ref` and `anyOf` are used alone; "" is any scalar."""

BESIDE = {"$ref": " beside $ref", "anyOf": " beside anyOf", "": " without a type"}

# In this order, because a schema may have several of them.
IMPLIED_TYPES: Mapping[str, str] = {
    "properties": "object",
    "required": "object",
    "items": "array",
    "minItems": "array",
    "pattern": "string",
    "format": "string",
    **dict.fromkeys(sorted(_BOUNDS), "integer"),
    "enum": "",
    "const": "",
}
"""The type of a schema that has none."""

ALL = frozenset(_REST.split()).union(*OF_TYPE.values())
"""Every keyword that restricts values. All others are annotations."""


@dataclass(frozen=True, slots=True)
class Dialect:
    """A subset of JSON Schema, by the keywords that are allowed in a schema of each type.

    A keyword of no subset is an annotation. A dialect that `is_closed` refuses all keywords but its own, which are then
    allowed with any type. If it `describes_properties`, each property needs a description.
    """

    of_type: Mapping[str, frozenset[str]]
    is_closed: bool = False
    describes_properties: bool = False

    @property
    def words(self) -> frozenset[str]:
        """Every keyword of the dialect."""
        return frozenset[str]().union(*self.of_type.values())


ANSWERS = Dialect(OF_TYPE)
"""Schemas of answers to a prompt."""

_NOTES = frozenset(["title", "description", "granularity"])
_LISTS = frozenset(["items", "prefixItems", "minItems", "maxItems"])
ENRICHMENTS = Dialect(
    {
        "array": _TYPE | _NOTES | _LISTS,
        "boolean": _TYPE | _NOTES | {"enum"},
        "integer": _TYPE | _NOTES | {"enum", "minimum", "maximum"},
        "number": _TYPE | _NOTES | {"enum", "minimum", "maximum"},
        "object": _TYPE | _NOTES | {"properties", "required", "additionalProperties"},
        "string": _TYPE | _NOTES | {"enum", "format"},
        "": _NOTES | {"enum"},
    },
    is_closed=True,
    describes_properties=True,
)
"""Schemas of enrichments of knowledge store items. Source: documentation of 2026."""
