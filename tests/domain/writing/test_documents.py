"""JSON documents fit their schema: their lengths, and the order of their properties."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema_rs import Draft202012Validator

from mockserver.domain.generation import imagined_content
from mockserver.domain.records.scenes import Content
from mockserver.domain.writing.documents import read_schema, write_document
from mockserver.domain.writing.texts import source_for
from tests.support.schemas import (
    COOKING,
    PROMPTS,
    SOURCES,
    TEXT,
    Json,
    as_standard,
    document,
    listing,
    record,
    schemas,
    source_of,
)


@given(schema=schemas(), source=st.sampled_from(SOURCES), prompt=st.sampled_from(PROMPTS))
def test_a_document_fits_its_schema_and_is_always_the_same(
    schema: Json, source: tuple[Content, float, float], prompt: str
) -> None:
    node = read_schema(schema, "schema", has_times=True)

    text, again = (write_document(node, source_of(*source, prompt)) for _ in range(2))

    validator = Draft202012Validator(as_standard(schema), validate_formats=True)
    assert [str(error) for error in validator.iter_errors(json.loads(text))] == []
    assert text == again


def test_the_largest_schema_has_a_document_of_bounded_length() -> None:
    inner = record(**{f"text_{number}": TEXT for number in range(40)})
    schema = record(**{f"parts_{number}": listing(listing(inner)) for number in range(11)})

    text = write_document(read_schema(schema, "schema", has_times=True), source_of(COOKING, 0.0, 600.5))

    assert len(text) < 150_000


def test_a_long_document_has_shorter_lists() -> None:
    item = record(title=TEXT, summary=TEXT, mood=TEXT, weather=TEXT)
    text = write_document(
        read_schema(record(scenes=listing(item), events=listing(item)), "schema", has_times=True),
        source_of(COOKING, 0.0, 600.5),
    )

    assert 1000 < len(text) < 4000


def test_properties_keep_their_order_after_a_required_one() -> None:
    properties = {"mood": TEXT, "topics": listing(TEXT), "title": TEXT, "summary": TEXT}

    written = document({"type": "object", "properties": properties, "required": ["title", "summary"]})

    assert list(written) == ["title", "mood", "topics", "summary"]


@pytest.mark.parametrize(
    ("prompt", "items"),
    [
        ("List the tools", {"a knife", "a kitchen scale"}),
        ("Give me 3 hashtags", {"bread", "baking"}),
        ("extract", set()),
        ("Describe the video", set()),
    ],
)
def test_a_list_without_a_name_has_what_the_prompt_asks_for(prompt: str, items: set[str]) -> None:
    bread = imagined_content(b"x" * 32, 300, title="Baking bread")
    schema = read_schema({"type": "array", "items": {"type": "string"}}, "schema", has_times=True)

    listed = json.loads(write_document(schema, source_for(bread, 300, prompt, 0.2)))

    assert listed
    assert items <= set(listed)
    assert len(listed) == 3 or "3" not in prompt
