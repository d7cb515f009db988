"""Parses schemas of scalar values: texts, numbers and booleans, with bounds, patterns and enumerated values."""

from collections.abc import Mapping
from math import ceil, floor
from typing import Any, TypeAlias

from mockserver.domain.writing.documents.patterns import PatternInvalid, PatternUnsupported, read_pattern
from mockserver.domain.writing.documents.tree import (
    Choice,
    Flag,
    Node,
    Nothing,
    Number,
    Scalar,
    Text,
    TextForm,
    Whole,
)
from mockserver.ground.errors import ParameterInvalid, SchemaUnsupported

Json: TypeAlias = Mapping[str, Any]

LARGEST = 2**53 - 1
"""The largest integer that every client reads exactly."""
TEXT_FORMS = {
    "uuid": TextForm.UUID,
    "date-time": TextForm.DATE_TIME,
    "date": TextForm.DATE,
    "time": TextForm.TIME,
}


def read_scalar(kind: str, schema: Json, where: str, *, takes_any_format: bool) -> Node:
    """Return the node of a `schema` of a scalar type, whose place is `where`, without its `enum` and `const`."""
    match kind:
        case "integer":
            return _whole(schema, where)
        case "number":
            return Number(*_bounds(schema, where))
        case "boolean":
            return Flag()
        case "null":
            return Nothing()
    return _text(schema, where, takes_any_format=takes_any_format)


def among_values(node: Node, kind: str, schema: Json, where: str) -> Node:
    """Return `node`, or a choice of the values of `enum` and `const` that fit it."""
    values = _values(schema, where)
    if values is None:
        return node
    fitting = tuple(value for value in values if kind == "" or _fits(value, node))
    if not fitting:
        raise ParameterInvalid(where, "None of the values of enum and const fits the rest of the schema.")
    return Choice(fitting)


def is_number(value: Any) -> bool:
    """Return whether a value is a number in JSON, where a boolean is none."""
    return isinstance(value, int | float) and not isinstance(value, bool)


def _values(schema: Json, where: str) -> list[Scalar] | None:
    """Return the values that `enum` and `const` allow; None if there is neither."""
    if "enum" not in schema and "const" not in schema:
        return None
    listed = schema["enum"] if "enum" in schema else [schema["const"]]
    if not isinstance(listed, list) or not listed:
        raise ParameterInvalid(f"{where}.enum", "Expected a list of values, at least one.")
    if "const" in schema:
        listed = [value for value in listed if _is_same(value, schema["const"])]
    if any(isinstance(value, list | dict) for value in listed):
        raise SchemaUnsupported(where, "a value of enum or const that is a list or an object")
    return listed


def _is_same(value: Any, other: Any) -> bool:
    """Return whether two values are equal in JSON, where a boolean is not a number."""
    return isinstance(value, bool) is isinstance(other, bool) and bool(value == other)


def _fits(value: Scalar, node: Node) -> bool:
    match node:
        case Text(pattern=pattern):
            return isinstance(value, str) and (pattern is None or pattern.fits(value))
        case Whole(least, most):
            return isinstance(value, int | float) and is_number(value) and value % 1 == 0 and least <= value <= most
        case Number(least, most):
            return is_number(value) and least <= float(value or 0) <= most
        case Flag():
            return isinstance(value, bool)
    return value is None


def _text(schema: Json, where: str, *, takes_any_format: bool) -> Text:
    form, pattern = schema.get("format"), schema.get("pattern")
    if takes_any_format and isinstance(form, str) and form not in TEXT_FORMS:
        form = None  # an annotation
    if form is not None and form not in TEXT_FORMS:
        raise SchemaUnsupported(f"{where}.format", "a format other than uuid, date-time, date and time")
    if pattern is None:
        return Text(TEXT_FORMS.get(form or ""))
    if not isinstance(pattern, str):
        raise ParameterInvalid(f"{where}.pattern", "Expected a text.")
    try:
        return Text(TEXT_FORMS.get(form or ""), read_pattern(pattern))
    except PatternInvalid as error:
        raise ParameterInvalid(f"{where}.pattern", f"{error}.") from None
    except PatternUnsupported as error:
        raise SchemaUnsupported(f"{where}.pattern", str(error)) from None


def _bounds(schema: Json, where: str) -> tuple[float, float]:
    """Return the bounds of a number."""
    _check_bounds(schema, where)
    least, most = schema.get("minimum", float("-inf")), schema.get("maximum", float("inf"))
    if least > most:
        raise ParameterInvalid(where, "No number lies between its bounds.")
    return least, most


def _check_bounds(schema: Json, where: str) -> None:
    for word in ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"):
        if word in schema and not is_number(schema[word]):
            raise ParameterInvalid(f"{where}.{word}", "Expected a number.")


def _whole(schema: Json, where: str) -> Whole:
    _check_bounds(schema, where)
    least = max(
        -LARGEST,
        ceil(schema.get("minimum", -LARGEST)),
        floor(schema.get("exclusiveMinimum", -LARGEST - 1)) + 1,
    )
    most = min(
        LARGEST,
        floor(schema.get("maximum", LARGEST)),
        ceil(schema.get("exclusiveMaximum", LARGEST + 1)) - 1,
    )
    if least > most:
        raise ParameterInvalid(where, "No integer lies between its bounds.")
    return Whole(least, most)
