"""Answers about several videos: every statement has a citation, and every citation an existing source."""

import json
from itertools import pairwise
from typing import Any, TypeAlias

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mockserver.domain.generation.generator import generate_content
from mockserver.domain.records.scenes import Content, Moment, Scene
from mockserver.domain.writing.answers import (
    Answer,
    Source,
    Subject,
    Whole,
    read_question,
    write_answer,
)
from mockserver.domain.writing.documents import read_leniently
from mockserver.ground.errors import SchemaUnsupported
from tests.support.answers import answer_about, cited, material_of


def scene(start: float, end: float, heading: str, seen: str) -> Scene:
    return Scene(start, end, heading, (Moment(start, end, seen),))


BOATS = Subject(
    "ksi_boats",
    Content(
        "A Day on the River",
        ("boats",),
        ("boats",),
        (scene(0, 10, "Setting off", "Two rowers push a boat off"), scene(10, 30, "The bridge", "A goose swims by")),
    ),
    30,
)
GEESE = Subject(
    "ksi_geese",
    Content("Geese", ("birds",), (), (scene(0, 8, "Geese", "A goose eats grass"), scene(8, 9, "End", "A dog barks"))),
    9,
)
PICTURE = Subject("ksi_picture", Content("A red boat", (), (), (scene(0, 1, "", "A red boat"),)), 0, is_still=True)
ALL = (BOATS, GEESE, PICTURE)
PLACES = {(one.id, each.start, each.end) for one in ALL for each in one.content.scenes}


def answered(text: str, *subjects: Subject, **more: Any) -> Answer:
    return answer_about(subjects or ALL, text, **more)


prompts = st.builds(
    " ".join,
    st.lists(
        st.sampled_from(
            [
                "what",
                "does",
                "the",
                "goose",
                "do",
                "is",
                "there",
                "a",
                "boat?",
                "how",
                "many",
                "long",
                "list",
                "3",
                "points",
                "write",
                "poem",
                "table",
                "in",
                "json",
                "title",
                "5",
                "words",
                "exactly",
                "bullet",
                "at",
                "0:05",
                "summarize",
                "everything",
                "why",
                "dog",
                "?",
                "elephants",
                "sentences",
                "tweet",
                "quiz",
            ]
        ),
        min_size=1,
        max_size=9,
    ),
)


@given(prompts, st.lists(st.sampled_from(ALL), unique=True, max_size=3), st.booleans())
@settings(max_examples=80)
def test_each_citation_covers_its_number_and_names_a_real_scene(
    text: str, subjects: list[Subject], searches_web: bool
) -> None:
    question = read_question(text, "Always answer in a list with bullets." if searches_web else None)
    collections = [("ksic_1", "Water")]
    answer = write_answer(material_of(question, subjects, collections=collections, searches_web=searches_web)).text

    ids = {subject.id for subject in subjects}
    assert answer.text.strip()
    numbers: dict[Source, int] = {}
    for citation in answer.citations:
        source = citation.source
        numbers.setdefault(source, len(numbers) + 1)
        assert answer.text[citation.first : citation.last + 1] == f"[{numbers[source]}]"
        if source.whole is None:
            assert source.id in ids
            assert (source.start is None) is (source.end is None)
            assert source.start is None or (source.id, source.start, source.end) in PLACES
            assert source.id != PICTURE.id or source.start is None
    assert all(before.last < after.first for before, after in pairwise(answer.citations))
    is_cited = any(one.source.whole is None for one in answer.citations)
    assert bool(subjects) is is_cited or "how many" in text or "json" in text


@given(st.integers(0, 300))
@settings(max_examples=30)
def test_a_cut_text_keeps_the_citations_that_are_completely_in_it(length: int) -> None:
    whole = answered("What does the goose do?").text

    cut = whole.cut(length)

    assert cut.text == whole.text[:length]
    assert all(cut.text[one.first : one.last + 1].endswith("]") for one in cut.citations)


def test_a_question_is_answered_from_every_matching_video() -> None:
    answer = answered("What does the goose do?").text

    assert answer.text == 'In "Geese": a goose eats grass [1]. In "A Day on the River": a goose swims by [2].'
    assert cited(answer) == ["ksi_geese", "ksi_boats"]
    assert [(one.source.start, one.source.end) for one in answer.citations] == [(0, 8), (10, 30)]


@pytest.mark.parametrize(
    ("text", "beginning", "sources"),
    [
        ("Is there a dog?", 'Yes. In "Geese": a dog barks [1].', ["ksi_geese"]),
        ("Is there an elephant?", "No, none of the 3 items shows or mentions elephant.", [*"bgp"]),
        ("How many videos show a goose?", "2 of 3 items show or mention goose", ["ksi_geese", "ksi_boats"]),
        ("How many videos show a dog?", "1 of 3 items shows or mentions dog", ["ksi_geese"]),
        ("How long are they?", '"A Day on the River" lasts 0:30 (30 seconds) [1].', [*"bgp"]),
        ("What about zebras?", "None of the 3 items tells about zebras.", [*"bgp"]),
        ("Summarize everything", 'In "A Day on the River": two rowers', [*"bgp"]),
    ],
)
def test_questions_of_other_kinds_are_answered(text: str, beginning: str, sources: list[str]) -> None:
    answer = answered(text).text

    short = {"b": BOATS.id, "g": GEESE.id, "p": PICTURE.id}
    assert answer.text.startswith(beginning)
    assert cited(answer) == [short.get(one, one) for one in sources]


def test_each_line_of_a_list_has_its_own_citation() -> None:
    asked, instructed = answered("List 2 points about the goose"), answered("Goose?", instructions="Use bullet points.")

    for answer in (asked.text, instructed.text):
        assert [line[:2] for line in answer.text.splitlines()] == ["- ", "- "]
        assert len(answer.citations) == 2


def test_a_text_of_another_form_is_about_the_best_match_and_cites_it() -> None:
    poem = answered("Write a poem about the goose that eats grass").text

    assert "goose" in poem.text.lower()
    assert set(cited(poem)) == {"ksi_geese"}


def test_an_image_is_cited_as_a_whole() -> None:
    [citation] = answered("What is red?").text.citations

    assert (citation.source.id, citation.source.start) == ("ksi_picture", None)


def test_a_question_without_a_subject_uses_that_of_the_last_one() -> None:
    earlier = ("What does the dog do?", "What does the goose do?", "And then?")

    assert cited(answered("Tell me more about it", earlier=earlier).text) == ["ksi_geese", "ksi_boats"]
    assert set(cited(answered("What about the rowers?", earlier=earlier).text)) == {"ksi_boats"}


def test_collections_and_pages_are_cited_at_the_end() -> None:
    answer = answered("What does the goose do?", collections=[("ksic_1", "Water")], searches_web=True).text

    assert answer.text.endswith('All of this is in the collection "Water" [3]. A page on the web says more [4].')
    assert [one.source.whole for one in answer.citations][2:] == [Whole.COLLECTION, Whole.PAGE]


def test_an_empty_store_gives_no_citations() -> None:
    answer = write_answer(material_of(read_question("What does the goose do?"), ()))

    assert answer.text.text == "There is nothing ready in the knowledge store that could answer this."
    assert not answer.text.citations
    assert not answer.found


def test_numbers_in_a_fixed_text_cite_the_best_matches() -> None:
    question = read_question("What does the goose do?")

    answer = write_answer(material_of(question, ALL), "It eats [1], swims [2] and flies [3] [0] [99999].").text

    assert cited(answer) == ["ksi_geese", "ksi_boats"]


def test_a_document_fits_its_schema() -> None:
    node = read_leniently({"type": "object", "properties": {"title": {"type": "string", "maxLength": 9}}}, "schema")

    answer = answered("Describe the goose that eats grass", schema=node)

    assert json.loads(answer.text.text) == {"title": "Geese"}
    assert answer.text.citations == ()


Schemas: TypeAlias = st.SearchStrategy[dict[str, object]]

# Supported and unsupported keywords, in schemas for which they are valid or not.
rest = st.fixed_dictionaries(
    {},
    optional={
        "minLength": st.integers(0, 9),
        "minItems": st.integers(0, 3),
        "maxItems": st.just(2),
        "format": st.sampled_from(["uuid", "email"]),
        "minimum": st.integers(-5, 5),
        "additionalProperties": st.booleans(),
        "required": st.just(["nothing"]),
        "oneOf": st.just([{"type": "string"}]),
        "prefixItems": st.just([{"type": "string"}]),
        "description": st.text(max_size=3),
        "default": st.none(),
    },
)
leaves = st.sampled_from(["string", "integer", "number", "boolean", "null", ["string", "null"], None]).flatmap(
    lambda kind: rest.map(lambda more: more if kind is None else {"type": kind, **more})
)


def objects_of(inner: Schemas) -> Schemas:
    properties = st.dictionaries(st.sampled_from(["title", "topics", "answer", "start", "x"]), inner, max_size=3)
    return st.tuples(properties, rest).map(lambda parts: {"type": "object", "properties": parts[0], **parts[1]})


def nested(inner: Schemas) -> Schemas:
    lists: Schemas = st.tuples(inner, rest).map(lambda parts: {"type": "array", "items": parts[0], **parts[1]})
    choices: Schemas = st.lists(inner, min_size=1, max_size=2).map(lambda branches: {"anyOf": branches})
    return objects_of(inner) | lists | choices


@given(objects_of(st.recursive(leaves, nested, max_leaves=6)))
@settings(max_examples=60)
def test_a_document_for_a_lenient_schema_has_exactly_its_properties(schema: dict[str, object]) -> None:
    node = read_leniently(schema, "schema")
    content = Subject("ksi_1", generate_content(b"0123456789abcdef", 20.0), 20.0)

    text = write_answer(material_of(read_question("Describe it"), [content], schema=node)).text.text

    properties = schema.get("properties", {})
    assert isinstance(properties, dict)
    assert list(json.loads(text)) == list(properties)


@pytest.mark.parametrize(
    "schema",
    [
        {"type": "array", "items": {"type": "string"}},
        {"type": "object", "properties": 7},
        {"type": "object", "properties": {"a": 7}},
        {"type": "object", "properties": {"a": {"type": "colour"}}},
        {"type": "object", "properties": {"a": {"$ref": "#/$defs/b"}}},
        {"type": "object", "properties": {"a": {"$ref": "#/$defs/b"}}, "$defs": {"b": {"$ref": "#/$defs/b"}}},
        {"type": "object", "properties": {"a": {"type": ["string", []]}}},
        {"anyOf": [{"type": "object"}]},
    ],
)
def test_an_unsatisfiable_schema_is_refused(schema: dict[str, object]) -> None:
    with pytest.raises(SchemaUnsupported):
        read_leniently(schema, "schema")


def test_a_schema_that_is_nested_too_deep_is_refused() -> None:
    schema: dict[str, object] = {"type": "object", "properties": {}}
    for _ in range(400):
        schema = {"type": "object", "properties": {"a": schema}}

    with pytest.raises(SchemaUnsupported, match="nested"):
        read_leniently(schema, "schema")
