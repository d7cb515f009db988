"""Schemas outside of the supported subset are refused, with the place in the schema."""

from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mockserver.domain.writing.documents import read_schema
from mockserver.domain.writing.documents.reading import DEEPEST, MOST_PARTS
from mockserver.ground.errors import ParameterInvalid, SchemaUnsupported
from tests.support.schemas import FLAG, NUMBER, TEXT, Json, listing, record, schemas


def places_in(schema: Any) -> list[Json]:
    """Return every schema in `schema` except references and values."""
    if isinstance(schema, list):
        return [found for one in schema for found in places_in(one)]
    if not isinstance(schema, dict):
        return []
    below = [*schema.get("properties", {}).values(), schema.get("items"), schema.get("anyOf")]
    return [schema, *(found for one in below for found in places_in(one))]


UNSUPPORTED = {
    "minLength": 1,
    "maxLength": 9,
    "additionalProperties": False,
    "uniqueItems": True,
    "maxItems": 3,
    "minItems": 2,
    "oneOf": [TEXT],
    "allOf": [TEXT],
    "not": TEXT,
    "if": TEXT,
    "prefixItems": [TEXT],
    "contains": TEXT,
    "patternProperties": {"^a": TEXT},
    "propertyNames": TEXT,
    "multipleOf": 2,
    "minProperties": 1,
    "dependentRequired": {},
    "unevaluatedProperties": False,
}


@given(schema=schemas(), keyword=st.sampled_from(sorted(UNSUPPORTED)), data=st.data())
def test_a_keyword_outside_of_the_subset_is_refused(schema: Json, keyword: str, data: st.DataObject) -> None:
    schema = deepcopy(schema)
    # Beside values, a keyword of lists would make the values what is unsupported.
    place = data.draw(st.sampled_from([one for one in places_in(schema) if one.keys().isdisjoint(("const", "enum"))]))
    place[keyword] = UNSUPPORTED[keyword]

    with pytest.raises(SchemaUnsupported) as refused:
        read_schema(schema, "response_format.json_schema", has_times=True)

    assert keyword in str(refused.value)
    assert refused.value.place.startswith("response_format.json_schema")


@pytest.mark.parametrize(
    "schema",
    [
        {"type": ["string", "null"]},
        {"type": "number", "minimum": 1},
        {"type": "string", "format": "email"},
        {"type": "string", "pattern": "(?=a)b"},
        {"type": "string", "pattern": "a^b"},
        {"type": "array", "items": TEXT, "enum": [[]]},
        {"enum": [["a"]]},
        {"const": {}},
        {"$ref": "https://example.com/schema.json"},
        {"$ref": "#/properties/x"},
        {"$ref": "#/$defs/Node"},
        {"$ref": "#/$defs/Text", "type": "string"},
        {"anyOf": [TEXT], "type": "string"},
    ],
)
def test_valid_json_schema_outside_of_the_subset_is_refused(schema: Json) -> None:
    node = record(children=listing({"$ref": "#/$defs/Node"}))

    with pytest.raises(SchemaUnsupported):
        read_schema({**record(x=schema), "$defs": {"Node": node, "Text": TEXT}}, "schema", has_times=True)


@pytest.mark.parametrize(
    "schema",
    [
        True,
        "string",
        {"type": "text"},
        {"type": None},
        {"type": "integer", "minimum": 3, "maximum": 2},
        {"type": "integer", "exclusiveMinimum": 2, "exclusiveMaximum": 3},
        {"type": "integer", "minimum": "1"},
        {"type": "integer", "minimum": 1e300},
        {"type": "string", "pattern": "("},
        {"type": "string", "pattern": 3},
        {"type": "string", "enum": [1, None]},
        {"enum": []},
        {"enum": [1], "const": True},
        {"type": "array", "minItems": "1"},
        {"type": "array", "items": []},
        {"type": "object", "properties": []},
        {"type": "object", "properties": {"a": TEXT}, "required": ["b"]},
        {"type": "object", "required": "a"},
        {"anyOf": []},
        {"$ref": "#/$defs/Missing"},
    ],
)
def test_an_invalid_or_unsatisfiable_schema_is_refused(schema: Any) -> None:
    with pytest.raises(ParameterInvalid) as refused:
        read_schema({"type": "object", "properties": {"x": schema}}, "schema", has_times=True)

    assert refused.value.parameter.startswith("schema.properties.x")


STAMP = {"type": "timestamp", "format": "seconds"}


@pytest.mark.parametrize(
    "schema",
    [
        STAMP,
        listing(STAMP),
        record(a={"type": "timestamp"}),
        record(a={"type": "timestamp", "format": "minutes"}),
        record(a=listing(STAMP)),
        record(a=record(b=STAMP)),
        record(a=listing(record(b=listing(record(c=STAMP))))),
        record(a={"anyOf": [STAMP, {"type": "null"}]}),
        {**record(a={"$ref": "#/$defs/Stamp"}), "$defs": {"Stamp": STAMP}},
    ],
)
def test_a_timestamp_elsewhere_or_without_format_is_invalid(schema: Json) -> None:
    with pytest.raises(ParameterInvalid):
        read_schema(schema, "schema", has_times=True)


def test_a_timestamp_is_invalid_for_a_model_without_times() -> None:
    with pytest.raises(ParameterInvalid):
        read_schema(record(at=STAMP), "schema", has_times=False)


@pytest.mark.parametrize("name", ["start_time", "end_time"])
@pytest.mark.parametrize(
    "kind",
    [FLAG, {"type": "null"}, listing(TEXT), record(), {"type": "string", "format": "time"}, {"anyOf": [NUMBER]}],
)
@pytest.mark.parametrize("is_nested", [False, True])
def test_a_reserved_name_takes_times_only(name: str, kind: Json, is_nested: bool) -> None:
    inner = record(**{name: kind})
    schema = record(a=record(b=listing(inner))) if is_nested else inner

    with pytest.raises(ParameterInvalid):
        read_schema(schema, "schema", has_times=True)

    read_schema(schema, "schema", has_times=False)


def test_deep_and_large_schemas_are_refused_fast() -> None:
    deep: Json = TEXT
    for _ in range(DEEPEST + 1):
        deep = listing(deep)
    large = record(**{f"p{number}": TEXT for number in range(MOST_PARTS + 1)})
    # Each refers twice to the next: a billion parts.
    doubling = {
        f"D{level}": record(a={"$ref": f"#/$defs/D{level + 1}"}, b={"$ref": f"#/$defs/D{level + 1}"})
        for level in range(30)
    }

    for schema in (deep, large, {"$ref": "#/$defs/D0", "$defs": doubling | {"D30": TEXT}}):
        with pytest.raises(ParameterInvalid):
            read_schema(schema, "schema", has_times=True)
