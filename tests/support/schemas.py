"""Schemas in the supported subset, and documents for them."""

import json
from typing import Any

from hypothesis import strategies as st

from mockserver.domain.generation.generator import generate_content
from mockserver.domain.records.scenes import Content, Moment, Scene
from mockserver.domain.writing.documents import read_schema, write_document
from mockserver.domain.writing.prompts.prompt import read_prompt
from mockserver.domain.writing.source import Source
from mockserver.domain.writing.wording import Wording
from tests.support.contents import CHESS

Json = dict[str, Any]

SILENT = Content("Clouds", ("Weather",), (), (Scene(0, 8, "Clouds", seen=(Moment(0, 8, "White clouds pass"),)),))
COOKING = generate_content(b"a", 600.5, title="cooking-pasta.mp4")
CALL = generate_content(b"call", 240, title="support call refund.mp4")
MEETING = generate_content(b"meeting", 240, title="budget meeting.mp4")
SOURCES = (
    (CALL, 0.0, 240.0),
    (MEETING.between(30, 150.5), 30, 150.5),
    (CHESS, 0.0, 34.7),
    (CHESS.between(10.5, 29.25), 10.5, 29.25),
    (COOKING, 0.0, 600.5),
    (SILENT, 0.0, 8.0),
    (Content("", (), (), ()), 0.0, 0.5),
)

PROMPTS = (
    "Describe the video.",
    "PASS or FAIL for each rule: no alcohol; no weapons",
    "Classify: sport, food or other",
    "Is there a dog? If unknown, return N/A",
)


def source_of(content: Content, start: float, end: float, prompt: str = "Describe the video.") -> Source:
    return Source(content, end, read_prompt(prompt), Wording(prompt, 0.2), start)


def document(schema: Json, content: Content = CHESS, end: float = 34.7, prompt: str = "Describe the video.") -> Any:
    node = read_schema(schema, "schema", has_times=True)
    return json.loads(write_document(node, source_of(content, 0.0, end, prompt)))


def record(**properties: Json) -> Json:
    return {"type": "object", "properties": properties, "required": list(properties)}


def listing(items: Json, **more: Any) -> Json:
    return {"type": "array", "items": items, **more}


TEXT, NUMBER, WHOLE, FLAG = ({"type": name} for name in ("string", "number", "integer", "boolean"))

# The building blocks of schemas in the subset.
_NAMES = """
    title summary topics keywords chapters highlights scenes startTime end_sec duration_ms chapter_number score has_dog
    is_funny transcript on_screen_text logos language mood answer count_of_people verdict status checks category label
    species cookTime ingredients tools questions correct x \u00fcber a-b 1
"""
NAMES = st.sampled_from(_NAMES.split()) | st.text(st.characters(codec="utf-8"), max_size=8)
ANNOTATIONS: st.SearchStrategy[Json] = st.sampled_from(
    [{}, {"title": "T"}, {"description": "D", "examples": [1]}, {"default": None, "x-order": 1, "$comment": "c"}]
)
PATTERNS = st.sampled_from(
    [
        "^[A-Z]",
        r"^\d{3}-\d+$",
        "chess|dog",
        "^(yes|no)$",
        r"^[^\s@]+@example\.(com|org)$",
        "^#[0-9a-f]{6}$",
        "",
        r"\p{L}{4}",
    ]
)
FORMATS = st.sampled_from(["uuid", "date", "time", "date-time"])
SCALARS = st.none() | st.booleans() | st.integers(-9, 9) | st.floats(-9, 9) | st.text(st.characters(codec="utf-8"))


TIME_NAMES = ("start_time", "end_time")


@st.composite
def wholes(draw: st.DrawFn) -> Json:
    least, most = sorted((draw(st.integers(-1000, 1000)), draw(st.integers(-1000, 1000))))
    bounds: Json = {
        "minimum": least,
        "exclusiveMaximum": most + 1,
        "maximum": most + 0.5,
        "exclusiveMinimum": least - 1,
    }
    return {"type": "integer"} | {name: value for name, value in bounds.items() if draw(st.booleans())}


TEXTS = (
    st.just(TEXT)
    | PATTERNS.map(lambda pattern: {"type": "string", "pattern": pattern})
    | FORMATS.map(lambda name: {"type": "string", "format": name})
)
CHOICES = st.lists(SCALARS, min_size=1, max_size=5).map(lambda values: {"enum": values}) | SCALARS.map(
    lambda value: {"const": value}
)
LEAVES = st.one_of(
    TEXTS, wholes(), st.sampled_from([NUMBER, FLAG, {"type": "null"}, {}, {"$ref": "#/$defs/Named"}]), CHOICES
)


def records(inner: st.SearchStrategy[Json]) -> st.SearchStrategy[Json]:
    """Objects with properties of `inner`. Their strategy is built once: that takes longer than to draw from it."""
    return _objects(st.dictionaries(NAMES.filter(lambda name: name not in TIME_NAMES), inner, max_size=4))


@st.composite
def _objects(draw: st.DrawFn, drawn: st.SearchStrategy[Json]) -> Json:
    properties = draw(drawn)
    required = [name for name in properties if draw(st.booleans())]
    return {"type": "object", "properties": properties} | ({"required": required} if required else {})


def nested(inner: st.SearchStrategy[Json]) -> st.SearchStrategy[Json]:
    lists = st.tuples(inner, st.sampled_from([{}, {"minItems": 0}, {"minItems": 1}])).map(
        lambda pair: listing(pair[0], **pair[1])
    )
    unions = st.lists(inner, min_size=1, max_size=3).map(lambda branches: {"anyOf": branches})
    return st.tuples(records(inner) | lists | unions, ANNOTATIONS).map(lambda pair: pair[0] | pair[1])


DEFINITIONS = {"Named": record(title=TEXT, start=NUMBER), "Unused": TEXT}
TIMES = st.sampled_from(
    [NUMBER, WHOLE, TEXT, *({"type": "timestamp", "format": form} for form in ("seconds", "hh:mm:ss"))]
)


OBJECTS = records(st.recursive(LEAVES, nested, max_leaves=12))
TIMED = st.sets(st.sampled_from(TIME_NAMES))


@st.composite
def schemas(draw: st.DrawFn) -> Json:
    """Draw a schema of the subset: an object, with times where they are allowed."""
    schema = draw(OBJECTS)
    properties = schema["properties"] | {name: draw(TIMES) for name in draw(TIMED)}
    if draw(st.booleans()):
        properties["parts"] = listing(record(start_time=draw(TIMES), end_time=draw(TIMES), at=draw(TIMES)))
    return schema | {
        "properties": properties,
        "$defs": DEFINITIONS,
        "$schema": "https://json-schema.org/draft/2020-12/schema",
    }


def as_standard(schema: Any) -> Any:
    """Return `schema` as JSON Schema, which has no timestamps."""
    if isinstance(schema, list):
        return [as_standard(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    if schema.get("type") == "timestamp":
        return NUMBER if schema["format"] == "seconds" else {"type": "string", "pattern": r"^\d\d:\d\d:\d\d$"}
    return {name: value if name in ("enum", "const") else as_standard(value) for name, value in schema.items()}
