"""Enrichments of knowledge store items fit their schema, which has few keywords."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema_rs import Draft202012Validator

from mockserver.domain.generation.generator import generate_content
from mockserver.domain.writing import source_for
from mockserver.domain.writing.documents import ENRICHMENTS, read_schema, write_document
from mockserver.ground.errors import ParameterInvalid, SchemaUnsupported

Json = dict[str, Any]
CONTENT = generate_content(b"a", 120, title="cooking-pasta.mp4")
NAMES = st.sampled_from(["title", "topics", "has_dog", "score", "count_of_people", "chapters", "x"])


def bounded(kind: str) -> st.SearchStrategy[Json]:
    bounds = st.tuples(st.integers(-50, 50), st.integers(0, 50))
    return bounds.map(lambda pair: {"type": kind, "minimum": pair[0], "maximum": pair[0] + pair[1]})


PLAIN: list[Json] = [{"type": "string"}, {"type": "boolean"}, {"type": "number"}, {"enum": ["a", 1, None]}]
FORMED: list[Json] = [{"type": "string", "format": form} for form in ("date", "uuid", "email")]
SCALARS: st.SearchStrategy[Json] = st.one_of(
    st.sampled_from(PLAIN),
    st.sampled_from(FORMED),
    bounded("integer"),
    bounded("number"),
)


def lists(items: st.SearchStrategy[Json]) -> st.SearchStrategy[Json]:
    lengths = st.tuples(st.integers(0, 4), st.integers(0, 4)).map(
        lambda pair: {"minItems": pair[0], "maxItems": pair[0] + pair[1]}
    )
    optional = {"items": items, "prefixItems": st.lists(items, min_size=1, max_size=3)}
    rest = st.fixed_dictionaries({}, optional=optional)
    return st.tuples(lengths, rest).map(lambda parts: {"type": "array", **parts[0], **parts[1]})


def objects(values: st.SearchStrategy[Json]) -> st.SearchStrategy[Json]:
    described = st.dictionaries(NAMES, values.map(lambda one: {**one, "description": "It."}), min_size=1, max_size=4)
    return st.tuples(described, st.booleans()).map(
        lambda parts: {
            "type": "object",
            "properties": parts[0],
            "required": list(parts[0]),
            "additionalProperties": parts[1],
        }
    )


SCHEMAS = objects(st.recursive(SCALARS, lambda inner: lists(inner) | objects(inner), max_leaves=8))


def found(schema: Json) -> Any:
    node = read_schema(schema, "schema", has_times=False, dialect=ENRICHMENTS)
    return json.loads(write_document(node, source_for(CONTENT, 120, "", 0)))


def with_property(**schema: Any) -> Json:
    return {"type": "object", "properties": {"it": {"description": "It.", **schema}}}


@given(SCHEMAS)
@settings(max_examples=80, deadline=None)
def test_an_enrichment_fits_its_schema(schema: Json) -> None:
    Draft202012Validator(schema).validate(found(schema))


@pytest.mark.parametrize(
    "schema",
    [
        {"pattern": "a"},
        {"anyOf": [{"type": "string"}]},
        {"$ref": "#/$defs/it"},
        {"const": 1},
        {"type": "string", "minLength": 1},
        {"type": "null"},
        {"type": "timestamp"},
        {"type": ["string", "null"]},
        {"type": "array", "enum": [[1]]},
        {"type": "object", "additionalProperties": {"type": "string"}},
        {"unheard-of": 1},
    ],
)
def test_a_schema_outside_of_the_enrichment_subset_is_refused(schema: Json) -> None:
    with pytest.raises(SchemaUnsupported, match=r"properties\.it"):
        found(with_property(**schema))


def test_each_property_needs_a_description_at_any_depth() -> None:
    inner = {"type": "object", "properties": {"deep": {"type": "string"}}}

    with pytest.raises(SchemaUnsupported, match=r"properties\.it\.properties\.deep has no description"):
        found(with_property(**inner))
    with pytest.raises(SchemaUnsupported, match=r"properties\.it\.items\.properties\.deep"):
        found(with_property(type="array", items=inner))


@pytest.mark.parametrize(
    "schema",
    [
        {"type": "array", "minItems": 2, "maxItems": 1},
        {"type": "array", "minItems": -1},
        {"type": "array", "minItems": 1e300},
        {"type": "array", "prefixItems": {"type": "string"}},
        {"type": "number", "minimum": 2, "maximum": 1},
        {"type": "number", "minimum": "two"},
        {"type": "text"},
        {"type": "array", "minItems": 2001},
        {"type": "array", "minItems": 50, "items": {"type": "array", "minItems": 50}},
    ],
)
def test_an_unsatisfiable_or_too_large_enrichment_schema_is_refused(schema: Json) -> None:
    with pytest.raises(ParameterInvalid, match="schema"):
        found(with_property(**schema))
